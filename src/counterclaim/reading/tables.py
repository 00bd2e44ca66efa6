"""CSV and TSV: one report a row, in the columns that the user names or that bear our names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from counterclaim.errors import ReadingError, Unreadable
from counterclaim.reading.kinds import suffix_of
from counterclaim.reading.lines import lines
from counterclaim.reading.opening import Source
from counterclaim.reading.options import COLUMNS, Options
from counterclaim.reading.plain import too_long
from counterclaim.reading.results import Draft, Failure, Notice, Tally
from counterclaim.reading.rows import Order, draft_of

__all__ = ["read"]

_DELIMITERS = (",", ";", "\t", "|")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PIECES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read(source: Source, options: Options) -> Iterator[Draft | Failure | Notice]:
    """The reports of the rows; a row that is no report is a failure of its own.

    Raises ReadingError where the columns asked for are not there.
    """
    with source.spooled():
        tally = Tally()
        rows = _rows(source, options, tally)
        header = _header(source, rows)
        places = _places(source, header, options.columns)
        order = Order(source, lambda: _dates(source, options, places.get("date")))
        for line, row in rows:
            origin = f"{source.origin}:{line}"
            if isinstance(row, str):
                yield Failure(origin, row)
            elif any(cell.strip() for cell in row):
                yield _report(row, header, places, origin, order, tally)
        yield from tally.notices(source.origin)


def _report(
    row: list[str], header: list[str], places: Mapping[str, int], origin: str, order: Order, tally: Tally
) -> Draft | Failure:
    if any(cell.strip() for cell in row[len(header) :]):
        # The text would end at a comma of its own: half a report is worse than none.
        return Failure(
            origin, f"the row has {len(row)} cells under {len(header)} columns; put quotation marks around its text."
        )
    if len(row) <= places["text"]:
        return Failure(origin, f"the row ends after {len(row)} cells, before its text; mend or delete it.")
    values = {name: row[place] for name, place in places.items() if place < len(row)}
    topics = tuple(filter(None, (each.strip() for each in values.get("topics", "").split(";"))))
    return draft_of(values, topics, origin, order, tally)


def _header(source: Source, rows: Iterator[tuple[int, list[str] | str]]) -> list[str]:
    for line, row in rows:
        if isinstance(row, str):
            raise Unreadable(f"{source.origin}:{line}", row)
        if any(cell.strip() for cell in row):
            return [cell.strip() for cell in row]
    raise Unreadable(source.origin, "the table has no first row with the names of its columns; add one.")


def _places(source: Source, header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where each of our columns stands. Those that the user names must be there, and `text` in any case."""
    folded = [name.casefold() for name in header]
    places: dict[str, int] = {}
    for name in COLUMNS:
        if name in columns:
            if columns[name] not in header:
                raise ReadingError(source.origin, _no_column(columns[name], header))
            places[name] = header.index(columns[name])
        elif name in folded:
            places[name] = folded.index(name)
    if "text" not in places:
        raise ReadingError(source.origin, _no_column("text", header) + " Say which it is: --columns text=NAME.")
    return places


def _no_column(name: str, header: Sequence[str]) -> str:
    return f"there is no column {name!r}; it has {', '.join(map(repr, header[:40]))}."


def _dates(source: Source, options: Options, place: int | None) -> Iterator[str]:
    if place is None:
        return
    for _, row in _rows(source, options, Tally(), counted=False):
        if not isinstance(row, str) and place < len(row):
            yield row[place]


def _rows(
    source: Source, options: Options, tally: Tally, *, counted: bool = True
) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line, or the reason why it is none."""
    # The module's own limit of 131,072 characters a field is a setting of the whole process; feed() bounds the rows.
    csv.field_size_limit(max(csv.field_size_limit(), 16 * options.max_chars + 2_000_000))
    feed = _Feed(source, options, tally, counted=counted)
    reader = csv.reader(feed, delimiter=feed.delimiter)
    while True:
        feed.begin_row()
        try:
            row = next(reader)
        except StopIteration:
            return
        except _TooLongError as error:
            yield feed.row_line, str(error)
            continue
        except csv.Error as error:
            yield feed.row_line, f"the row breaks the form of the table ({error}); mend or delete it."
            continue
        if feed.ended and feed.lines_in_row > 1 and feed.quotes % 2:
            yield feed.row_line, "a quotation mark opened in this row is never closed, so the rows after it are lost."
            return
        yield feed.row_line, row


class _TooLongError(Exception):
    """A row goes on beyond all bounds."""


class _Feed:
    """The lines for `csv.reader`, which asks for as many as a row needs: it says where the row began and bounds it."""

    def __init__(self, source: Source, options: Options, tally: Tally, *, counted: bool) -> None:
        self._too_long = too_long(options)
        self._limit = 4 * options.max_chars + 1_000_000
        self._lines = self._pieces(lines(source, self._limit, tally, counted=counted))
        self._kept = next(self._lines, None)
        self.delimiter = _delimiter(source.name, self._kept[1] if self._kept else None)
        self.ended = False
        self.line = 0
        self.begin_row()

    def begin_row(self) -> None:
        self.row_line, self.lines_in_row, self.quotes, self._size = 0, 0, 0, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        text = self._take()
        if text is None or self._size > self._limit:
            # A field that is closed further on costs its own row only; look for the end of it without keeping it.
            with suppress(StopIteration):
                while self.quotes % 2:
                    self._take()
            raise _TooLongError(self._too_long)
        return text

    def _take(self) -> str | None:
        item, self._kept = self._kept or next(self._lines, None), None
        if item is None:
            self.ended = True
            raise StopIteration
        self.line, text = item
        self.row_line = self.row_line or self.line
        self.lines_in_row += 1
        if text is not None:
            self.quotes += text.count('"')
            self._size += len(text)
        return text

    @staticmethod
    def _pieces(numbered: Iterator[tuple[int, str | None]]) -> Iterator[tuple[int, str | None]]:
        """The lines, parted at the lone returns that old spreadsheets end their rows with."""
        for number, text in numbered:
            if text is None or not _LONE_RETURN.search(text):
                yield number, text
            else:
                yield from ((number, piece) for piece in _PIECES.findall(text))


def _delimiter(name: str, header: str | None) -> str:
    """What parts the cells: a tab in .tsv, else what the first row has most of outside quotation marks."""
    if suffix_of(name) in (".tsv", ".tab"):
        return "\t"
    bare = re.sub(r'"[^"]*"', "", header or "")
    return max(_DELIMITERS, key=bare.count)
