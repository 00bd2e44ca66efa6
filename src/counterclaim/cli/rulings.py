"""`counterclaim rulings`: what people decided, and taking it back."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from counterclaim.cli.curating import AsJson, By, signer
from counterclaim.cli.guard import guarded
from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.views.wording import safe

__all__ = ["rulings"]

rulings = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                      help="What people decided on the record, and taking it back.")


def list_(
    subject: Annotated[
        str | None, typer.Argument(metavar="[ID]", show_default=False, help="Only those on this claim, link or flag.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List all rulings and additions in the order of signing, those taken back included."""
    from counterclaim.record import open_record
    from counterclaim.views import plain

    with open_record(record, create=False, write=False) as store:
        said = store.rulings(subject)
        added = tuple(each for each in store.missed() if subject in (None, each.value.id))
    if as_json:
        both = {"rulings": [plain(each) | {"edit": dict(each.edit)} for each in said],
                "added": [plain(each) for each in added]}
        typer.echo(json.dumps(both, ensure_ascii=False, indent=2))
        return
    if not said and not added:
        typer.echo("Nobody has ruled on anything here.")
    for each in said:
        what = "".join(f" {field}={json.dumps(value, ensure_ascii=False)}" for field, value in each.edit)
        _line(each.id, each.at, f"{each.subject} {each.verdict}{what}{' (settles)' if each.adjudicates else ''}",
              each.by, each.comment, each.withdrawn, each.withdrawn_by)
    for one in added:
        _line(one.id, one.at, f"{one.value.id} added", one.by, one.comment, one.withdrawn, one.withdrawn_by)


def _line(number: str, at: str, what: str, by: str, comment: str, withdrawn: str | None, by_whom: str | None) -> None:
    taken = f", taken back by {by_whom} on {withdrawn[:10]}" if withdrawn else ""
    typer.echo(safe(f"{number}  {at[:10]}  {what}, by {by}{f' ({comment})' if comment else ''}{taken}"))


def undo(
    number: Annotated[str, typer.Argument(metavar="ID", show_default=False,
                                          help="The ruling or addition, as `list` shows it.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    debug: Debug = False,
) -> None:
    """Take back a ruling, or something that a person added. It stays in the record and no longer counts."""
    from counterclaim.record import open_record

    with open_record(record, create=False) as store:
        if any(each.id == number for each in store.missed()):
            store.take_back(number, signer(by))
        else:
            store.withdraw(number, signer(by))
    typer.echo(f"{number} no longer counts; it stays in the record.")


def disputed(record: RecordFile = DEFAULT_RECORD, debug: Debug = False) -> None:
    """List what people rule differently on and no editor has settled; `rule ID VERDICT --settle` does."""
    from counterclaim.record import open_record

    with open_record(record, create=False, write=False) as store:
        found = store.disputed()
    if not found:
        typer.echo("Nothing is disputed.")
    for review in found:
        views = "; ".join(f"{each.by}: {each.verdict}"
                          + "".join(f" {field}={json.dumps(value, ensure_ascii=False)}" for field, value in each.edit)
                          for each in review.coders)
        typer.echo(safe(f"{review.subject}  {views}"))


def lost(record: RecordFile = DEFAULT_RECORD, debug: Debug = False) -> None:
    """List the rulings whose entry a later reading no longer finds, each with the claim that it probably means."""
    from counterclaim.record import open_record

    with open_record(record, create=False, write=False) as store:
        orphans, offered = store.orphaned(), {each.ruling.id: each for each in store.suggestions()}
    if not orphans:
        typer.echo("Every ruling has its entry.")
    for ruling in orphans:
        typer.echo(safe(f"{ruling.id}  {ruling.subject} {ruling.verdict}, by {ruling.by}, in {ruling.report or '?'}"))
        if near := offered.get(ruling.id):
            words = " … ".join(span.words for span in near.claim.content)
            typer.echo("  " + safe(f"perhaps {near.claim.id} ({near.why}): “{words}”; `rulings attach {ruling.id} "
                                   f"{near.claim.id}` says so"))


def attach(
    number: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="The ruling, as `lost` shows it.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", show_default=False, help="The claim that it means.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    debug: Debug = False,
) -> None:
    """Sign a ruling without its entry anew on another claim; the old one is taken back."""
    from counterclaim.record import open_record

    with open_record(record, create=False) as store:
        made = store.reattach(number, claim, signer(by))
    typer.echo(f"{made.id}: {made.subject} {made.verdict} by {safe(made.by)}, in place of {number}.")


for name, verb in (("list", list_), ("undo", undo), ("disputed", disputed), ("lost", lost), ("attach", attach)):
    rulings.command(name)(guarded(verb))
