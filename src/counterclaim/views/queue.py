"""What a person should look at next: claims by how uncertain they are, times what hangs on them, each with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.model import Claim, Flag, Span
from counterclaim.record import Candidate
from counterclaim.views.wording import several

__all__ = ["Queue", "QueueItem", "queue"]

# How far each sign lowers the odds that a claim is right, from benchmarks/review_queue.py on the record gold (275
# claims, 16 % of them wrong): wrong are 38 % of the 32 with an unknown speaker, 57 % of the 7 accusations of nobody,
# 20 % of the 5 denials of nothing and 33 % of the 3 beside a doubtful date, the last two too few for more than an
# order of size. A score says by itself how sure it is: of claims above 0.85 13 % are wrong, of those below 0.70 60
# %. The first quarter of the queue holds 43 % of the wrong claims, its first half 67 %.
_UNKNOWN_SPEAKER = 0.3
_NO_TARGET = 0.5
_DENIES_NOTHING = 0.15
_DOUBTFUL_DATE = 0.25
_BASE = 0.05  # nothing that a machine found is certain
_CONTESTS = ("denies", "contradicts", "counter_accuses")
_DATE_FLAGS = ("date_after_publication", "impossible_date", "weekday_mismatch", "order_conflict")


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A claim to rule on. `uncertainty` is 0 to 1, `consequence` 1 or more, `reasons` says in plain words why both."""

    claim: str
    report: str
    uncertainty: float
    consequence: float
    reasons: tuple[str, ...]

    @property
    def priority(self) -> float:
        return self.uncertainty * self.consequence


@dataclass(frozen=True, slots=True)
class Queue:
    """The claims to rule on, the most urgent first; a page of them, not all that the record may hold."""

    items: tuple[QueueItem, ...]


def queue(candidates: Iterable[Candidate]) -> Queue:
    """Put candidates (`Store.candidates`) in order: by uncertainty times consequence, equals by their ids."""
    items = [_item(each) for each in candidates]
    return Queue(tuple(sorted(items, key=lambda item: (-item.priority, item.report, item.claim))))


def _item(candidate: Candidate) -> QueueItem:
    doubts, weights = list(_doubts(candidate)), list(_weights(candidate))
    right = 1.0 - _BASE
    for doubt, _ in doubts:
        right *= 1 - doubt
    consequence = 1 + sum(weight for weight, _ in weights)
    claim = candidate.claim
    return QueueItem(claim.id, claim.report, round(1 - right, 4), round(consequence, 4),
                     tuple(words for _, words in [*doubts, *weights]))


def _doubts(candidate: Candidate) -> Iterator[tuple[float, str]]:
    """What makes a claim uncertain: by how much, and in plain words."""
    claim = candidate.claim
    if claim.score < 1:
        yield 1 - claim.score, f"it was found with a score of {claim.score:.2f}"
    if claim.speaker.actor == "unknown":
        named = f"“{claim.speaker.words}” is nobody that the tables know" if claim.speaker.span else "no words name it"
        yield _UNKNOWN_SPEAKER, f"its speaker is unknown: {named}"
    if claim.act == "accuse" and (claim.target is None or claim.target.actor is None):
        yield _NO_TARGET, "it is an accusation, and who is accused was not found"
    if claim.act == "deny" and not any(link.source == claim.id and link.kind == "denies" for link in candidate.links):
        yield _DENIES_NOTHING, "it is a denial, and what it denies was not found"
    if flag := next((flag for flag in candidate.flags if _beside(flag, claim)), None):
        yield _DOUBTFUL_DATE, f"a date beside it is doubtful: {flag.reason}"


def _weights(candidate: Candidate) -> Iterator[tuple[float, str]]:
    """What hangs on a claim: how heavily, and in plain words."""
    claim = candidate.claim
    against = [link for link in candidate.links if link.target == claim.id and link.kind in _CONTESTS]
    contests = [link for link in candidate.links if link.source == claim.id and link.kind in _CONTESTS]
    others = len(candidate.links) - len(against) - len(contests)
    if against:
        yield len(against), f"{several(len(against), 'claim')} {_verb(len(against), 'goes', 'go')} against it"
    if contests:
        yield len(contests), f"it goes against {several(len(contests), 'claim')}"
    if others:
        yield others / 2, f"{several(others, 'other link')} {_verb(others, 'hangs', 'hang')} on it"
    for silence in candidate.unanswered:
        yield 1, f"the report says that {silence.by} gave no answer to it"
    if claim.act in ("accuse", "deny") and not (against or contests):
        yield 0.5, "it is an accusation" if claim.act == "accuse" else "it is a denial"


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _beside(flag: Flag, claim: Claim) -> bool:
    """Whether a doubtful date stands among a claim's words."""
    spans: list[Span] = [each for each in (claim.speaker.span, claim.cue, *claim.content) if each]
    return flag.kind in _DATE_FLAGS and bool(spans) and (
        min(each.start for each in spans) <= flag.span.start < max(each.end for each in spans))
