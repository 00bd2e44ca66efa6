"""`counterclaim verify`: does the record still hold what it says?"""

from __future__ import annotations

import typer

from counterclaim.cli.options import DEFAULT_RECORD, FAILED, Debug, RecordFile
from counterclaim.views.wording import safe, several

__all__ = ["verify"]


def verify(record: RecordFile = DEFAULT_RECORD, debug: Debug = False) -> None:
    """Check that the record still holds what it says.

    Every span is compared with the stored text, and every text with its hash.

    Exit status: 0 all holds; 1 something does not, each named.
    """
    from counterclaim.record import open_record

    with open_record(record, create=False) as store:
        problems = store.verify()
        counts = store.counts()
    for problem in problems:
        typer.echo(safe(str(problem)), err=True)
    reports, claims = several(counts["reports"], "report"), several(counts["claims"], "claim")
    if problems:
        typer.echo(f"{record}: {several(len(problems), 'problem')} in {reports}.")
        raise typer.Exit(FAILED)
    typer.echo(f"{record}: {reports} and {claims} checked, all holds.")
