"""From longitude and latitude to pixels: an equirectangular map, true to scale along its own middle parallel."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["View", "around"]

LEAST = 0.6  # degrees from south to north: below 70 km the outline has no more to show
MARGIN, ROOM = 0.12, 1.4  # of the extent, and degrees beside it, on each side: a place alone is shown with its country
HELD = 0.8  # of the weight: a summit overseas, or a namesake taken for the place, must not shrink a war to a point


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
        """The smallest view of the canvas's shape that holds this box, or the whole world."""
        middle, level = (west + east) / 2, (south + north) / 2
        squeeze = max(0.3, math.cos(math.radians(level)))
        tall = max(LEAST, north - south, (east - west) * squeeze * height / width)
        wide = min(360.0, tall * width / height / squeeze)
        tall = wide * squeeze * height / width
        level = max(-90 + tall / 2, min(90 - tall / 2, level)) if tall < 180 else 0.0
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
    """The view that holds `HELD` of the points (longitude, latitude, weight), those nearest to their middle, with a
    margin."""
    found = [(lon, lat, weight) for lon, lat, weight in points if weight > 0]
    if not found:
        return None
    start = _gap([lon for lon, _, _ in found])
    turned = [((lon - start) % 360, lat, weight) for lon, lat, weight in found]
    kept = _nearest(turned)
    west, east = min(lon for lon, _ in kept), max(lon for lon, _ in kept)
    south, north = min(lat for _, lat in kept), max(lat for _, lat in kept)
    wide, tall = (east - west) * MARGIN + ROOM, (north - south) * MARGIN + ROOM
    return View.of(west + start - wide, south - tall, east + start + wide, north + tall, width, height)


def _gap(longitudes: Sequence[float]) -> float:
    """The longitude at the end of the widest empty stretch of the globe: what follows lies together."""
    found = sorted(each % 360 for each in longitudes)
    return max(((each - before) % 360, each) for before, each in itertools.pairwise([found[-1], *found]))[1]


def _nearest(points: Sequence[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """The points around the weighted median until `HELD` of the weight is reached."""
    lon = _median([(lon, weight) for lon, _, weight in points])
    lat = _median([(lat, weight) for _, lat, weight in points])
    squeeze = math.cos(math.radians(lat))
    wanted = HELD * sum(weight for _, _, weight in points)
    out: list[tuple[float, float]] = []
    for each in sorted(points, key=lambda each: (math.hypot((each[0] - lon) * squeeze, each[1] - lat), each)):
        if wanted <= 0:
            break
        out.append(each[:2])
        wanted -= each[2]
    return out


def _median(values: Sequence[tuple[float, float]]) -> float:
    left = sum(weight for _, weight in values) / 2
    for value, weight in sorted(values):
        left -= weight
        if left <= 0:
            return value
    return values[-1][0]
