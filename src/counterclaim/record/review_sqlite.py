"""`ReviewStore` over one SQLite file: each method hands on to the module that does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.model import Analysis, Assignment, LinkKind, Missed, Review, Ruling, Verdict
from counterclaim.record import candidates, coding, missed, reattach, rulings
from counterclaim.record.database import Database
from counterclaim.record.review_store import Candidate, Suggestion
from counterclaim.record.reviews import counted, reviewed, verdicts_of
from counterclaim.record.ruled import ruled

__all__ = ["SQLiteReviews"]


class SQLiteReviews:
    """What people decided, in the tables of a record's file; see the contract for what each method does."""

    _db: Database

    def rule(self, subject: str, verdict: Verdict, by: str, comment: str = "",
             edit: Mapping[str, Any] | None = None) -> Ruling:
        return rulings.rule(self._db, subject, verdict, by, comment, edit or {})

    def adjudicate(self, subject: str, verdict: Verdict, by: str, comment: str = "",
                   edit: Mapping[str, Any] | None = None) -> Ruling:
        return rulings.adjudicate(self._db, subject, verdict, by, comment, edit or {})

    def withdraw(self, ruling_id: str, by: str) -> Ruling:
        return rulings.withdraw(self._db, ruling_id, by)

    def rulings(self, subject: str | None = None) -> tuple[Ruling, ...]:
        return rulings.listed(self._db, subject)

    def reviews(self, reports: Iterable[str] | None = None, *, subjects: Iterable[str] | None = None,
                ) -> Mapping[str, Review]:
        return reviewed(*self._said(reports, subjects))

    def verdicts(self, *, by: str | None = None, reports: Iterable[str] | None = None,
                 subjects: Iterable[str] | None = None) -> Mapping[str, Ruling]:
        said, added = self._said(reports, subjects)
        return counted(reviewed(said, added)) if by is None else verdicts_of(said, by, added)

    def disputed(self) -> tuple[Review, ...]:
        found = [review for review in self.reviews().values() if review.ruling is None]
        return tuple(sorted(found, key=lambda review: (review.coders[-1].at, review.subject)))

    def orphaned(self) -> tuple[Ruling, ...]:
        return rulings.orphaned(self._db)

    def suggestions(self) -> tuple[Suggestion, ...]:
        return tuple(reattach.suggestions(self._db))

    def reattach(self, ruling_id: str, claim: str, by: str) -> Ruling:
        return reattach.reattach(self._db, ruling_id, claim, by)

    def add_claim(self, report: str, fields: Mapping[str, Any], by: str, comment: str = "") -> Missed:
        return missed.add_claim(self._db, report, fields, by, comment)

    def add_link(self, kind: LinkKind, source: str, target: str, by: str, comment: str = "") -> Missed:
        return missed.add_link(self._db, kind, source, target, by, comment)

    def take_back(self, missed_id: str, by: str) -> Missed:
        return missed.take_back(self._db, missed_id, by)

    def missed(self, *, report: str | None = None, by: str | None = None) -> tuple[Missed, ...]:
        return missed.listed(self._db, report, by)

    def candidates(self, *, by: str | None = None, assigned: bool = False, reports: Iterable[str] | None = None,
                   limit: int = 200) -> tuple[Candidate, ...]:
        return tuple(candidates.candidates(self._db, by, assigned, reports, limit))

    def assign(self, coder: str, reports: Iterable[str], by: str) -> int:
        return coding.assign(self._db, coder, reports, by)

    def unassign(self, coder: str, reports: Iterable[str]) -> int:
        return coding.unassign(self._db, coder, reports)

    def assignments(self, coder: str | None = None) -> tuple[Assignment, ...]:
        return coding.assignments(self._db, coder)

    def sample(self, number: int, seed: str = "") -> tuple[str, ...]:
        return coding.sample(self._db, number, seed)

    def _said(self, reports: Iterable[str] | None, subjects: Iterable[str] | None = None,
              ) -> tuple[tuple[Ruling, ...], tuple[Missed, ...]]:
        """The rulings, and what people added: all of the record, or what bears on these reports or subjects."""
        if subjects is not None:
            names = tuple(subjects)
            return rulings.of_subjects(self._db, names), missed.of_subjects(self._db, names)
        if reports is None:
            return rulings.listed(self._db), missed.listed(self._db)
        ids = tuple(reports)
        return rulings.of_reports(self._db, ids), missed.of_reports(self._db, ids)

    def _ruled(self, found: Iterable[Analysis], reports: Iterable[str] | None) -> Iterator[Analysis]:
        """Analyses as people ruled them; `reports` are theirs, None for the whole record."""
        said, added = self._said(reports)
        verdicts = counted(reviewed(said, added))
        by_report: dict[str, list[Missed]] = {}
        for each in added:
            by_report.setdefault(each.value.report, []).append(each)
        return (ruled(analysis, verdicts, by_report.get(analysis.report.id, ())) for analysis in found)
