"""The outline of the world: read from our own compact file, and cut to what a map shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from counterclaim.pages.drawing.projection import View

__all__ = ["FINE", "Outline", "outline", "paths"]

FILE = Path(__file__).parents[1] / "static" / "outline.txt"
STEPS = (1.5, 2.5, 4.0)  # pixels between two points: finer is not seen under a line that is a pixel wide
FINE = 2  # steps a pixel in what is written; the drawing scales it back
MOST = 60_000  # bytes of the paths: a page has 300,000, and the whole world at the finest step takes 135,000


@dataclass(frozen=True)
class Outline:
    """All lines one behind the other: `points` (n, 2) longitude and latitude in degrees, `starts` and `ends` of each
    line in it, `kinds`: l for a ring of land, b for a border, d for one in dispute."""

    points: NDArray[np.float64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    kinds: str


@cache
def outline() -> Outline:
    """The outline, decoded once a process, in some 30 ms; the form is told in the file's own head."""
    lines = [line for line in FILE.read_text(encoding="ascii").splitlines() if not line.startswith("#")]
    codes = np.frombuffer("".join(line[2:] for line in lines).encode("ascii"), np.uint8).astype(np.int64) - 63
    last = codes < 32  # the last character of a number
    begins = np.flatnonzero(np.concatenate(([True], last[:-1])))
    place = np.arange(len(codes)) - np.repeat(begins, np.diff(np.append(begins, len(codes))))
    values = np.add.reduceat((codes & 31) << (5 * place), begins)
    steps = np.where(values & 1, -((values + 1) >> 1), values >> 1).reshape(-1, 2)
    numbers = np.concatenate(([0], np.cumsum(last)))
    ends = numbers[np.cumsum([len(line) - 2 for line in lines])] // 2
    starts = np.concatenate(([0], ends[:-1]))
    sums = np.cumsum(steps, axis=0)
    before = np.where(starts[:, None] > 0, sums[starts - 1], 0)  # a line's differences begin at 0, 0
    points = (sums - np.repeat(before, ends - starts, axis=0)) / 100
    return Outline(points, starts, ends, "".join(line[0] for line in lines))


@lru_cache(maxsize=64)
def paths(view: View) -> dict[str, str]:
    """The `d` of three paths, by kind: what lies in the view, and no finer than a pixel shows."""
    return next(found for step in STEPS if sum(map(len, (found := _paths(view, step)).values())) < MOST
                or step == STEPS[-1])


def _paths(view: View, step: float) -> dict[str, str]:
    out: dict[str, list[str]] = {"l": [], "b": [], "d": []}
    for turn in (-360.0, 0.0, 360.0):  # land behind the antimeridian belongs to both ends of the world
        if view.west < 195 + turn and view.east > -195 + turn:
            for kind, line in _lines(outline(), view, turn, step):
                out[kind].append(line)
    return {kind: "".join(lines) for kind, lines in out.items()}


def _lines(world: Outline, view: View, turn: float, step: float) -> Iterator[tuple[str, str]]:
    px, py = (world.points[:, 0] + turn - view.west) * view.across, (view.north - world.points[:, 1]) * view.down
    x, y = np.round(px / step).astype(np.int64), np.round(py / step).astype(np.int64)
    wide, high = view.width / step, view.height / step
    # On which side of the canvas a point lies. Of points on one side that follow each other only the first and the last
    # are kept: what is drawn between them lies outside either way, and SVG cuts it off.
    side = np.select([x < -4, x > wide + 4, y < -4, y > high + 4], [1, 2, 3, 4], 0)
    line = np.repeat(np.arange(len(world.starts)), world.ends - world.starts)
    first = np.concatenate(([True], line[1:] != line[:-1]))
    last = np.concatenate((first[1:], [True]))
    same = np.concatenate(([False], (x[1:] == x[:-1]) & (y[1:] == y[:-1])))
    within = (side != 0) & np.concatenate(([0], side[:-1] == side[1:])).astype(bool)
    within &= np.concatenate((side[1:] == side[:-1], [False]))
    keep = first | last | ~(same | within)
    seen = np.zeros(len(world.starts), bool)
    seen[line[side == 0]] = True
    seen |= _crossing(side, line, world)
    for number in np.flatnonzero(seen):
        chosen = slice(world.starts[number], world.ends[number])
        kept = keep[chosen]
        written = _written(px[chosen][kept], py[chosen][kept], world.kinds[number] == "l")
        if written:
            yield world.kinds[number], written


def _crossing(side: NDArray[np.int64], line: NDArray[np.int64], world: Outline) -> NDArray[np.bool_]:
    """The lines without a point in the view that may cross or hold it: those with points on several sides."""
    low, high = np.minimum.reduceat(side, world.starts), np.maximum.reduceat(side, world.starts)
    return np.asarray((low != high) & (low > 0), bool)


def _written(px: NDArray[np.float64], py: NDArray[np.float64], ring: bool) -> str:
    """Points as a path in steps of `1 / FINE` pixel, each relative to the one before it."""
    x, y = np.round(px * FINE).astype(int), np.round(py * FINE).astype(int)
    dx, dy = np.diff(x), np.diff(y)
    moves = [f"{a} {b}" for a, b in zip(dx.tolist(), dy.tolist(), strict=True) if a or b]
    if not moves or (ring and len(moves) < 2):
        return ""
    return f"M{x[0]} {y[0]}l{' '.join(moves)}" + ("Z" if ring else "")
