"""From longitude and latitude to pixels: an equirectangular map, true to scale along its own middle parallel."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["View", "around"]

LEAST = 0.6  # degrees from south to north: below 70 km the outline has no more to show
MARGIN = 0.12  # of the extent, on each side
TRIMMED = 0.04  # of the weight, at each end: one mention of a summit overseas must not shrink a war to a point


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world on a canvas: its edges in degrees (`east` is above 180 across the antimeridian), the canvas
    in pixels."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @classmethod
    def of(cls, west: float, south: float, east: float, north: float, width: float, height: float) -> View:
        """The smallest view of the canvas's shape that holds this box, inside of the world."""
        middle, level = (west + east) / 2, max(-80.0, min(80.0, (south + north) / 2))
        squeeze = max(0.3, math.cos(math.radians(level)))
        tall = min(170.0, max(LEAST, north - south, (east - west) * squeeze * height / width))
        wide = min(360.0, tall * width / height / squeeze)
        tall = min(tall, wide * squeeze * height / width)
        level = max(-85 + tall / 2, min(85 - tall / 2, level))
        middle = (middle + 180) % 360 - 180
        return cls(middle - wide / 2, level - tall / 2, middle + wide / 2, level + tall / 2, width, height)

    @property
    def across(self) -> float:
        """Pixels a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def down(self) -> float:
        """Pixels a degree of latitude."""
        return self.height / (self.north - self.south)

    def point(self, lon: float, lat: float) -> tuple[float, float] | None:
        """Where a point lies on the canvas, in pixels; None outside of it."""
        lon = self.west + (lon - self.west) % 360
        x, y = (lon - self.west) * self.across, (self.north - lat) * self.down
        return (x, y) if 0 <= x <= self.width and 0 <= y <= self.height else None

    def zoomed(self, factor: float) -> View:
        """With `factor` times its height around the same middle."""
        wide, tall = (self.east - self.west) * (1 - factor) / 2, (self.north - self.south) * (1 - factor) / 2
        return View.of(self.west + wide, self.south + tall, self.east - wide, self.north - tall, self.width,
                       self.height)

    def moved(self, across: float, up: float) -> View:
        """Further east and north by so many of its own widths and heights."""
        east, north = (self.east - self.west) * across, (self.north - self.south) * up
        return View.of(self.west + east, self.south + north, self.east + east, self.north + north, self.width,
                       self.height)

    @property
    def box(self) -> str:
        """The edges as an address carries them."""
        return ",".join(f"{each:.2f}" for each in (self.west, self.south, self.east, self.north))


def around(points: Iterable[tuple[float, float, float]], width: float, height: float) -> View | None:
    """The view that holds points (longitude, latitude, weight) with a margin; outliers stay outside."""
    found = [(lon, lat, weight) for lon, lat, weight in points if weight > 0]
    if not found:
        return None
    start = _gap([lon for lon, _, _ in found])
    west, east = _trimmed([((lon - start) % 360, weight) for lon, _, weight in found])
    south, north = _trimmed([(lat, weight) for _, lat, weight in found])
    wide, tall = (east - west) * MARGIN + 0.25, (north - south) * MARGIN + 0.25
    return View.of(west + start - wide, south - tall, east + start + wide, north + tall, width, height)


def _gap(longitudes: Sequence[float]) -> float:
    """The longitude at the end of the widest empty stretch of the globe: what follows lies together."""
    found = sorted(each % 360 for each in longitudes)
    return max(((each - before) % 360, each) for before, each in itertools.pairwise([found[-1], *found]))[1]


def _trimmed(values: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The least and the most, without the ends that together weigh no more than `TRIMMED` each."""
    ordered = sorted(values)
    spare = TRIMMED * sum(weight for _, weight in ordered)
    return _first(ordered, spare), _first(ordered[::-1], spare)


def _first(ordered: Sequence[tuple[float, float]], spare: float) -> float:
    for value, weight in ordered:
        spare -= weight
        if spare < 0:
            return value
    return ordered[-1][0]
