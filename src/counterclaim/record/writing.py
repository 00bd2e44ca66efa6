"""Reports and what was found in them, into the record: each report whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.errors import RecordError
from counterclaim.model import Analysis, Report
from counterclaim.record.codec import encoded
from counterclaim.record.database import Database
from counterclaim.record.layers import LAYER_TABLES
from counterclaim.record.linking import unlink
from counterclaim.record.queries import REPORT_COLUMNS, report_row

__all__ = ["Identifier", "fail", "forget", "known", "put_all"]

_UPSERT = f"""INSERT INTO reports ({REPORT_COLUMNS}, sha256, plan, first_read)
    VALUES ({", ".join("?" * 12)}, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
    ON CONFLICT (id) DO UPDATE SET date = excluded.date, date_basis = excluded.date_basis, outlet = excluded.outlet,
    title = excluded.title, url = excluded.url, topics = excluded.topics, origin = excluded.origin,
    replaces = excluded.replaces, plan = excluded.plan"""  # noqa: S608


class Identifier:
    """Gives each report its id in this record.

    An id belongs to the first text that came with it: in the record, or earlier in this run and perhaps still on its
    way through a worker. A further text gets a version id, which depends on the texts alone, so that a run that is
    killed and begun again, with whatever it had stored by then, arrives at the same ids.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._on_their_way: dict[str, str] = {}  # id -> hash of the text that came first

    def __call__(self, report: Report) -> Report:
        digest = report.sha256
        if self._holder(report.id) == digest:
            return report
        # 8 hex digits tell the versions of one report apart; more only if two texts share them
        versions = [f"{report.id}~{digest[:length]}" for length in (8, 16, 64)]
        stored = next((each for each in versions if self._holder(each) == digest), None)
        if stored is None:
            stored = next(each for each in (report.id, *versions) if self._holder(each) is None)
            self._on_their_way[stored] = digest
        return report if stored == report.id else replace(report, id=stored, replaces=report.id)

    def arrived(self, report_id: str) -> None:
        """The report is stored: the record itself knows its id from now on."""
        self._on_their_way.pop(report_id, None)

    def _holder(self, report_id: str) -> str | None:
        found: str | None = self._db.value("SELECT sha256 FROM reports WHERE id = ?", report_id)
        return found or self._on_their_way.get(report_id)


def known(db: Database, report_id: str, plan: str) -> bool:
    return db.value("SELECT 1 FROM reports WHERE id = ? AND plan = ?", report_id, plan) is not None


def put_all(db: Database, analyses: Iterable[Analysis], plan: str) -> None:
    """Store all of them, each in place of what was found in it before, in one transaction."""
    with db.transaction():
        for analysis in analyses:
            _put(db, analysis, plan)


def _put(db: Database, analysis: Analysis, plan: str) -> None:
    report, digest = analysis.report, analysis.report.sha256
    before = db.one("SELECT no, sha256 FROM reports WHERE id = ?", report.id)
    if before and before[1] != digest:
        raise RecordError(f"{db.path} holds another text as {report.id!r}, written by another process; run this again.")
    if before:
        unlink(db, before[0])
    db.do(_UPSERT, *report_row(report), digest, plan)
    number = before[0] if before else db.value("SELECT no FROM reports WHERE id = ?", report.id)
    for name, table in LAYER_TABLES.items():
        if before:
            db.do(f"DELETE FROM {name} WHERE report = ?", number)  # noqa: S608
        values = getattr(analysis, name)
        if values:
            db.do_all(table.insert, [(number, position, *table.key(report.id, value), encoded(value))
                                     for position, value in enumerate(values)])
    db.do("DELETE FROM failures WHERE key = ? OR origin = ?", _report_key(report.id), report.origin or None)


def fail(db: Database, origin: str, reason: str, plan: str, report: Report | None) -> None:
    """Keep the failure, in place of an earlier one of the same report or origin."""
    key = _report_key(report.id) if report else f"origin {origin}"
    body = encoded(report) if report else None
    with db.transaction():
        db.do("INSERT OR REPLACE INTO failures (key, origin, reason, plan, report) VALUES (?, ?, ?, ?, ?)",
              key, origin, reason, plan, body)


def forget(db: Database, origin: str) -> None:
    """Drop the failures of a file and those inside it, which its lines (`origin:3`) and members (`origin#3`) left."""
    inside = (f"{origin}:", f"{origin}#")
    with db.transaction():
        for key, found in db.all("SELECT key, origin FROM failures"):
            if found == origin or found.startswith(inside):
                db.do("DELETE FROM failures WHERE key = ?", key)


def _report_key(report_id: str) -> str:
    return f"report {report_id}"
