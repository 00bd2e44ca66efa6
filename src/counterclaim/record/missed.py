"""Claims and links that the machine missed and people added: kept apart from its rows, signed, dated, withdrawable."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.model import LINK_KINDS, Claim, Link, LinkKind, Missed, Speaker, claim_id, content_id, link_id
from counterclaim.record.codec import encoded
from counterclaim.record.database import Database
from counterclaim.record.edits import checked, edited_claim
from counterclaim.record.queries import values
from counterclaim.record.rulings import now, signed
from counterclaim.record.subjects import known_claim, subject_of, text_of, value_of

__all__ = ["add_claim", "add_link", "listed", "of_reports", "of_subjects", "take_back"]

_COLUMNS = "id, layer, body, signer, at, comment, withdrawn, withdrawn_by"


def add_claim(db: Database, report: str, fields: Mapping[str, Any], by: str, comment: str) -> Missed:
    """Sign a claim that the machine missed; its fields are those of an edit, `content` and `source.actor` needed."""
    signed(by)
    text = text_of(db, report)
    lacking = [each for each in ("content", "source.actor") if not fields.get(each)]
    if lacking:
        raise RecordError(f"A claim needs {' and '.join(lacking)}.")
    plain = checked("claims", fields, text)
    if "standing" in plain:
        raise RecordError("standing: a claim that a person adds has no events to hold one; leave it out.")
    empty = Claim("", report, Speaker(None, "unknown"), None, (), "state", part=f"person:{by}")
    made = edited_claim(empty, plain, text)
    made_id = claim_id(report, made.speaker.span, made.cue, made.content, made.speaker.actor)
    return _add(db, "claims", replace(made, id=made_id, relays=_holders(db, made)), by, comment)


def _holders(db: Database, claim: Claim) -> tuple[str, ...]:
    """The claims of the report whose content holds this one, the outermost first."""
    words = [*claim.content, *([claim.cue] if claim.cue else [])]
    held = [(sum(len(span.words) for span in each.content), each.id)
            for _, each in values(db, "claims", claim.report)
            if not each.own_voice and all(any(span.holds(word) for span in each.content) for word in words)
            and each.content != claim.content]
    return tuple(each for _, each in sorted(held, reverse=True))


def add_link(db: Database, kind: LinkKind, source: str, target: str, by: str, comment: str) -> Missed:
    """Sign a link that the machine missed: the claim `source` answers the claim `target`."""
    signed(by)
    if kind not in LINK_KINDS:
        raise RecordError(f"{kind!r} is no kind of link; use one of {', '.join(LINK_KINDS)}.")
    report = known_claim(db, source)
    known_claim(db, target)
    if source == target:
        raise RecordError("A claim cannot answer itself.")
    made = Link(link_id(kind, source, target), report, kind, source, target, "cue", 1.0, f"person:{by}")
    return _add(db, "links", made, by, comment)


def _add(db: Database, layer: str, value: Claim | Link, by: str, comment: str) -> Missed:
    with db.transaction():
        found = subject_of(db, value.id)
        own = db.value("SELECT 1 FROM missed WHERE subject = ? AND signer = ? AND withdrawn IS NULL", value.id, by)
        if own or (found and not value_of(layer, found.body).part.startswith("person:")):
            raise RecordError(f"The record holds this {layer[:-1]} already, as {value.id}: accept that one.")
        number, at = db.value("SELECT coalesce(max(no), 0) + 1 FROM missed"), now()
        made_id = content_id("m", number, value.id, by, at, comment)
        db.do("INSERT INTO missed (id, layer, subject, report, body, signer, at, comment) VALUES (?, ?, ?, ?, ?, ?, ?,"
              " ?)", made_id, layer, value.id, value.report, encoded(value), by, at, comment)
    return _one(db, made_id)


def take_back(db: Database, missed_id: str, by: str) -> Missed:
    """Mark an addition as withdrawn; withdrawing twice keeps the first."""
    signed(by)
    with db.transaction():
        db.do("UPDATE missed SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL",
              now(), by, missed_id)
    return _one(db, missed_id)


def listed(db: Database, report: str | None = None, by: str | None = None) -> tuple[Missed, ...]:
    """What people added, withdrawn included, in the order of signing."""
    return _missed(db, "WHERE (?1 IS NULL OR report = ?1) AND (?2 IS NULL OR signer = ?2) ORDER BY no", report, by)


def of_reports(db: Database, reports: Iterable[str]) -> tuple[Missed, ...]:
    """What people added to these reports, withdrawn included, in the order of signing."""
    return _missed(db, "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY no", json.dumps(list(reports)))


def of_subjects(db: Database, subjects: Iterable[str]) -> tuple[Missed, ...]:
    """The additions of these ids of claims and links, withdrawn included, in the order of signing."""
    return _missed(db, "WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY no", json.dumps(list(subjects)))


def _one(db: Database, missed_id: str) -> Missed:
    found = _missed(db, "WHERE id = ?", missed_id)
    if not found:
        raise RecordError(f"{db.path} holds no addition {missed_id!r}; `counterclaim rulings list` shows their ids.")
    return found[0]


def _missed(db: Database, clause: str, *given: Any) -> tuple[Missed, ...]:
    rows = db.all(f"SELECT {_COLUMNS} FROM missed {clause}", *given)  # noqa: S608
    return tuple(Missed(number, value_of(layer, body), by, at, comment, withdrawn, withdrawn_by)
                 for number, layer, body, by, at, comment, withdrawn, withdrawn_by in rows)
