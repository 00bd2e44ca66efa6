"""Linking reports into what their record knows of them: copies, points at issue, links across, disputes.

Reports are linked in the order in which they were put first, each with those before it only. So a run that is killed
and begun again arrives at the same rows, and so does a report that was put anew unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from counterclaim.links.entailment import Judge, shipped
from counterclaim.model import Analysis, Member, Point, When
from counterclaim.points.keys import keys
from counterclaim.points.meeting import statement
from counterclaim.points.placing import PART, Entry, Placed, linker, placed
from counterclaim.record import folding, grouped
from counterclaim.record.codec import encoded
from counterclaim.record.database import Database
from counterclaim.record.finding import Finder, core_number
from counterclaim.record.layers import first_offset
from counterclaim.record.queries import analyses

__all__ = ["link_all", "link_report", "unlink", "unlinked"]

# Reports linked in one transaction: at 50, writing costs a tenth of linking, and a kill loses a second of work.
_BATCH = 50
# Pages of the file kept in memory, 64 MB: keys are filed by hash, all over the file. With SQLite's own 2 MB linking a
# record of 28,900 reports took 16 % more for each n log n than one of 7,250.
_PAGES = "PRAGMA cache_size = -65536"
_LAYERS = ("actors", "places", "claims", "events", "links", "unanswered", "cores", "unresolved")
_TABLES = ("linked", "keys", "members", "points", "across", "bands", "copies", "grouped", "disputes")
# Linked by this part, with whatever model.
_OURS = f"(linked.linker = '{PART}' OR linked.linker LIKE '{PART} %')"
_WAITING = f"FROM reports LEFT JOIN linked ON linked.report = reports.no AND {_OURS} WHERE linked.report IS NULL"


def unlinked(db: Database) -> tuple[str, ...]:
    return tuple(row[0] for row in db.all(f"SELECT id {_WAITING} ORDER BY no"))


def link_report(db: Database, report_id: str) -> None:
    _renew(db, _OURS)
    _link(db, [row[0] for row in db.all(f"SELECT no {_WAITING} AND id = ?", report_id)], Finder(db), shipped())


def link_all(db: Database, progress: Callable[[int], None], judge: Judge | None = None) -> int:
    """Link what is not linked; all anew where an earlier version linked it, or another model than the one asked for
    (`judge`). Without one asked for, the shipped model reads what is not linked yet."""
    _renew(db, "linked.linker = ?" if judge else _OURS, *([linker(judge)] if judge else []))
    judge = judge or shipped()
    db.do(_PAGES)
    finder = Finder(db)
    waiting = [row[0] for row in db.all(f"SELECT no {_WAITING} ORDER BY no")]
    for at in range(0, len(waiting), _BATCH):
        batch = waiting[at : at + _BATCH]
        _link(db, batch, finder, judge)
        progress(len(batch))
    return len(waiting)


def _renew(db: Database, ours: str, *asked: str) -> None:
    """Forget what another version of the linking made: its keys and decisions are not ours."""
    if db.value(f"SELECT 1 FROM linked WHERE NOT {ours} LIMIT 1", *asked):  # noqa: S608
        with db.transaction():
            for table in _TABLES:
                db.do(f"DELETE FROM {table}")  # noqa: S608


def _link(db: Database, numbers: Sequence[int], finder: Finder, judge: Judge | None) -> None:
    """Link a batch of reports, all or none of them."""
    with db.transaction():
        finder.refresh()
        for number, found in zip(numbers, analyses(db, numbers, _LAYERS), strict=True):
            _link_one(db, number, found, finder, judge)


def _link_one(db: Database, number: int, found: Analysis, finder: Finder, judge: Judge | None) -> None:
    entry = _entry(found, folding.fold(db, number, found.report) != number)
    done = placed(entry, finder.before(number), lambda point: _number(db, point) is not None,
                  judge)
    _keep(db, number, found, done)
    for position, core in enumerate(found.cores):
        day = entry.days[core.claim]
        db.do_all("INSERT OR IGNORE INTO keys (key, day, core) VALUES (?, ?, ?)",
                  [(key, day, core_number(number, position)) for key in keys(core)])
    finder.learn(number, entry, done)
    grouped.group(db, number, found)
    db.do("INSERT INTO linked (report, linker) VALUES (?, ?)", number, linker(judge))


def _entry(found: Analysis, copied: bool) -> Entry:
    days = {claim.id: _day(claim.said, found.report.date) for claim in found.claims}
    return Entry(found.report.id, copied, found.cores, days,
                 {claim.id: " … ".join(span.words for span in claim.content) for claim in found.claims},
                 {claim.id: statement(claim, found.report.text) for claim in found.claims if not claim.own_voice},
                 found.links, found.unanswered, found.unresolved, frozenset(each.actor for each in found.actors))


def _day(said: str | None, date: str | None) -> int:
    """The day (ordinal) that a claim counts for: that of its saying, where its words give it to the month, else the
    report's; 0 where neither is known."""
    for value in (said if said and len(said) > 4 else None, date):
        try:
            if value:
                return When(value).earliest.toordinal()
        except ValueError:  # what the words say may be no date
            continue
    return 0


def _keep(db: Database, number: int, found: Analysis, done: Placed) -> None:
    claims = {claim.id: claim for claim in found.claims}
    for point in done.founded:
        db.do("INSERT OR IGNORE INTO points (id, founder, words, date, report, start) VALUES (?, ?, ?, ?, ?, ?)",
              point.id, point.claim, point.words, found.report.date, found.report.id,
              first_offset(claims[point.claim]))
    numbers = {seat.point: _number(db, seat.point) for seat in done.seats}
    db.do_all("INSERT OR REPLACE INTO members (point, claim, actor, stance, report, start, day, score, basis)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              [(numbers[seat.point], seat.claim, seat.actor, seat.stance, number, first_offset(claims[seat.claim]),
                claims[seat.claim].said or found.report.date, seat.score, seat.basis) for seat in done.seats])
    _recount(db, (point for point in numbers.values() if point is not None))
    for link in done.links:
        ends = [db.value("SELECT report FROM claims WHERE id = ?", end) for end in (link.source, link.target)]
        db.do("INSERT OR REPLACE INTO across (id, kind, source, target, report, other, maker, body)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", link.id, link.kind, link.source, link.target, *ends, number,
              encoded(link))


def _number(db: Database, point: str) -> int | None:
    found: int | None = db.value("SELECT no FROM points WHERE id = ?", point)
    return found


def unlink(db: Database, number: int) -> None:
    """Take back what linking made of a report, before its layers change: inside the transaction that changes them.

    Reports linked after it that stand beside it on a point, or answer it, are unlinked too: they are linked anew.
    """
    later = {row[0] for row in db.all("""SELECT report FROM members WHERE point IN
            (SELECT point FROM members WHERE report = ?1) AND report > ?1
        UNION SELECT maker FROM across WHERE (report = ?1 OR other = ?1) AND maker > ?1""", number)}
    for each in (number, *sorted(later)):
        _drop(db, each)


def _drop(db: Database, number: int) -> None:
    if not db.value("SELECT 1 FROM linked WHERE report = ?", number):
        return
    (found,) = analyses(db, [number], ("claims", "cores"))
    days = _entry(found, False).days
    db.do_all("DELETE FROM keys WHERE key = ? AND day = ? AND core = ?",
              [(key, days[core.claim], core_number(number, position))
               for position, core in enumerate(found.cores) for key in keys(core)])
    touched = [row[0] for row in db.all("SELECT DISTINCT point FROM members WHERE report = ?", number)]
    db.do("DELETE FROM members WHERE report = ?", number)
    _recount(db, touched)
    db.do("DELETE FROM across WHERE maker = ?", number)
    grouped.leave(db, number)
    db.do("DELETE FROM linked WHERE report = ?", number)


def _recount(db: Database, touched: Iterable[int]) -> None:
    """Say of each point whether it is contested; drop those that nobody stands on any more."""
    for point in set(touched):
        seats = db.all("SELECT DISTINCT stance, actor FROM members WHERE point = ?", point)
        if not seats:
            db.do("DELETE FROM points WHERE no = ?", point)
            continue
        whole = Point("", "", "", tuple(Member("", "", actor, stance) for stance, actor in seats))
        db.do("UPDATE points SET contested = ?1 WHERE no = ?2 AND contested <> ?1", int(whole.contested), point)
