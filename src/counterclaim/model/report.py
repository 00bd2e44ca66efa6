"""A dated text by an outlet: what everything else is tied to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.model.ids import content_id, text_hash
from counterclaim.model.when import When

__all__ = ["DATE_BASES", "DateBasis", "Report"]

DateBasis = Literal["header", "metadata", "file", "given", "none"]
DATE_BASES: tuple[DateBasis, ...] = get_args(DateBasis)


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read, never changed afterwards.

    `text` is stored as decoded; spans index into it. `date` is the publication date (an ISO prefix) and `date_basis`
    says what it rests on: the text's own first line, the file's metadata, its name or folder, the user's word, or
    nothing. `origin` is where it was read from, for messages only: it takes no part in the id.
    `replaces` is the id of the report whose given id this one claims with another text (a later version of it).
    """

    id: str
    text: str
    date: str | None = None
    date_basis: DateBasis = "none"
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    topics: tuple[str, ...] = ()
    origin: str = ""
    replaces: str | None = None

    def __post_init__(self) -> None:
        if (self.date is None) != (self.date_basis == "none"):
            raise ValueError("a report has a date and its basis, or neither")
        if self.date is not None:
            When(self.date)  # ValueError if it is none

    @property
    def sha256(self) -> str:
        return text_hash(self.text)

    @property
    def published(self) -> When | None:
        return When(self.date) if self.date else None

    @staticmethod
    def id_of(text: str, date: str | None, outlet: str | None) -> str:
        """The id of a report that came without one: from its text, date and outlet.

        The same words by two outlets are two reports: who carried a statement is part of the record.
        """
        return content_id("r", text, date, outlet)
