"""What a ruling can be on: claims, links and flags, found by a machine or added by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.record.codec import decoded
from counterclaim.record.database import Database
from counterclaim.record.layers import LAYER_TABLES

__all__ = ["ABSENT", "Subject", "known_claim", "subject_of", "text_of", "value_of"]

_TABLES = {"claims": "claims", "links": "links", "flags": "flags", "across": "links"}  # table -> layer of its rows
# the condition that no row has the id `subject`; one part a table, so that each is looked up by its index
ABSENT = " AND ".join([*(f"subject NOT IN (SELECT id FROM {table})" for table in _TABLES),  # noqa: S608
                       "subject NOT IN (SELECT subject FROM missed WHERE withdrawn IS NULL)"])


@dataclass(frozen=True, slots=True)
class Subject:
    """A row that can be ruled on: its layer, its report's id and its body as the record holds it."""

    id: str
    layer: str
    report: str
    body: str


def subject_of(db: Database, subject: str) -> Subject | None:
    """The row of that id; None if the record holds none."""
    for table, layer in _TABLES.items():
        row = db.one(f"SELECT reports.id, {table}.body FROM {table} JOIN reports ON reports.no = {table}.report "  # noqa: S608
                     f"WHERE {table}.id = ?", subject)
        if row:
            return Subject(subject, layer, *row)
    row = db.one("SELECT layer, report, body FROM missed WHERE subject = ? AND withdrawn IS NULL ORDER BY no", subject)
    return Subject(subject, *row) if row else None


def value_of(layer: str, body: str) -> Any:
    """The value of a body, a row of that layer; RecordError where it is damaged."""
    try:
        return decoded(LAYER_TABLES[layer].type, body)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise RecordError(f"the record has a damaged row in {layer} ({error}); run `counterclaim verify`.") from error


def text_of(db: Database, report: str) -> str:
    """The text of a report; RecordError if the record does not hold it."""
    row = db.one("SELECT text FROM reports WHERE id = ?", report)
    if row is None:
        raise RecordError(f"{db.path} holds no report {report!r}.")
    return str(row[0])


def known_claim(db: Database, claim: str) -> str:
    """The id of the report of a claim; RecordError if the record does not hold it."""
    found = subject_of(db, claim)
    if found is None or found.layer != "claims":
        raise RecordError(f"{db.path} holds no claim {claim!r}; `counterclaim export jsonl` shows their ids.")
    return found.report
