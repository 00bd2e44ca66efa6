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
    # land behind the antimeridian belongs to both ends of the world
    turns = [turn for turn in (-360.0, 0.0, 360.0) if view.west < 195 + turn and view.east > -195 + turn]
    for step in STEPS:
        found = [_cut(outline(), view, turn, step) for turn in turns]
        if sum(each.size for each in found) < MOST:
            break
    out: dict[str, list[str]] = {"l": [], "b": [], "d": []}
    for each in found:
        for kind, line in each.written(outline().kinds):
            out[kind].append(line)
    return {kind: "".join(lines) for kind, lines in out.items()}


@dataclass(frozen=True)
class _Lines:
    """Lines in steps of `1 / FINE` pixel: `steps` (n, 2) lead from each point to the next, the first of a line from the
    corner of the canvas; `line` is the number of the line that each is on, `first` whether it begins it."""

    steps: NDArray[np.int64]
    line: NDArray[np.int64]
    first: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """About how many bytes they take, written."""
        far = np.abs(self.steps)
        return int((2 + (far > 9) + (far > 99) + (self.steps < 0)).sum())

    def written(self, kinds: str) -> Iterator[tuple[str, str]]:
        """Each line as a path, with its kind; a ring of two points or a line of one is none."""
        begins = np.flatnonzero(self.first)
        ends = np.append(begins, len(self.steps))[1:]
        numbers = list(map(str, self.steps.ravel().tolist()))  # all at once: a line at a time took ten times as long
        for begin, end, number in zip(begins.tolist(), ends.tolist(), self.line[begins].tolist(), strict=True):
            ring = kinds[number] == "l"
            if end - begin > 1 + ring:
                moves = " ".join(numbers[2 * begin + 2 : 2 * end])
                yield kinds[number], f"M{numbers[2 * begin]} {numbers[2 * begin + 1]}l{moves}" + ("Z" if ring else "")


def _cut(world: Outline, view: View, turn: float, step: float) -> _Lines:
    """What of the world, turned by so many degrees, is seen in a view, with points `step` pixels from each other."""
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
    seen = np.zeros(len(world.starts), bool)
    seen[line[side == 0]] = True
    seen |= _crossing(side, world)
    kept = np.flatnonzero((first | last | ~(same | within)) & seen[line])
    return _stepped(px[kept], py[kept], line[kept])


def _crossing(side: NDArray[np.int64], world: Outline) -> NDArray[np.bool_]:
    """The lines without a point in the view that may cross or hold it: those with points on several sides."""
    low, high = np.minimum.reduceat(side, world.starts), np.maximum.reduceat(side, world.starts)
    return np.asarray((low != high) & (low > 0), bool)


def _stepped(px: NDArray[np.float64], py: NDArray[np.float64], line: NDArray[np.int64]) -> _Lines:
    """Points in pixels, each with its line, as steps; a point that is where the one before it is, is left out."""
    at = np.stack((np.round(px * FINE), np.round(py * FINE)), axis=1).astype(np.int64)
    steps = np.diff(at, axis=0, prepend=at[:1])
    first = np.diff(line, prepend=-1) != 0
    steps[first] = at[first]
    told = first | steps.any(axis=1)
    return _Lines(steps[told], line[told], first[told])
