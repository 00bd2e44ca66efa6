"""The machine's grouping of reports into disputes, one report at a time."""

from __future__ import annotations

import json

from counterclaim.model import Analysis, Report, When
from counterclaim.points.grouping import GAP, Field, dispute_id, dispute_name, field_of
from counterclaim.record.database import Database

__all__ = ["group", "leave"]


def group(db: Database, number: int, found: Analysis) -> None:
    """Put a report into the dispute of its two parties, else into that of the points its claims stand on; found one
    where it sets two parties against each other that have none; else look to its topic. Into none if all fails.

    Call it when its claims have been placed.
    """
    field, date = field_of(found), found.report.date
    day = When(date).earliest.toordinal() if date else 0
    pair = " ".join(field.pair)
    dispute = _nearest(db, number, "pair", pair, day)
    if dispute is None:
        dispute = _beside(db, number)
    if dispute is None and field.hostile:
        dispute = _founded(db, field, found.report)
    if dispute is None:
        dispute = _nearest(db, number, "topic", field.topic, day)
    if dispute is not None:
        db.do("INSERT OR REPLACE INTO grouped (report, dispute, pair, topic, place, day) VALUES (?, ?, ?, ?, ?, ?)",
              number, dispute, pair, field.topic, field.place, day)


def leave(db: Database, number: int) -> None:
    """Take a report out of its dispute; one that holds no report any more is gone."""
    dispute = db.value("SELECT dispute FROM grouped WHERE report = ?", number)
    db.do("DELETE FROM grouped WHERE report = ?", number)
    if dispute is not None and not db.value("SELECT 1 FROM grouped WHERE dispute = ? LIMIT 1", dispute):
        db.do("DELETE FROM disputes WHERE no = ?", dispute)


def _nearest(db: Database, number: int, column: str, value: str, day: int) -> int | None:
    """The dispute of the report nearest in time that has the same parties (topic), if that is near enough."""
    if not value:
        return None
    rows = [row for order, low, high in (("DESC", day - GAP, day), ("ASC", day + 1, day + GAP)) for row in db.all(
        f"SELECT abs(day - ?), dispute FROM grouped WHERE {column} = ? AND day BETWEEN ? AND ? AND report < ? "  # noqa: S608
        f"ORDER BY day {order}, report DESC LIMIT 1", day, value, low, high, number)]
    return int(min(rows)[1]) if rows else None


def _beside(db: Database, number: int) -> int | None:
    """The dispute of most of the reports before it that have a claim on a point with one of its own."""
    found: int | None = db.value("""SELECT grouped.dispute FROM members AS own
        JOIN members AS other ON other.point = own.point AND other.report < own.report
        JOIN grouped ON grouped.report = other.report
        WHERE own.report = ? GROUP BY grouped.dispute ORDER BY count(DISTINCT other.report) DESC, grouped.dispute
        LIMIT 1""", number)
    return found


def _founded(db: Database, field: Field, report: Report) -> int:
    made, name, parties = dispute_id(field.pair, report.id), dispute_name(field.pair), json.dumps(field.pair)
    if report.date and db.value(
            """SELECT 1 FROM disputes JOIN reports ON reports.id = disputes.founder JOIN reports AS own ON own.id = ?
            WHERE disputes.parties = ? AND reports.no < own.no""", report.id, parties):
        name = f"{name} (from {report.date[:7]})"  # the same parties at it again, long after
    db.do("INSERT OR IGNORE INTO disputes (id, founder, name, parties) VALUES (?, ?, ?, ?)",
          made, report.id, name, parties)
    return int(db.value("SELECT no FROM disputes WHERE id = ?", made))
