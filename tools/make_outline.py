"""Make the outline of the world under the map: land, and the borders between states.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_outline.py package/countries-10m.json      writes pages/static/outline.txt

The geometry is Natural Earth's (version 4.1.0, 1:10m, admin 0 countries), which is in the public domain; the npm
package `world-atlas` carries it as TopoJSON. Lines are thinned by Visvalingam's method (the points that span the
least area go first) to what the budget holds, and written as differences in our own compact text, which
`pages/drawing/outline.py` reads. The outline is checked in; this script says where it comes from and makes it anew.

Natural Earth draws who holds what, and a line on a map is a claim like any other. So sections that are in dispute are
kept apart, to be drawn dashed: `PARTS` and `SECTIONS` below, which are our own writing, and not complete.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "pages" / "static" / "outline.txt"
UNIT = 100  # steps a degree: 1.1 km, a pixel where some ten degrees fill a screen
BUDGET = 250_000  # bytes; the packaged file stays smaller
SOUTH = -60.0  # the Antarctic is left out: nobody reports a dispute from there, and it would take a tenth of the file
MOST = 0.25  # square degrees; where the search for the least area to keep begins
FINER = 4  # times as fine as coasts: borders are what disputes are about, and a sixth of the file
LEAST = 0.0003  # square degrees, 3.7 square km at the equator: smaller islands are left out (a third of all rings)

# Whose whole border is in dispute, as Natural Earth names them.
PARTS = frozenset({"Kosovo", "N. Cyprus", "Cyprus U.N. Buffer Zone", "W. Sahara", "Somaliland", "Palestine",
                   "Siachen Glacier"})
# Sections between two states: west, south, east, north in degrees.
SECTIONS: dict[frozenset[str], tuple[float, float, float, float]] = {
    frozenset({"Russia", "Ukraine"}): (32.0, 45.0, 36.0, 46.6),          # Crimea
    frozenset({"India", "Pakistan"}): (73.5, 32.4, 78.0, 36.0),          # the line of control in Kashmir
    frozenset({"China", "Pakistan"}): (73.5, 35.0, 78.0, 37.2),          # the Shaksgam valley
    frozenset({"China", "India"}): (76.0, 26.0, 98.0, 37.0),             # Aksai Chin, Arunachal Pradesh
    frozenset({"Israel", "Syria"}): (35.4, 32.5, 36.2, 33.6),            # the Golan Heights
    frozenset({"Israel", "Lebanon"}): (35.0, 33.0, 36.0, 33.5),          # the blue line
    frozenset({"Armenia", "Azerbaijan"}): (44.0, 38.5, 48.0, 41.6),      # not delimited
    frozenset({"Kyrgyzstan", "Tajikistan"}): (69.0, 39.0, 74.0, 41.0),   # not delimited in full until 2025
    frozenset({"Sudan", "S. Sudan"}): (23.5, 8.5, 34.5, 13.0),           # Abyei, Kafia Kingi, Heglig
    frozenset({"Egypt", "Sudan"}): (33.0, 21.5, 37.5, 23.5),             # Bir Tawil and the Hala'ib triangle
    frozenset({"Kenya", "S. Sudan"}): (33.5, 4.0, 36.5, 6.0),            # the Ilemi triangle
    frozenset({"Eritrea", "Ethiopia"}): (36.0, 12.0, 43.5, 15.5),        # Badme
    frozenset({"Guyana", "Venezuela"}): (-62.0, 1.0, -59.0, 9.0),        # the Essequibo
    frozenset({"Guyana", "Suriname"}): (-59.0, 1.0, -56.0, 4.0),         # the upper Courantyne
    frozenset({"Cambodia", "Thailand"}): (102.0, 13.5, 105.6, 14.7),     # Preah Vihear
    frozenset({"Belize", "Guatemala"}): (-89.5, 15.5, -89.0, 18.0),
}

Point = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path, help="countries-10m.json of world-atlas 2.0.2")
    parser.add_argument("--to", type=Path, default=OUT)
    given = parser.parse_args()
    world = json.loads(given.topology.read_text())
    arcs = [list(_degrees(arc, world["transform"])) for arc in world["arcs"]]
    arcs = [[] if arc[0] == arc[-1] and _inside(arc) < LEAST else arc for arc in arcs]
    least, most = 0.0, MOST
    text = ""
    shared = _shared(world)
    for _ in range(14):  # the smallest area to keep that still fits the budget
        least, most, text = _closer(world, arcs, shared, least, most, text)
    to = given.to
    to.write_text(text)
    print(f"{len(text):,} bytes in {to.name}, points that span less than {most:.5f} square degrees dropped")


def _closer(world: Any, arcs: list[list[tuple[float, float]]], shared: dict[int, set[str]], least: float, most: float,
            kept: str) -> tuple[float, float, str]:
    """The bounds nearer to each other, and the last text that fits."""
    middle = (least * most) ** 0.5 if least else most / 16
    thin = [thinned(arc, middle / FINER if i in shared else middle) for i, arc in enumerate(arcs)]
    text = _written(world, thin, shared, middle)
    return (least, middle, text) if len(text) <= BUDGET else (middle, most, kept)


def _degrees(arc: Iterable[Sequence[int]], transform: Any) -> Iterator[tuple[float, float]]:
    """TopoJSON's differences of integers as longitude and latitude."""
    (east, north), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * east + west, y * north + south


def _inside(ring: Sequence[tuple[float, float]]) -> float:
    """The area of a ring in square degrees at the equator."""
    (_, south), *_ = ring
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(ring))
    return abs(twice) / 2 * math.cos(math.radians(south))


def thinned(line: Sequence[tuple[float, float]], least: float) -> list[Point]:
    """A line in steps of `UNIT` without the points whose triangle with their neighbours is smaller than `least`.

    Areas are in square degrees at the equator. The ends stay, and of a ring two more points, so that it stays one.
    """
    if not line:
        return []
    before, after = [i - 1 for i in range(len(line))], [i + 1 for i in range(len(line))]
    area = {i: _area(line, i - 1, i, i + 1) for i in range(1, len(line) - 1)}
    heap = [(size, i) for i, size in area.items()]
    heapq.heapify(heap)
    left, floor = len(line), 4 if line[0] == line[-1] else 2
    while heap and left > floor:
        size, i = heapq.heappop(heap)
        if area.get(i) != size:
            continue
        if size >= least:
            break
        del area[i]
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if j in area:
                area[j] = max(size, _area(line, before[j], j, after[j]))
                heapq.heappush(heap, (area[j], j))
    kept = [each for i, each in enumerate(line) if i in area or i in (0, len(line) - 1)]
    points = [(round(x * UNIT), round(y * UNIT)) for x, y in kept]
    return [each for i, each in enumerate(points) if i == 0 or each != points[i - 1]] or points[:1]


def _area(line: Sequence[tuple[float, float]], a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = line[a], line[b], line[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * math.cos(math.radians(by))


def _shared(world: Any) -> dict[int, set[str]]:
    """The arcs that part states, and which."""
    whose: dict[int, set[str]] = {}
    for country in world["objects"]["countries"]["geometries"]:
        for arc in {each if each >= 0 else ~each for ring in _rings(country) for each in ring}:
            whose.setdefault(arc, set()).add(country["properties"]["name"])
    return {arc: states for arc, states in sorted(whose.items()) if len(states) > 1}


def _written(world: Any, arcs: list[list[Point]], shared: dict[int, set[str]], least: float) -> str:
    """The whole file."""
    land = [ring for polygon in world["objects"]["land"]["geometries"] for ring in _rings(polygon)]
    lines = [("l", _joined(ring, arcs)) for ring in land]
    for arc, states in shared.items():
        lines.extend(_border(arcs[arc], states))
    head = (
        "# The outline of the world: land, and the borders between states. Made by tools/make_outline.py.\n"
        "# Natural Earth 4.1.0, 1:10m admin 0 countries, public domain; carried by the npm package world-atlas 2.0.2.\n"
        f"# Points that span less than {least:.5f} square degrees (of borders 1/{FINER} of it),\n"
        f"# islands smaller than {LEAST} and all that lies south of {abs(SOUTH):.0f} degrees south are left out.\n"
        "# A line each: l (a ring of land), b (a border), d (a border in dispute), then longitude and latitude in\n"
        f"# 1/{UNIT} degree as differences, zigzag, five bits a character, the lowest first.\n"
    )
    body = "".join(f"{kind} {_encoded(line)}\n" for kind, line in lines if len(line) > (2 if kind == "l" else 1)
                   and max(y for _, y in line) > SOUTH * UNIT)
    return head + body


def _rings(geometry: Any) -> list[list[int]]:
    arcs = geometry.get("arcs", [])
    return arcs if geometry["type"] == "Polygon" else [ring for polygon in arcs for ring in polygon]


def _joined(ring: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    out: list[Point] = []
    for each in ring:
        line = arcs[each] if each >= 0 else arcs[~each][::-1]
        out.extend(line[1:] if out and line and out[-1] == line[0] else line)
    return _whole(out)


def _whole(ring: list[Point]) -> list[Point]:
    """A ring that runs on behind the antimeridian, where the source leaps to the other end of the world."""
    out = ring[:1]
    turn = 0
    for (before, _), (x, y) in itertools.pairwise(ring):
        turn += 360 * UNIT * ((x - before < -180 * UNIT) - (x - before > 180 * UNIT))
        out.append((x + turn, y))
    return out


def _border(line: list[Point], states: set[str]) -> Iterator[tuple[str, list[Point]]]:
    """A border, cut where a disputed section begins and ends."""
    box = next((box for pair, box in SECTIONS.items() if pair <= states), None)
    if states & PARTS or box is None:
        yield "d" if states & PARTS else "b", line
        return
    west, south, east, north = (each * UNIT for each in box)
    inside = [west <= x <= east and south <= y <= north for x, y in line]
    start = 0
    for i in range(1, len(line)):
        if i == len(line) - 1 or inside[i] != inside[start]:
            yield "d" if inside[start] else "b", line[start : i + 1]
            start = i


def _encoded(line: Iterable[Point]) -> str:
    out, last = [], (0, 0)
    for point in line:
        for now, then in zip(point, last, strict=True):
            value = (now - then) << 1 if now >= then else ((then - now) << 1) - 1
            while value >= 32:
                out.append(chr(63 + 32 + (value & 31)))
                value >>= 5
            out.append(chr(63 + value))
        last = point
    return "".join(out)


if __name__ == "__main__":
    main()
