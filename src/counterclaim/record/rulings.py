"""What people decide, beside what the machine found: signed, dated, withdrawable, never overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.model import VERDICTS, Ruling, Verdict, content_id
from counterclaim.record.database import Database
from counterclaim.record.edits import checked
from counterclaim.record.subjects import ABSENT, Subject, known_claim, subject_of, text_of

__all__ = ["adjudicate", "listed", "now", "of_reports", "of_subjects", "one", "orphaned", "rule", "signed", "withdraw"]

_COLUMNS = "id, subject, verdict, signer, at, comment, edit, withdrawn, withdrawn_by, adjudicates, report"


def rule(db: Database, subject: str, verdict: Verdict, by: str, comment: str, edit: Mapping[str, Any]) -> Ruling:
    """Sign a verdict; RecordError for one that makes no sense or a subject that the record does not hold."""
    with db.transaction():
        ruling_id = _sign(db, subject, verdict, by, comment, edit)
    return one(db, ruling_id)


def adjudicate(db: Database, subject: str, verdict: Verdict, by: str, comment: str, edit: Mapping[str, Any]) -> Ruling:
    """Sign a verdict that settles every ruling that stands on the subject; RecordError if there is none."""
    with db.transaction():
        settled = [row[0] for row in db.all("""SELECT id, no, 0 AS added FROM rulings WHERE subject = ?1
            AND withdrawn IS NULL UNION ALL SELECT id, no, 1 FROM missed WHERE subject = ?1 AND withdrawn IS NULL
            ORDER BY added DESC, no""", subject)]
        if not settled:
            raise RecordError(f"Nobody has ruled on {subject!r}: there is nothing to settle.")
        ruling_id = _sign(db, subject, verdict, by, comment, edit, settled)
    return one(db, ruling_id)


def _sign(db: Database, subject: str, verdict: Verdict, by: str, comment: str, edit: Mapping[str, Any],
          settled: Iterable[str] = ()) -> str:
    if verdict not in VERDICTS:
        raise RecordError(f"{verdict!r} is no verdict; use one of {', '.join(VERDICTS)}.")
    if bool(edit) != (verdict == "edited"):
        raise RecordError("A ruling names changed fields exactly when its verdict is `edited`.")
    signed(by)
    found = subject_of(db, subject)
    if found is None:
        raise RecordError(f"{db.path} holds no claim, link or flag {subject!r} to rule on.")
    plain = checked(found.layer, edit, text_of(db, found.report)) if edit else {}
    _check_meaning(db, found, plain)
    body, others = (json.dumps(each, ensure_ascii=False) for each in (plain, list(settled)))
    # its place in the sequence keeps two equal rulings of one instant apart
    number = db.value("SELECT coalesce(max(no), 0) + 1 FROM rulings")
    at = now()
    ruling_id = content_id("u", number, subject, verdict, by, at, comment, body)
    db.do("INSERT INTO rulings (id, subject, verdict, signer, at, comment, edit, adjudicates, report, layer, found)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ruling_id, subject, verdict, by, at, comment, body, others,
          found.report, found.layer, found.body)
    return ruling_id


def _check_meaning(db: Database, found: Subject, edit: Mapping[str, Any]) -> None:
    """What an edit's fields cannot tell by themselves: whether the claims that it names are there."""
    if found.layer == "claims" and json.loads(found.body)["speaker"]["actor"] == "report" and any(
            field.startswith(("source", "cue", "act", "target")) for field in edit):
        raise RecordError("The report's own voice has no speaker, cue, act or target to edit; reject this claim and "
                          "add the one that you mean.")
    if found.layer == "links" and edit:
        link = json.loads(found.body)
        source, target = edit.get("from", link["source"]), edit.get("to", link["target"])
        if known_claim(db, source) != found.report:
            raise RecordError(f"from: {source} is a claim of another report; reject this link and add the one that "
                              "you mean.")
        known_claim(db, target)
        if source == target:
            raise RecordError("A claim cannot answer itself.")


def withdraw(db: Database, ruling_id: str, by: str) -> Ruling:
    """Mark a ruling as withdrawn; withdrawing twice keeps the first."""
    signed(by)
    with db.transaction():
        db.do("UPDATE rulings SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL",
              now(), by, ruling_id)
    return one(db, ruling_id)


def listed(db: Database, subject: str | None = None) -> tuple[Ruling, ...]:
    """All rulings, or those on one subject, in the order of signing."""
    if subject is None:
        return _rulings(db, "ORDER BY no")
    return _rulings(db, "WHERE subject = ? ORDER BY no", subject)


def of_reports(db: Database, reports: Iterable[str]) -> tuple[Ruling, ...]:
    """The rulings on rows of these reports, on links to them and on the claims at the other ends of their links, in the
    order of signing."""
    ids = json.dumps(list(reports))
    return _rulings(db, """WHERE report IN (SELECT value FROM json_each(?1)) OR subject IN (
        WITH here AS (SELECT no FROM reports WHERE id IN (SELECT value FROM json_each(?1)))
        SELECT target FROM links WHERE report IN here
        UNION SELECT target FROM across WHERE report IN here UNION SELECT source FROM across WHERE other IN here
        UNION SELECT id FROM across WHERE other IN here) ORDER BY no""", ids)


def of_subjects(db: Database, subjects: Iterable[str]) -> tuple[Ruling, ...]:
    """The rulings on these claims, links and flags, in the order of signing."""
    return _rulings(db, "WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY no", json.dumps(list(subjects)))


def orphaned(db: Database) -> tuple[Ruling, ...]:
    """The rulings that count on a subject that no machine finds any more."""
    return _rulings(db, f"WHERE withdrawn IS NULL AND {ABSENT} ORDER BY no")


def one(db: Database, ruling_id: str) -> Ruling:
    """The ruling of that id; RecordError if there is none."""
    found = _rulings(db, "WHERE id = ?", ruling_id)
    if not found:
        raise RecordError(f"{db.path} holds no ruling {ruling_id!r}; `counterclaim rulings list` shows their ids.")
    return found[0]


def signed(by: str) -> None:
    """RecordError for an empty signature."""
    if not by.strip():
        raise RecordError("A ruling is signed: say by whom.")


def now() -> str:
    """The time of signing, ISO in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _rulings(db: Database, clause: str, *given: Any) -> tuple[Ruling, ...]:
    return tuple(_ruling(row) for row in db.all(f"SELECT {_COLUMNS} FROM rulings {clause}", *given))  # noqa: S608


def _ruling(row: tuple[Any, ...]) -> Ruling:
    ruling_id, subject, verdict, by, at, comment, edit, withdrawn, withdrawn_by, settled, report = row
    return Ruling(ruling_id, subject, verdict, by, at, comment, tuple(json.loads(edit).items()), withdrawn,
                  withdrawn_by, tuple(json.loads(settled)), report)
