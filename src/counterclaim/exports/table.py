"""`export csv`: one row a claim, for a spreadsheet.

Rows end as RFC 4180 has it, in a return and a newline. Cells that a spreadsheet would take for a formula (they begin
with =, +, -, @, a tab or a return) have an apostrophe put before them; take it off again when reading the file by
program. Several values in a cell are parted by `; `.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from counterclaim.exports.entry import Entry
from counterclaim.exports.out import well_formed
from counterclaim.exports.rows import claims_in_order
from counterclaim.model import Claim, Event, Flag, Link, Report, Span

__all__ = ["COLUMNS", "FORMULA", "Csv", "safe"]

COLUMNS = ("report", "date", "outlet", "title", "claim", "speaker", "actor", "unit", "name", "act", "cue", "content",
           "target", "target_actor", "said", "quote", "events", "links_out", "links_in", "relays", "flags", "score",
           "ruling", "url")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Csv:
    """Writes a heading and one row for each claim that nobody rejected; `flags` are those of the whole report."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._writer = csv.writer(out)
        self._writer.writerow(COLUMNS)

    def feed(self, entry: Entry) -> None:
        for claim in claims_in_order(entry.analysis):
            row = _row(claim, entry)
            self._writer.writerow([safe(row[column]) for column in COLUMNS])

    def finish(self) -> None:
        self._out.flush()


def _row(claim: Claim, entry: Entry) -> dict[str, Any]:
    analysis = entry.analysis
    links = (*analysis.links, *entry.incoming)
    return {
        **_about(analysis.report), "claim": claim.id, "speaker": claim.speaker.words, "actor": claim.speaker.actor,
        "unit": claim.speaker.unit, "name": claim.speaker.name, "act": claim.act, "cue": _words(claim.cue),
        "content": " … ".join(span.words for span in claim.content),
        "target": claim.target.words if claim.target else None,
        "target_actor": claim.target.actor if claim.target else None,
        "said": claim.said, "quote": claim.quote, "score": claim.score, "relays": _listed(claim.relays),
        "events": _listed(map(_event, analysis.events_of(claim.id))),
        "links_out": _listed(_link(link, link.target) for link in links if link.source == claim.id),
        "links_in": _listed(_link(link, link.source) for link in links if link.target == claim.id),
        "flags": _listed(map(_flag, analysis.flags)), "ruling": entry.state(claim.id),
    }


def _about(report: Report) -> dict[str, Any]:
    return {"report": report.id, "date": report.date, "outlet": report.outlet, "title": report.title, "url": report.url}


def _event(event: Event) -> str:
    """`AZE not RETREAT at Farukh on 2022-03-28`: who, what and to whom, as far as the words tell."""
    words = [event.agent, "not" if event.negated else None, event.type, event.patient,
             f"at {event.place}" if event.place else None, f"on {event.when}" if event.when else None]
    return " ".join(word for word in words if word)


def _link(link: Link, other: str) -> str:
    return f"{link.kind} {other}"


def _flag(flag: Flag) -> str:
    return f"{flag.kind}: {flag.span.words}"


def _words(span: Span | None) -> str:
    return span.words if span else ""


def _listed(values: Iterable[str]) -> str:
    return "; ".join(values)


def safe(value: Any) -> Any:
    """The value as a cell that no spreadsheet takes for a formula."""
    if not isinstance(value, str):
        return value
    value = well_formed(value)
    return "'" + value if value.startswith(FORMULA) else value
