"""`counterclaim review`: what to look at next, who codes what, and how far coders agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.curating import AsJson, By, signer
from counterclaim.cli.guard import guarded
from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.errors import RecordError
from counterclaim.views.wording import did, safe, several

if TYPE_CHECKING:
    from counterclaim.record import Candidate
    from counterclaim.views.queue import QueueItem

__all__ = ["review"]

review = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                     help="What a person should look at, by whom, and how far coders agree.")


def next_(
    number: Annotated[int, typer.Option("--number", min=1, max=200, help="How many to show.")] = 1,
    assigned: Annotated[bool, typer.Option("--assigned", help="Only of the reports that NAME is to code.")] = False,
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Show the claims that most need a person, and why: the least certain and most consequential first.

    Those that NAME has ruled on are left out, whatever others ruled; what others ruled is not shown.
    """
    from counterclaim.record import open_record
    from counterclaim.views import plain
    from counterclaim.views.queue import queue

    with open_record(record, create=False, write=False) as store:
        found = {each.claim.id: each for each in store.candidates(by=signer(by), assigned=assigned)}
    items = queue(found.values()).items[:number]
    if as_json:
        rows = [plain(each) | {"priority": each.priority, "claim": plain(found[each.claim].claim)} for each in items]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not items:
        typer.echo("Nothing is left to rule on.")
    for item in items:
        _show(item, found[item.claim])


def _show(item: QueueItem, candidate: Candidate) -> None:
    claim = candidate.claim
    who = claim.speaker.words or claim.speaker.name or claim.speaker.actor
    aimed = (claim.target.words or claim.target.actor) if claim.target else None
    words = " … ".join(span.words for span in claim.content) or (claim.cue.words if claim.cue else "")
    typer.echo(f"{claim.id}  in {safe(claim.report)}")
    typer.echo("  " + safe(f"{who} ({claim.speaker.actor}{f' {claim.speaker.unit}' if claim.speaker.unit else ''}) "
                           f"{did(claim.act, aimed)}: “{words}”"))
    for reason in item.reasons:
        typer.echo(f"  - {safe(reason)}")


def assign(
    coders: Annotated[list[str], typer.Argument(metavar="CODER...", show_default=False, help="Who is to code.")],
    reports: Annotated[
        list[str] | None, typer.Option("--report", metavar="ID", help="A report to code; as often as needed.")
    ] = None,
    sample: Annotated[int, typer.Option("--sample", min=0, help="So many reports, drawn at random.")] = 0,
    seed: Annotated[
        str, typer.Option("--seed", metavar="WORDS", help="The draw: the same words, the same reports.")
    ] = "",
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    debug: Debug = False,
) -> None:
    """Ask people to code the same reports, each without seeing the others' rulings (`review next --assigned`)."""
    from counterclaim.record import open_record

    if not reports and not sample:
        raise RecordError("Name the reports with --report ID, or draw some with --sample N.")
    with open_record(record, create=False) as store:
        wanted = [*(reports or ()), *(store.sample(sample, seed) if sample else ())]
        for coder in coders:
            new = store.assign(coder, wanted, signer(by))
            typer.echo(f"{safe(coder)}: {several(new, 'report')} more to code, {len(store.assignments(coder))} in all.")


def agreement(record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False, debug: Debug = False) -> None:
    """Show how far coders agree, by layer: Krippendorff's alpha and the share of agreement that was observed."""
    from counterclaim.record import open_record
    from counterclaim.views import plain
    from counterclaim.views.reliability import double_coded, reliability

    with open_record(record, create=False, write=False) as store, store.snapshot():
        said, added = store.rulings(), store.missed()
        found = reliability(store.analyses(double_coded(said, added)), said, added)
    if as_json:
        typer.echo(json.dumps(plain(found), ensure_ascii=False, indent=2))
        return
    if not found.reports:
        typer.echo("No report was coded by two people yet.")
        return
    typer.echo(safe(f"{several(found.reports, 'report')} coded by {', '.join(found.coders)}"))
    for each in found.layers:
        figure = "not defined" if each.alpha.value is None else f"{each.alpha.value:.3f}"
        seen = "" if each.alpha.agreement is None else f", {each.alpha.agreement:.0%} observed"
        typer.echo(f"{each.layer:8} alpha {figure}{seen}, {several(each.alpha.units, 'unit')}: {each.about}")


for name, verb in (("next", next_), ("assign", assign), ("agreement", agreement)):
    review.command(name)(guarded(verb))
