"""The store over one SQLite file: each method hands on to the module that does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from counterclaim.model import (
    Addition,
    AgreementMention,
    Analysis,
    Claim,
    Control,
    Curation,
    Event,
    Flag,
    Knowledge,
    Link,
    LinkKind,
    Report,
    Trace,
    Unanswered,
)
from counterclaim.record import curation, queries, scope, writing
from counterclaim.record.across_sqlite import AcrossSQLite
from counterclaim.record.database import Database
from counterclaim.record.review_sqlite import SQLiteReviews
from counterclaim.record.search import search
from counterclaim.record.store import Extent, Failure, Hit, NameKind, Problem, Scope
from counterclaim.record.verify import verify

__all__ = ["SQLiteStore"]


class SQLiteStore(AcrossSQLite, SQLiteReviews):
    """`Store` in one SQLite file (write-ahead log, FTS5); see the contract for what each method does."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._identify = writing.Identifier(db)
        self.path = db.path

    def identify(self, report: Report) -> Report:
        return self._identify(report)

    def known(self, report_id: str, plan: str) -> bool:
        return writing.known(self._db, report_id, plan)

    def put(self, analysis: Analysis, plan: str) -> None:
        self.put_many((analysis,), plan)

    def put_many(self, analyses: Iterable[Analysis], plan: str) -> None:
        analyses = tuple(analyses)
        writing.put_all(self._db, analyses, plan)
        for analysis in analyses:
            self._identify.arrived(analysis.report.id)

    def fail(self, origin: str, reason: str, plan: str = "", report: Report | None = None) -> None:
        writing.fail(self._db, origin, reason, plan, report)

    def forget(self, origin: str) -> None:
        writing.forget(self._db, origin)

    def report(self, report_id: str) -> Report | None:
        return next(queries.reports(self._db, self._numbers(report_id)), None)

    def first_read(self, report_id: str) -> str | None:
        found: str | None = self._db.value("SELECT first_read FROM reports WHERE id = ?", report_id)
        return found or None

    def reports(self) -> Iterator[Report]:
        return queries.reports(self._db)

    def analysis(self, report_id: str, *, ruled: bool = False) -> Analysis | None:
        return next(self.analyses((report_id,), ruled=ruled), None)

    def analyses(self, reports: Iterable[str] | None = None, *, ruled: bool = False,
                 layers: Iterable[str] | None = None) -> Iterator[Analysis]:
        ids = None if reports is None else tuple(reports)
        found = queries.analyses(self._db, None if ids is None else queries.numbers_of(self._db, ids), layers)
        return self._ruled(found, ids) if ruled else found

    def scoped(self, asked: Scope, limit: int | None = None, offset: int = 0, total: int | None = None,
               ) -> tuple[str, ...]:
        return scope.scoped(self._db, asked, limit, offset, total)

    def extent(self, asked: Scope) -> Extent:
        return scope.extent(self._db, asked)

    def count_reports(self, asked: Scope) -> int:
        return scope.count(self._db, asked)

    def holds(self, kind: NameKind, name: str) -> bool:
        return scope.holds(self._db, kind, name)

    def named(self, kind: NameKind) -> Mapping[str, int]:
        return scope.named(self._db, kind)

    def claim(self, claim_id: str) -> Claim | None:
        return next((claim for _, claim in queries.values(self._db, "claims", id=claim_id)), None)

    def claims(self, *, report: str | None = None, actor: str | None = None, act: str | None = None) -> Iterator[Claim]:
        return (claim for _, claim in queries.values(self._db, "claims", report, actor=actor, act=act))

    def events(self, *, report: str | None = None, claim: str | None = None) -> Iterator[tuple[str, Event]]:
        return queries.values(self._db, "events", report, claim=claim)

    def links(self, *, report: str | None = None, kind: LinkKind | None = None, source: str | None = None,
              target: str | None = None) -> Iterator[Link]:
        return queries.links(self._db, report, kind=kind, source=source, target=target)

    def incoming(self, report_id: str) -> tuple[Link, ...]:
        return queries.incoming(self._db, report_id)

    def control(self, *, report: str | None = None, place: str | None = None) -> Iterator[tuple[str, Control]]:
        return queries.values(self._db, "control", report, place=place)

    def unanswered(self, *, report: str | None = None) -> Iterator[tuple[str, Unanswered]]:
        return queries.values(self._db, "unanswered", report)

    def agreements(self, *, report: str | None = None) -> Iterator[tuple[str, AgreementMention]]:
        return queries.values(self._db, "agreements", report)

    def flags(self, *, report: str | None = None) -> Iterator[tuple[str, Flag]]:
        return queries.values(self._db, "flags", report)

    def traces(self, *, report: str | None = None, outcome: str | None = None) -> Iterator[tuple[str, Trace]]:
        return queries.values(self._db, "traces", report, outcome=outcome)

    def failures(self) -> tuple[Failure, ...]:
        return queries.failures(self._db)

    def counts(self, *names: str) -> Mapping[str, int]:
        return queries.counts(self._db, names)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        return search(self._db, words, limit)

    def snapshot(self) -> AbstractContextManager[None]:
        return self._db.snapshot()

    def curate(self, verb: str, subject: str, additions: Iterable[Addition], by: str, comment: str = "",
               ) -> tuple[Curation, bool]:
        return curation.curate(self._db, verb, subject, additions, by, comment)

    def undo(self, curation_id: str, by: str) -> Curation:
        return curation.undo(self._db, curation_id, by)

    def curations(self) -> tuple[Curation, ...]:
        return curation.listed(self._db)

    def knowledge(self) -> Knowledge:
        return curation.knowledge(self._db)

    def verify(self) -> tuple[Problem, ...]:
        return tuple(verify(self._db))

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def _numbers(self, report_id: str) -> list[int]:
        return queries.numbers_in_order(self._db, "WHERE id = ?", report_id)
