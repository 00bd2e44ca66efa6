"""The disputes of a record as a list: what tells of each, counted in passes over narrow tables and never report by
report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from counterclaim.model import DisputeEntry
from counterclaim.record.database import Database
from counterclaim.record.disputes import Regrouped, regroupings

__all__ = ["count", "disputes"]

_PLACES = 5  # the places that an entry names


@dataclass(frozen=True)
class _Group:
    """Reports of one of the machine's disputes that belong to one dispute of people's: `of` is that one's id."""

    of: str
    dispute: str
    reports: int
    first: str | None
    last: str | None
    claims: int
    places: dict[str, int]


def disputes(db: Database, limit: int | None = None, offset: int = 0) -> tuple[DisputeEntry, ...]:
    """The disputes that hold a report, at most `limit` from the `offset`-th on. What tells of one is read for these
    alone: of 3,785 disputes of 11,088 reports the largest 50 take 30 ms, all 110."""
    with db.snapshot():
        regrouped = regroupings(db)
        machine = {number: (dispute, name) for number, dispute, name in db.all("SELECT no, id, name FROM disputes")}
        sizes, names = _sizes(db, regrouped, machine), dict(machine.values())
        called = {each: regrouped.names.get(each) or names.get(each, each) for each in sizes}
        order = sorted(sizes, key=lambda each: (-sizes[each], called[each], each))
        chosen = order[offset:] if limit is None else order[offset : offset + limit]
        groups: dict[str, list[_Group]] = {each: [] for each in chosen}
        for group in _groups(db, regrouped, [number for number, (dispute, _) in machine.items()
                                             if regrouped.of("", dispute) in groups]):
            if group.of in groups:
                groups[group.of].append(group)
        contested = _contested(db, regrouped)
        parts = [*chosen, *(group.dispute for found in groups.values() for group in found)]
        named: dict[str, str] = dict(db.all(
            "SELECT id, parties FROM disputes WHERE id IN (SELECT value FROM json_each(?))", json.dumps(parts)))
    out = []
    for each in chosen:
        found, places = groups[each], Counter[str]()
        for group in found:
            places.update(group.places)
        whole = each in named and each not in regrouped.into.values()
        parties = dict.fromkeys(party for dispute in ([each] if whole else [group.dispute for group in found])
                                for party in json.loads(named[dispute]))
        out.append(DisputeEntry(
            each, called[each], tuple(parties),
            tuple(place for place, _ in sorted(places.items(), key=lambda kv: (-kv[1], kv[0]))[:_PLACES]),
            min((group.first for group in found if group.first), default=None),
            max((group.last for group in found if group.last), default=None),
            sizes[each], sum(group.claims for group in found), contested[each],
        ))
    return tuple(out)


def count(db: Database) -> int:
    """How many disputes hold a report."""
    regrouped = regroupings(db)
    if not regrouped.touched:
        return int(db.value("SELECT count(DISTINCT dispute) FROM grouped"))
    return len(_sizes(db, regrouped, {row[0]: row[1:] for row in db.all("SELECT no, id, name FROM disputes")}))


def _sizes(db: Database, regrouped: Regrouped, machine: Mapping[int, tuple[str, str]]) -> Counter[str]:
    """How many reports each dispute holds, as people regrouped them; `machine` are the id and name of its disputes by
    their numbers."""
    out = Counter[str]()
    for number, reports in db.all("SELECT dispute, count(*) FROM grouped GROUP BY dispute"):
        out[regrouped.of("", machine[number][0])] += reports
    for _, report, dispute in _split(db, regrouped):
        out[regrouped.of("", dispute)] -= 1
        out[regrouped.of(report, dispute)] += 1
    return +out


def _split(db: Database, regrouped: Regrouped) -> list[tuple[int, str, str]]:
    """Number and id of the reports that people split off, each with the dispute that the machine put it in."""
    return [(number, report, dispute) for number, report, dispute in db.all(
        "SELECT reports.no, reports.id, disputes.id FROM reports JOIN grouped ON grouped.report = reports.no "
        "JOIN disputes ON disputes.no = grouped.dispute WHERE reports.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(regrouped.split)))] if regrouped.split else []


def _groups(db: Database, regrouped: Regrouped, wanted: list[int]) -> list[_Group]:
    """The groups that these of the machine's disputes make, in their order; every report split off is one by itself."""
    apart = {number: regrouped.of(report, dispute) for number, report, dispute in _split(db, regrouped)}
    kept = _told(db, "grouped.dispute", "grouped.dispute IN (SELECT value FROM json_each(?)) AND grouped.report NOT IN "
                 "(SELECT value FROM json_each(?))", lambda _, dispute: regrouped.of("", dispute), wanted, list(apart))
    gone = _told(db, "grouped.report", "grouped.report IN (SELECT value FROM json_each(?))",
                 lambda number, _: apart[number], list(apart)) if apart else ()
    return [group for _, group in sorted((*kept, *gone), key=lambda row: row[0])]


def _told(db: Database, key: str, where: str, of: Callable[[int, str], str], *numbers: list[int],
          ) -> Iterator[tuple[int, _Group]]:
    """The reports of each value of `key` as a group, with the number of the machine's dispute; `of` tells from value
    and dispute which one of people's they belong to."""
    given = [json.dumps(each) for each in numbers]
    claims: dict[int, int] = dict(db.all(
        f"SELECT {key}, count(*) FROM grouped JOIN claims ON claims.report = grouped.report "  # noqa: S608
        f"WHERE {where} AND claims.actor <> 'report' GROUP BY 1", *given))
    places: dict[int, dict[str, int]] = {}
    for each, place, reports in db.all(
            f"SELECT {key}, place, count(*) FROM grouped WHERE {where} AND place <> '' GROUP BY 1, 2", *given):  # noqa: S608
        places.setdefault(each, {})[place] = reports
    for number, each, dispute, reports, first, last in db.all(
            "SELECT held.dispute, held.key, disputes.id, held.reports, held.first, held.last FROM "  # noqa: S608
            f"(SELECT {key} AS key, grouped.dispute, count(*) AS reports, min(date) AS first, max(date) AS last "
            f"FROM grouped JOIN reports ON reports.no = grouped.report WHERE {where} GROUP BY 1) AS held "
            "JOIN disputes ON disputes.no = held.dispute", *given):
        yield number, _Group(of(each, dispute), dispute, reports, first, last, claims.get(each, 0),
                             places.get(each, {}))


def _contested(db: Database, regrouped: Regrouped) -> Counter[str]:
    """How many contested points have a member in each dispute."""
    # CROSS: from the few contested points to their members, not the other way about
    found = {(point, regrouped.of(report, dispute)) for point, report, dispute in db.all(
        "SELECT members.point, reports.id, disputes.id FROM points CROSS JOIN members ON members.point = points.no "
        "CROSS JOIN grouped ON grouped.report = members.report CROSS JOIN reports ON reports.no = members.report "
        "CROSS JOIN disputes ON disputes.no = grouped.dispute WHERE points.contested")}
    return Counter(of for _, of in found)
