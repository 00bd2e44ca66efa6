"""Where the claims of one report stand among those of the reports before it: on which points, and answering whom.

A pure function of the report and of what `find` gives, which must come from reports linked before it. So the same
reports in the same order give the same points, and a report linked again alone comes to the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.links.entailment import Judge
from counterclaim.model import Basis, Core, Link, LinkKind, Position, Unanswered, Unresolved, link_id, point_id
from counterclaim.points.answering import answer, countered
from counterclaim.points.keys import accusations, lookups
from counterclaim.points.lexicon import doubts
from counterclaim.points.meeting import Meeting, Side, meeting

__all__ = ["PART", "Entry", "Find", "Founded", "Known", "Placed", "Seat", "linker", "placed"]

# Raise it with every change that can alter a row: a record linked by another one is linked anew.
PART = "points 8"

# A claim answers at most this many of other reports: one statement is not the reply to everything that was said.
ANSWERS = 3
# Days within which a rejection in bare words ("rejected the accusation") is looked for what it rejects.
REJECTED = 5

_AGAINST: Mapping[Position, Position] = {"asserts": "denies", "denies": "asserts", "doubts": "asserts",
                                         "silent": "silent"}
_SAME_SIDE = frozenset({"confirms", "repeats"})
_OTHER_SIDE = frozenset({"denies", "contradicts", "corrects"})


@dataclass(frozen=True, slots=True)
class Known:
    """A claim linked before. `number` is its core's, in the order of linking; `copied`: its report carries the text of
    an earlier one; `point` and `stance` where it stands, None where it stands on no point."""

    number: int
    report: str
    copied: bool
    side: Side
    point: str | None
    stance: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """One report to link. By claim id: `days` (ordinals, 0 for unknown), `contents` (the words put forward) and
    `statements` (with who says so). `copied`: it carries the text of an earlier report, whose claims answer for it.
    `named`: the actors that it names."""

    report: str
    copied: bool
    cores: tuple[Core, ...]
    days: Mapping[str, int]
    contents: Mapping[str, str]
    statements: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Founded:
    """A point that a claim of this report raises."""

    id: str
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A stance of `actor` on a point, by a claim of this report."""

    point: str
    claim: str
    actor: str
    stance: Position
    score: float = 1.0
    basis: Basis = "entailment"


@dataclass(frozen=True, slots=True)
class Placed:
    """What linking one report gives; `links` are those between its claims and others', in either direction."""

    founded: tuple[Founded, ...]
    seats: tuple[Seat, ...]
    links: tuple[Link, ...]


def linker(judge: Judge | None) -> str:
    """What linking is made by: this part, and the model that reads the words, where there is one."""
    return f"{PART} {judge.name}" if judge else PART


# The claims linked before that are filed under one of the keys and were made near the day, the nearest first.
Find = Callable[[Sequence[int], int], Sequence[Known]]


def placed(entry: Entry, find: Find, holds: Callable[[str], bool], judge: Judge | None = None) -> Placed:
    """Place every claim of a report. `holds` says whether a point of that id is there already: the founder of one that
    is linked again takes its own place in it. `judge` reads the words of two claims that may meet."""
    work = _Placing(entry, find, holds, judge)
    for core in entry.cores:
        work.settle(core.claim)
    work.leave_open()
    return Placed(tuple(work.founded), tuple(work.seats.values()), tuple(work.links.values()))


@dataclass
class _Placing:
    """The claims of one report, placed one by one."""

    entry: Entry
    find: Find
    holds: Callable[[str], bool]
    judge: Judge | None = None
    founded: list[Founded] = field(default_factory=list)
    seats: dict[str, Seat] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.cores = {core.claim: core for core in self.entry.cores}
        self.ties: dict[str, Link] = {}
        for link in self.entry.links:
            if link.source in self.cores and link.target in self.cores and _ties(link, self.cores[link.source]):
                self.ties.setdefault(link.source, link)
        self.pointing = {each.claim for each in self.entry.unresolved}

    def settle(self, claim: str) -> Seat | None:
        """The seat of a claim, taken now if it has none: beside the claim that it answers in its own report, else
        beside the one of another report that it meets best, else on a point of its own."""
        if claim in self.begun:
            return self.seats.get(claim)
        self.begun.add(claim)
        core = self.cores[claim]
        side = Side.of(core, self.entry.days.get(claim, 0), self.entry.statements.get(claim, ""))
        tie = self.ties.get(claim)
        beside = self.settle(tie.target) if tie else None
        seat = self._by_tie(core, tie, beside) if tie and beside else None
        met = list(self._met(side))
        self._answer(side, met)
        if seat is None and claim in self.pointing:
            seat = self._rejected(side)
        if seat is None and _speaks(core):
            seat = self._by_meeting(core, met) or self._own(core)
        if seat is not None:
            self.seats[claim] = seat
        return seat

    def leave_open(self) -> None:
        """The parties that a report says left a claim without an answer: silent on its point."""
        for row in self.entry.unanswered:
            seat = self.seats.get(row.claim)
            if seat and row.by != seat.actor:
                self.seats[f"{row.claim} {row.by}"] = Seat(seat.point, row.claim, row.by, "silent", 1.0, "cue")

    def _by_tie(self, core: Core, tie: Link, beside: Seat) -> Seat:
        stance = beside.stance if tie.kind in _SAME_SIDE else _AGAINST[beside.stance]
        return Seat(beside.point, core.claim, core.actor, _doubted(core, stance), tie.score, tie.basis)

    def _met(self, side: Side) -> Iterator[tuple[Meeting, Known]]:
        if _speaks(side.core):
            for known in self.find(lookups(side.core), side.day):
                if (found := meeting(side, known.side, self.judge)) is not None:
                    yield found, known

    def _by_meeting(self, core: Core, met: Sequence[tuple[Meeting, Known]]) -> Seat | None:
        if self.holds(point_id(core.claim)):
            return None  # it raised this point itself
        seated = [(found, known) for found, known in met if known.point]
        if not seated:
            return None
        found, known = max(seated, key=lambda each: (each[0].score, each[0].close, -each[1].number))
        if found.relation == "opposite":
            stance = _AGAINST[known.stance]
        elif found.relation == "same" or core.actor == known.side.core.actor != "unknown":
            stance = _plain(known.stance)  # a party that gives another figure of its own goes on asserting
        else:
            stance = "denies"
        return Seat(str(known.point), core.claim, core.actor, _doubted(core, stance), found.score, found.basis)

    def _own(self, core: Core) -> Seat:
        point = point_id(core.claim)
        self.founded.append(Founded(point, core.claim, self.entry.contents.get(core.claim, "")))
        stance: Position = "denies" if core.denied else "asserts"
        return Seat(point, core.claim, core.actor, _doubted(core, stance), 1.0, "cue")

    def _answer(self, side: Side, met: Iterable[tuple[Meeting, Known]]) -> None:
        """The links between this claim and those of other reports that speak of the same event. A text printed again
        answers nobody, and what answers it answers the one that had it first."""
        if self.entry.copied:
            return
        found: list[tuple[float, int, LinkKind, Basis, Known]] = [
            (each.score, known.number, kind, each.basis, known) for each, known in met
            if each.close and not known.copied and (kind := answer(side, known.side, each))]
        if side.core.act == "accuse":
            found += [(0.6, known.number, "counter_accuses", "actors", known)
                      for known in self.find(accusations(side.core), side.day)
                      if not known.copied and countered(side, known.side)]
        drawn = 0
        voices: set[tuple[LinkKind, str]] = set()
        for score, _, kind, basis, known in sorted(found, key=lambda each: each[:2], reverse=True):
            voice = (kind, known.side.core.actor)
            if voice not in voices and drawn < ANSWERS:
                voices.add(voice)
                drawn += self._draw(kind, side, known, score, basis)

    def _rejected(self, side: Side) -> Seat | None:
        """What a rejection in bare words rejects: the charge of an accuser whom its report names, where only one point
        can be meant."""
        near = [known for known in self.find(accusations(side.core), side.day)
                if known.side.core.act == "accuse" and known.side.core.target == side.core.actor
                and known.side.core.actor in self.entry.named and known.point and not known.copied
                and 0 <= side.day - known.side.day <= REJECTED]
        if len({known.point for known in near}) != 1:
            return None
        last = max(near, key=lambda known: (known.side.day, known.number))
        if not self.entry.copied:
            self._draw("denies", side, last, 0.6, "cue")
        return Seat(str(last.point), side.core.claim, side.core.actor, _doubted(side.core, _AGAINST[last.stance]), 0.6,
                    "cue")

    def _draw(self, kind: LinkKind, side: Side, known: Known, score: float, basis: Basis) -> bool:
        """Keep a link from the later of two claims to the earlier; of one day the one read later is the later."""
        later, earlier, report = side, known.side, self.entry.report
        if known.side.day > side.day:
            later, earlier, report = known.side, side, known.report
        ends = (later.core.claim, earlier.core.claim)
        if ends in self.links:
            return False
        self.links[ends] = Link(link_id(kind, *ends), report, kind, *ends, basis, score, linker(self.judge))
        return True


def _ties(link: Link, source: Core) -> bool:
    """Whether a link says on which side of the same point its source stands; of an answer only a refusal does."""
    return link.kind in _SAME_SIDE | _OTHER_SIDE or (link.kind == "answers" and source.act == "refuse")


def _speaks(core: Core) -> bool:
    """Whether a claim says enough by itself to be told from others: "This" and "the report" don't."""
    return core.act != "silent" and bool(core.predicates) and len(core.words) > 1


def _plain(stance: Position) -> Position:
    return "denies" if stance == "doubts" else stance


def _doubted(core: Core, stance: Position) -> Position:
    return "doubts" if stance == "denies" and doubts(core.cue) else stance
