"""What people add to the shipped actors, places and agreements: signed, dated, withdrawable, never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

from counterclaim.errors import RecordError
from counterclaim.model import (
    AddedActor,
    AddedAgreement,
    AddedOffice,
    AddedPlace,
    Addition,
    Curation,
    Knowledge,
    Recoding,
    content_id,
)
from counterclaim.record.codec import decoded, encoded
from counterclaim.record.database import Database

__all__ = ["curate", "knowledge", "listed", "undo"]

T = TypeVar("T")

_COLUMNS = "id, verb, subject, rows, signer, at, comment, withdrawn, withdrawn_by"
_TABLES: dict[type[Any], tuple[str, tuple[str, ...]]] = {
    AddedActor: ("actors", ("actor",)),
    AddedOffice: ("offices", ("name", "actor")),
    AddedPlace: ("places", ("name", "country")),
    Recoding: ("recodings", ("actor",)),
    AddedAgreement: ("agreements", ("id",)),
}
_BATCH = 10_000  # additions held at once while a large file streams in: some megabytes


class _AlreadyThere(Exception):
    """The same additions are in the record: the transaction is taken back."""


def curate(
    db: Database, verb: str, subject: str, additions: Iterable[Addition], by: str, comment: str
) -> tuple[Curation, bool]:
    if not by.strip():
        raise RecordError("A change is signed: say by whom.")
    try:
        with db.transaction():
            made = _curate(db, verb, subject, additions, by, comment)
    except _AlreadyThere as found:
        return _one(db, str(found)), False
    return _one(db, made), True


def _curate(db: Database, verb: str, subject: str, additions: Iterable[Addition], by: str, comment: str) -> str:
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    number = db.value("SELECT coalesce(max(no), 0) + 1 FROM curations")
    made = content_id("k", number, verb, subject, by, at, comment)
    db.do("INSERT INTO curations (no, id, verb, subject, rows, content, signer, at, comment)"
          " VALUES (?, ?, ?, ?, 0, '', ?, ?, ?)", number, made, verb, subject, by, at, comment)
    digest, rows = hashlib.sha256(), 0
    drawn = iter(additions)
    while batch := list(islice(drawn, _BATCH)):
        for each in batch:
            digest.update(type(each).__name__.encode() + encoded(each).encode("utf-8", "surrogatepass") + b"\n")
        for kind in _TABLES:
            _store(db, number, rows, kind, batch)
        rows += len(batch)
    if not rows:
        raise RecordError(f"{subject} holds nothing to add; the record stays as it was.")
    content = digest.hexdigest()
    before = db.value("SELECT id FROM curations WHERE content = ? AND withdrawn IS NULL", content)
    if before:
        raise _AlreadyThere(before)
    db.do("UPDATE curations SET rows = ?, content = ? WHERE no = ?", rows, content, number)
    return made


def _store(db: Database, number: int, start: int, kind: type[Any], batch: list[Addition]) -> None:
    name, keys = _TABLES[kind]
    marks = ", ".join("?" * (len(keys) + 3))
    db.do_all(f"INSERT INTO added_{name} (curation, position, {', '.join(keys)}, body) VALUES ({marks})",  # noqa: S608
              ((number, start + n, *(_key(each, key) for key in keys), encoded(each))
               for n, each in enumerate(batch) if type(each) is kind))


def _key(value: Any, key: str) -> str:
    return str(value.names[0] if key == "name" and isinstance(value, AddedPlace) else getattr(value, key))


def undo(db: Database, curation_id: str, by: str) -> Curation:
    if not by.strip():
        raise RecordError("A change is signed: say by whom.")
    _one(db, curation_id)
    db.do("UPDATE curations SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL",
          datetime.now(UTC).isoformat(timespec="microseconds"), by, curation_id)
    return _one(db, curation_id)


def listed(db: Database) -> tuple[Curation, ...]:
    return tuple(Curation(*row) for row in db.all(f"SELECT {_COLUMNS} FROM curations ORDER BY no"))  # noqa: S608


def knowledge(db: Database) -> Knowledge:
    """What counts; its digest comes from the additions alone, so that a change taken back leaves no trace in it."""
    with db.snapshot():
        contents = [row[0] for row in db.all("SELECT content FROM curations WHERE withdrawn IS NULL ORDER BY no")]
        if not contents:
            return Knowledge()
        return Knowledge(tuple(_additions(db, AddedActor)), tuple(_additions(db, AddedOffice)),
                         tuple(_additions(db, AddedPlace)), tuple(_additions(db, Recoding)),
                         tuple(_additions(db, AddedAgreement)),
                         content_id("", contents))


def _additions(db: Database, kind: type[T]) -> Iterator[T]:
    table = f"added_{_TABLES[kind][0]}"
    for (body,) in db.all(f"""SELECT {table}.body FROM {table} JOIN curations ON curations.no = {table}.curation
            WHERE curations.withdrawn IS NULL ORDER BY {table}.curation, {table}.position"""):  # noqa: S608
        try:
            yield decoded(kind, body)
        except (ValueError, TypeError, LookupError) as error:
            raise RecordError(f"{db.path} is damaged: a row of {table} cannot be read; restore it from a backup, or "
                              "undo the import and import it again.") from error


def _one(db: Database, curation_id: str) -> Curation:
    row = db.one(f"SELECT {_COLUMNS} FROM curations WHERE id = ?", curation_id)  # noqa: S608
    if row is None:
        raise RecordError(f"{db.path} holds no change {curation_id!r}; `counterclaim actors list` shows their ids.")
    return Curation(*row)
