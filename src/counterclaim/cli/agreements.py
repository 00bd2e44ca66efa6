"""`counterclaim agreements`: the record's own agreements beside the shipped register."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.curating import AsJson, By, Comment, change, changes, import_file, take_back
from counterclaim.cli.guard import guarded
from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.errors import PlanError

__all__ = ["agreements"]

agreements = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                         help="The record's own agreements: treaties, ceasefires, resolutions.")


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="A list of agreements.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Take in a list of agreements, as one change that `agreements undo` takes back.

    Knows tables with the columns id, names, kind, date and, where known, parties, broker, about (several in a cell
    parted by |). The same file twice is one. All of it is stored or nothing.

    Exit status: 0 all lines used; 1 some could not be used, each named on standard error; 2 wrong usage.
    """
    from counterclaim.mentions.agreements_import import agreements_in

    import_file(record, file, agreements_in(file), None, by, comment)


def add(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", show_default=False,
                                               help="Its names, as reports have them.")],
    date: Annotated[str, typer.Option(metavar="DATE", show_default=False, help="When it was signed: YYYY-MM-DD.")],
    record: RecordFile = DEFAULT_RECORD,
    kind: Annotated[str, typer.Option(metavar="KIND", help="ceasefire, treaty, accord, pact, deal, convention, "
                                      "declaration, memorandum, charter, protocol, resolution.")] = "accord",
    parties: Annotated[str, typer.Option(metavar="CODES", help="The actors that are bound by it: KEN,UGA.")] = "",
    broker: Annotated[str, typer.Option(metavar="CODES", help="The actors that brokered it: IGO:AU.")] = "",
    about: Annotated[
        str, typer.Option(metavar="NAMES", help="Places and parties of which a report has one that means it by its "
                                                "kind and date alone: Ostwick,Norland.")
    ] = "",
    key: Annotated[str, typer.Option("--id", metavar="ID", help="Its id; made of name and year if not given.")] = "",
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Add one agreement, or with --id further names of one that is known."""
    from counterclaim.mentions.agreements_import import agreement_id, problem
    from counterclaim.model import AddedAgreement

    made = AddedAgreement(key or agreement_id(names[0], date), tuple(each.strip() for each in names), kind, date,
                          _parts(parties), _parts(broker), _parts(about))
    if wrong := problem(made):
        raise PlanError(wrong[0].upper() + wrong[1:])
    change(record, "add", made.id, [made], by, comment)


def list_(record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False, debug: Debug = False) -> None:
    """List the changes that this record makes to the shipped names, with their ids."""
    changes(record, as_json)


def undo(
    change: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="The change, as `list` shows it.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    debug: Debug = False,
) -> None:
    """Take a change back. It stays in the record, marked as withdrawn, and no longer counts."""
    take_back(record, change, by)


def _parts(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in re.split(r"[,|]", words) if each.strip())


for name, verb in (("import", import_), ("add", add), ("list", list_), ("undo", undo)):
    agreements.command(name)(guarded(verb))
