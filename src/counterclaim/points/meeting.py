"""How the claims of two reports meet: on one point at issue, and if so, whether closely enough for a link.

What the two put forward is compared as within a report (`links.compare`). Between reports that is not enough: of the
many pairs that share a party and a verb nearly all speak of two things. So two claims share a point only if they have
most of their bearing words in common and were made within `WINDOW` days, and are linked only if they speak of one
event: a common party, no other place and no other day, within `NEAR` days. Where a model that reads both
(`links.entailment`) is at hand, it parts some of these, and bears out what structure says of others with fewer words in
common.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.links.compare import Comparison, Relation, compare_propositions
from counterclaim.links.cores import restored
from counterclaim.links.entailment import Judge, Passages, joint
from counterclaim.links.entailment.joint import features
from counterclaim.links.lexicon import fold, state
from counterclaim.links.measures import bag
from counterclaim.links.proposition import Proposition
from counterclaim.links.sharing import other_numbers, shared_words
from counterclaim.model import Basis, Claim, Core, When

__all__ = ["NEAR", "WINDOW", "Meeting", "Side", "meeting", "statement"]

# Days between two claims on one point, and between two that are linked.
WINDOW, NEAR = 30, 5
# How much of their words two claims share, corrected by what else joins and parts them: on one point; linked, where the
# one says the same, and where it says the opposite, which two claims on two events seldom do in like words.
SHARED, LINKED, OPPOSED = 0.42, 0.55, 0.45
# The least weight of the words shared: one name and one other word, or two words. "The truce" alone ties nothing.
WEIGHT = 2.0
# With a model that reads both: the least weight of the words shared (one name), the least chances that two claims share
# a point and that one of them answers the other, and the chance below which two that share their words are parted.
NAMED, SURE, SURELY, DOUBTED = 1.0, 0.8, 0.85, 0.1
# The least score of structure that bears out what the model joins; it must have met in a predicate, not as wholes.
BORNE = 0.8
# Characters that a claim's speaker may stand away from its words, and that the model is shown of a claim.
REACH, LONG = 120, 400
# The least chance, by the comparison, that two claims that are linked are of one thing; with so many words in common as
# NEARLY it is enough that the comparison holds them for one at all.
CHANCE, NEARLY = 0.6, 0.6

_COMMON = frozenset({"parties", "party", "place"})


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as it meets others: what it puts forward, with the day (ordinal; 0 for unknown) on which, and in which
    words (`statement`)."""

    core: Core
    told: Proposition
    day: int
    text: str = ""

    @classmethod
    def of(cls, core: Core, day: int, text: str = "") -> Side:
        # The stand-ins for two claims name no report, so the comparison leaves the days between them alone: `meeting`
        # weighs them itself (DAILY). Weighing them twice halved the points that two reports share in 34,509 items.
        return cls(core, restored(core), day, text)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two claims on one point; never unrelated. `close`: they speak of one event, so that the one can answer the
    other."""

    relation: Relation
    basis: Basis
    score: float
    close: bool


def statement(claim: Claim, text: str) -> str:
    """A claim in its own words, from who speaks to the end of what is said; `text` is its report's. A speaker named far
    off, and what stands between two far parts of a content, is left out."""
    spans = sorted((*claim.content, *([claim.cue] if claim.cue else [])), key=lambda span: span.start)
    if not spans:
        return ""
    start, end = spans[0].start, max(span.end for span in spans)
    speaker = claim.speaker.span
    if speaker and start - REACH <= speaker.start and speaker.end <= end + REACH:
        start, end = min(start, speaker.start), max(end, speaker.end)
    return " ".join(text[start : min(end, start + LONG)].split())


def meeting(one: Side, other: Side, judge: Judge | None = None) -> Meeting | None:
    """How two claims of two reports meet; None if they don't. `judge` reads their words as well."""
    apart = abs(one.day - other.day)
    if apart > WINDOW or not _anchored(one.core, other.core, apart):
        return None
    shared, weight = shared_words(one.core.words, other.core.words)
    read = judge is not None and bool(one.text and other.text)
    if weight < NAMED or (not read and (weight < WEIGHT or shared < SHARED / 2)):
        return None
    met = compare_propositions(one.told, other.told)
    if met.relation == "unrelated":
        return None
    ties = _ties(one.core, other.core)
    enough = weight >= WEIGHT and shared >= SHARED / 2
    found = _by_words(one.core, other.core, apart, shared, met, ties) if enough else None
    return _by_reading(one, other, met, ties, found, judge) if judge is not None and read else found


def _by_words(one: Core, other: Core, apart: int, shared: float, met: Comparison, ties: set[str]) -> Meeting | None:
    """How two claims meet by structure and by the share of their words that both have."""
    kinship = shared + sum(_TIES[tie] for tie in ties) - apart * DAILY
    two = bool(apart) or one.actor != other.actor
    if met.relation == "same" and two and other_numbers(one.words, other.words):
        kinship -= NUMBERED
    one_event = _one_event(ties)
    if kinship < SHARED or (met.relation == "clash" and (not one_event or apart > NEAR)):
        return None  # two events of one kind that differ in a value are mostly two events
    if met.relation == "opposite" and not ties & _COMMON:
        return None
    near = kinship >= (LINKED if met.relation == "same" else OPPOSED) and apart <= NEAR
    close = one_event and near and (met.score >= CHANCE or kinship >= NEARLY)
    return Meeting(met.relation, met.basis, round(min(1.0, kinship) * met.score, 3), close)


def _by_reading(one: Side, other: Side, met: Comparison, ties: set[str], found: Meeting | None,
                judge: Judge) -> Meeting | None:
    """What the model makes of it: it parts what met by words alone, and joins what shares fewer words where structure
    says so too, in a predicate and surely. By its word alone it took "has withdrawn" for "seized", and a denial of one
    thing for that of another at the same place."""
    if found is None and (met.whole or met.score < BORNE or "strangers" in ties or not ties & _COMMON):
        return None
    apart = abs(one.day - other.day)
    days = other.day - one.day if one.day and other.day else None
    verdict = judge(Passages(one.text, other.text, days))
    same, conflict = joint().chances(features(met, verdict, None if days is None else apart, one.core.words,
                                              other.core.words))
    chance, said = (same, verdict.same) if met.relation == "same" else (conflict, verdict.conflict)
    if found is not None:
        return found if chance >= DOUBTED else None
    if chance < SURE or said < verdict.unrelated:
        return None
    close = _one_event(ties) and apart <= NEAR and chance >= SURELY
    return Meeting(met.relation, met.basis, round(chance, 3), close)


def _one_event(ties: set[str]) -> bool:
    return not ties & {"strangers", "elsewhere", "another day"} and bool(ties & _COMMON)


# What joins two claims and what parts them, in shares of their words.
_TIES = {"parties": 0.1, "party": 0.0, "strangers": -0.15, "place": 0.05, "elsewhere": -0.2, "beside": -0.1,
         "day": 0.05, "another day": -0.15}
DAILY = 0.006
# Other numbers in two contents, of two days or two speakers, that would say the same: yesterday's dead and today's.
NUMBERED = 0.5


def _anchored(one: Core, other: Core, apart: int) -> bool:
    """Whether two contents name one thing of the world, or come from one speaker within days: "a state of emergency" in
    two mouths is two emergencies."""
    if one.actor == other.actor != "unknown" and apart <= NEAR:
        return True
    if _parties(one) & _parties(other) or _places(one) & _places(other):
        return True
    mine, theirs = bag(one.words), bag(other.words)
    return bool(mine.names & theirs.names or mine.states & theirs.states)


def _ties(one: Core, other: Core) -> set[str]:
    """What joins and parts two claims beside their words."""
    found = set()
    mine, theirs = _parties(one), _parties(other)
    if mine and theirs:
        found.add("parties" if mine == theirs and len(mine) > 1 else "party" if mine & theirs else "strangers")
    here, there = _places(one), _places(other)
    if here and there:
        # a name in common may be the place that one of the two was not resolved to
        named = bag(one.words).names & bag(other.words).names
        found.add("place" if here & there else "beside" if named else "elsewhere")
    days = _days(one, other)
    if days is not None:
        found.add("day" if days else "another day")
    return found


def _parties(core: Core) -> frozenset[str]:
    """Who does or suffers something in it, and whom it is aimed at."""
    codes = {code for each in core.predicates for code in (each.agent, each.patient)} | {core.target}
    return frozenset(code for code in codes if code and code != "unknown")


def _places(core: Core) -> frozenset[str]:
    """The places in it, by id where they are on the map; no states: two towns of one state are two places."""
    if core.places:
        return frozenset(core.places)
    return frozenset(fold(each.place) for each in core.predicates if each.place and state(each.place) is None)


def _days(one: Core, other: Core) -> bool | None:
    """Whether the days that the two give for what happened can be one; None where one of them gives none."""
    mine = [each.when for each in one.predicates if each.when]
    theirs = [each.when for each in other.predicates if each.when]
    found = [meets for a in mine for b in theirs if (meets := _meets(a, b)) is not None]
    return any(found) if found else None


def _meets(one: str, other: str) -> bool | None:
    try:
        return When(one).meets(When(other))
    except ValueError:  # a season, a decade
        return None
