"""`counterclaim places`: the record's own places beside the shipped gazetteer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.curating import AsJson, By, Comment, change, changes, import_file, take_back
from counterclaim.cli.guard import guarded
from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.errors import PlanError

__all__ = ["places"]

# A place takes 1 kB of memory while reports are read, and 28 µs to index once (measured over 162,000).
MOST = 1_000_000

places = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The record's own places.")


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="A list of places.")],
    record: RecordFile = DEFAULT_RECORD,
    country: Annotated[
        str | None, typer.Option(metavar="CODES", help="Only places of these countries, such as AZ,AM or Armenia.")
    ] = None,
    classes: Annotated[
        str, typer.Option(metavar="LETTERS", help="GeoNames feature classes to take; T mountains, H water, L areas.")
    ] = "AP",
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Take in a list of places, as one change that `places undo` takes back.

    Knows GeoNames' tables (allCountries, AZ; as .txt, .zip, .gz), Who's On First records as JSON lines (also .gz, .xz)
    and tables with the columns names (alternatives parted by |) or name, lat, lon and, where known, country, kind,
    population, geonameid. The same file twice is one. All of it is stored or nothing.

    Exit status: 0 all lines used; 1 some could not be used, each named on standard error; 2 wrong usage.
    """
    from counterclaim.mentions.places_import import places_in

    import_file(record, file, places_in(file, _codes(country), classes.upper()), MOST, by, comment)


def add(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", show_default=False, help="Its names.")],
    at: Annotated[str, typer.Option(metavar="LAT,LON", show_default=False, help="Degrees, such as 39.97,46.93.")],
    record: RecordFile = DEFAULT_RECORD,
    country: Annotated[str, typer.Option(metavar="CODE", help="The country that gazetteers file it under.")] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help="village, town, district, region, mountain ...")] = "town",
    by: By = None,
    comment: Comment = "",
    debug: Debug = False,
) -> None:
    """Add one place."""
    from counterclaim.model import AddedPlace

    try:
        lat, lon = map(float, at.split(","))
    except ValueError:
        lat = lon = 999.0
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise PlanError(f"{at!r} is no point; write degrees as LAT,LON, such as 39.97,46.93.")
    where = _codes(country)
    change(record, "add", names[0], [AddedPlace(tuple(names), lat, lon, where[0] if where else "", kind)], by, comment)


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


def _codes(words: str | None) -> list[str]:
    from counterclaim.mentions.places_import import country_code

    out = []
    for each in (words or "").split(","):
        if each.strip():
            out.append(country_code(each))
            if not out[-1]:
                raise PlanError(f"{each.strip()!r} is no country; give its name or its ISO code.")
    return out


for name, verb in (("import", import_), ("add", add), ("list", list_), ("undo", undo)):
    places.command(name)(guarded(verb))
