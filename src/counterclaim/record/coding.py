"""Who codes which reports, and samples of reports to be coded."""

from __future__ import annotations

import json
from collections.abc import Iterable

from counterclaim.errors import RecordError
from counterclaim.model import Assignment, content_id
from counterclaim.record.database import Database
from counterclaim.record.rulings import now, signed

__all__ = ["assign", "assignments", "sample", "unassign"]


def assign(db: Database, coder: str, reports: Iterable[str], by: str) -> int:
    """Put reports on a coder's list; how many were not on it."""
    signed(by)
    if not coder.strip():
        raise RecordError("Say who is to code the reports.")
    wanted, at = list(dict.fromkeys(reports)), now()
    with db.transaction():
        known = {row[0] for row in db.all("SELECT id FROM reports WHERE id IN (SELECT value FROM json_each(?))",
                                          json.dumps(wanted))}
        for each in wanted:
            if each not in known:
                raise RecordError(f"{db.path} holds no report {each!r}.")
        return sum(db.do("INSERT OR IGNORE INTO assignments (coder, report, signer, at) VALUES (?, ?, ?, ?)",
                         coder, each, by, at) for each in wanted)


def unassign(db: Database, coder: str, reports: Iterable[str]) -> int:
    """Take reports off a coder's list; how many were on it."""
    return db.do("DELETE FROM assignments WHERE coder = ? AND report IN (SELECT value FROM json_each(?))",
                 coder, json.dumps(list(reports)))


def assignments(db: Database, coder: str | None = None) -> tuple[Assignment, ...]:
    rows = db.all("""SELECT coder, report, signer, assignments.at FROM assignments
        JOIN reports ON reports.id = assignments.report WHERE (?1 IS NULL OR coder = ?1)
        ORDER BY coder, coalesce(reports.date, '~'), reports.id""", coder)
    return tuple(Assignment(*row) for row in rows)


def sample(db: Database, number: int, seed: str) -> tuple[str, ...]:
    """Reports by the hash of seed and id: a draw that the order of reading does not touch, and that only grows."""
    spoken = [row[0] for row in db.all("""SELECT id FROM reports WHERE no IN (
        SELECT report FROM claims WHERE actor <> 'report') ORDER BY coalesce(date, '~'), id""")]
    drawn = set(sorted(spoken, key=lambda each: content_id("", seed, each, length=32))[:number])
    return tuple(each for each in spoken if each in drawn)
