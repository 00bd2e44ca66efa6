"""`counterclaim users`: the people who share a record."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from counterclaim.cli.guard import guarded
from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.errors import AskedWrongly

if TYPE_CHECKING:
    from counterclaim.people import People

__all__ = ["users"]

users = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None,
    help="The people who sign in where `serve --users` shows the pages; kept beside the record in FILE.users.",
)

Name = Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="The account, by its name.")]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Take the password from standard input instead of asking for it.")
]
_BY = "the command line"
T = TypeVar("T")


@users.command()
@guarded
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="The name that signs what they do.")],
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader, coder, editor or admin.")] = "coder",
    record: RecordFile = DEFAULT_RECORD,
    password_stdin: FromInput = False,
    debug: Debug = False,
) -> None:
    """Add an account; the password is asked for, and never an argument.

    Readers see, coders rule on claims, editors add reports and settle what coders dispute, admins manage people.
    """
    made = _with(record, lambda people: people.add(name, role, _password(password_stdin), _BY))
    typer.echo(f"Added {made.name} as {made.role}.")


@users.command("list")
@guarded
def list_(record: RecordFile = DEFAULT_RECORD, debug: Debug = False) -> None:
    """List the accounts: name, role, since when, and those that are disabled."""
    accounts = _with(record, lambda people: people.accounts())
    for each in accounts:
        ended = f"  disabled {each.disabled[:10]}" if each.disabled else ""
        typer.echo(f"{each.name:24}  {each.role:6}  since {each.made[:10]}{ended}")
    if not accounts:
        typer.echo("There are no accounts yet; `counterclaim users add NAME --role admin` makes the first.", err=True)


@users.command()
@guarded
def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", show_default=False, help="reader, coder, editor or admin.")],
    record: RecordFile = DEFAULT_RECORD,
    debug: Debug = False,
) -> None:
    """Give an account another role; it counts at once."""
    _with(record, lambda people: people.set_role(name, role, _BY))
    typer.echo(f"{name} is {role} now.")


@users.command()
@guarded
def password(
    name: Name, record: RecordFile = DEFAULT_RECORD, password_stdin: FromInput = False, debug: Debug = False
) -> None:
    """Set another password; all sessions of the account end."""
    _with(record, lambda people: people.set_password(name, _password(password_stdin), _BY))
    typer.echo(f"The password of {name} is set; every session of it has ended.")


@users.command()
@guarded
def disable(name: Name, record: RecordFile = DEFAULT_RECORD, debug: Debug = False) -> None:
    """Let an account in no longer; what it signed stays signed."""
    _with(record, lambda people: people.disable(name, _BY))
    typer.echo(f"{name} can sign in no longer.")


@users.command()
@guarded
def enable(name: Name, record: RecordFile = DEFAULT_RECORD, debug: Debug = False) -> None:
    """Let a disabled account in again."""
    _with(record, lambda people: people.enable(name, _BY))
    typer.echo(f"{name} can sign in again.")


def _with(record: Path, do: Callable[[People], T]) -> T:
    from counterclaim.people import People, people_file

    if not record.exists():
        raise AskedWrongly(f"There is no record at {record}; read some reports first, or name one with --record.")
    with People(people_file(record)) as people:
        return do(people)


def _password(from_input: bool) -> str:
    """What was typed twice without being shown, or the first line of standard input."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
