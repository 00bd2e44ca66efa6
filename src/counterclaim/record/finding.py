"""The claims that one claim may meet: looked up by key, the nearest in time first, never all of them."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence

from counterclaim.model import Position
from counterclaim.points.meeting import WINDOW, Side, statement
from counterclaim.points.placing import Entry, Find, Known, Placed
from counterclaim.record.database import Database
from counterclaim.record.queries import layer_value

__all__ = ["Finder", "core_number"]

# Rows looked at for a key in each direction of time, and claims compared in all: what keeps a party in every report's
# mouth from costing the square of the reports.
_ROWS, _CLAIMS = 40, 40
# Claims kept ready: in the large corpus, linked by date, 99 in 100 are among the last 20,000.
_READY = 20_000
_BITS = 20  # positions in a layer; a report of a million claims is none


def core_number(report: int, position: int) -> int:
    """The one number of a core, in the order of linking."""
    return report << _BITS | position


class Finder:
    """Finds claims linked before, and keeps those found of late ready. One process writes to a record at a time; when
    another one did meanwhile, `refresh` forgets what was kept."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._ready: OrderedDict[int, Known] = OrderedDict()
        self._version: int | None = None

    def refresh(self) -> None:
        """Forget what may be outdated; call it at the start of a transaction."""
        version = self._db.value("PRAGMA data_version")
        if version != self._version:
            self._ready.clear()
            self._version = version

    def before(self, report: int) -> Find:
        """What finds claims of the reports before the one of that number."""
        def find(labels: Sequence[int], day: int) -> Sequence[Known]:
            return self._known(self._days(labels, day, core_number(report, 0)))

        return find

    def learn(self, report: int, entry: Entry, done: Placed) -> None:
        """Keep the claims of a report just linked ready."""
        seats = {seat.claim: seat for seat in done.seats if seat.stance != "silent"}
        for position, core in enumerate(entry.cores):
            seat, number = seats.get(core.claim), core_number(report, position)
            side = Side.of(core, entry.days[core.claim], entry.statements.get(core.claim, ""))
            self._put(Known(number, entry.report, entry.copied, side,
                            seat.point if seat else None, seat.stance if seat else "asserts"))

    def _days(self, labels: Sequence[int], day: int, below: int) -> dict[int, int]:
        """The claims under most of the keys, each with its day; of equals the nearest in time, then the latest."""
        hits: Counter[int] = Counter()
        days: dict[int, int] = {}
        for label in labels:
            for when, number in (*self._db.all(
                    "SELECT day, core FROM keys WHERE key = ? AND day BETWEEN ? AND ? AND core < ? "
                    "ORDER BY day DESC, core DESC LIMIT ?", label, day - WINDOW, day, below, _ROWS), *self._db.all(
                    "SELECT day, core FROM keys WHERE key = ? AND day > ? AND day <= ? AND core < ? "
                    "ORDER BY day, core LIMIT ?", label, day, day + WINDOW, below, _ROWS)):
                hits[number] += 1
                days[number] = when
        best = sorted(hits, key=lambda number: (-hits[number], abs(days[number] - day), -number))[:_CLAIMS]
        return {number: days[number] for number in best}

    def _known(self, days: Mapping[int, int]) -> list[Known]:
        if lacking := {number: day for number, day in days.items() if number not in self._ready}:
            self._fetch(lacking)
        found = []
        for number in days:
            if number in self._ready:
                self._ready.move_to_end(number)
                found.append(self._ready[number])
        while len(self._ready) > _READY:
            self._ready.popitem(last=False)
        return found

    def _fetch(self, days: Mapping[int, int]) -> None:
        pairs = json.dumps([(number >> _BITS, number & (1 << _BITS) - 1) for number in days])
        for report, position, body, report_id, copied, point, stance, said, text in self._db.all("""
                SELECT cores.report, cores.position, cores.body, reports.id, copies.original IS NOT NULL,
                    points.id, members.stance, claims.body, reports.text
                FROM json_each(?) AS asked
                JOIN cores ON cores.report = asked.value ->> 0 AND cores.position = asked.value ->> 1
                JOIN claims ON claims.id = cores.claim
                JOIN reports ON reports.no = cores.report LEFT JOIN copies ON copies.report = cores.report
                LEFT JOIN members ON members.claim = cores.claim AND members.stance <> 'silent'
                LEFT JOIN points ON points.no = members.point""", pairs):
            core, number = layer_value(self._db, "cores", body), core_number(report, position)
            held: Position = stance or "asserts"
            words = statement(layer_value(self._db, "claims", said), text)
            self._put(Known(number, report_id, bool(copied), Side.of(core, days[number], words), point, held))

    def _put(self, known: Known) -> None:
        self._ready[known.number] = known
