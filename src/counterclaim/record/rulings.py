"""What people decide, beside what the machine found: signed, dated, withdrawable, never overwritten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.model import VERDICTS, Ruling, Verdict, content_id
from counterclaim.record.database import Database

__all__ = ["current", "listed", "orphaned", "rule", "withdraw"]

_COLUMNS = "id, subject, verdict, signer, at, comment, edit, withdrawn, withdrawn_by"
_SUBJECTS = "SELECT id FROM claims UNION ALL SELECT id FROM links UNION ALL SELECT id FROM flags"


def rule(db: Database, subject: str, verdict: Verdict, by: str, comment: str, edit: Mapping[str, Any]) -> Ruling:
    """Sign a verdict; RecordError for one that makes no sense or a subject that the record does not hold."""
    if verdict not in VERDICTS:
        raise RecordError(f"{verdict!r} is no verdict; use one of {', '.join(VERDICTS)}.")
    if bool(edit) != (verdict == "edited"):
        raise RecordError("A ruling names changed fields exactly when its verdict is `edited`.")
    if not by.strip():
        raise RecordError("A ruling is signed: say by whom.")
    body = json.dumps(dict(edit), ensure_ascii=False)
    with db.transaction():
        if not db.value(f"SELECT 1 FROM ({_SUBJECTS}) WHERE id = ?", subject):  # noqa: S608
            raise RecordError(f"{db.path} holds no claim, link or flag {subject!r} to rule on.")
        # its place in the sequence keeps two equal rulings of one instant apart
        number = db.value("SELECT coalesce(max(no), 0) + 1 FROM rulings")
        at = _now()
        ruling_id = content_id("u", number, subject, verdict, by, at, comment, body)
        db.do("INSERT INTO rulings (id, subject, verdict, signer, at, comment, edit) VALUES (?, ?, ?, ?, ?, ?, ?)",
              ruling_id, subject, verdict, by, at, comment, body)
    return _one(db, ruling_id)


def withdraw(db: Database, ruling_id: str, by: str) -> Ruling:
    with db.transaction():
        db.do("UPDATE rulings SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL",
              _now(), by, ruling_id)
    return _one(db, ruling_id)


def listed(db: Database, subject: str | None = None) -> tuple[Ruling, ...]:
    """All rulings, or those on one subject, in the order of signing."""
    if subject is None:
        return _rulings(db, "ORDER BY no")
    return _rulings(db, "WHERE subject = ? ORDER BY no", subject)


def current(db: Database) -> dict[str, Ruling]:
    """For each subject the latest ruling that is not withdrawn: a pure function of the table."""
    return {ruling.subject: ruling for ruling in _rulings(db, "WHERE withdrawn IS NULL ORDER BY no")}


def orphaned(db: Database) -> tuple[Ruling, ...]:
    return _rulings(db, f"WHERE subject NOT IN ({_SUBJECTS}) ORDER BY no")


def _rulings(db: Database, clause: str, *given: Any) -> tuple[Ruling, ...]:
    return tuple(_ruling(row) for row in db.all(f"SELECT {_COLUMNS} FROM rulings {clause}", *given))  # noqa: S608


def _one(db: Database, ruling_id: str) -> Ruling:
    found = _rulings(db, "WHERE id = ?", ruling_id)
    if not found:
        raise RecordError(f"{db.path} holds no ruling {ruling_id!r}.")
    return found[0]


def _ruling(row: tuple[Any, ...]) -> Ruling:
    ruling_id, subject, verdict, by, at, comment, edit, withdrawn, withdrawn_by = row
    changes = tuple(json.loads(edit).items())
    return Ruling(ruling_id, subject, verdict, by, at, comment, changes, withdrawn, withdrawn_by)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
