"""`counterclaim export`: the record for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_RECORD, USAGE, Debug, RecordFile

__all__ = ["Format", "export"]


class Format(StrEnum):
    """What `export` can write."""

    jsonl = "jsonl"
    csv = "csv"
    plover = "plover"
    cameo = "cameo"
    acled = "acled"
    gold = "gold"


def export(
    format: Annotated[Format, typer.Argument(metavar="FORMAT", show_default=False,  # noqa: A002 - the user's word for it
                                             help="One of " + ", ".join(Format) + ".")],
    record: RecordFile = DEFAULT_RECORD,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write it; standard output if not given.")
    ] = None,
    claimed: Annotated[
        bool, typer.Option("--claimed", help="cameo, acled: also the events that a party only asserts, denies, demands "
                                             "...; see the column standing.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Write the whole record for other programs.

    jsonl: one object a line, reports, claims, links and all else. csv: one row a claim, for a spreadsheet.
    plover: one event a line, as NGEC writes PLOVER events. cameo: the columns of GDELT 2.0 events, tab-separated.
    acled: the columns of ACLED, as CSV. These three say of every event who tells it, in columns of their own.
    gold: what people reviewed, one report a line, to train on and to measure against.

    All heed what people ruled: jsonl has rejected rows too and says so, the others leave them out.
    """
    from counterclaim.exports import CLAIMED, EXPORTERS, opened
    from counterclaim.exports import export as feed
    from counterclaim.record import open_record

    if claimed and format not in CLAIMED:
        typer.echo(f"counterclaim: --claimed is for {' and '.join(CLAIMED)}; {format} has all claims.", err=True)
        raise typer.Exit(USAGE)
    with open_record(record, create=False, write=False) as store, opened(out) as stream:
        feed(store, [(CLAIMED if claimed else EXPORTERS)[format](stream)])
