"""`export acled`: the columns of ACLED's events, then those of ATTRIBUTION; as CSV, for a spreadsheet too.

Its rows are the events that a report tells in its own voice and that ACLED would code; with `claimed`, also those that
only a party tells of, each with its `standing`. `event_date` is empty where the words give no day: the report's day is
`report_date`. `fatalities` is the least that the words count, else empty: not counted is not none. Columns that need a
coder's judgement (inter1, civilian_targeting, region ...) are empty. Cells are guarded as in `export csv`.
"""

from __future__ import annotations

import csv
from typing import Any, TextIO

from counterclaim.exports.codes import Codes, actor_name, country, event_codes, place_codes
from counterclaim.exports.entry import Entry
from counterclaim.exports.table import safe
from counterclaim.exports.told import ATTRIBUTION, Told, attribution, day_of, told
from counterclaim.model import Event

__all__ = ["ACLED", "COLUMNS", "Acled"]

ACLED = ("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
         "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
         "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
         "source", "source_scale", "notes", "fatalities", "tags", "timestamp")
COLUMNS = (*ACLED, *ATTRIBUTION)
_PRECISION = {"day": 1, "month": 3}  # ACLED: 1 the day is known, 2 the week, 3 the month


class Acled:
    """Writes a heading and a row for each event; with `claimed`, also for events that only a party tells of."""

    def __init__(self, out: TextIO, *, claimed: bool = False) -> None:
        self._out, self._claimed = out, claimed
        self._writer = csv.writer(out)
        self._writer.writerow(COLUMNS)

    def feed(self, entry: Entry) -> None:
        for each in told(entry):
            assert each.event is not None  # told() gives acts only where they are asked for
            codes = event_codes(each.event.type, each.event.trigger.words)
            if codes.disorder and each.plain(claimed=self._claimed):
                row = _row(each, codes)
                self._writer.writerow([safe(row.get(column)) for column in COLUMNS])

    def finish(self) -> None:
        self._out.flush()


def _row(each: Told, codes: Codes) -> dict[str, Any]:
    event = each.event
    assert event is not None
    when, place = each.sure_when, each.place
    one_year = when is not None and when.earliest.year == when.latest.year
    land = place.country if place else None
    return {
        "event_id_cnty": each.id, "event_date": day_of(when), "year": when.earliest.year if when and one_year else None,
        "time_precision": _PRECISION.get(when.precision) if when else None, "disorder_type": codes.disorder,
        "event_type": codes.acled_event, "sub_event_type": codes.acled_sub, "actor1": actor_name(event.agent),
        "actor2": actor_name(event.patient), "iso": country(land).get("numeric"), "country": actor_name(land),
        "location": place.name if place else event.place, "latitude": place.lat if place else None,
        "longitude": place.lon if place else None, "geo_precision": place_codes(place.kind).acled if place else None,
        "source": each.report.outlet, "notes": _notes(each), "fatalities": _killed(event),
        "tags": f"standing: {each.standing}", **attribution(each, "event" if when else "none"),
    }


def _killed(event: Event) -> int | None:
    """The least number of dead that the words give; None where they count none, which is not none killed."""
    counts = [each.least for each in event.quantities if each.kind == "killed" and each.least is not None]
    return counts[0] if len(counts) == 1 else None


def _notes(each: Told) -> str:
    """Who says so, in ACLED's free text, for readers who drop the columns that they do not know."""
    claim, negated = each.claim, "not, " if each.event and each.event.negated else ""
    words = " … ".join(span.words for span in claim.content)
    who = " ".join(part for part in (claim.speaker.actor, claim.speaker.unit, claim.speaker.name) if part)
    return f"{who} ({negated}{each.standing}): “{words}”"
