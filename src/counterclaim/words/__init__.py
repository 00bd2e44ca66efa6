"""The reviewed tables: cues, denials, titles, demonyms, agreements; and the one loader for all of them.

A table is a tab-separated file `words/<folder>/<name>.tsv`: lines that begin with `#` are notes for the reviewer
(what the table is, its source, what the columns mean), the first other line names the columns, every further line is
a row. Cells hold no quotation marks of the format's own: what stands between the tabs is the value.
A cell may list alternatives, parted by ` | `.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from counterclaim.errors import WordsError

__all__ = ["alternatives", "table"]


@cache
def table(name: str, *needed: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `words/<name>.tsv`, each a mapping from column to stripped cell ("" where empty).

    `needed` are columns that must exist and be filled in every row. Raises WordsError, naming file and line.
    """
    text = (files("counterclaim.words") / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(_rows(f"words/{name}.tsv", text, needed))


def alternatives(cell: str) -> tuple[str, ...]:
    """The alternatives that a cell lists, parted by ` | `; none for an empty cell."""
    return tuple(each.strip() for each in cell.split("|") if each.strip())


def _rows(origin: str, text: str, needed: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    columns: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            missing = set(needed) - set(columns)
            if missing:
                raise WordsError(f"{origin}:{number}: the table lacks the column {', '.join(sorted(missing))}.")
            continue
        if len(cells) > len(columns):
            raise WordsError(f"{origin}:{number}: {len(cells)} cells under {len(columns)} columns; is a tab too many?")
        row = dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
        empty = [column for column in needed if not row[column]]
        if empty:
            raise WordsError(f"{origin}:{number}: the cell {empty[0]!r} is empty and must not be.")
        yield row
