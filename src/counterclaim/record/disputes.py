"""Disputes: the machine's grouping of reports, and beside it how people renamed, merged and split them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.errors import RecordError
from counterclaim.model import DisputeEntry, Regrouping, RegroupingVerb, content_id
from counterclaim.record.database import Database

__all__ = ["dispute_of", "disputes", "listed", "merge", "rename", "reports_of", "split", "withdraw"]

_COLUMNS = "id, verb, dispute, signer, at, name, target, reports, comment, withdrawn, withdrawn_by"
_PLACES = 5  # the places that an entry names


@dataclass(frozen=True)
class _Regrouped:
    """What the regroupings that count come to: names, merged disputes, and the reports that were split off."""

    names: dict[str, str]
    into: dict[str, str]
    split: dict[str, str]  # report -> its own dispute

    def of(self, report: str, dispute: str) -> str:
        """The dispute that a report of the machine's `dispute` belongs to."""
        seen: set[str] = set()
        found = self.split.get(report, dispute)
        while found in self.into and found not in seen:
            seen.add(found)
            found = self.into[found]
        return found


def disputes(db: Database) -> tuple[DisputeEntry, ...]:
    """Every dispute that holds a report: four passes over narrow tables, whatever the number of reports."""
    with db.snapshot():
        regrouped, named = _regrouped(db), dict[str, tuple[str, tuple[str, ...]]]()
        for dispute, name, parties in db.all("SELECT id, name, parties FROM disputes"):
            named[dispute] = name, tuple(json.loads(parties))
        home: dict[int, str] = {}
        dates: dict[str, list[str]] = {}
        places: dict[str, Counter[str]] = {}
        parties_of: dict[str, dict[str, None]] = {}
        for number, report, date, dispute, place in db.all("""SELECT reports.no, reports.id, reports.date, disputes.id,
                grouped.place FROM grouped JOIN reports ON reports.no = grouped.report
                JOIN disputes ON disputes.no = grouped.dispute ORDER BY disputes.no, reports.no"""):
            found = home[number] = regrouped.of(report, dispute)
            dates.setdefault(found, []).extend([date] if date else [])
            places.setdefault(found, Counter()).update([place] if place else [])
            parties_of.setdefault(found, {}).update(dict.fromkeys(named[dispute][1]))
        reports = Counter(home.values())
        claims = _summed(home, db.all("SELECT report, count(*) FROM claims WHERE actor <> 'report' GROUP BY report"))
        contested = _contested(db, home)
    entries = (DisputeEntry(
        each, regrouped.names.get(each) or named.get(each, (each, ()))[0],
        named[each][1] if each in named and not _absorbed(regrouped, each) else tuple(parties_of[each]),
        tuple(place for place, _ in sorted(places[each].items(), key=lambda kv: (-kv[1], kv[0]))[:_PLACES]),
        min(dates[each], default=None), max(dates[each], default=None), count, claims[each], contested[each],
    ) for each, count in reports.items())
    return tuple(sorted(entries, key=lambda each: (-each.reports, each.name, each.id)))


def _absorbed(regrouped: _Regrouped, dispute: str) -> bool:
    return dispute in regrouped.into.values()


def _summed(home: dict[int, str], rows: Iterable[tuple[int, int]]) -> Counter[str]:
    out: Counter[str] = Counter()
    for number, count in rows:
        if number in home:
            out[home[number]] += count
    return out


def _contested(db: Database, home: dict[int, str]) -> Counter[str]:
    found = {(point, home[number]) for point, number in db.all(
        "SELECT members.point, members.report FROM points JOIN members ON members.point = points.no "
        "WHERE points.contested") if number in home}
    return Counter(dispute for _, dispute in found)


def dispute_of(db: Database, report_id: str) -> str | None:
    dispute = db.value("""SELECT disputes.id FROM reports JOIN grouped ON grouped.report = reports.no
        JOIN disputes ON disputes.no = grouped.dispute WHERE reports.id = ?""", report_id)
    return _regrouped(db).of(report_id, dispute) if dispute else None


def reports_of(db: Database, dispute_id: str) -> tuple[str, ...]:
    regrouped = _regrouped(db)
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


def _regrouped(db: Database) -> _Regrouped:
    """What counts: a pure function of the table, the later over the earlier."""
    out = _Regrouped({}, {}, {})
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
