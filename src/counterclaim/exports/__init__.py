"""Out of the record: one file a format, each fed in one pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TextIO

from counterclaim.exports.entry import Entry, Exporter, entries, export
from counterclaim.exports.jsonl import Jsonl, line
from counterclaim.exports.out import opened
from counterclaim.exports.rows import rows
from counterclaim.exports.table import Csv

__all__ = ["EXPORTERS", "Entry", "Exporter", "entries", "export", "line", "opened", "rows"]

EXPORTERS: Mapping[str, Callable[[TextIO], Exporter]] = {"jsonl": Jsonl, "csv": Csv}  # format -> its exporter
