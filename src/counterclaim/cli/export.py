"""`counterclaim export`: the record for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile

__all__ = ["Format", "export"]


class Format(StrEnum):
    """What `export` can write."""

    jsonl = "jsonl"
    csv = "csv"


def export(
    format: Annotated[Format, typer.Argument(metavar="FORMAT", show_default=False,  # noqa: A002 - the user's word for it
                                             help="One of " + ", ".join(Format) + ".")],
    record: RecordFile = DEFAULT_RECORD,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write it; standard output if not given.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Write the whole record for other programs.

    jsonl: one object a line, reports, claims, links and all else. csv: one row a claim, for a spreadsheet.
    """
    from counterclaim.exports import EXPORTERS, opened
    from counterclaim.exports import export as feed
    from counterclaim.record import open_record

    with open_record(record, create=False, write=False) as store, opened(out) as stream:
        feed(store, [EXPORTERS[format](stream)])
