"""`export plover`: one event a line, in the form of NGEC, the coder of PLOVER events, with the attribution beside it.

Every event is there, whatever its standing: read `standing` before you count. CONTROL, BREACH and OTHER are types of
our own. `date_resolved` is a day of the event or null, never the day of the report, which is `pub_date`.
"""

from __future__ import annotations

from typing import Any, TextIO

from counterclaim.exports.codes import actor_codes, actor_name, context_of, country, place_codes
from counterclaim.exports.entry import Entry
from counterclaim.exports.jsonl import line
from counterclaim.exports.told import Told, attribution, day_of, told
from counterclaim.model import PlaceMention

__all__ = ["Plover"]


class Plover:
    """Writes each event of each claim as a line of JSON."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def feed(self, entry: Entry) -> None:
        for each in told(entry):
            self._out.write(line(_row(each)))

    def finish(self) -> None:
        self._out.flush()


def _row(each: Told) -> dict[str, Any]:
    event, report, context = each.event, each.report, context_of(each.standing)
    assert event is not None  # told() gives acts only where they are asked for
    row = attribution(each, "event" if each.sure_when else "none")
    return {
        "id": each.id, "standing": each.standing, "negated": event.negated, "event_type": event.type, "event_mode": [],
        "contexts": [context] if context else [], "event_text": row["content_words"], "attributes": _attributes(each),
        "event_geolocation": _geolocation(each), "date_raw": event.when or "", "date_resolved": day_of(each.sure_when),
        "pub_date": report.date, "publisher": report.outlet, "headline": report.title, "story_id": report.id,
        "url": report.url, "version": event.part, "attribution": row | {"negated": event.negated},
    }


def _attributes(each: Told) -> dict[str, list[dict[str, Any]]]:
    event, place = each.event, each.place
    assert event is not None
    where = {"start_char": place.span.start, "end_char": place.span.end} if place else {}
    return {
        "ACTOR": _actor(event.agent), "RECIP": _actor(event.patient),
        "LOC": [{"text": event.place, **where}] if event.place else [],
        "DATE": [{"text": event.when}] if event.when else [],
    }


def _actor(actor: str | None) -> list[dict[str, Any]]:
    """NGEC's `country` is a state or IGO, `code_1` a role; `actor` is the code that our record uses."""
    if actor is None:
        return []
    codes = actor_codes(actor)
    land = "IGO" if actor.startswith("IGO:") else actor if country(actor) else ""
    role = "" if land else "".join(codes.roles[:1])
    return [{"text": actor_name(actor), "actor": actor, "country": land, "code_1": role, "code_2": ""}]


def _geolocation(each: Told) -> dict[str, Any]:
    event, place = each.event, each.place
    assert event is not None
    if not event.place:
        return {"reason": "the words name no place", "geo": None}
    if place is None:
        return {"reason": "the place is not on the map", "geo": None}
    return {"reason": "a place of the report has this name", "geo": _geo(event.place, place)}


def _geo(name: str, place: PlaceMention) -> dict[str, Any]:
    return {"search_placename": name, "resolved_placename": place.name, "lat": place.lat, "lon": place.lon,
            "geonameid": str(place.geonameid) if place.geonameid is not None else "",
            "country_code3": place.country or "", "precision": place_codes(place.kind).precision,
            "start_char": place.span.start, "end_char": place.span.end, "score": place.score}
