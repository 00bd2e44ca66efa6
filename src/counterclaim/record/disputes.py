"""Disputes: the machine's grouping of reports, and beside it how people renamed, merged and split them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.errors import RecordError
from counterclaim.model import Regrouping, RegroupingVerb, content_id
from counterclaim.record.database import Database

__all__ = ["Regrouped", "dispute_of", "listed", "merge", "regroupings", "rename", "reports_of", "split", "withdraw"]

_COLUMNS = "id, verb, dispute, signer, at, name, target, reports, comment, withdrawn, withdrawn_by"


@dataclass(frozen=True)
class Regrouped:
    """What the regroupings that count come to: names, merged disputes, and the reports that were split off."""

    names: dict[str, str]
    into: dict[str, str]
    split: dict[str, str]  # report -> its own dispute

    @property
    def touched(self) -> bool:
        """Whether any report belongs to another dispute than the machine's."""
        return bool(self.into or self.split)

    def of(self, report: str, dispute: str) -> str:
        """The dispute that a report of the machine's `dispute` belongs to."""
        seen: set[str] = set()
        found = self.split.get(report, dispute)
        while found in self.into and found not in seen:
            seen.add(found)
            found = self.into[found]
        return found


def regroupings(db: Database) -> Regrouped:
    """What counts: a pure function of the table, the later over the earlier."""
    out = Regrouped({}, {}, {})
    for each in listed(db):
        if each.withdrawn:
            continue
        if each.verb == "merge":
            out.into.pop(each.into, None)  # merging back takes the earlier merge's place
            out.into[each.dispute] = each.into
        else:
            out.names[each.into if each.verb == "split" else each.dispute] = each.name
        for report in each.reports:
            out.split[report] = each.into
    return out


def dispute_of(db: Database, report_id: str) -> str | None:
    dispute = db.value("""SELECT disputes.id FROM reports JOIN grouped ON grouped.report = reports.no
        JOIN disputes ON disputes.no = grouped.dispute WHERE reports.id = ?""", report_id)
    return regroupings(db).of(report_id, dispute) if dispute else None


def reports_of(db: Database, dispute_id: str) -> tuple[str, ...]:
    regrouped = regroupings(db)
    sources = {dispute_id, *regrouped.into, *(row[0] for row in db.all(
        "SELECT DISTINCT disputes.id FROM grouped JOIN disputes ON disputes.no = grouped.dispute "
        "JOIN reports ON reports.no = grouped.report WHERE reports.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(regrouped.split))))}
    rows = db.all("""SELECT reports.id, disputes.id FROM disputes JOIN grouped ON grouped.dispute = disputes.no
        JOIN reports ON reports.no = grouped.report WHERE disputes.id IN (SELECT value FROM json_each(?))
        ORDER BY coalesce(reports.date, '~'), reports.id""", json.dumps(sorted(sources)))
    return tuple(report for report, dispute in rows if regrouped.of(report, dispute) == dispute_id)


def rename(db: Database, dispute: str, name: str, by: str, comment: str) -> Regrouping:
    if not name.strip():
        raise RecordError("A dispute needs a name.")
    _held(db, dispute)
    return _signed(db, "rename", dispute, by, comment, name=name.strip())


def merge(db: Database, dispute: str, into: str, by: str, comment: str) -> Regrouping:
    _held(db, dispute)
    _held(db, into)
    if dispute == into:
        raise RecordError("A dispute cannot be merged into itself; name two.")
    return _signed(db, "merge", dispute, by, comment, into=into)


def split(db: Database, dispute: str, reports: Iterable[str], name: str, by: str, comment: str) -> Regrouping:
    chosen, held = tuple(dict.fromkeys(reports)), set(_held(db, dispute))
    if not chosen or not set(chosen) < held:
        raise RecordError(f"Name some of the reports of {dispute}, not all and no others, to split them off.")
    if not name.strip():
        raise RecordError("A dispute needs a name.")
    return _signed(db, "split", dispute, by, comment, name=name.strip(), reports=chosen)


def withdraw(db: Database, regrouping_id: str, by: str) -> Regrouping:
    if not by.strip():
        raise RecordError("A change is signed: say by whom.")
    found = _one(db, regrouping_id)
    db.do("UPDATE regroupings SET withdrawn = ?, withdrawn_by = ? WHERE id = ? AND withdrawn IS NULL",
          _now(), by, found.id)
    return _one(db, found.id)


def listed(db: Database) -> tuple[Regrouping, ...]:
    return tuple(_regrouping(row) for row in db.all(f"SELECT {_COLUMNS} FROM regroupings ORDER BY no"))  # noqa: S608


def _held(db: Database, dispute: str) -> tuple[str, ...]:
    """The reports of a dispute; RecordError if there is none."""
    found = reports_of(db, dispute)
    if not found:
        raise RecordError(f"{db.path} holds no dispute {dispute!r}; `counterclaim show disputes` lists them.")
    return found


def _signed(db: Database, verb: RegroupingVerb, dispute: str, by: str, comment: str, *, name: str = "", into: str = "",
            reports: tuple[str, ...] = ()) -> Regrouping:
    if not by.strip():
        raise RecordError("A change is signed: say by whom.")
    with db.transaction():
        number = db.value("SELECT coalesce(max(no), 0) + 1 FROM regroupings")
        at = _now()
        made = content_id("g", number, verb, dispute, name, into, reports, by, at, comment)
        target = into or (content_id("d", made) if verb == "split" else "")
        db.do("INSERT INTO regroupings (id, verb, dispute, name, target, reports, signer, at, comment)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", made, verb, dispute, name, target,
              json.dumps(reports, ensure_ascii=False), by, at, comment)
    return _one(db, made)


def _one(db: Database, regrouping_id: str) -> Regrouping:
    row = db.one(f"SELECT {_COLUMNS} FROM regroupings WHERE id = ?", regrouping_id)  # noqa: S608
    if row is None:
        raise RecordError(f"{db.path} holds no regrouping {regrouping_id!r}.")
    return _regrouping(row)


def _regrouping(row: tuple[str, ...]) -> Regrouping:
    number, verb, dispute, by, at, name, into, reports, comment, withdrawn, withdrawn_by = row
    return Regrouping(number, verb, dispute, by, at, name, into, tuple(json.loads(reports)), comment,  # type: ignore[arg-type]
                      withdrawn, withdrawn_by)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
