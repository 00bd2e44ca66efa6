"""`export cameo`: the 61 columns of a GDELT 2.0 event, then those of ATTRIBUTION; tab-separated, with a heading.

Its rows are what the reports themselves say: the events of their own voice, and the acts of speech that they report
("Armenia accused Azerbaijan" is a 112, whether or not the accusation is true). The event inside an accusation, denial
or demand is written only on request, and its `standing` says whose word it is.

Tabs, line breaks and backslashes in a cell are written as \\t, \\n, \\r and \\\\; a cell that a spreadsheet would take
for a formula has a backslash before it. Columns that would need what we do not have are empty: GoldsteinScale, AvgTone,
the actors' places, ADM codes and feature ids.
"""

from __future__ import annotations

import re
from typing import Any, TextIO

from counterclaim.exports.codes import Codes, act_codes, actor_codes, actor_name, country, event_codes, place_codes
from counterclaim.exports.entry import Entry
from counterclaim.exports.out import well_formed
from counterclaim.exports.table import FORMULA
from counterclaim.exports.told import ATTRIBUTION, Told, attribution, told
from counterclaim.model import Report, When
from counterclaim.model.ids import content_id

__all__ = ["COLUMNS", "GDELT", "Cameo"]

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
         *(f"Actor{number}{name}" for number in "12" for name in _ACTOR),
         "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
         "NumSources", "NumArticles", "AvgTone",
         *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO), "DATEADDED", "SOURCEURL")
COLUMNS = (*GDELT, *ATTRIBUTION)
_LEAD = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)  # the first paragraph
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_ID_DIGITS = 13  # hex digits: 52 bits, exact also where numbers are floating-point


class Cameo:
    """Writes a heading and a row for each event or act; with `claimed`, also for events that only a party tells of."""

    def __init__(self, out: TextIO, *, claimed: bool = False) -> None:
        self._out, self._claimed = out, claimed
        self._write(COLUMNS)

    def feed(self, entry: Entry) -> None:
        for each in told(entry, acts=True):
            codes = _codes(each)
            if codes.cameo and each.plain(claimed=self._claimed):
                row = _row(each, codes)
                self._write(row.get(column) for column in COLUMNS)

    def finish(self) -> None:
        self._out.flush()

    def _write(self, cells: Any) -> None:
        self._out.write("\t".join(map(_cell, cells)) + "\n")


def _codes(each: Told) -> Codes:
    if each.event:
        return event_codes(each.event.type, each.event.trigger.words)
    return act_codes(each.claim.act, each.claim.cue.words if each.claim.cue else "")


def _row(each: Told, codes: Codes) -> dict[str, Any]:
    report, event, claim = each.report, each.event, each.claim
    when, basis = _when(each)
    if event:
        actors = {**_actor("1", event.agent), **_actor("2", event.patient)}
    else:
        speaker, target = claim.speaker, claim.target
        actors = {**_actor("1", speaker.actor, speaker.unit, speaker.name),
                  **_actor("2", target.actor if target else None)}
    published = report.published
    return {
        "GLOBALEVENTID": int(content_id("", each.id, report.id, length=_ID_DIGITS), 16), **_dates(when), **actors,
        "IsRootEvent": int(_in_lead(each)), "EventCode": codes.cameo, "EventBaseCode": codes.cameo[:3],
        "EventRootCode": codes.cameo[:2], "QuadClass": codes.quad, "NumMentions": 1, "NumSources": 1, "NumArticles": 1,
        **_geo(each), "DATEADDED": f"{_digits(published)}000000" if _digits(published) else None,
        "SOURCEURL": report.url, **attribution(each, basis),
    }


def _when(each: Told) -> tuple[When | None, str]:
    """The time of the row and what it rests on: the words, else the report's date, which then only stands in."""
    when = each.sure_when
    if when:
        return when, "event" if each.event else "said"
    return each.report.published, "report" if each.report.date else "none"


def _dates(when: When | None) -> dict[str, Any]:
    """GDELT's four forms of a date, each only if the time is as precise as it."""
    if when is None:
        return {}
    first, last = when.earliest, when.latest
    one_year = first.year == last.year
    day = _digits(when)
    # GDELT counts thirty days a month: 25 January is .0685
    fraction = f"{first.year + ((first.month - 1) * 30 + first.day) / 365:.4f}" if day else None
    return {"SQLDATE": day, "MonthYear": f"{first:%Y%m}" if one_year and first.month == last.month else None,
            "Year": f"{first:%Y}" if one_year else None, "FractionDate": fraction}


def _digits(when: When | None) -> str | None:
    return f"{when.earliest:%Y%m%d}" if when and when.earliest == when.latest else None


def _actor(number: str, actor: str | None, unit: str | None = None, name: str | None = None) -> dict[str, Any]:
    codes = actor_codes(actor, unit)
    roles = {f"Actor{number}Type{at}Code": role for at, role in enumerate(codes.roles, 1)}
    return {f"Actor{number}Code": codes.code, f"Actor{number}Name": (name or actor_name(actor)).upper(),
            f"Actor{number}CountryCode": codes.country, f"Actor{number}KnownGroupCode": codes.group, **roles}


def _geo(each: Told) -> dict[str, Any]:
    place = each.place
    if place is None:
        return {}
    return {"ActionGeo_Type": place_codes(place.kind, place.country).gdelt, "ActionGeo_FullName": place.name,
            "ActionGeo_CountryCode": country(place.country).get("fips"), "ActionGeo_Lat": place.lat,
            "ActionGeo_Long": place.lon}


def _in_lead(each: Told) -> bool:
    lead, trigger = _lead_end(each.report), each.trigger
    return trigger is not None and trigger.start < lead


def _lead_end(report: Report) -> int:
    lead = _LEAD.search(report.text)
    return lead.end() if lead else 0


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = well_formed(value)
    escaped = text.translate(_ESCAPES)
    return "\\" + escaped if escaped.startswith(FORMULA) else escaped
