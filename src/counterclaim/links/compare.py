"""Whether two propositions say the same, the opposite, clash in a value, or have nothing to do with each other.

The same function serves two claims of one report and, through `compare_propositions`, two claims of different ones:
all that it looks at lies in the two `Proposition` values. Structure says in which way two predicates can meet
(`ways`): polarity, opposed predicates, values that differ. What they share, weighed by the learned `ranker`, says
whether they are of one thing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from counterclaim.links.lexicon import alike, opposed
from counterclaim.links.measures import FEATURES, bag, clashing, joint, kinship, measured, measures, total, whole
from counterclaim.links.proposition import Proposition, proposition
from counterclaim.links.ranker import Weights, weights
from counterclaim.model import Act, Basis, Claim, Event, Parse, Predicate

__all__ = ["Comparison", "Relation", "Way", "compare", "compare_propositions", "overlap", "ways"]

Relation = Literal["same", "opposite", "clash", "unrelated"]
# What is asked for and what is said to be so are two things; but a promise or a refusal can meet what is said.
_BINDING: frozenset[Act] = frozenset({"promise", "refuse"})
# Contents that share less than the weight of one rare word are not compared as wholes.
ENOUGH = 1.0
_SOLE, _MANNER, _THING, _PLACE, _PARTIES = (FEATURES.index(each)
                                            for each in ("sole", "manner", "thing", "place", "parties"))
# Types of event narrow enough that the negation of one denies another of the same type with other words: "seized"
# and "did not capture". Not ASSAULT or AID: no casualties does not deny the fighting.
_ONE_THING = frozenset({"CONTROL", "RETREAT", "BREACH", "SANCTION", "AGREE"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two propositions stand to each other. `basis` and `reason` say what decided it; `score` lies in [0, 1].
    `whole`: the contents as wholes decided it, no predicate of the one met one of the other."""

    relation: Relation
    basis: Basis = "entailment"
    reason: str = ""
    score: float = 0.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which two predicates can meet. `turned`: if they are of one thing, they are opposites. `parts`: the
    values in which they differ, by which they would clash if they are of one thing."""

    turned: bool
    values: tuple[float, ...]
    basis: Basis
    reason: str
    whole: bool = False
    parts: tuple[str, ...] = ()


UNRELATED = Comparison("unrelated")
_ORDER = {"opposite": 2, "clash": 1, "same": 0}


def compare(claim_a: Claim, events_a: Sequence[Event], claim_b: Claim, events_b: Sequence[Event],
            parse: Parse, parse_b: Parse | None = None) -> Comparison:
    """Compare what two claims put forward. `parse_b` is the parse of the second one's report, if it is another."""
    return compare_propositions(proposition(claim_a, events_a, parse),
                                proposition(claim_b, events_b, parse if parse_b is None else parse_b))


def compare_propositions(a: Proposition, b: Proposition, by: Weights | None = None) -> Comparison:
    """The likeliest way in which any predicate of `a` meets any of `b`, or the two contents meet as wholes; unrelated
    where one asks for what the other tells of. `by` are other weights than the shipped ones."""
    if _in_the_same_words(a, b):
        return Comparison("same", "entailment", "both say it in the same words", 0.9)
    by = by or weights()
    found = [each for way in ways(a, b) if (each := _judged(way, by)) is not None]
    if not found:
        return UNRELATED
    # Two accounts that part in one thing mostly agree on others ("the riot"): what parts them counts.
    return max(found, key=lambda each: (each.relation != "same", not each.whole, each.score,
                                          _ORDER[each.relation], each.reason))


def _in_the_same_words(a: Proposition, b: Proposition) -> bool:
    """Whether two contents have the same bearing words, of the same doings by the same parties. Words as few as
    "breaching the ceasefire" tell the ranker too little to be sure, and leave a reader no doubt."""
    if not a.words or a.words != b.words or (a.mood, a.denied) != (b.mood, b.denied):
        return False
    doings = [{(each.sense, each.negated, each.agent, each.patient, each.count) for each in one.predicates}
              for one in (a, b)]
    return bool(doings[0]) and doings[0] == doings[1]


def ways(a: Proposition, b: Proposition) -> Iterator[Way]:
    """All ways in which the predicates of two propositions can meet."""
    if a.mood != b.mood and not {a.claim.act, b.claim.act} & _BINDING:
        return
    # Within a report, days of statements say nothing of whether two are of one event.
    apart = None if a.claim.report == b.claim.report else _apart(a.claim.said, b.claim.said)
    all_a, all_b = whole(a.predicates, a.words), whole(b.predicates, b.words)
    turned = _turns(a) != _turns(b)
    together = joint(a.predicates, b.predicates, all_a, all_b)
    for p in a.predicates:
        for q in b.predicates:
            way = _way(p, q, all_a, all_b, turned, apart, together)
            if way is not None:
                yield way
    if total(bag(a.words).words & bag(b.words).words) >= ENOUGH:
        yield _contents(all_a, all_b, turned, apart, together)


def _contents(p: Predicate, q: Predicate, turned: bool, apart: int | None, together: tuple[float, ...]) -> Way:
    """How two contents can meet as wholes, whatever their predicates."""
    turn = (p.negated != q.negated) != turned
    values = measures(p, q, "content", p, q, apart, together)
    return Way(turn, values, "polarity" if turn else "value", "the same", True, () if turn else clashing(values))


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


def _way(p: Predicate, q: Predicate, all_p: Predicate, all_q: Predicate, turned: bool, apart: int | None,
         together: tuple[float, ...]) -> Way | None:
    """How two predicates can meet; None if they have nothing in common that could make them one thing."""
    turn = (p.negated != q.negated) != turned
    related = kinship(p, q) or _beside(p, q)
    if not related or not _touching(p, q):
        return None
    values = measures(p, q, related, all_p, all_q, apart, together)
    if related in ("opposed", "near opposite"):
        if (turn and related != "opposed") or (related == "opposed" and not _about_one(p, q, values)):
            return None
        reason = f"{p.sense} against {q.sense}"
        return Way(not turn, values, "entailment" if turn else "predicate", reason)
    if turn:
        if related in ("type", "akin") and p.type not in _ONE_THING:
            return None  # that there were no casualties does not deny the fighting
        return Way(True, values, "polarity", f"one of the two negates {p.sense}")
    marked = list(values)
    if frozenset((p.sense,)) in opposed() and p.sense == q.sense:
        marked[_SOLE] = 1.0
    if related == "attribute" or (p.sense == q.sense == "be" and p.around and q.around and not p.around & q.around):
        marked[_MANNER] = 1.0
    # Two events of one type are two events, whatever the values in which they differ.
    parts = clashing(marked) if related in ("same", "attribute") else ()
    if parts == ("doer",):
        parts = ()  # two parties that shell a town are no clash, two that fire first are
    return Way(False, tuple(marked), "value", p.sense, parts=parts)


def _about_one(p: Predicate, q: Predicate, values: tuple[float, ...]) -> bool:
    """Whether two opposed predicates share what the table says they must."""
    need = opposed()[frozenset((p.sense, q.sense))]
    thing = values[_THING] >= 0.3
    if need == "very thing":
        return thing  # a truce that was broken says nothing of who holds the village where it was
    placed = thing or bool(values[_PLACE]) or (p.patient is not None and p.patient == q.patient)
    if need == "thing":
        return placed
    return placed or values[_PARTIES] >= 0.3 or (p.agent is not None and p.agent == q.agent)


def _turns(told: Proposition) -> bool:
    """Whether the claim denies what it tells of, or will not do it."""
    return told.denied or told.claim.act == "refuse"


def _beside(p: Predicate, q: Predicate) -> str:
    """Two predicates of no kin that part all the same: by a word beside one of them, or as two origins of one thing."""
    one, other = measured(p).sense, measured(q).sense
    if one != other and one.isupper() and other.isupper():
        return "attribute"
    if _opposes(p.sense, q.around) or _opposes(q.sense, p.around):
        return "near opposite"
    return ""


@lru_cache(1 << 14)
def _opposes(sense: str, words: frozenset[str]) -> bool:
    return any(frozenset((sense, word)) in opposed() for word in words if word != sense)


def _touching(p: Predicate, q: Predicate) -> bool:
    """Whether two predicates share a party, a place or any word at all."""
    if (p.agent and p.agent == q.agent) or (p.patient and p.patient == q.patient) or (p.place and p.place == q.place):
        return True
    shared = measured(p).all.words & measured(q).all.words
    return len(shared) > (p.sense == q.sense) or bool(p.places & q.places)


def _judged(way: Way, by: Weights) -> Comparison | None:
    if way.turned:
        chance = by.turned(way.values)
        return Comparison("opposite", way.basis, way.reason, round(chance, 3), way.whole) if chance > 0.5 else None
    same, clash = by.agreeing(way.values, bool(way.parts))
    chance = round(same + clash, 3)
    if chance <= 0.5:
        return None
    if clash > same:
        return Comparison("clash", "value", f"the {way.parts[0]} differs", chance, way.whole)
    return Comparison("same", "entailment", f"both say {way.reason}", chance, way.whole)


@lru_cache(1 << 12)
def _apart(one: str | None, other: str | None) -> int | None:
    """The days between two statements, if the words give both."""
    if not one or not other or len(one) != 10 or len(other) != 10:
        return None
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
