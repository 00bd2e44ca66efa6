"""The part of the store's contract that is about people: rulings, what the machine missed, who codes what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from counterclaim.model import (
    Assignment,
    Claim,
    Event,
    Flag,
    Link,
    LinkKind,
    Missed,
    Review,
    Ruling,
    Unanswered,
    Verdict,
)

__all__ = ["Candidate", "ReviewStore", "Suggestion"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may be next in the review queue, with what its place in it depends on, as the machine found it.

    `links` lead out of it and into it, also across reports; `flags` are those of its report.
    """

    claim: Claim
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ruling without its claim, and the claim of the same report that it most likely meant; `overlap` 0 to 1."""

    ruling: Ruling
    claim: Claim
    overlap: float
    why: str


class ReviewStore(Protocol):
    """What people decided and added; nothing of it is ever overwritten, and everything can be taken back."""

    # rulings
    def rule(self, subject: str, verdict: Verdict, by: str, comment: str = "",
             edit: Mapping[str, Any] | None = None) -> Ruling:
        """Sign a coder's verdict on a claim, link or flag of this record.

        `edit`: the changed fields of an `edited` verdict, as `record.edits` lists them. RecordError, in a sentence, if
        there is no such subject, and for every field that cannot be edited or has a value that it cannot have.
        """

    def adjudicate(self, subject: str, verdict: Verdict, by: str, comment: str = "",
                   edit: Mapping[str, Any] | None = None) -> Ruling:
        """Sign an editor's verdict: it settles all rulings that stand on the subject and counts over every coder's,
        until it is withdrawn. RecordError as for `rule`, and where nobody has ruled yet."""

    def withdraw(self, ruling_id: str, by: str) -> Ruling:
        """Mark a ruling as withdrawn; RecordError if there is none. Withdrawing twice keeps the first."""

    def rulings(self, subject: str | None = None) -> tuple[Ruling, ...]:
        """All rulings, or those on one subject, withdrawn ones included, in the order of signing."""

    def reviews(self, reports: Iterable[str] | None = None, *, subjects: Iterable[str] | None = None,
                ) -> Mapping[str, Review]:
        """For each subject that somebody ruled on, or added, what the rulings come to: who reviewed it, what counts,
        whether it is disputed. `reports`: only what bears on the rows of these; `subjects`: only of these."""

    def verdicts(self, *, by: str | None = None, reports: Iterable[str] | None = None,
                 subjects: Iterable[str] | None = None) -> Mapping[str, Ruling]:
        """For each subject the ruling that counts: an editor's that settled it, else the latest of coders who agree.
        What coders dispute is left out: the machine's row stands. `by`: that coder's own latest, whatever others say.
        `reports`, `subjects`: as for `reviews`.
        """

    def disputed(self) -> tuple[Review, ...]:
        """The subjects on which coders differ and which no editor has settled, in the order of the last signing."""

    def orphaned(self) -> tuple[Ruling, ...]:
        """The rulings, not withdrawn, whose subject no machine finds any more."""

    def suggestions(self) -> tuple[Suggestion, ...]:
        """For orphaned rulings on claims: the claim of the same report and speaker with the same cue, or with half of
        the content's characters in common. Offered only; `reattach` does it."""

    def reattach(self, ruling_id: str, claim: str, by: str) -> Ruling:
        """Sign an orphaned ruling anew on the claim that `by` says is meant, and withdraw the orphan."""

    # what the machine missed
    def add_claim(self, report: str, fields: Mapping[str, Any], by: str, comment: str = "") -> Missed:
        """Sign a claim that the machine missed. `fields` are those of a claim's edit, `content` and `source.actor` at
        least; its `part` is `person:NAME`. RecordError where the record holds it already."""

    def add_link(self, kind: LinkKind, source: str, target: str, by: str, comment: str = "") -> Missed:
        """Sign a link that the machine missed: the claim `source` answers `target`, in whatever report."""

    def take_back(self, missed_id: str, by: str) -> Missed:
        """Mark an addition as withdrawn; RecordError if there is none. Withdrawing twice keeps the first."""

    def missed(self, *, report: str | None = None, by: str | None = None) -> tuple[Missed, ...]:
        """What people added, withdrawn included, in the order of signing."""

    # the review queue, and coding by several people
    def candidates(self, *, by: str | None = None, assigned: bool = False, reports: Iterable[str] | None = None,
                   limit: int = 200) -> tuple[Candidate, ...]:
        """The claims that most need a person, found by index: doubtful by their own row, much answered, near a flagged
        date, unanswered. None that `by` has ruled on, whatever others did; without `by` none that anybody has.
        `assigned`: of the reports that `by` is to code; `reports`: of these. `views.queue` puts them in order.
        """

    def assign(self, coder: str, reports: Iterable[str], by: str) -> int:
        """Ask a coder to code these reports; how many of them are new to that coder. RecordError for one unknown."""

    def unassign(self, coder: str, reports: Iterable[str]) -> int:
        """Take reports off a coder's list; their rulings stay. How many were on it."""

    def assignments(self, coder: str | None = None) -> tuple[Assignment, ...]:
        """Who is to code which reports, by coder and in the record's order of reports."""

    def sample(self, number: int, seed: str = "") -> tuple[str, ...]:
        """The ids of `number` reports in which somebody speaks, drawn at random by `seed`, in the record's order.

        The same record and seed give the same reports; a larger number gives those and more.
        """
