"""Near-duplicates and wire copy: which reports carry one text."""

from __future__ import annotations

import json

from counterclaim.model import Report, When
from counterclaim.points.copies import DAYS, bands, same_text, shingles
from counterclaim.record.database import Database

__all__ = ["fold"]

# Bands are filed by the week they came out in, so that a run through the years writes to one end of the file: copies
# lie in one week or in two beside each other.
_WEEK, _BITS = DAYS + 1, 44
# Reports looked at that share a band, the latest first: boilerplate shares its bands with hundreds.
_ALIKE = 50


def fold(db: Database, number: int, report: Report) -> int:
    """File a report under its bands, and the number of the first report that carries its text: its own, if none did."""
    runs = shingles(report.text)
    week = _day(report.date) // _WEEK
    found = tuple(dict.fromkeys(bands(runs)))
    own = [_filed(band, week) for band in found]
    beside = [_filed(band, each) for band in found for each in (week - 1, week, week + 1)]
    rows = db.all("""SELECT DISTINCT reports.no, reports.date, reports.text, coalesce(copies.original, reports.no)
        FROM bands JOIN reports ON reports.no = bands.report LEFT JOIN copies ON copies.report = reports.no
        WHERE bands.band IN (SELECT value FROM json_each(?)) AND reports.no < ?
        ORDER BY reports.no DESC LIMIT ?""", json.dumps(beside), number, _ALIKE) if own else []
    first = min((original for _, date, text, original in rows
                 if _near(report.date, date) and same_text(runs, shingles(text))), default=number)
    db.do_all("INSERT OR IGNORE INTO bands (band, report) VALUES (?, ?)", [(band, number) for band in own])
    db.do("DELETE FROM copies WHERE report = ?", number)
    if first != number:
        db.do("INSERT INTO copies (report, original) VALUES (?, ?)", number, first)
    return first


def _filed(band: int, week: int) -> int:
    return week << _BITS | band & (1 << _BITS) - 1


def _day(date: str | None) -> int:
    return When(date).earliest.toordinal() if date else 0


def _near(one: str | None, other: str | None) -> bool:
    """Whether two reports came out within days of each other, or both without a date."""
    return abs(_day(one) - _day(other)) <= DAYS
