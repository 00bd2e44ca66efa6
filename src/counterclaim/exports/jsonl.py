"""`export jsonl`: one object a line, `type` first; see CONTRACT for the fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TextIO

from counterclaim.exports.entry import Entry
from counterclaim.exports.out import well_formed
from counterclaim.exports.rows import rows

__all__ = ["Jsonl", "line"]


class Jsonl:
    """Writes each row as a line of JSON."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def feed(self, entry: Entry) -> None:
        self._out.writelines(map(line, rows(entry.analysis, entry.reviews, entry.machine)))

    def finish(self) -> None:
        self._out.flush()


def line(row: Mapping[str, Any]) -> str:
    """The row as one line, its newline included."""
    return well_formed(json.dumps(row, ensure_ascii=False)) + "\n"
