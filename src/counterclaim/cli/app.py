"""The verbs, in the order in which a person meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim import __version__
from counterclaim.cli.actors import actors
from counterclaim.cli.agreements import agreements
from counterclaim.cli.annotate import annotate
from counterclaim.cli.disputes import disputes
from counterclaim.cli.export import export
from counterclaim.cli.guard import guarded
from counterclaim.cli.places import places
from counterclaim.cli.read import read
from counterclaim.cli.review import review
from counterclaim.cli.rule import rule
from counterclaim.cli.rulings import rulings
from counterclaim.cli.serve import serve
from counterclaim.cli.show import show
from counterclaim.cli.users import users
from counterclaim.cli.verify import verify

__all__ = ["app"]

app = typer.Typer(
    name="counterclaim", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads dated reports of a dispute and keeps the record of it: who said what about whom, who denied it, and "
         "what was left unanswered. A claim is never a fact.",
)
for verb in (read, show, serve, rule, export, annotate, verify):
    app.command()(guarded(verb))
app.add_typer(rulings, name="rulings")
app.add_typer(review, name="review")
app.add_typer(actors, name="actors")
app.add_typer(places, name="places")
app.add_typer(agreements, name="agreements")
app.add_typer(disputes, name="disputes")
app.add_typer(users, name="users")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """What holds for every verb."""
