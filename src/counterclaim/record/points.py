"""Reading what linking made: points at issue, links between reports, copies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.model import Link, Member, Point
from counterclaim.record.codec import decoded
from counterclaim.record.database import Database

__all__ = ["across", "copies", "count", "link_of", "point", "point_of", "points"]

_ORDER = "coalesce(points.date, '~'), points.report, points.start, points.id"
# points fetched at once: two statements for each batch, and a few hundred members in memory
_BATCH = 200
_HERE = "(SELECT no FROM reports WHERE id IN (SELECT value FROM json_each(?)))"
_MEMBERS = """SELECT members.point, members.claim, reports.id, members.actor, members.stance, members.day,
    reports.outlet, originals.id, members.score, members.basis
    FROM members JOIN reports ON reports.no = members.report
    LEFT JOIN copies ON copies.report = members.report LEFT JOIN reports AS originals ON originals.no = copies.original
    WHERE members.point IN (SELECT value FROM json_each(?))
    ORDER BY members.point, coalesce(reports.date, '~'), reports.id, members.start, members.claim, members.actor"""


def points(db: Database, contested: bool, actor: str | None, reports: Iterable[str] | None, limit: int | None,
           offset: int) -> Iterator[Point]:
    where, given = _where(contested, actor, reports)
    rows = db.all(f"SELECT no FROM points {where} ORDER BY {_ORDER} LIMIT ? OFFSET ?",  # noqa: S608
                  *given, -1 if limit is None else limit, offset)
    numbers = [row[0] for row in rows]
    for at in range(0, len(numbers), _BATCH):
        yield from _points(db, numbers[at : at + _BATCH])


def count(db: Database, contested: bool, actor: str | None, reports: Iterable[str] | None) -> int:
    where, given = _where(contested, actor, reports)
    return int(db.value(f"SELECT count(*) FROM points {where}", *given))  # noqa: S608


def point(db: Database, point_id: str) -> Point | None:
    return next(_points(db, [row[0] for row in db.all("SELECT no FROM points WHERE id = ?", point_id)]), None)


def point_of(db: Database, claim_id: str) -> Point | None:
    rows = db.all("SELECT point FROM members WHERE claim = ? ORDER BY stance = 'silent', point LIMIT 1", claim_id)
    return next(_points(db, [row[0] for row in rows]), None)


def across(db: Database, reports: Iterable[str] | None = None) -> Iterator[Link]:
    """Links between claims of two reports, in the order of the reports that hold their sources."""
    where, given = "", []
    if reports is not None:
        where, given = f"WHERE across.report IN {_HERE} OR across.other IN {_HERE}", [json.dumps(list(reports))] * 2
    rows = db.all(f"""SELECT across.id, across.body FROM across JOIN reports ON reports.no = across.report {where}
        ORDER BY coalesce(reports.date, '~'), reports.id, across.source, across.target, across.id""", *given)  # noqa: S608
    return (link_of(db, body) for _, body in rows)


def copies(db: Database, report_id: str) -> tuple[str, ...]:
    rows = db.all("""WITH root AS (SELECT coalesce(copies.original, reports.no) AS no
            FROM reports LEFT JOIN copies ON copies.report = reports.no WHERE reports.id = ?)
        SELECT reports.id FROM reports WHERE no IN (SELECT report FROM copies WHERE original IN (SELECT no FROM root))
            OR no IN (SELECT no FROM root)
        ORDER BY no NOT IN (SELECT no FROM root), coalesce(date, '~'), id""", report_id)
    return tuple(row[0] for row in rows) if len(rows) > 1 else ()


def link_of(db: Database, body: str) -> Link:
    """A link from its row; RecordError if that is damaged."""
    try:
        return decoded(Link, body)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise RecordError(f"{db.path} has a damaged row in across ({error}); run `counterclaim verify`.") from error


def _where(contested: bool, actor: str | None, reports: Iterable[str] | None) -> tuple[str, list[Any]]:
    clauses, given = [], []
    if contested:
        clauses.append("points.contested")
    if actor is not None:
        clauses.append("points.no IN (SELECT point FROM members WHERE actor = ?)")
        given.append(actor)
    if reports is not None:
        clauses.append(f"points.no IN (SELECT point FROM members WHERE report IN {_HERE})")  # noqa: S608
        given.append(json.dumps(list(reports)))
    return f"WHERE {' AND '.join(clauses)}" if clauses else "", given


def _points(db: Database, numbers: Sequence[int]) -> Iterator[Point]:
    """The points of those numbers, in the order given."""
    asked = json.dumps(numbers)
    rows = {row[0]: row[1:] for row in db.all(
        "SELECT no, id, founder, words FROM points WHERE no IN (SELECT value FROM json_each(?))", asked)}
    members: dict[int, list[Member]] = {}
    for number, *row in db.all(_MEMBERS, asked):
        members.setdefault(number, []).append(Member(*row))
    for number in numbers:
        if number in rows:
            point_id, founder, words = rows[number]
            yield Point(point_id, founder, words, tuple(members.get(number, ())))
