"""`export gold`: what people reviewed, in the form of an annotated corpus, to train on and to measure against.

One line a report in which somebody ruled on a claim or added one: `id`, `date`, `claims`, `links`, `control`,
`agreements`, `unanswered`, `flags`, as the guide of the record's gold has them; then `text`, `outlet`, `complete`,
`coders`. Only what people accepted, edited or added is there, as they left it; what they reject or dispute is not. A
claim's events, control and silences come with it, `agreements` are nobody's to rule on and stay empty. `complete`:
every claim of a speaker in this report was decided; measure against those only, for in the others a claim that nobody
looked at is missing. The report's own voice is the claim `report`, where somebody ruled on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

from counterclaim.exports.entry import Entry
from counterclaim.exports.jsonl import line
from counterclaim.exports.rows import claims_in_order, rows
from counterclaim.model import Analysis

__all__ = ["Gold"]

Row = dict[str, Any]
_KEPT = ("accepted", "edited")
_CLAIM = ("source", "relays", "cue", "content", "act", "target", "said", "quote")
_EVENT = ("trigger", "words", "type", "agent", "patient", "negated", "place", "when")


class Gold:
    """Writes each reviewed report as a line of JSON."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def feed(self, entry: Entry) -> None:
        if row := _reviewed(entry):
            self._out.write(line(row))

    def finish(self) -> None:
        self._out.flush()


def _reviewed(entry: Entry) -> Row | None:
    """The report's line; None where nobody ruled on a claim of it or added one."""
    found: dict[str, list[Row]] = {}
    machine = entry.machine or entry.analysis
    for each in rows(entry.analysis, entry.reviews, entry.machine):
        found.setdefault(each["type"], []).append(each)
    claims = found.get("claim", [])
    if not any(each["reviewed_by"] for each in claims):
        return None
    names = {each["id"]: "report" if each["source"]["actor"] == "report" else each["id"]
             for each in claims if each["ruling"] in _KEPT}
    report = entry.analysis.report
    return {
        "id": report.id, "date": report.date,
        "claims": [_claim(each, names) for each in claims if each["id"] in names],
        "links": [{"kind": each["kind"], "from": names[each["from"]], "to": names[each["to"]]}
                  for each in found.get("link", ())
                  if each["ruling"] in _KEPT and each["from"] in names and each["to"] in names],
        "control": [{"claim": names[each["claim"]], **{key: each[key] for key in ("place", "holder", "stance")}}
                    for each in found.get("control", ()) if each["claim"] in names],
        "agreements": [],
        "unanswered": [{"claim": names[each["claim"]], **{key: each[key] for key in ("by", "span", "words")}}
                       for each in found.get("unanswered", ()) if each["claim"] in names],
        "flags": [{key: each[key] for key in ("kind", "span", "words")}
                  for each in found.get("flag", ()) if each["ruling"] in _KEPT],
        "text": report.text, "outlet": report.outlet, "complete": _complete(machine, entry),
        "coders": sorted({name for each in claims for name in each["reviewed_by"]}),
    }


def _claim(row: Row, names: Mapping[str, str]) -> Row:
    out = {"id": names[row["id"]], **{key: row[key] for key in _CLAIM}}
    out["relays"] = [names[each] for each in row["relays"] if each in names]
    out["events"] = [{key: event[key] for key in _EVENT} for event in row["events"]]
    return out


def _complete(machine: Analysis, entry: Entry) -> bool:
    """Whether every claim of a speaker was decided, and is not disputed."""
    return all(entry.state(claim.id) not in (None, "disputed")
               for found in (machine, entry.analysis) for claim in claims_in_order(found) if not claim.own_voice)
