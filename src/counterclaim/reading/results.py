"""What reading gives: reports, and in plain words what could not be read or what is to be known about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.errors import ReadingError
from counterclaim.model import DateBasis, Report

__all__ = ["Draft", "Failure", "Notice", "Reading", "Tally"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One report, or one file, that could not be read.

    `origin` names the file, with `:line` or `#n` where it holds many reports; `reason` is a sentence with the mend.
    `error` is what was raised, where something was: for `--debug` only, it takes no part in equality.
    """

    origin: str
    reason: str
    error: Exception | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, error: ReadingError) -> Failure:
        return cls(error.origin, error.reason, error)

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that went well enough to go on, but that the user should know: files skipped, an encoding guessed."""

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


Reading = Report | Failure | Notice


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as its format gives it, before the user's options, limits and id.

    `date` is ISO already. `dates_the_file` marks a date on which the file was made rather than the report published
    (the creation date of a PDF or Word file): a date in the file's name is believed before it.
    """

    text: str
    origin: str
    date: str | None = None
    date_basis: DateBasis = "none"
    dates_the_file: bool = False
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    topics: tuple[str, ...] = ()
    id: str | None = None


class Tally:
    """Counts what happens many times in one file, so that it is told once, with the place of the first time."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._first: dict[str, str] = {}

    def note(self, sentence: str, where: str) -> None:
        """Count `sentence` (with `{n}` for the count and `{first}` for the place) once more, at `where`."""
        self._counts[sentence] = self._counts.get(sentence, 0) + 1
        self._first.setdefault(sentence, where)

    def notices(self, origin: str) -> list[Notice]:
        """One notice for each sentence noted, in the order of their first times."""
        return [
            Notice(origin, sentence.replace("{n}", f"{count:,}").replace("{first}", self._first[sentence]))
            for sentence, count in self._counts.items()
        ]
