"""`counterclaim actors`: the record's own actors, names and offices beside the shipped tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.curating import AsJson, By, Comment, change, changes, import_file, take_back
from counterclaim.cli.guard import guarded
from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.errors import PlanError

if TYPE_CHECKING:
    from counterclaim.record import Store

__all__ = ["actors"]

actors = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The record's own actors, names and offices.")

Code = Annotated[str, typer.Argument(metavar="CODE", show_default=False,
                                     help="The actor's code: KEN, IGO:UN, Hezbollah, ORG:Name.")]
Names = Annotated[list[str], typer.Argument(metavar="NAME...", show_default=False, help="Names, as reports have them.")]


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="A list of actors or offices.")],
    record: RecordFile = DEFAULT_RECORD,
    actor: Annotated[
        str, typer.Option(metavar="CODE", help="Whose offices a list position,person,start,end holds.")
    ] = "",
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Take in a list of actors or of office-holders, as one change that `actors undo` takes back.

    Knows tables with the columns actor, names (alternatives parted by |) and, where known, kind, unit, states, kinds,
    regions; name, actor, unit, since, until, rank; code, names, adjectives, people, seats; the UCDP actors; the Phoenix
    actor dictionaries; Wikidata's position, person, start, end. The same file twice is one; all of it or nothing.

    Exit status: 0 all lines used; 1 some could not be used, each named on standard error; 2 wrong usage.
    """
    from counterclaim.mentions.actors_import import actors_in

    import_file(record, file, actors_in(file, actor), None, by, comment)


def add(
    code: Code,
    names: Names,
    record: RecordFile = DEFAULT_RECORD,
    unit: Annotated[str, typer.Option(metavar="UNIT", help="The organ, such as MOD, or what a person speaks as.")] = "",
    states: Annotated[str, typer.Option(metavar="CODES", help="States in which a group is active: SYR,IRQ.")] = "",
    kinds: Annotated[str, typer.Option(metavar="WORDS", help="What a group is called unnamed: rebels,militia.")] = "",
    office: Annotated[bool, typer.Option("--office", help="The names are a person's, who speaks for CODE.")] = False,
    since: Annotated[str, typer.Option(metavar="DATE", help="With --office: from when.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="With --office: until when.")] = "",
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Add an actor with its names, or with --office a person who speaks for one."""
    from counterclaim.mentions.actors_import import actor_kind
    from counterclaim.mentions.actors_packs import RANKS
    from counterclaim.model import UNITS, AddedActor, AddedOffice, Addition

    _sound(code)
    if unit and unit not in UNITS:
        raise PlanError(f"{unit!r} is no unit; use one of {', '.join(UNITS)}.")
    for each in (since, until):
        if each and not re.fullmatch(r"\d{4}(-\d\d){0,2}", each):
            raise PlanError(f"{each!r} is no date; write YYYY-MM-DD.")
    additions: list[Addition]
    if office:
        rank = RANKS.get(unit, 5)
        additions = [AddedOffice(each, code, unit or None, since, until, rank) for each in names]
    else:
        additions = [AddedActor(code, actor_kind(code, unit or None), tuple(names), unit or None, _parts(states),
                                _parts(kinds), (), True)]
    change(record, "add", code, additions, by, comment)


def alias(
    code: Code, names: Names, record: RecordFile = DEFAULT_RECORD, by: By = None, comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Give an actor that is known already further names."""
    from counterclaim.mentions.actors_codes import entries_of
    from counterclaim.mentions.actors_import import actor_kind
    from counterclaim.model import AddedActor

    shipped = next((each for each in entries_of(code) if each.kind not in ("adjective", "people", "seat")), None)
    kind = shipped.kind if shipped and shipped.kind != "region" else actor_kind(code, None)
    named = AddedActor(code, kind, tuple(names), shipped.unit if shipped and kind == "group" else None,
                       shipped.states if shipped else (), shipped.kinds if shipped else (), (), True)
    change(record, "alias", code, [named], by, comment, lambda store: _known(store, code))


def merge(
    code: Annotated[str, typer.Argument(metavar="CODE", show_default=False, help="The code that ends.")],
    into: Annotated[str, typer.Argument(metavar="INTO", show_default=False, help="The actor that it is.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Say that two codes are one actor: all that meant CODE means INTO from now on."""
    from counterclaim.model import Recoding

    _sound(code, into)
    if code == into:
        raise PlanError(f"{code} is itself already.")
    change(record, "merge", f"{code} into {into}", [Recoding(code, into)], by, comment,
           lambda store: None if ":" in into else _known(store, into))


def split(
    code: Code,
    names: Names,
    into: Annotated[str, typer.Option(metavar="CODE", show_default=False, help="The code of the new actor.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Say that these names of an actor mean another one."""
    from counterclaim.model import Recoding

    _sound(code, into)
    change(record, "split", f"{code} into {into}", [Recoding(code, into, tuple(names))], by, comment,
           lambda store: _known(store, code))


def list_(
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", show_default=False, help="A code, or a name: who is meant by it?")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List the changes that this record makes, with their ids; with WORDS, whom a code or a name stands for."""
    if words is None:
        changes(record, as_json)
        return
    from counterclaim.cli.actors_known import told

    told(record, words, as_json)


def undo(
    change: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="The change, as `list` shows it.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    debug: Debug = False,
) -> None:
    """Take a change back. It stays in the record, marked as withdrawn, and no longer counts."""
    take_back(record, change, by)


def _sound(*codes: str) -> None:
    for each in codes:
        if not each or re.search(r"\s", each):
            raise PlanError(f"the code {each!r} holds a space; write the plain name without any.")


def _known(store: Store, code: str) -> None:
    from counterclaim.mentions.actors_codes import is_code

    if not is_code(code) and code not in {each.actor for each in store.knowledge().actors}:
        raise PlanError(f"no actor has the code {code!r}; `counterclaim actors list NAME` shows the code of a name, "
                        "`counterclaim actors add` makes a new one.")


def _parts(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in words.split(",") if each.strip())


for name, verb in (("import", import_), ("add", add), ("alias", alias), ("merge", merge), ("split", split),
                   ("list", list_), ("undo", undo)):
    actors.command(name)(guarded(verb))
