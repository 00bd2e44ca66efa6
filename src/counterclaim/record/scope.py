"""A part of a record: the reports that meet what an analyst asks for, found by index and never by reading them all.

Each question is answered by the cheapest of three ways: along the index that holds the record's order, where nothing or
dates alone are asked for; by looking up every report that a name leads to; and, where these are many, by going along
the order from its nearer end and taking those that the name leads to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.record.database import Database
from counterclaim.record.disputes import reports_of
from counterclaim.record.search import query
from counterclaim.record.store import Extent, NameKind, Scope

__all__ = ["count", "extent", "holds", "named", "scoped"]

# Measured over 115,588 reports, in milliseconds of processor time. To count the 22,489 of USA takes 9. A page of them
# takes 28 where each is looked up, 10 (at an end) to 18 (in the middle) along the order, 1 where only the NEAR rows at
# an end are gone through; of the 6,185 of RUS 9, 15 and 1.
_FEW, _NEAR = 1_000, 1_000
_MANY = 10  # along the order where a name leads to more than one report in so many
_KEY = "coalesce(date, '~')"
_DATED = f"{_KEY} < '~'"
_ONWARD, _BACK = f"ORDER BY {_KEY}, id", f"ORDER BY {_KEY} DESC, id DESC"


@dataclass(frozen=True, slots=True)
class _Clause:
    """A condition on a row of `reports`, and what it is asked with.

    `numbers` selects the numbers of the reports that meet it, "" where these are a stretch of the order; `here` says of
    one row whether it meets it, where that is quickly said.
    """

    sql: str
    given: tuple[str, ...]
    numbers: str = ""
    here: str = ""


def scoped(db: Database, scope: Scope, limit: int | None = None, offset: int = 0, total: int | None = None,
           ) -> tuple[str, ...]:
    """The ids of the reports in the scope, in the record's order, at most `limit` from the `offset`-th on."""
    part = _Part(db, tuple(_clauses(db, scope)), total)
    if limit is None:
        return part.slice(_ONWARD, -1, offset)
    if part.total is None or offset <= part.total // 2:
        return part.slice(_ONWARD, limit, offset)
    taken = min(limit, max(0, part.total - offset))
    return part.slice(_BACK, taken, part.total - offset - taken)[::-1] if taken else ()


def extent(db: Database, scope: Scope) -> Extent:
    part = _Part(db, tuple(_clauses(db, scope)))
    ends = part.ends()
    if ends is not None and part.total is not None:
        return Extent(part.total, *ends)
    count, first, last = db.all(f"SELECT count(*), min(date), max(date) FROM reports {part.where}",  # noqa: S608
                                *part.given)[0]
    return Extent(count, first, last)


def count(db: Database, scope: Scope) -> int:
    part = _Part(db, tuple(_clauses(db, scope)))
    return part.total if part.total is not None else extent(db, scope).reports


def holds(db: Database, kind: NameKind, name: str) -> bool:
    """Whether any report has the outlet, names the place, or has the party as a speaker or by name."""
    return bool(db.value(f"SELECT {_HELD[kind]}", name))


def named(db: Database, kind: NameKind) -> dict[str, int]:
    """How many reports each outlet has, name each place, or have each party as a speaker or by name."""
    return dict(db.all(_NAMES[kind]))


_HELD: dict[NameKind, str] = {
    "outlets": "EXISTS (SELECT 1 FROM reports WHERE outlet = ?)",
    "places": "EXISTS (SELECT 1 FROM places WHERE name = ? COLLATE NOCASE)",
    "actors": "EXISTS (SELECT 1 FROM claims WHERE actor = ?1) OR EXISTS (SELECT 1 FROM actors WHERE actor = ?1)",
}
_NAMES: dict[NameKind, str] = {
    "outlets": "SELECT outlet, count(*) FROM reports WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1",
    "places": "SELECT name, count(DISTINCT report) FROM places GROUP BY name ORDER BY 2 DESC, 1",
    "actors": "SELECT actor, count(*) FROM (SELECT actor, report FROM claims UNION SELECT actor, report FROM actors) "
              "WHERE actor NOT IN ('report', 'unknown') GROUP BY actor ORDER BY 2 DESC, 1",
}


@dataclass(frozen=True)
class _Part:
    """The reports that meet all of some conditions; `known` is how many there are, where somebody counted them."""

    db: Database
    clauses: Sequence[_Clause]
    known: int | None = None

    @property
    def where(self) -> str:
        return f"WHERE {' AND '.join(each.sql for each in self.clauses)}" if self.clauses else ""

    @property
    def given(self) -> list[str]:
        return [value for each in self.clauses for value in each.given]

    @property
    def stretch(self) -> bool:
        """Whether they lie beside each other in the order."""
        return not any(each.numbers for each in self.clauses)

    @cached_property
    def total(self) -> int | None:
        """How many there are, where indexes alone tell."""
        if self.known is not None:
            return self.known
        if self.stretch:
            return int(self.db.value(f"SELECT count(*) FROM reports {self.where}", *self.given))  # noqa: S608
        if len(self.clauses) > 1:
            return None
        return int(self.db.value(f"SELECT count(*) FROM ({self.clauses[0].numbers})", *self.given))  # noqa: S608

    def slice(self, order: str, limit: int, offset: int) -> tuple[str, ...]:
        """Ids in that order; all from the `offset`-th on where the limit is -1."""
        where = self.where
        if not self.stretch and len(self.clauses) == 1 and (self.total or 0) > _FEW:
            near = self._near(order, limit, offset) if limit > 0 else []
            if near and len(near) == limit:
                return tuple(row[0] for row in near)
            if (self.total or 0) * _MANY > self.db.value("SELECT count(*) FROM reports"):
                where = f"WHERE +no IN ({self.clauses[0].numbers})"  # the plus: not by their numbers
        rows = self.db.all(f"SELECT id FROM reports {where} {order} LIMIT ? OFFSET ?",  # noqa: S608
                           *self.given, limit, offset)
        return tuple(row[0] for row in rows)

    def ends(self) -> tuple[str | None, str | None] | None:
        """The first and the last date; None where that takes a look at every report."""
        if self.stretch:
            where = f"{self.where or 'WHERE 1'} AND {_DATED}"
            first, last = (self.db.value(f"SELECT date FROM reports {where} {order} LIMIT 1", *self.given)  # noqa: S608
                           for order in (_ONWARD, _BACK))
            return first, last
        if self.total is None or self.total <= _FEW:
            return None
        rows = [self._near(order, 1, 0, f"WHERE {_DATED}") for order in (_ONWARD, _BACK)]
        return (rows[0][0][1], rows[1][0][1]) if all(rows) else None

    def _near(self, order: str, limit: int, offset: int, where: str = "") -> list[tuple[str, str | None]]:
        """Ids and dates of those among the rows that come first in an order; it may well be none."""
        here = self.clauses[0].here
        return [] if not here else self.db.all(
            f"SELECT id, date FROM (SELECT no, id, date FROM reports {where} {order} LIMIT {_NEAR}) AS reports "  # noqa: S608
            f"WHERE {here} {order} LIMIT ? OFFSET ?", *self.given, limit, offset)


def _clauses(db: Database, scope: Scope) -> Iterator[_Clause]:
    if scope.actor:
        yield _set("SELECT report FROM claims WHERE actor = ? UNION SELECT report FROM actors WHERE actor = ?",
                   scope.actor, scope.actor,
                   here="(EXISTS (SELECT 1 FROM claims WHERE actor = ? AND report = reports.no)"
                        " OR EXISTS (SELECT 1 FROM actors WHERE actor = ? AND report = reports.no))")
    if scope.place:
        yield _set("SELECT DISTINCT report FROM places WHERE name = ? COLLATE NOCASE", scope.place,
                   here="EXISTS (SELECT 1 FROM places WHERE name = ? COLLATE NOCASE AND report = reports.no)")
    if scope.since:
        yield _Clause(f"{_KEY} >= ? AND {_DATED}", (scope.since,))
    if scope.until:
        yield _Clause(f"{_KEY} <= ?", (scope.until + "~",))  # "2022-03" takes in all of March; "~" is past every date
    if scope.outlet:
        yield _set("SELECT no FROM reports WHERE outlet = ?", scope.outlet)
    if scope.dispute:
        yield _set("SELECT no FROM reports WHERE id IN (SELECT value FROM json_each(?))",
                   json.dumps(reports_of(db, scope.dispute)))
    if scope.words:
        words = query(scope.words)
        # words without a letter or digit name nothing that the index could hold
        yield _set("SELECT rowid FROM search WHERE search MATCH ?", words) if words else _Clause("0", ())


def _set(numbers: str, *given: str, here: str = "") -> _Clause:
    return _Clause(f"no IN ({numbers})", given, numbers, here)
