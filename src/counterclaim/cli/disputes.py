"""`counterclaim disputes`: how people regroup the reports that the machine took to belong together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.curating import AsJson, By, Comment, signer
from counterclaim.cli.guard import guarded
from counterclaim.cli.options import DEFAULT_RECORD, ActorName, Debug, OutletName, PlaceName, RecordFile, Since, Until
from counterclaim.errors import AskedWrongly
from counterclaim.views.wording import safe, several

if TYPE_CHECKING:
    from counterclaim.model import Regrouping

__all__ = ["disputes"]

disputes = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                       help="The disputes of this record: renamed, merged and split by people.")

Called = Annotated[str, typer.Argument(metavar="DISPUTE", show_default=False,
                                       help="Its id or its name, as `counterclaim show disputes` has them.")]


def rename(
    dispute: Called,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="What it is called from now on.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Give a dispute another name; its id stays."""
    from counterclaim.record import open_record
    from counterclaim.views.asked import dispute_called

    with open_record(record, create=False) as store:
        made = store.rename_dispute(dispute_called(store, dispute), name, signer(by), comment)
    typer.echo(safe(f"{made.id}: {made.dispute} is called {made.name} from now on."))


def merge(
    dispute: Called,
    into: Annotated[str, typer.Argument(metavar="INTO", show_default=False, help="The dispute that it is part of.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Say that the reports of one dispute, later ones included, belong to another."""
    from counterclaim.record import open_record
    from counterclaim.views.asked import dispute_called

    with open_record(record, create=False) as store:
        one, other = dispute_called(store, dispute), dispute_called(store, into)
        count = len(store.reports_of(one))
        made = store.merge_disputes(one, other, signer(by), comment)
    typer.echo(safe(f"{made.id}: {several(count, 'report')} of {made.dispute} belong to {made.into} from now on."))


def split(
    dispute: Called,
    name: Annotated[str, typer.Option(metavar="NAME", show_default=False, help="What the new dispute is called.")],
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="[REPORT...]", show_default=False,
                                         help="Ids of its reports; all that meet the filters if none is given.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    actor: ActorName = None,
    place: PlaceName = None,
    since: Since = None,
    until: Until = None,
    outlet: OutletName = None,
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Make some of a dispute's reports, by their ids or by filters, a dispute of their own."""
    from counterclaim.record import open_record
    from counterclaim.views.asked import dispute_called, scope_of

    filtered = any((actor, place, since, until, outlet))
    if bool(reports) == filtered:
        raise AskedWrongly("say which reports: by their ids, or by --actor, --place, --outlet, --since, --until.")
    with open_record(record, create=False) as store:
        one = dispute_called(store, dispute)
        wanted = reports or store.scoped(scope_of(store, actor=actor, place=place, dispute=one, since=since,
                                                  until=until, outlet=outlet))
        if not wanted:
            raise AskedWrongly(f"no report of {one} meets that.")
        made = store.split_dispute(one, wanted, name, signer(by), comment)
    typer.echo(safe(f"{made.id}: {several(len(made.reports), 'report')} of {made.dispute} are {made.name} "
                    f"({made.into}) from now on."))


def list_(record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False, debug: Debug = False) -> None:
    """List what people changed about the disputes, with the ids of the changes; `show disputes` lists the disputes."""
    from counterclaim.record import open_record
    from counterclaim.views import plain

    with open_record(record, create=False, write=False) as store:
        found = store.regroupings()
    if as_json:
        typer.echo(json.dumps([plain(each) for each in found], ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo(f"{record} holds the disputes as they were found.")
    for each in found:
        taken = f", withdrawn by {each.withdrawn_by} on {each.withdrawn[:10]}" if each.withdrawn else ""
        why = f" ({each.comment})" if each.comment else ""
        typer.echo(safe(f"{each.id}  {each.at[:10]}  {_did(each)}, by {each.by}{why}{taken}"))


def undo(
    change: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="The change, as `list` shows it.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    debug: Debug = False,
) -> None:
    """Take a change back. It stays in the record, marked as withdrawn, and no longer counts."""
    from counterclaim.record import open_record

    with open_record(record, create=False) as store:
        before = {each.id: each for each in store.regroupings()}.get(change)
        done = store.withdraw_regrouping(change, signer(by))
    if before and before.withdrawn:
        typer.echo(safe(f"{done.id} was withdrawn before, by {done.withdrawn_by}; nothing changed."))
    else:
        typer.echo(safe(f"{done.id}: {_did(done)} no longer counts; it stays in the record."))


def _did(each: Regrouping) -> str:
    if each.verb == "rename":
        return f"rename {each.dispute} to {each.name}"
    if each.verb == "merge":
        return f"merge {each.dispute} into {each.into}"
    return f"split {several(len(each.reports), 'report')} off {each.dispute} as {each.name} ({each.into})"


for name, verb in (("rename", rename), ("merge", merge), ("split", split), ("list", list_), ("undo", undo)):
    disputes.command(name)(guarded(verb))
