"""What two predicates share and where they part, as numbers that a ranker can weigh."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.links.lexicon import alike, fold, frame_words, kin, opposed, rarity, sense, state
from counterclaim.links.numbers import harms_meet, number
from counterclaim.links.proposition import SOLE
from counterclaim.model import Predicate, When

__all__ = ["FEATURES", "KEPT", "Measured", "clashing", "joint", "kinship", "measured", "measures", "part", "whole"]

# How many predicates and word sets are kept in their measured form; it bounds the memory of a run over many claims.
KEPT = 1 << 16
FEATURES = ("bias", "same sense", "same type", "akin", "content", "agent", "other agent", "patient", "other patient",
            "place", "other place", "day", "other day", "number", "other number", "all numbers", "other numbers",
            "parties", "thing", "other thing", "doer", "other doer", "around", "words", "cover", "shared",
            "shared words", "party name", "place name", "other names", "short", "plan", "apart", "later", "toll",
            "sole", "manner", "polarity", "near opposite", "day later", "names", "dead", "other counts", "revised",
            "anew", "other states")
_CALENDAR = frozenset({*calendar.day_name, *calendar.month_name, *calendar.day_abbr, *calendar.month_abbr})
_ENDINGS = ("ians", "ese", "ian", "ish", "ans", "an", "is", "s", "i", "n")
_PARTING = frozenset({"other number", "other numbers", "other day", "other place", "other agent", "other doer",
                      "manner", "sole"})
_UNREAL = frozenset({"planned", "possible", "conditional", "demanded", "promised", "questioned"})


@dataclass(frozen=True, slots=True)
class Bag:
    """Words in one spelling, states by their codes; `names` are the capitalised ones that are no states."""

    words: frozenset[str]
    names: frozenset[str]
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """A predicate's words in the form in which they are compared."""

    doer: Bag
    thing: Bag
    around: Bag
    all: Bag
    parties: frozenset[str]
    place: str
    sense: str


@lru_cache(KEPT)
def bag(words: frozenset[str]) -> Bag:
    """The words of a set in the form in which they are compared."""
    names, states, others = set(), set(), set()
    for word in words:
        if not word[:1].isupper():
            others.add(word)
        elif word in _CALENDAR:
            continue  # days are compared for themselves
        elif (code := state(word)) is not None:
            states.add(code)
        else:
            names.add(_stem(fold(word)))
    return Bag(frozenset(names | states | others), frozenset(names), frozenset(states))


def _stem(name: str) -> str:
    """A folded name without what makes it name its people: "keldish" and "keld" meet."""
    ending = next((each for each in _ENDINGS if name.endswith(each) and len(name) - len(each) >= 4), "")
    return name.removesuffix(ending)


@lru_cache(KEPT)
def measured(p: Predicate) -> Measured:
    """The words of a predicate in the form in which they are compared."""
    return Measured(bag(p.doer), bag(p.thing), bag(p.around), bag(p.doer | p.thing | p.around | {p.sense}),
                    bag(p.doer | p.thing).words, fold(p.place) if p.place else "",
                    state(p.sense.capitalize()) or p.sense)


@lru_cache(KEPT)
def weight(word: str) -> float:
    """How much sharing a word says, in (0, 1]; numbers say little, as they are compared for themselves."""
    return 0.2 if number(word) is not None else rarity(word)


def part(one: frozenset[str], other: frozenset[str]) -> float:
    """The share, by weight, of the lighter set of words that the other has too, in [0, 1]; 0 if either is empty."""
    if not one or not other:
        return 0.0
    shared = total(one & other)
    return shared / max(0.3, min(total(one), total(other))) if shared else 0.0


def total(words: frozenset[str]) -> float:
    """The weights of the words together."""
    return sum(map(weight, words))


@lru_cache(KEPT)
def whole(predicates: tuple[Predicate, ...], words: frozenset[str]) -> Predicate:
    """All that a content says as one predicate without a sense, so that two can be compared as wholes."""
    agents = {each.agent for each in predicates if each.agent}
    patients = {each.patient for each in predicates if each.patient}
    days = {each.when for each in predicates if each.when}
    return Predicate(
        "", bool(predicates) and predicates[0].negated, None, _only(agents), _only(patients), None, _only(days),
        thing=words, places=frozenset().union(*(each.places for each in predicates)),
        harms=frozenset().union(*(each.harms for each in predicates)),
        count=next((each.count for each in predicates if each.count), None))


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def kinship(p: Predicate, q: Predicate) -> str:
    """How two predicates are related: `same`, `type`, `akin` (one group of senses), `opposed`, or `` (not at all)."""
    if p.sense == q.sense:
        return "same"
    if frozenset((p.sense, q.sense)) in opposed():
        return "opposed"
    if p.type and p.type == q.type and p.type != "OTHER":
        return "type"
    groups = kin()
    if p.sense in groups and q.sense in groups and groups[p.sense] & groups[q.sense]:
        return "akin"
    if p.sense in q.thing or q.sense in p.thing:  # "reached a truce" and "the truce"
        return "akin"
    return ""


def measures(p: Predicate, q: Predicate, related: str, all_p: Predicate, all_q: Predicate,
             apart: int | None, together: tuple[float, ...]) -> tuple[float, ...]:
    """The numbers of FEATURES for two predicates. `related` is their kinship, `all_*` the whole contents (`whole`),
    `apart` the days between the two statements, if both are known, `together` what `joint` says of the contents."""
    a, b = measured(p), measured(q)
    mine, theirs = bag(all_p.thing), bag(all_q.thing)
    tolls = harms_meet(all_p.harms, all_q.harms)
    place, other_place = _places(p, q, a, b)
    day, other_day = _days(p, q)
    counted, other_count = _numbers(p, q)
    names = a.all.names & b.all.names or _near(a.all.names, b.all.names)
    parties = part(a.parties, b.parties)
    doers, things = part(a.doer.words, b.doer.words), part(a.thing.words, b.thing.words)
    if a.doer.words == a.thing.words or b.doer.words == b.thing.words:  # of an intransitive: the subject is both
        things = max(things, part(a.doer.words, b.thing.words), part(a.thing.words, b.doer.words))
    known = max(map(weight, names & (a.parties | b.parties) - _located(p, q)), default=0.0)
    toll = float("toll" in p.thing or "toll" in q.thing)
    days = 0.0 if apart is None else min(apart, 5) / 5 * (1 - max(known, toll))
    return (
        1.0, float(related == "same"), float(related == "type"), float(related == "akin"),
        float(related == "content"),
        float(bool(p.agent) and p.agent == q.agent),
        float(bool(p.agent and q.agent) and p.agent != q.agent),
        float(bool(p.patient) and p.patient == q.patient),
        float(bool(p.patient and q.patient) and p.patient != q.patient),
        place, other_place, day, other_day, counted, other_count, float(tolls is True), float(tolls is False), parties,
        things, float(bool(a.thing.words and b.thing.words) and not things), doers,
        0.0 if doers or not (a.doer.words and b.doer.words)
        else 1.0 if (a.doer.names or a.doer.states) and (b.doer.names or b.doer.states) else 0.5,
        part(a.around.words | a.thing.words, b.around.words | b.thing.words),
        part(mine.words, theirs.words), total(mine.words & theirs.words) / max(1.0, total(mine.words | theirs.words)),
        min(1.0, total(a.all.words & b.all.words) / 4),
        min(1.0, total(mine.words & theirs.words) / 6), known, max(map(weight, names & _located(p, q)), default=0.0),
        _unshared(a.all.names, b.all.names, theirs.names, mine.names),
        1 / (1 + min(total(mine.words), total(theirs.words))),
        float((p.standing in _UNREAL) != (q.standing in _UNREAL)),
        days, days * (related in ("opposed", "near opposite")),
        toll, float(bool(p.around & q.around & SOLE)), float(_manners(p, q)), float(related != "opposed"),
        float(related == "near opposite"), other_day * bool(apart), *together,
    )


def joint(one: Sequence[Predicate], other: Sequence[Predicate], all_p: Predicate,
          all_q: Predicate) -> tuple[float, ...]:
    """The last six of FEATURES, which hang on the contents alone (`all_*`, made by `whole` of `one` and `other`):
    whether both speak of one event, before any two predicates are held against each other."""
    mine, theirs = bag(all_p.thing), bag(all_q.thing)
    names = mine.names & theirs.names or _near(mine.names, theirs.names)
    lighter = min(total(mine.names), total(theirs.names))
    met, parted = _dead(one, other)
    counts, other_counts = _given(mine, one), _given(theirs, other)
    parting = float(bool(counts and other_counts) and not counts & other_counts)
    toll = any("toll" in each.thing for each in (*one, *other))
    return (
        min(1.0, total(names) / lighter) if lighter else 0.5, met, parting, float(toll) * max(parted, parting),
        float((mine.words ^ theirs.words) & _anew() != frozenset()),
        min(1.0, total(mine.states - theirs.states), total(theirs.states - mine.states)),
    )


def _dead(one: Sequence[Predicate], other: Sequence[Predicate]) -> tuple[float, float]:
    """Whether any two counts of the dead can both be right, and whether both sides count them but none can."""
    mine, theirs = ([frozenset((harm,)) for each in told for harm in each.harms if harm.startswith("killed ")]
                    for told in (one, other))
    met = any(harms_meet(x, y) for x in mine for y in theirs)
    return float(met), float(bool(mine and theirs) and not met)


def _given(words: Bag, told: Sequence[Predicate]) -> frozenset[int]:
    """The numbers among the words; years say nothing, nor do bounds ("at least nine")."""
    bounds = {word for each in told if each.count is None for word in each.thing | each.doer}
    return frozenset(n for n in map(number, words.words - bounds) if n is not None and not 1900 < n < 2100)


@lru_cache(1)
def _anew() -> frozenset[str]:
    return frozenset(sense(word) for word in frame_words("anew"))


def _located(p: Predicate, q: Predicate) -> frozenset[str]:
    """The names of the places in two predicates, in the form of a bag."""
    return frozenset(_stem(place) for place in p.places | q.places)


def _unshared(one: frozenset[str], other: frozenset[str], far_one: frozenset[str], far_other: frozenset[str]) -> float:
    """How much of the lighter side's names the other account has nowhere, in [0, 1]: three rare names are 1."""
    if not one or not other:
        return 0.0
    return min(1.0, min(total(one - far_one), total(other - far_other)) / 3)


def _near(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Names that are spelled two ways; looked for only where no name is the same."""
    return frozenset(x for x in one if len(x) > 4 and any(len(y) > 4 and x[:2] == y[:2] and alike(x, y) for y in other))


def _places(p: Predicate, q: Predicate, a: Measured, b: Measured) -> tuple[float, float]:
    if a.place and b.place and (a.place in b.place or b.place in a.place):
        return 1.0, 0.0
    mine, theirs = p.places | {a.place} - {""}, q.places | {b.place} - {""}
    if mine & theirs or a.place in q.places or b.place in p.places:
        return 1.0, 0.0
    mine, theirs = _towns(mine), _towns(theirs)  # a town and a state may be one place
    if not mine or not theirs:
        states = {state(a.place.title()), state(b.place.title())} - {None}
        return 0.0, float(len(states) == 2)
    return (1.0, 0.0) if any(alike(x, y) for x in mine for y in theirs) else (0.0, 1.0)


def _towns(places: frozenset[str]) -> frozenset[str]:
    return frozenset(place for place in places if state(place.title()) is None)


def _days(p: Predicate, q: Predicate) -> tuple[float, float]:
    if p.when and q.when:
        same = meets(p.when, q.when)
        return float(same), float(not same)
    if p.days and q.days:
        return float(bool(p.days & q.days)), float(not p.days & q.days)
    return 0.0, 0.0


def meets(one: str, other: str) -> bool:
    """Whether two days can be one; a value that is no day (a season, a decade) parts nothing."""
    try:
        return When(one).meets(When(other))
    except ValueError:
        return True


def _numbers(p: Predicate, q: Predicate) -> tuple[float, float]:
    met = harms_meet(p.harms, q.harms)
    if met is None:
        one, other = _counts(p), _counts(q)
        if not one or not other:
            return 0.0, 0.0
        met = bool(one & other)
    return float(met), float(not met)


def _counts(p: Predicate) -> frozenset[int]:
    """The numbers that a predicate gives outright, for its thing or for those who came to harm."""
    found = [number(p.count)]
    for each in p.harms:
        _, least, most = each.split()
        found.append(number(least) if least == most else None)
    return frozenset(each for each in found if each is not None)


def _manners(p: Predicate, q: Predicate) -> bool:
    """Whether the words around two predicates are opposed: "in an accident", "in an ambush"."""
    pairs = opposed()
    mine, theirs = p.around & _sides(), q.around & _sides()
    return any(frozenset((x, y)) in pairs for x in mine for y in theirs if x != y)


@lru_cache(1)
def _sides() -> frozenset[str]:
    return frozenset(side for pair in opposed() for side in pair)


def clashing(values: Sequence[float]) -> tuple[str, ...]:
    """Which values of an account differ from those of the other."""
    return tuple(name.removeprefix("other ") for name, value in zip(FEATURES, values, strict=True)
                 if value and name in _PARTING)
