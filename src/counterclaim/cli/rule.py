"""`counterclaim rule`: a person's verdict on one entry of the record."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

import typer

from counterclaim.cli.curating import By, Comment, signer
from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.errors import RecordError
from counterclaim.views.wording import safe

__all__ = ["VerdictName", "rule"]

_SPANS = frozenset({"source.span", "cue", "target.span"})
_STRETCH = re.compile(r"\s*(\d+)-(\d+)\s*")


class VerdictName(StrEnum):
    """What a person can decide."""

    accepted = "accepted"
    rejected = "rejected"
    edited = "edited"


def rule(
    subject: Annotated[str, typer.Argument(metavar="ID", show_default=False,
                                           help="The claim, link or flag, by its id in `export jsonl`.")],
    verdict: Annotated[VerdictName, typer.Argument(metavar="VERDICT", show_default=False,
                                                   help="One of " + ", ".join(VerdictName) + ".")],
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE",
                     help="For edited, as often as needed. A claim: act=deny, source.actor=RUS, target.actor=AZE, "
                          "target= (none), content=120-180,200-210, cue=100-106, said=2022-03-27; a link: kind, from, "
                          "to; a flag: kind, value."),
    ] = None,
    settle: Annotated[
        bool, typer.Option("--settle", help="As an editor: settle what others ruled on it; this counts over theirs.")
    ] = False,
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Accept, reject or edit a claim, a link or a flag.

    A ruling is signed and dated, stands beside what the machine found and overwrites nothing: `rulings undo` takes it
    back, and reading the reports again keeps it. `show` and `export` heed it. Where several people rule differently on
    one entry, it stays as the machine has it until one of them changes their mind or an editor settles it.
    """
    from counterclaim.record import open_record

    edit = dict(_change(each) for each in changes or ())
    with open_record(record, create=False) as store:
        sign = store.adjudicate if settle else store.rule
        made = sign(subject, verdict.value, signer(by), comment, edit)
        review = store.reviews((made.report,))[subject]
    typer.echo(f"{made.id}: {subject} {made.verdict} by {safe(made.by)}"
               + (f", which settles {len(made.adjudicates)} other" + ("s." if len(made.adjudicates) > 1 else ".")
                  if made.adjudicates else "."))
    if review.state == "disputed":
        names = ", ".join(safe(each.by) for each in review.coders)
        typer.echo(f"It is disputed between {names} and stays as the machine has it; --settle decides it.")


def _change(words: str) -> tuple[str, Any]:
    """`field=value` as the record takes it; nothing behind the = takes the value away."""
    field, given, value = words.partition("=")
    field = field.strip()
    if not given:
        raise RecordError(f"--set {words!r} is no FIELD=VALUE.")
    if field == "content":
        return field, [_stretch(field, each) for each in value.split(",")] if value.strip() else []
    if not value.strip():
        return field, None
    return field, _stretch(field, value) if field in _SPANS else value.strip()


def _stretch(field: str, words: str) -> list[int]:
    found = _STRETCH.fullmatch(words)
    if found is None:
        raise RecordError(f"--set {field}: {words!r} is no stretch of text; write START-END, as 120-180.")
    return [int(found[1]), int(found[2])]
