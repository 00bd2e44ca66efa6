"""The ledger of positions: what each actor put forward on each point over time, and where it went back on its word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.model import Event, Member, Point, Position, When
from counterclaim.views.at_issue import first_day
from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["ActorLedger", "Change", "Entry", "Line", "Positions", "positions"]

_AGAINST = {("asserts", "denies"), ("denies", "asserts"), ("asserts", "doubts")}
_CLASHES = frozenset({"denies", "contradicts", "corrects"})


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry goes back on. `kind`: `shifted`, the same unit took the opposite stance before, or gave another
    value; `differs`, another unit of the same actor did, and neither speaks for the other. `was` is the earlier claim
    and `day` its day; `what` says what changed ("denied, asserted before"; "killed: 3, then 11").
    `certain_order` is False where both may be of one day, so that either may be the later."""

    kind: Literal["shifted", "differs"]
    was: str
    day: str | None
    what: str
    certain_order: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One position taken: by which unit, when, in which exact words. `again` are later claims in which the same unit
    took the same position; `copies` counts the reports that copy one of these. For `silent`, `said` is the claim left
    without an answer and `words` what the report says of it. `outside`: the report is not of those asked for."""

    stance: Position
    unit: str | None
    day: str | None
    said: Statement | None
    again: tuple[Statement, ...] = ()
    copies: int = 0
    words: str = ""
    change: Change | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one actor put forward on one point, in order of time. `against` are the actors who took another side;
    `founder` is the claim that raised the point first, in the words `words`."""

    point: str
    words: str
    contested: bool
    against: tuple[str, ...]
    shifted: bool
    differs: bool
    entries: tuple[Entry, ...]
    founder: Statement | None = None


@dataclass(frozen=True, slots=True)
class ActorLedger:
    """One actor's positions: the points on which it shifted first, then where its units differ, then the contested."""

    actor: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """The actors with the most points first; unnamed speakers hold no positions, for they may be anybody. `alone`
    counts the points of one claim, which are left out: one claim is no sequence."""

    actors: tuple[ActorLedger, ...]
    alone: int = 0


def positions(dispute: Dispute, actor: str | None = None) -> Positions:
    """The ledger of all actors, or of one by its code: the one given, else the one that was asked for."""
    actor = actor or dispute.focus
    clashes = {frozenset((link.source, link.target)) for link in dispute.links if link.kind in _CLASHES}
    ledgers: dict[str, list[Line]] = {}
    alone = 0
    for point in dispute.points:
        if len({member.claim for member in point.members if not member.copy_of}) < 2:
            alone += 1
            continue
        for who in dict.fromkeys(member.actor for member in point.members):
            if who not in ("unknown", "report") and actor in (None, who):
                ledgers.setdefault(who, []).append(_line(dispute, point, who, clashes))
    found = [ActorLedger(who, dispute.name(who), tuple(sorted(lines, key=_rank))) for who, lines in ledgers.items()]
    return Positions(tuple(sorted(found, key=lambda each: (-len(each.lines), each.actor))), alone)


def _rank(line: Line) -> tuple[bool, bool, bool, str, str]:
    return (not line.shifted, not line.differs, not line.contested, first_day(line.entries[0].day), line.point)


def _line(dispute: Dispute, point: Point, actor: str, clashes: Set[frozenset[str]]) -> Line:
    own = sorted((each for each in point.members if each.actor == actor), key=lambda each: _order(dispute, each))
    entries: list[Entry] = []
    for member in own:
        entry = _entry(dispute, member)
        if member.copy_of and any(each.stance == entry.stance for each in entries):
            twin = next(i for i, each in reversed(list(enumerate(entries))) if each.stance == entry.stance)
            entries[twin] = replace(entries[twin], copies=entries[twin].copies + 1)
            continue
        entry = replace(entry, change=_change(dispute, entries, entry, clashes))
        if entries and _same(entries[-1], entry):
            entries[-1] = replace(entries[-1], again=(*entries[-1].again, *([entry.said] if entry.said else [])))
        else:
            entries.append(entry)
    mine = {each.stance for each in entries}
    others = dict.fromkeys((each.actor, each.stance) for each in point.members if each.actor != actor)
    against = (other for other, theirs in others
               if any((theirs, stance) in _AGAINST or (stance, theirs) in _AGAINST for stance in mine))
    kinds = {each.change.kind for each in entries if each.change}
    return Line(point.id, point.words, point.contested, tuple(dict.fromkeys(against)), "shifted" in kinds,
                "differs" in kinds, tuple(entries), dispute.told(point.founder))


def _order(dispute: Dispute, member: Member) -> tuple[str, ...]:
    claim = dispute.claims.get(member.claim)
    if claim is not None and member.stance != "silent":
        return tuple(f"{each:>8}" if isinstance(each, int) else each for each in dispute.order(claim))
    return (first_day(member.day), "said", member.report, member.claim)


def _entry(dispute: Dispute, member: Member) -> Entry:
    silent = member.stance == "silent"
    said = dispute.told(member.claim)
    words = next((row.span.words for row in dispute.unanswered
                  if silent and row.claim == member.claim and row.by == member.actor), "")
    return Entry(member.stance, None if silent or said is None else said.speaker.unit, member.day, said, words=words,
                 outside=member.report not in dispute.reports)


def _same(before: Entry, entry: Entry) -> bool:
    return entry.change is None and (before.stance, before.unit, before.outside) == (
        entry.stance, entry.unit, entry.outside) and entry.stance != "silent"


def _change(dispute: Dispute, entries: Iterable[Entry], entry: Entry, clashes: Set[frozenset[str]],
            ) -> Change | None:
    """What of this actor's earlier entries this one goes back on: its own unit's word first, the latest of them."""
    found = [change for each in entries if (change := _between(dispute, each, entry, clashes))]
    return min(reversed(found), key=lambda change: change.kind != "shifted", default=None)


def _between(dispute: Dispute, before: Entry, entry: Entry, clashes: Set[frozenset[str]]) -> Change | None:
    if before.said is None or entry.said is None or "silent" in (before.stance, entry.stance):
        return None
    if _of_one_breath(before.said, entry.said):
        return None
    what = f"{_DID[entry.stance]}, {_DID[before.stance]} before" if (before.stance, entry.stance) in _AGAINST else ""
    # Entries of one stance are folded; the last of them is what a new value is compared with.
    last = before.again[-1] if before.again else before.said
    if not what:
        what = "; ".join(_values(dispute, last.claim, entry.said.claim))
    if not what and frozenset((last.claim, entry.said.claim)) in clashes:
        what = "cannot hold beside what was said before"
    if not what:
        return None
    sure = bool(before.day and entry.day and When(before.day).latest < When(entry.day).earliest)
    return Change("shifted" if before.unit == entry.unit else "differs", last.claim, last.day.value, what, sure)


_DID = {"asserts": "asserted", "denies": "denied", "doubts": "doubted"}


def _of_one_breath(one: Statement, other: Statement) -> bool:
    """Whether two claims share words of one report: "refused to confirm whether" and its "whether" go back on nothing.
    """
    return one.report == other.report and any(
        start < last and first < end for start, end in one.spans for first, last in other.spans)


def _values(dispute: Dispute, before: str, after: str) -> Iterator[str]:
    """The numbers and days that two claims of one event give differently."""
    one, other = dispute.claims.get(before), dispute.claims.get(after)
    if one is None or other is None:
        return
    for old in dispute.events.get(one.id, ()):
        for new in dispute.events.get(other.id, ()):
            if (old.type, old.agent, old.patient, old.place) == (new.type, new.agent, new.patient, new.place):
                yield from _numbers(old, new)
                if old.when and new.when and not When(old.when).meets(When(new.when)):
                    yield f"day: {old.when}, then {new.when}"


def _numbers(old: Event, new: Event) -> Iterator[str]:
    for mine in old.quantities:
        for theirs in new.quantities:
            if mine.kind == theirs.kind and _apart(mine.least, mine.most, theirs.least, theirs.most):
                yield f"{mine.kind}: {mine.span.words}, then {theirs.span.words}"


def _apart(least: int | None, most: int | None, low: int | None, high: int | None) -> bool:
    """Whether two ranges, open where None, have no number in common."""
    return (most is not None and low is not None and most < low) or (
        high is not None and least is not None and high < least)
