"""Rulings whose subject a later reading found again, a little moved: offered to a person, never applied silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.errors import RecordError
from counterclaim.model import Claim, Ruling, Span
from counterclaim.record.database import Database
from counterclaim.record.queries import values
from counterclaim.record.review_store import Suggestion
from counterclaim.record.rulings import adjudicate, one, orphaned, rule, withdraw
from counterclaim.record.subjects import value_of

__all__ = ["OVERLAP", "overlap", "reattach", "suggestions"]

OVERLAP = 0.5  # share of characters in common, as in the gold's scorer: the same content there is the same claim


def suggestions(db: Database) -> Iterator[Suggestion]:
    """For each orphaned ruling on a claim the best claim of its report with the same speaker, if one is near enough.

    Near enough: the same cue span, or contents that share half of their characters. A claim that the same person has
    ruled on is none.
    """
    for ruling in orphaned(db):
        layer, body = db.all("SELECT layer, found FROM rulings WHERE id = ?", ruling.id)[0]
        if layer != "claims" or not body:
            continue
        lost: Claim = value_of(layer, body)
        taken = {row[0] for row in db.all("SELECT subject FROM rulings WHERE signer = ? AND withdrawn IS NULL",
                                          ruling.by)}
        best = max((each for each in _alike(db, ruling.report, lost) if each.claim.id not in taken),
                   key=lambda each: (each.overlap, each.claim.id), default=None)
        if best:
            yield Suggestion(ruling, best.claim, best.overlap, best.why)


@dataclass(frozen=True, slots=True)
class _Found:
    claim: Claim
    overlap: float
    why: str


def _alike(db: Database, report: str, lost: Claim) -> Iterator[_Found]:
    for _, claim in values(db, "claims", report):
        if claim.speaker.actor != lost.speaker.actor or claim.own_voice:
            continue
        shared = overlap(claim.content, lost.content)
        if shared >= OVERLAP:
            yield _Found(claim, shared, f"the same speaker, and {shared:.0%} of the words in common")
        elif lost.cue is not None and claim.cue == lost.cue:
            yield _Found(claim, shared, "the same speaker and the same cue")


def overlap(left: tuple[Span, ...], right: tuple[Span, ...]) -> float:
    """The Jaccard index of the characters of two contents, 0 to 1; two empty ones have nothing in common."""
    one, other = ({at for span in spans for at in range(span.start, span.end)} for spans in (left, right))
    return len(one & other) / len(one | other) if one or other else 0.0


def reattach(db: Database, ruling_id: str, claim: str, by: str) -> Ruling:
    """Sign an orphaned ruling anew on a claim that `by` says is the one meant, and withdraw the orphan."""
    old = one(db, ruling_id)
    if old.id not in {each.id for each in orphaned(db)}:
        raise RecordError(f"{ruling_id} counts on {old.subject}, which the record holds: nothing to re-attach.")
    comment = f"{old.comment} (as {old.id} by {old.by} on {old.subject})".strip()
    sign = adjudicate if old.adjudicates and _ruled_on(db, claim) else rule
    new = sign(db, claim, old.verdict, by, comment, dict(old.edit))
    withdraw(db, old.id, by)
    return new


def _ruled_on(db: Database, subject: str) -> bool:
    return db.value("SELECT 1 FROM rulings WHERE subject = ? AND withdrawn IS NULL", subject) is not None
