"""The machine's grouping of reports into disputes, one report at a time."""

from __future__ import annotations

import json

from counterclaim.model import Analysis, When
from counterclaim.points.grouping import GAP, Field, dispute_id, dispute_name, field_of
from counterclaim.record.database import Database

__all__ = ["group", "leave"]


def group(db: Database, number: int, found: Analysis) -> None:
    """Put a report into the dispute that it belongs to, founding one where it begins it; into none where it sets no
    two parties against each other and shares no topic with a report that does."""
    field, date = field_of(found), found.report.date
    day = When(date).earliest.toordinal() if date else 0
    pair = " ".join(field.pair)
    dispute = _nearest(db, number, "pair", pair, day)
    if dispute is None and field.hostile:
        dispute = _founded(db, field, found.report.id)
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


def _founded(db: Database, field: Field, report: str) -> int:
    made = dispute_id(field.pair, report)
    db.do("INSERT OR IGNORE INTO disputes (id, founder, name, parties) VALUES (?, ?, ?, ?)", made, report,
          dispute_name(field.pair, field.topic), json.dumps(field.pair))
    return int(db.value("SELECT no FROM disputes WHERE id = ?", made))
