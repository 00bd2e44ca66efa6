"""The part of the SQLite store that is about several reports at once; see the contract for what each method does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from counterclaim.links.entailment import Judge
from counterclaim.model import DisputeEntry, Link, Point, Regrouping
from counterclaim.record import disputes, entries, linking, points
from counterclaim.record.database import Database

__all__ = ["AcrossSQLite"]


class AcrossSQLite:
    """`AcrossStore` over one SQLite file."""

    _db: Database

    def unlinked(self) -> tuple[str, ...]:
        return linking.unlinked(self._db)

    def link_report(self, report_id: str) -> None:
        linking.link_report(self._db, report_id)

    def link_all(self, progress: Callable[[int], None] | None = None, judge: Judge | None = None) -> int:
        return linking.link_all(self._db, progress or (lambda count: None), judge)

    def points(self, *, contested: bool = False, actor: str | None = None, reports: Iterable[str] | None = None,
               limit: int | None = None, offset: int = 0) -> Iterator[Point]:
        return points.points(self._db, contested, actor, reports, limit, offset)

    def count_points(self, *, contested: bool = False, actor: str | None = None,
                     reports: Iterable[str] | None = None) -> int:
        return points.count(self._db, contested, actor, reports)

    def point(self, point_id: str) -> Point | None:
        return points.point(self._db, point_id)

    def point_of(self, claim_id: str) -> Point | None:
        return points.point_of(self._db, claim_id)

    def across(self, reports: Iterable[str] | None = None) -> Iterator[Link]:
        return points.across(self._db, reports)

    def copies(self, report_id: str) -> tuple[str, ...]:
        return points.copies(self._db, report_id)

    def disputes(self, limit: int | None = None, offset: int = 0) -> tuple[DisputeEntry, ...]:
        return entries.disputes(self._db, limit, offset)

    def count_disputes(self) -> int:
        return entries.count(self._db)

    def dispute_of(self, report_id: str) -> str | None:
        return disputes.dispute_of(self._db, report_id)

    def reports_of(self, dispute_id: str) -> tuple[str, ...]:
        return disputes.reports_of(self._db, dispute_id)

    def rename_dispute(self, dispute_id: str, name: str, by: str, comment: str = "") -> Regrouping:
        return disputes.rename(self._db, dispute_id, name, by, comment)

    def merge_disputes(self, dispute_id: str, into: str, by: str, comment: str = "") -> Regrouping:
        return disputes.merge(self._db, dispute_id, into, by, comment)

    def split_dispute(self, dispute_id: str, reports: Iterable[str], name: str, by: str, comment: str = "",
                      ) -> Regrouping:
        return disputes.split(self._db, dispute_id, reports, name, by, comment)

    def withdraw_regrouping(self, regrouping_id: str, by: str) -> Regrouping:
        return disputes.withdraw(self._db, regrouping_id, by)

    def regroupings(self) -> tuple[Regrouping, ...]:
        return disputes.listed(self._db)
