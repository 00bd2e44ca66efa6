"""What `actors`, `places`, `agreements` share: signing, importing with a count of what was left, listing, undoing."""

from __future__ import annotations

import getpass
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.options import FAILED
from counterclaim.errors import CounterclaimError
from counterclaim.views.wording import safe, several

if TYPE_CHECKING:
    from counterclaim.model import Addition, Curation
    from counterclaim.record import Store

__all__ = ["AsJson", "By", "Comment", "change", "changes", "import_file", "signer", "take_back"]

SHOWN = 20  # bad lines named one by one; the rest are counted
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who signs this; the login name if not given.")]
Comment = Annotated[str, typer.Option("--comment", metavar="TEXT", help="Why, or from where.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON instead of text.")]


def signer(by: str | None) -> str:
    """Who signs: the name given, else that of the login."""
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:  # a container's user may have no name
        raise CounterclaimError("the login name is not known here; sign with --by NAME.") from error


def change(record: Path, verb: str, subject: str, additions: list[Addition], by: str | None, comment: str,
           check: Callable[[Store], None] = lambda store: None) -> None:
    """Store a change of a few additions and say its id; `check` raises where the record speaks against it."""
    from counterclaim.record import open_record

    with open_record(record) as store:
        check(store)
        _say(*store.curate(verb, subject, additions, signer(by), comment))


def import_file(record: Path, path: Path, found: Iterator[Any], limit: int | None, by: str | None,
                comment: str) -> None:
    """Store what a file holds as one change, all or nothing; name the lines that cannot be used."""
    from counterclaim.mentions.actors_files import BadLine, LeftOut
    from counterclaim.record import open_record

    left: Counter[str] = Counter()
    bad = 0

    def additions() -> Iterator[Addition]:
        nonlocal bad
        kept = 0
        for each in found:
            if isinstance(each, LeftOut):
                left[each.reason] += 1
            elif isinstance(each, BadLine):
                bad += 1
                if bad <= SHOWN:
                    typer.echo(safe(f"{path}:{each.number}: {each.reason}"), err=True)
            else:
                kept += 1
                if limit and kept > limit:
                    raise CounterclaimError(f"{path} holds more than {limit:,} places; name the countries that the "
                                            "dispute is about with --country.")
                yield each

    with open_record(record) as store:
        made, new = store.curate("import", path.name, additions(), signer(by), comment)
    for reason, count in left.most_common():
        typer.echo(f"Left out: {reason} ({count:,}).", err=True)
    if bad:
        typer.echo(f"{several(bad, 'line')} could not be used"
                   + (f"; the first {SHOWN} are named above." if bad > SHOWN else "."), err=True)
    _say(made, new)
    if bad:
        raise typer.Exit(FAILED)


def _say(made: Curation, new: bool) -> None:
    if not new:
        typer.echo(f"Already there: {made.id}, by {safe(made.by)} on {made.at[:10]}; nothing changed.")
        return
    typer.echo(f"{made.id}: {made.verb} {safe(made.subject)}, {several(made.rows, 'addition')}. "
               "Reports are read with it from now on; `counterclaim read` reads earlier ones again.")


def take_back(record: Path, curation: str, by: str | None) -> None:
    """Withdraw a change; its additions no longer count."""
    from counterclaim.record import open_record

    with open_record(record, create=False) as store:
        before = {each.id: each for each in store.curations()}.get(curation)
        done = store.undo(curation, signer(by))
    if before and before.withdrawn:
        typer.echo(f"{done.id} was withdrawn before, by {safe(done.withdrawn_by or '')}; nothing changed.")
    else:
        typer.echo(f"{done.id}: {done.verb} {safe(done.subject)} no longer counts; it stays in the record.")


def changes(record: Path, as_json: bool) -> None:
    """Every change that the record holds, withdrawn ones included."""
    from counterclaim.record import open_record
    from counterclaim.views import plain

    with open_record(record, create=False, write=False) as store:
        found = store.curations()
    if as_json:
        typer.echo(json.dumps([plain(each) for each in found], ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo(f"{record} adds nothing to the shipped names.")
    for each in found:
        taken = f", withdrawn by {each.withdrawn_by} on {each.withdrawn[:10]}" if each.withdrawn else ""
        why = f" ({each.comment})" if each.comment else ""
        typer.echo(safe(f"{each.id}  {each.at[:10]}  {each.verb} {each.subject}: {several(each.rows, 'addition')}, "
                        f"by {each.by}{why}{taken}"))
