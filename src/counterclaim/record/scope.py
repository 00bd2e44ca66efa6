"""A part of a record: the reports that meet what an analyst asks for, found by index and never by reading them all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.record.database import Database
from counterclaim.record.disputes import reports_of
from counterclaim.record.search import query
from counterclaim.record.store import Extent, NameKind, Scope

__all__ = ["extent", "named", "scoped"]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A condition on a row of `reports`, and what it is asked with."""

    sql: str
    given: tuple[str, ...]


def scoped(db: Database, scope: Scope, limit: int | None = None, offset: int = 0) -> tuple[str, ...]:
    """The ids of the reports in the scope, in the record's order, at most `limit` from the `offset`-th on."""
    where, given = _where(db, scope)
    rows = db.all(f"SELECT id FROM reports {where} ORDER BY coalesce(date, '~'), id LIMIT ? OFFSET ?",  # noqa: S608
                  *given, -1 if limit is None else limit, offset)
    return tuple(row[0] for row in rows)


def extent(db: Database, scope: Scope) -> Extent:
    where, given = _where(db, scope)
    count, first, last = db.all(f"SELECT count(*), min(date), max(date) FROM reports {where}", *given)[0]  # noqa: S608
    return Extent(count, first, last)


def named(db: Database, kind: NameKind) -> dict[str, int]:
    """How many reports each outlet has, name each place, or have each party as a speaker or by name."""
    return dict(db.all(_NAMES[kind]))


_NAMES: dict[NameKind, str] = {
    "outlets": "SELECT outlet, count(*) FROM reports WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1",
    "places": "SELECT name, count(DISTINCT report) FROM places GROUP BY name ORDER BY 2 DESC, 1",
    "actors": "SELECT actor, count(*) FROM (SELECT actor, report FROM claims UNION SELECT actor, report FROM actors) "
              "WHERE actor NOT IN ('report', 'unknown') GROUP BY actor ORDER BY 2 DESC, 1",
}


def _where(db: Database, scope: Scope) -> tuple[str, list[str]]:
    clauses = list(_clauses(db, scope))
    if not clauses:
        return "", []
    return "WHERE " + " AND ".join(each.sql for each in clauses), [value for each in clauses for value in each.given]


def _clauses(db: Database, scope: Scope) -> Iterator[_Clause]:
    if scope.actor:
        yield _Clause("no IN (SELECT report FROM claims WHERE actor = ? "
                      "UNION SELECT report FROM actors WHERE actor = ?)", (scope.actor, scope.actor))
    if scope.place:
        yield _Clause("no IN (SELECT report FROM places WHERE name = ? COLLATE NOCASE)", (scope.place,))
    if scope.since:
        yield _Clause("date >= ?", (scope.since,))
    if scope.until:
        yield _Clause("date <= ?", (scope.until + "~",))  # "2022-03" takes in all of March
    if scope.outlet:
        yield _Clause("outlet = ?", (scope.outlet,))
    if scope.dispute:
        yield _Clause("id IN (SELECT value FROM json_each(?))", (json.dumps(reports_of(db, scope.dispute)),))
    if scope.words:
        words = query(scope.words)
        # words without a letter or digit name nothing that the index could hold
        yield _Clause("no IN (SELECT rowid FROM search WHERE search MATCH ?)", (words,)) if words else _Clause("0", ())
