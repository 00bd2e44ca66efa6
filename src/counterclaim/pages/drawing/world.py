"""The map laid out: places as marks of their precision, with what is claimed there and hatching by who claims them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from counterclaim.mentions.actors_lexicon import fold
from counterclaim.pages.drawing.places import Spot
from counterclaim.pages.drawing.projection import View, around
from counterclaim.pages.drawing.svg import ems
from counterclaim.words import alternatives, table

__all__ = ["HEIGHT", "WIDTH", "Hatch", "Label", "Marked", "World", "fitting", "world"]

WIDTH, HEIGHT = 900.0, 560.0
LETTER = 13.0  # pixels
NAMED = 45  # places with their names on the map, those with most claims first; more cover each other
NAMES_WITHIN = 100.0  # degrees; over more of the world the names of small states hide those of large ones
AREAS = {"settlement": 20.0, "feature": 20.0, "district": 26.0, "region": 34.0, "country": 46.0}  # radius of hatching
NEAR = 24.0  # pixels a degree, where a country fills the map; from further off the hatching shrinks, at most to a half
ANGLES = (45, 135, 0, 90, 22, 112)  # of the hatching, by claimant: told apart without colour


@dataclass(frozen=True, slots=True)
class Hatch:
    """A claimant and the hatching that stands for it, by number; `places` are said to be held by it."""

    actor: str
    number: int
    angle: int
    places: int


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map."""

    words: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A place on the canvas; `number` is its place in the list, `hatches` the numbers of those said to hold it."""

    spot: Spot
    number: int
    x: float
    y: float
    radius: float
    area: float
    hatches: tuple[int, ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class World:
    """The drawing. `states` are names of countries, to find one's way by; `outside` are the places beyond the view,
    `nowhere` those that no gazetteer knows."""

    view: View
    marks: tuple[Marked, ...]
    hatches: tuple[Hatch, ...]
    states: tuple[Label, ...]
    outside: tuple[Spot, ...]
    nowhere: tuple[Spot, ...]


def fitting(spots: Iterable[Spot], width: float = WIDTH, height: float = HEIGHT) -> View | None:
    """The view that shows these places. States and continents, whose points say little, count only if nothing else is
    there."""
    known = [spot for spot in spots if spot.lat is not None and spot.lon is not None]
    exact = [spot for spot in known if spot.precision != "country"] or known
    return around(((spot.lon, spot.lat, 0.3 + len(spot.claims) + 2 * len(spot.holders)) for spot in exact
                   if spot.lon is not None and spot.lat is not None), width, height)


def world(spots: Sequence[Spot], view: View, name: Callable[[str], str] = str) -> World:
    """These places on a view. Equal input gives equal output; every mark lies on the canvas."""
    hatches = _hatches(spots)
    number_of = {each.actor: each.number for each in hatches}
    marks: list[Marked] = []
    outside: list[Spot] = []
    placed = [(i, spot, view.point(spot.lon, spot.lat)) for i, spot in enumerate(spots)
              if spot.lat is not None and spot.lon is not None]
    outside = [spot for _, spot, at in placed if at is None]
    shown = [(i, spot, at) for i, spot, at in placed if at is not None]
    taken = [(0.0, view.height - 34, 150.0, view.height)]  # the scale
    taken += [(at[0] - 8, at[1] - 8, at[0] + 8, at[1] + 8) for _, _, at in shown[:NAMED]]
    for i, spot, (x, y) in shown:
        radius = 4.0 + min(10.0, (0.8 if spot.holders else 1.7) * math.sqrt(len(spot.claims)))
        held = tuple(number_of[each.actor] for each in spot.holders if not each.denied and each.actor in number_of)
        area = AREAS[spot.precision] * max(0.5, min(1.0, view.down / NEAR)) if spot.holders else 0.0
        away = max(radius + (6 if spot.precision in ("region", "country") else 1), area, 7.0)
        label = _label(spot, x, y, away, view, taken) if len(marks) < NAMED else None
        marks.append(Marked(spot, i, x, y, radius, area, held, label))
    named = {fold(spot.name) for _, spot, _ in shown if spot.precision == "country"}
    states = tuple(_states(view, named, taken))
    return World(view, tuple(marks), hatches, states, tuple(outside), tuple(spot for spot in spots if spot.lat is None))


def _hatches(spots: Iterable[Spot]) -> tuple[Hatch, ...]:
    """Who is said to hold most places comes first."""
    counted = Counter(each.actor for spot in spots for each in spot.holders if not each.denied)
    ordered = sorted(counted, key=lambda actor: (-counted[actor], actor))[: len(ANGLES)]
    return tuple(Hatch(actor, i, ANGLES[i], counted[actor]) for i, actor in enumerate(ordered))


def _states(view: View, named: Set[str], taken: list[tuple[float, float, float, float]]) -> Iterator[Label]:
    """The names of the countries whose point lies in the view, where there is room; marked ones have theirs."""
    for name, lat, lon in _countries() if view.east - view.west < NAMES_WITHIN else ():
        at = view.point(lon, lat)
        if at is None or fold(name) in named:
            continue
        half = ems(name) * LETTER * 0.65  # capitals, spaced
        box = (at[0] - half, at[1] - 10, at[0] + half, at[1] + 4)
        if box[0] > 0 and box[2] < view.width and box[1] > 0 and not any(_cover(box, other) for other in taken):
            taken.append(box)
            yield Label(name, at[0], at[1], "middle")


@cache
def _countries() -> tuple[tuple[str, float, float], ...]:
    """Name and point of each state, from the reviewed tables."""
    names = {row["code"]: alternatives(row["names"])[0] for row in table("actors/states", "code", "names")}
    rows = table("places/countries", "code", "lat", "lon")  # states that are no more have no GeoNames id
    return tuple((names[row["code"]], float(row["lat"]), float(row["lon"])) for row in rows
                 if row["code"] in names and row["geonameid"])


def _cover(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return not (one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1])


def _label(spot: Spot, x: float, y: float, away: float, view: View, taken: list[tuple[float, float, float, float]],
           ) -> Label | None:
    """The name, and a contested place's rival names, where it covers nothing: right, left, below or above the mark."""
    rivals = spot.names[:2] if spot.contested else ()
    words = " / ".join((spot.name, *rivals))
    wide = ems(words) * LETTER
    options = (("start", x + away + 3, y + 4), ("end", x - away - 3, y + 4), ("middle", x, y + away + 13),
               ("middle", x, y - away - 4))
    for anchor, at, base in options:
        left = at if anchor == "start" else at - wide if anchor == "end" else at - wide / 2
        box = (left, base - 11, left + wide, base + 3)
        free = not any(_cover(box, other) for other in taken if not (other[0] == x - 8 and other[1] == y - 8))
        if free and box[0] > 2 and box[2] < view.width - 2 and box[1] > 2 and box[3] < view.height - 2:
            taken.append(box)
            return Label(words, at, base, anchor)
    return None
