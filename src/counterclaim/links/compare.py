"""Whether two propositions say the same, the opposite, clash in a value, or have nothing to do with each other.

The same function serves two claims of one report and, through `compare_propositions`, two claims of different ones:
all that it looks at lies in the two `Proposition` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.links.lexicon import alike, fold, opposed
from counterclaim.links.proposition import SOLE, Predicate, Proposition, proposition
from counterclaim.model import Basis, Claim, Event, Parse, When

__all__ = ["Comparison", "Relation", "compare", "compare_propositions", "overlap"]

Relation = Literal["same", "opposite", "clash", "unrelated"]

# How much each thing in common counts towards two predicates being about one situation.
_WEIGHTS = {"agent": 1.0, "patient": 1.0, "place": 1.0, "when": 0.5, "thing": 1.0, "doer": 0.5, "words": 0.5,
            "much": 0.5}
# Same or opposite polarity needs this much in common; a clash of value needs more, because two events of one kind
# that differ in a value are mostly two events.
GROUNDS, CLASH_GROUNDS = 1.0, 1.5
# Half of the words in common is a lot between two clauses, and counts like a participant.
MUCH = 0.6


# Types of event narrow enough that the negation of one denies another of the same type with other words: "seized"
# and "did not capture". Not ASSAULT or AID: no casualties does not deny the fighting.
_ONE_THING = frozenset({"CONTROL", "RETREAT", "BREACH", "SANCTION", "AGREE"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two propositions stand to each other. `basis` and `reason` say what decided it; `score` lies in [0, 1]."""

    relation: Relation
    basis: Basis = "entailment"
    reason: str = ""
    score: float = 0.0


UNRELATED = Comparison("unrelated")


def compare(claim_a: Claim, events_a: Sequence[Event], claim_b: Claim, events_b: Sequence[Event],
            parse: Parse, parse_b: Parse | None = None) -> Comparison:
    """Compare what two claims put forward. `parse_b` is the parse of the second one's report, if it is another."""
    return compare_propositions(proposition(claim_a, events_a, parse),
                                proposition(claim_b, events_b, parse if parse_b is None else parse_b))


def compare_propositions(a: Proposition, b: Proposition) -> Comparison:
    """The strongest way in which any predicate of `a` meets any of `b`; unrelated where the moods differ."""
    if a.mood != b.mood:
        return UNRELATED
    found = [each for p in a.predicates for q in b.predicates if (each := _meet(p, q, a.denied != b.denied))]
    if not found:
        return UNRELATED
    rank = {"opposite": 2, "same": 1, "clash": 0}
    return max(found, key=lambda each: (each.score, rank[each.relation]))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller set of words that has its like in the larger; 0 if either is empty."""
    small, large = sorted((left, right), key=len)
    if not small:
        return 0.0
    return sum(_has(word, large) for word in small) / len(small)


def _has(word: str, words: frozenset[str]) -> bool:
    if word in words:
        return True
    return word[:1].isupper() and any(other[:1].isupper() and alike(word, other) for other in words)


def _meet(p: Predicate, q: Predicate, turned: bool) -> Comparison | None:
    """How two predicates meet; None if they don't. `turned`: one of the two claims denies its content."""
    grounds = set(_shared(p, q))
    weight = sum(_WEIGHTS[each] for each in grounds)
    differing = list(_differing(p, q))
    turn = (p.negated != q.negated) != turned
    need = opposed().get(frozenset((p.sense, q.sense)))
    if need and p.sense != q.sense:
        if not _about_one(p, q, need, grounds) or set(differing) & {"place", "agent", "doer", "day"}:
            return None
        reason = f"{p.sense} against {q.sense}"
        return Comparison("same" if turn else "opposite", "predicate", reason, _score(max(weight, 1.0), 0.8))
    kin = _kin(p, q)
    if not kin or (kin < 1.0 and not grounds & {"thing", "words", "place"}):
        return None
    if differing:
        positive = not (p.negated or q.negated or turned)
        return _clash(p, q, grounds, differing, need is not None) if positive and kin == 1.0 else None
    if weight < GROUNDS or (turn and kin < 1.0 and p.type not in _ONE_THING):
        return None
    if turn:
        return Comparison("opposite", "polarity", f"one of the two negates {p.sense}", _score(weight, kin))
    return Comparison("same", "entailment", f"both say {p.sense}", _score(weight, kin))


def _clash(p: Predicate, q: Predicate, grounds: set[str], differing: list[str], exclusive: bool) -> Comparison | None:
    """Two accounts of one event that differ in a value. `exclusive`: only one party at a time can do it."""
    if len(differing) > 1:
        return None
    weight = sum(_WEIGHTS[each] for each in grounds)
    sole = exclusive or bool("doer" in differing and p.around & q.around & SOLE)
    if sole and differing[0] in ("agent", "doer") and grounds & {"thing", "place"}:
        reason = f"two parties, but only one can {p.sense}"
        return Comparison("clash", "value", reason, _score(max(weight, 1.0), 0.8))
    if weight >= CLASH_GROUNDS and differing[0] not in ("place", "doer"):
        return Comparison("clash", "value", f"the {differing[0]} differs", _score(weight, 0.7))
    return None


def _about_one(p: Predicate, q: Predicate, need: str, grounds: set[str]) -> bool:
    """Whether two opposed predicates share what the table says they must."""
    if need == "very thing":
        return "thing" in grounds  # a truce that was broken says nothing of who holds the village where it was
    if need == "thing":
        return bool(grounds & {"thing", "patient", "place"})
    moved = overlap(p.doer | p.thing, q.doer) >= 0.3 or overlap(q.doer | q.thing, p.doer) >= 0.3
    return moved or bool(grounds & {"agent", "place"})


def _score(weight: float, most: float) -> float:
    return round(most * min(1.0, 0.4 + 0.2 * weight), 3)


def _kin(p: Predicate, q: Predicate) -> float:
    """1 for one sense, less for one type of event, 0 for neither."""
    if p.sense == q.sense:
        return 1.0
    if p.type and p.type == q.type and p.type != "OTHER":
        return 0.7
    return 0.0


def _shared(p: Predicate, q: Predicate) -> Iterator[str]:
    if p.agent and p.agent == q.agent:
        yield "agent"
    if p.patient and p.patient == q.patient:
        yield "patient"
    if _same_place(p, q):
        yield "place"
    if p.when and q.when and _meets(p.when, q.when):
        yield "when"
    if overlap(p.thing, q.thing) >= 0.3:
        yield "thing"
    if overlap(p.doer, q.doer) >= 0.3:
        yield "doer"
    common = overlap(p.around | p.thing, q.around | q.thing)
    if common >= 0.3:
        yield "words"
    if common >= MUCH and min(len(p.around | p.thing), len(q.around | q.thing)) > 0:
        yield "much"


def _same_place(p: Predicate, q: Predicate) -> bool:
    if p.place and q.place:
        one, other = fold(p.place), fold(q.place)
        return one in other or other in one or alike(p.place, q.place)
    return bool(p.places & q.places)


def _differing(p: Predicate, q: Predicate) -> Iterator[str]:
    if p.agent and q.agent:
        if p.agent != q.agent:
            yield "agent"
    elif _names(p.doer) and _names(q.doer) and not overlap(_names(p.doer), _names(q.doer)):
        yield "doer"
    if p.patient and q.patient and p.patient != q.patient and p.agent != q.patient:
        yield "patient"
    if (p.place or p.places) and (q.place or q.places) and not _same_place(p, q):
        yield "place"
    if p.when and q.when:
        if not _meets(p.when, q.when):
            yield "day"
    elif p.days and q.days and not p.days & q.days:
        yield "day"
    if p.count and q.count and p.count != q.count and p.count.isdigit() == q.count.isdigit():
        yield "number"  # "six" and "6" are left alone


def _meets(one: str, other: str) -> bool:
    try:
        return When(one).meets(When(other))
    except ValueError:  # a value that is no day (a season, a decade) parts nothing
        return True


def _names(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[:1].isupper())
