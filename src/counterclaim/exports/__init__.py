"""Out of the record: one file a format, each fed in one pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TextIO

from counterclaim.exports.acled import Acled
from counterclaim.exports.cameo import Cameo
from counterclaim.exports.entry import Entry, Exporter, entries, export
from counterclaim.exports.gold import Gold
from counterclaim.exports.jsonl import Jsonl, line
from counterclaim.exports.out import opened
from counterclaim.exports.plover import Plover
from counterclaim.exports.rows import rows
from counterclaim.exports.table import Csv

__all__ = ["CLAIMED", "EXPORTERS", "Entry", "Exporter", "entries", "export", "line", "opened", "rows"]

EXPORTERS: Mapping[str, Callable[[TextIO], Exporter]] = {  # format -> its exporter
    "jsonl": Jsonl, "csv": Csv, "plover": Plover, "cameo": Cameo, "acled": Acled, "gold": Gold}
CLAIMED: Mapping[str, Callable[[TextIO], Exporter]] = {  # those that leave out what only a party says, without doing so
    "cameo": partial(Cameo, claimed=True), "acled": partial(Acled, claimed=True)}
