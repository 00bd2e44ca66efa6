"""The claims that most need a person's eye, from a record of any size: a few by each of several indexes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.model import Claim
from counterclaim.record.database import Database
from counterclaim.record.review_store import Candidate
from counterclaim.record.schema import DOUBT
from counterclaim.record.subjects import value_of

__all__ = ["candidates"]

_DATES = "('date_after_publication', 'impossible_date', 'weekday_mismatch', 'order_conflict')"
# `{open}` is the condition that the claim is still to be ruled on and is one of those asked for
_BY_DOUBT = f"""SELECT id FROM claims WHERE actor <> 'report' AND {{open}}
    ORDER BY {{plus}}({DOUBT}) DESC LIMIT ?3"""  # noqa: S608
_OTHERS = (
    *(f"""SELECT claims.id FROM (SELECT target, count(*) AS answers FROM {table} GROUP BY target
        ORDER BY answers DESC, target LIMIT 5 * ?3) JOIN claims ON claims.id = target
        WHERE actor <> 'report' AND {{open}} ORDER BY answers DESC, claims.id LIMIT ?3"""  # noqa: S608
      for table in ("links", "across")),
    # CROSS: from the few flags to their claims, not the other way about
    f"""SELECT claims.id FROM flags CROSS JOIN claims ON claims.report = flags.report
        WHERE flags.kind IN {_DATES} AND claims.actor <> 'report' AND {{open}}
        ORDER BY flags.report, claims.position LIMIT ?3""",  # noqa: S608
    """SELECT claims.id FROM unanswered JOIN claims ON claims.id = unanswered.claim
        WHERE claims.actor <> 'report' AND {open} ORDER BY claims.report, claims.position LIMIT ?3""",
)


def candidates(db: Database, by: str | None, assigned: bool, reports: Iterable[str] | None,
               limit: int) -> Iterator[Candidate]:
    """At most `limit` claims: half of them the most doubtful, the rest by what hangs on them."""
    within = json.dumps(list(reports)) if reports is not None else None
    ask = _open(by, assigned, within)
    narrowed = assigned or within is not None
    # few reports asked for: their claims are looked up and sorted, not sought along the whole index of doubt
    wanted = [_BY_DOUBT.format(open=ask, plus="+" if narrowed else ""), *(each.format(open=ask) for each in _OTHERS)]
    share = [limit - limit // 2, *[limit // (2 * len(_OTHERS))] * len(_OTHERS)]
    found: dict[str, None] = {}
    for sql, most in zip(wanted, share, strict=True):
        if most:
            found |= dict.fromkeys(row[0] for row in db.all(sql, by, within, most))
    yield from _whole(db, list(found))


def _open(by: str | None, assigned: bool, within: str | None) -> str:
    """The condition on a claim; ?1 is the coder, ?2 the reports asked for as JSON."""
    own = "(signer = ?1 OR ?1 IS NULL) AND withdrawn IS NULL"
    clauses = [f"NOT EXISTS (SELECT 1 FROM rulings WHERE subject = claims.id AND {own})"]  # noqa: S608
    if assigned:
        clauses.append("claims.report IN (SELECT reports.no FROM assignments JOIN reports ON reports.id = "
                       "assignments.report WHERE coder = ?1)")
    if within is not None:
        clauses.append("claims.report IN (SELECT no FROM reports WHERE id IN (SELECT value FROM json_each(?2)))")
    return " AND ".join(clauses)


def _whole(db: Database, ids: list[str]) -> Iterator[Candidate]:
    """The claims of these ids with all that their place in the queue depends on; a statement a layer."""
    given = json.dumps(ids)
    rows = db.all("SELECT id, report, body FROM claims WHERE id IN (SELECT value FROM json_each(?))", given)
    reports = json.dumps(sorted({row[1] for row in rows}))
    events, unanswered, flags = (_of_reports(db, layer, reports) for layer in ("events", "unanswered", "flags"))
    links = _links(db, given)
    found: dict[str, tuple[int, Claim]] = {number: (report, value_of("claims", body)) for number, report, body in rows}
    for number, (report, claim) in ((each, found[each]) for each in ids if each in found):
        yield Candidate(
            claim, events=tuple(event for event in events.get(report, ()) if event.claim == number),
            links=tuple(links.get(number, ())), flags=tuple(flags.get(report, ())),
            unanswered=tuple(each for each in unanswered.get(report, ()) if each.claim == number))


def _of_reports(db: Database, layer: str, reports: str) -> Mapping[int, list[Any]]:
    out: dict[int, list[Any]] = {}
    for report, body in db.all(
            f"SELECT report, body FROM {layer} WHERE report IN (SELECT value FROM json_each(?)) "  # noqa: S608
            "ORDER BY report, position", reports):
        out.setdefault(report, []).append(value_of(layer, body))
    return out


def _links(db: Database, claims: str) -> Mapping[str, list[Any]]:
    """The links from and to each claim, within its report and across, in order of their ids."""
    out: dict[str, list[Any]] = {}
    asked = [f"SELECT {end} AS claim, id, body FROM {table} WHERE {end} IN (SELECT value FROM json_each(?1))"  # noqa: S608
             for table in ("links", "across") for end in ("source", "target")]
    for claim, _, body in db.all(f"{' UNION '.join(asked)} ORDER BY claim, id", claims):
        out.setdefault(claim, []).append(value_of("links", body))
    return out
