"""What the user may say about the reports to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from counterclaim.errors import ReadingError
from counterclaim.model import When

__all__ = ["COLUMNS", "MAX_CHARS", "Options", "parse_columns"]

COLUMNS = ("text", "date", "title", "outlet", "id", "url", "topics")

# The longest text that spaCy parses unless told otherwise (`nlp.max_length`). A report of this length is a book: the
# longest of the 840 PolNeAR articles has 33,672 characters.
MAX_CHARS = 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """`date` and `outlet` fill in what a report does not say itself; `columns` maps our names to the file's.

    `max_chars` is the longest text that is taken as one report. `private_urls`: whether addresses of this machine and
    its network may be fetched. Raises ReadingError, with the option as its origin,
    for a date that is no ISO prefix or a column that does not exist here.
    """

    date: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    max_chars: int = MAX_CHARS
    private_urls: bool = False

    def __post_init__(self) -> None:
        if self.date is not None:
            _check_date(self.date)
        for name in self.columns:
            if name not in COLUMNS:
                raise ReadingError("--columns", f"{name!r} is none of {', '.join(COLUMNS)}.")
        if self.max_chars < 1:
            raise ReadingError("--max-chars", "the limit must be at least 1.")


def parse_columns(words: str) -> dict[str, str]:
    """`text=body,date=day` as a mapping from our names to the file's columns.

    Raises ReadingError, with the origin `--columns`, for anything that is not pairs of that form.
    """
    columns: dict[str, str] = {}
    for pair in filter(None, (each.strip() for each in words.split(","))):
        name, equals, column = (each.strip() for each in pair.partition("="))
        if not (name and equals and column):
            raise ReadingError("--columns", f"{pair!r} is no pair; write them as text=NAME,date=NAME.")
        if name in columns:
            raise ReadingError("--columns", f"{name!r} is given twice.")
        columns[name] = column
    Options(columns=columns)
    return columns


def _check_date(value: str) -> None:
    try:
        When(value)
    except ValueError:
        value = "/"
    if "/" in value:
        raise ReadingError("--date", "give a date that exists, as YYYY-MM-DD (or YYYY-MM, or YYYY).")
