"""The exchange as rows of a table with a column a party: what stands where, and what each card answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.views import Turn

__all__ = ["Arrow", "Card", "Columns", "Line", "columns"]

MOST = 4  # columns that still hold a line of text each on a laptop's screen
_NAMELESS = frozenset({"unknown", "report"})


@dataclass(frozen=True, slots=True)
class Arrow:
    """From an answer, in column `start`, up to the card above that it answers, in column `end`; both from 0."""

    start: int
    end: int
    how: str
    basis: str


@dataclass(frozen=True, slots=True)
class Card:
    """One turn in its column."""

    turn: Turn
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """Cards side by side, from left to right in the order of the thread; one alone where it answers another."""

    cards: tuple[Card, ...]
    arrow: Arrow | None = None
    above: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The parties with a column of their own, by code; one more column, `others`, where somebody has none."""

    parties: tuple[str, ...]
    others: bool
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        return len(self.parties) + self.others


def columns(turns: Sequence[Turn]) -> Columns:
    """Those who speak most get columns, in the order in which they first speak."""
    spoken = Counter(turn.said.speaker.actor for top in turns for turn in _all(top))
    named = [actor for actor in spoken if actor not in _NAMELESS]  # a Counter keeps the order of first counting
    most = sorted(named, key=lambda actor: -spoken[actor])[:MOST]
    parties = tuple(actor for actor in named if actor in most)
    place = {actor: number for number, actor in enumerate(parties)}
    others = any(actor not in place for actor in spoken)
    lines: list[Line] = []
    day: str | None = None
    for top in turns:
        when = top.said.day.value or ""
        first, *below = _thread(top, place)
        if when == day and lines and _fits(lines[-1], first):
            lines[-1] = Line((*lines[-1].cards, *first.cards), day=lines[-1].day)
        else:
            lines.append(Line(first.cards, day=when if when != day else None))
        lines.extend(below)
        day = when
    return Columns(parties, others, tuple(lines))


def _thread(top: Turn, place: dict[str, int]) -> Iterator[Line]:
    """The turn and all that hangs under it, depth first, each in a line of its own."""
    stack: list[tuple[Turn, Turn | None]] = [(top, None)]
    while stack:
        turn, above = stack.pop()
        here = place.get(turn.said.speaker.actor, len(place))
        if above is None:
            yield Line((Card(turn, here),))
        else:
            there = place.get(above.said.speaker.actor, len(place))
            arrow = Arrow(here, there, turn.how or "answers", turn.basis or "")
            yield Line((Card(turn, here),), arrow, above.said.claim)
        stack.extend((each, turn) for each in reversed(turn.answers))


def _fits(line: Line, following: Line) -> bool:
    """Whether what follows may stand beside a line's cards: to the right of them, and none of them in an answer."""
    return line.arrow is None and line.cards[-1].column < following.cards[0].column


def _all(top: Turn) -> Iterator[Turn]:
    stack = [top]
    while stack:
        turn = stack.pop()
        yield turn
        stack.extend(reversed(turn.answers))
