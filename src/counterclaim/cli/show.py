"""`counterclaim show`: the dispute at a glance."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from counterclaim.cli.options import (
    DEFAULT_RECORD,
    ActorName,
    Debug,
    DisputeName,
    Limit,
    OutletName,
    PlaceName,
    RecordFile,
    Since,
    Until,
)

if TYPE_CHECKING:
    from counterclaim.views.gathering import Gathered

__all__ = ["View", "show"]


class View(StrEnum):
    """What `show` can show."""

    exchange = "exchange"
    contested = "contested"
    unanswered = "unanswered"
    positions = "positions"
    timeline = "timeline"
    agreements = "agreements"
    control = "control"
    flags = "flags"
    actors = "actors"
    disputes = "disputes"
    unknown = "unknown"


def show(
    view: Annotated[View, typer.Argument(metavar="[VIEW]", help="One of " + ", ".join(View) + ".")] = View.exchange,
    record: RecordFile = DEFAULT_RECORD,
    actor: ActorName = None,
    place: PlaceName = None,
    dispute: DisputeName = None,
    since: Since = None,
    until: Until = None,
    outlet: OutletName = None,
    limit: Limit = None,
    as_json: Annotated[bool, typer.Option("--json", help="The view as JSON instead of text.")] = False,
    debug: Debug = False,
) -> None:
    """Show the dispute at a glance, or the part of it that the filters leave; together they narrow.

    exchange: who said what, by day, with what answers it beneath it. contested: what is denied or contradicted, side
    by side. unanswered: what no one responded to, by a report's word, or as far as this record goes. positions: what
    each actor put forward on each point over time, and where it went back on its word. timeline: all of it in order of
    time, with the days that are not sure. agreements: who invokes them, who is said to have broken them.
    control: who holds what, by whose word. flags: what cannot be right in the reports. actors: who speaks, and how.
    disputes: which reports belong together.
    unknown: the words of speakers whom no table knows, the most frequent first; `actors add` or `alias` teaches them.
    """
    from counterclaim.exports import opened
    from counterclaim.record import open_record
    from counterclaim.views import VIEWS, plain
    from counterclaim.views.asked import scope_of
    from counterclaim.views.gathering import gather, gather_disputes

    with open_record(record, create=False, write=False) as store, store.snapshot():
        scope = scope_of(store, actor=actor, place=place, dispute=dispute, since=since, until=until, outlet=outlet)
        part = (gather_disputes if view is View.disputes else gather)(store, scope, limit)
    found = VIEWS[view](part.dispute)
    if as_json:
        with opened(None) as out:
            shown = {"view": view.value, "part": _part(part), **plain(found)}
            out.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
        return
    console = Console(highlight=False)
    if not part.record:
        console.print(f"{record} holds no reports yet; put some in with `counterclaim read`.", markup=False)
        return
    from counterclaim.cli.render import rendered, rendered_part

    for each in (*rendered_part(part), *(rendered(view, found, several_reports=part.record > 1) if part.shown else ())):
        console.print(each)


def _part(part: Gathered) -> dict[str, Any]:
    """Which part of the record a view is made from."""
    asked = {name: value for name, value in asdict(part.scope).items() if value}
    return {"asked": asked, "shown": part.shown, "reports": part.extent.reports, "record": part.record,
            "first": part.extent.first, "last": part.extent.last, "unlinked": part.unlinked}
