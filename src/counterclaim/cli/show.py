"""`counterclaim show`: the dispute at a glance."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile

__all__ = ["View", "show"]


class View(StrEnum):
    """What `show` can show."""

    exchange = "exchange"
    contested = "contested"
    unanswered = "unanswered"
    agreements = "agreements"
    control = "control"
    flags = "flags"
    actors = "actors"
    unknown = "unknown"


def show(
    view: Annotated[View, typer.Argument(metavar="[VIEW]", help="One of " + ", ".join(View) + ".")] = View.exchange,
    record: RecordFile = DEFAULT_RECORD,
    as_json: Annotated[bool, typer.Option("--json", help="The view as JSON instead of text.")] = False,
    debug: Debug = False,
) -> None:
    """Show the dispute at a glance.

    exchange: who said what, by day, with what answers it beneath it. contested: what is denied or contradicted, side
    by side. unanswered: what no one responded to. agreements: who invokes them, who is said to have broken them.
    control: who holds what, by whose word. flags: what cannot be right in the reports. actors: who speaks, and how.
    unknown: the words of speakers whom no table knows, the most frequent first; `actors add` or `alias` teaches them.
    """
    from counterclaim.exports import opened
    from counterclaim.record import open_record
    from counterclaim.views import VIEWS, Dispute, plain

    with open_record(record, create=False, write=False) as store, store.snapshot():
        dispute = Dispute.of(store.analyses())
    found = VIEWS[view](dispute)
    if as_json:
        with opened(None) as out:
            out.write(json.dumps({"view": view.value, **plain(found)}, ensure_ascii=False, indent=2) + "\n")
        return
    console = Console(highlight=False)
    if not dispute.reports:
        console.print(f"{record} holds no reports yet; put some in with `counterclaim read`.", markup=False)
        return
    from counterclaim.cli.render import rendered

    for each in rendered(view, found, several_reports=len(dispute.reports) > 1):
        console.print(each)
