"""The timeline laid out: a lane a party, a mark a claim at its day, arrows between claims that answer each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from counterclaim.pages.drawing.labels import told
from counterclaim.pages.drawing.scale import Scale, Tick, Window, days_of
from counterclaim.views.timeline import Moment

__all__ = ["MARK", "TOP", "Arrow", "Lane", "Lanes", "Mark", "Overflow", "laid_out"]

Shape = Literal["accuse", "deny", "demand", "say"]
Edge = Literal["", "before", "after", "undated"]

MARK = 14.0  # pixels between the middles of two marks; 24 with the space around them, which fingers need, would halve
# what fits, so the space around a mark takes clicks too where no other mark is
ROWS, ROWS_NEAR = 6, 24  # marks above each other in a lane; what is more than these is counted
NEAR_DAYS = 14  # so few days are what the count leads to, and hold more rows
MOST = 9  # lanes of parties; those who say less share one
WIDTH = 1078.0  # the pages' 1240 less the lanes' names and the frame
TOP = 44.0  # above the first lane: the scale's two lines
HEAD = 10.0  # of a lane above its first row
GUTTER = 26.0  # at either end, for what lies outside of the window
NO_DATE = 70.0  # at the right, for claims without a day
_SHAPES: dict[str, Shape] = {"accuse": "accuse", "condemn": "accuse", "deny": "deny", "refuse": "deny",
                             "demand": "demand", "warn": "demand"}
_DRAWN = ("denies", "contradicts", "corrects", "counter_accuses", "confirms", "answers")


@dataclass(frozen=True, slots=True)
class Lane:
    """A party's stretch of the canvas; `actor` is "" for the lane that the rest share."""

    actor: str
    label: str
    top: float
    height: float
    claims: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim. `x` and `y` are its middle; `start` and `end` the stretch of days on which it may have been made, equal
    where it is one. `given`: the day that the words give, though it cannot be right, where it lies in the window.

    `sure` is False where the day is only the report's, or doubtful. `edge` tells that the day lies outside the window.
    """

    claim: str
    actor: str
    lane: int
    x: float
    y: float
    start: float
    end: float
    shape: Shape
    sure: bool
    doubtful: bool
    open: bool
    edge: Edge
    label: str
    given: float | None = None


@dataclass(frozen=True, slots=True)
class Overflow:
    """Claims of a lane for which there is no room; the first and last of their days as ISO dates."""

    lane: int
    x: float
    y: float
    count: int
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From an answer to what it answers, edge to edge."""

    source: str
    target: str
    how: str
    x1: float
    y1: float
    x2: float
    y2: float
    conflict: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole drawing, `width` by `height` pixels; `scale` is None where nothing has a date. `not_asked` are the
    stretches of it, left and right end, whose reports were not asked for: that they are empty says nothing."""

    width: float
    height: float
    scale: Scale | None
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    overflow: tuple[Overflow, ...]
    arrows: tuple[Arrow, ...]
    undated: int
    not_asked: tuple[tuple[float, float], ...] = ()


def laid_out(moments: Sequence[Moment], window: Window | None, width: float = WIDTH,
             unanswered: Set[str] = frozenset(), name: Callable[[str], str] = str,
             asked: tuple[int, int] | None = None) -> Lanes:
    """The drawing of these claims; `unanswered` are the ids of those that a report says were left so. `asked` are the
    first and last day whose reports were asked for, None for all.

    Equal input gives equal output; every mark lies on the canvas.
    """
    undated = sum(moment.earliest is None for moment in moments)
    right = width - GUTTER - (NO_DATE if undated else 0)
    scale = Scale(window, GUTTER, right) if window else None
    actors = _actors(moments)
    places = [_place(moment, scale, width) for moment in moments]
    marks: list[Mark] = []
    overflow: list[Overflow] = []
    lanes: list[Lane] = []
    top = TOP
    for number, actor in enumerate(actors):
        mine = [i for i, moment in enumerate(moments) if _lane(moment, actors) == number]
        rows, left_over = _rows([places[i] for i in mine], [moments[i].said.claim in unanswered for i in mine],
                                ROWS_NEAR if window and window.days <= NEAR_DAYS else ROWS)
        used = 1 + max((row for row in rows if row is not None), default=0)
        for i, row in zip(mine, rows, strict=True):
            if row is not None:
                marks.append(_mark(moments[i], places[i], number, top + HEAD + (row + 0.5) * MARK, scale,
                                   moments[i].said.claim in unanswered))
        beyond = top + HEAD + (used + 0.5) * MARK
        overflow.extend(_overflow([moments[mine[i]] for i in left_over], [places[mine[i]] for i in left_over], number,
                                  beyond, width))
        height = HEAD + (used + bool(left_over)) * MARK + HEAD
        lanes.append(Lane(actor, name(actor) if actor else "others", top, height, len(mine)))
        top += height
    marks.sort(key=lambda mark: (mark.x, mark.lane, mark.y))
    return Lanes(width, top + 6, scale, scale.ticks() if scale else (), tuple(lanes), tuple(marks), tuple(overflow),
                 _arrows(moments, marks), undated, _not_asked(scale, asked))


def _not_asked(scale: Scale | None, asked: tuple[int, int] | None) -> tuple[tuple[float, float], ...]:
    if scale is None or asked is None:
        return ()
    ends = ((scale.left, scale.edge(asked[0])), (scale.edge(asked[1] + 1), scale.right))
    return tuple((start, end) for start, end in ends if end - start > 1)


def _actors(moments: Iterable[Moment]) -> tuple[str, ...]:
    """Who gets a lane: those who say most, the loudest on top; then unnamed sources, then "" for the rest."""
    said = Counter(moment.said.speaker.actor for moment in moments)
    unnamed = ("unknown",) if said.pop("unknown", 0) else ()
    ordered = sorted(said, key=lambda actor: (-said[actor], actor))
    most = ordered if len(ordered) <= MOST else [actor for actor in ordered[: MOST - 1] if said[actor] > 1]
    return (*most, *unnamed, *(("",) if len(most) < len(ordered) else ()))


def _lane(moment: Moment, actors: tuple[str, ...]) -> int:
    return actors.index(moment.said.speaker.actor) if moment.said.speaker.actor in actors else len(actors) - 1


@dataclass(frozen=True, slots=True)
class _Place:
    start: float
    end: float
    edge: Edge

    @property
    def x(self) -> float:
        return (self.start + self.end) / 2


def _place(moment: Moment, scale: Scale | None, width: float) -> _Place:
    days = days_of(f"{moment.earliest}/{moment.latest}" if moment.earliest else None)
    if days is None or scale is None:
        x = width - GUTTER - NO_DATE / 2
        return _Place(x, x, "undated")
    first, last = days
    if last < scale.window.first:
        return _Place(GUTTER / 2, GUTTER / 2, "before")
    if first > scale.window.last:
        return _Place(scale.right + GUTTER / 2, scale.right + GUTTER / 2, "after")
    if first == last:
        x = scale.x(first)
        return _Place(x, x, "")
    return _Place(scale.edge(first), scale.edge(last + 1), "")


def _rows(places: Sequence[_Place], unanswered: Sequence[bool], most: int) -> tuple[list[int | None], list[int]]:
    """A row for each, so that no two overlap, and those for whom there is none; what is open comes first on its day."""
    rows: list[int | None] = [None] * len(places)
    free = [float("-inf")] * most
    left: list[int] = []
    for i in sorted(range(len(places)), key=lambda i: (places[i].start, not unanswered[i], i)):
        start, end = min(places[i].start, places[i].x - MARK / 2), max(places[i].end, places[i].x + MARK / 2)
        row = next((row for row in range(most) if free[row] <= start + 0.01), None)
        if row is None:
            left.append(i)
        else:
            rows[i], free[row] = row, end
    return rows, left


def _mark(moment: Moment, place: _Place, lane: int, y: float, scale: Scale | None, unanswered: bool) -> Mark:
    said, day = moment.said, moment.said.day
    given = days_of(day.value) if day.doubt and day.likelier else None
    inside = scale is not None and given is not None and scale.window.first <= given[0] <= scale.window.last
    return Mark(
        said.claim, said.speaker.actor, lane, place.x, y, place.start, place.end, _SHAPES.get(said.act, "say"),
        day.basis == "said" and not day.doubt, bool(day.doubt), unanswered, place.edge, told(said, unanswered),
        scale.x(given[0]) if scale and given and inside else None,
    )


def _overflow(moments: Sequence[Moment], places: Sequence[_Place], lane: int, y: float, width: float,
              ) -> list[Overflow]:
    """The claims left over, counted by stretches as wide as their number takes."""
    bins: dict[int, list[int]] = {}
    for i, place in enumerate(places):
        bins.setdefault(int(place.x // (2 * MARK)), []).append(i)
    out = []
    for number, found in sorted(bins.items()):
        first = min((moments[i].earliest or "" for i in found), default="")
        last = max((moments[i].latest or "" for i in found), default="")
        out.append(Overflow(lane, min(width - MARK, (number + 0.5) * 2 * MARK), y, len(found), first, last))
    return out


def _arrows(moments: Iterable[Moment], marks: Iterable[Mark]) -> tuple[Arrow, ...]:
    at = {mark.claim: mark for mark in marks}
    out = []
    for moment in moments:
        for answer in moment.answers:
            source, target = at.get(moment.said.claim), at.get(answer.claim)
            if source and target and source is not target and answer.how in _DRAWN:
                out.append(_arrow(source, target, answer.how, answer.conflict))
    return tuple(out)


def _arrow(source: Mark, target: Mark, how: str, conflict: str) -> Arrow:
    dx, dy = target.x - source.x, target.y - source.y
    away = (dx * dx + dy * dy) ** 0.5 or 1.0
    near = min(MARK / 2 + 1, away / 3)  # the arrow ends at the mark's rim
    return Arrow(source.claim, target.claim, how, source.x + dx / away * near, source.y + dy / away * near,
                 target.x - dx / away * near, target.y - dy / away * near, conflict)
