"""Our event types, acts, actors and states in the codes of CAMEO, GDELT and ACLED, all from `words/exports`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.words import alternatives, table

__all__ = ["ActorCodes", "Codes", "PlaceCodes", "act_codes", "actor_codes", "actor_name", "context_of", "country",
           "event_codes", "place_codes", "standing_of"]

_IGO, _MEDIA = "IGO:", "MED:"


@dataclass(frozen=True, slots=True)
class Codes:
    """What an event is called elsewhere; "" where that code book does not know it or the words do not tell."""

    cameo: str = ""
    quad: str = ""
    disorder: str = ""
    acled_event: str = ""
    acled_sub: str = ""


@dataclass(frozen=True, slots=True)
class ActorCodes:
    """An actor in CAMEO: `code` is the whole of it, `roles` at most three."""

    code: str = ""
    country: str = ""
    group: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceCodes:
    """How closely a place fixes an event: in our words, as GDELT's ActionGeo_Type and as ACLED's geo_precision."""

    precision: str = ""
    gdelt: str = ""
    acled: str = ""


def event_codes(type_: str, words: str) -> Codes:
    """The codes of an event of ours; the words of its trigger may tell more than its type."""
    row = _rows("types", "type").get(type_, {})
    more = _refined(type_, words)
    return Codes(more.get("cameo") or row.get("cameo", ""), more.get("quad") or row.get("quad", ""),
                 row.get("disorder", ""), more.get("acled_event") or row.get("acled_event", ""),
                 more.get("acled_sub") or row.get("acled_sub", ""))


def act_codes(act: str, words: str) -> Codes:
    """The codes of a speech act as an event of its own; `words` are those of its cue."""
    row, more = _rows("acts", "act")[act], _refined(act, words)
    return Codes(more.get("cameo") or row["cameo"], more.get("quad") or row["quad"])


def standing_of(act: str) -> str:
    """How a speaker holds the events of an act, by the act alone."""
    return _rows("acts", "act")[act]["standing"]


def context_of(standing: str) -> str:
    """The PLOVER context that says the same as a standing; "" where PLOVER has none."""
    return _rows("standings", "standing")[standing]["context"]


@cache
def actor_codes(actor: str | None, unit: str | None = None) -> ActorCodes:
    """An actor code of ours, with the unit that speaks for it, in CAMEO; all empty where CAMEO has no code."""
    group = _rows("groups", "actor").get(actor or "", {}).get("code", "")
    roles = alternatives(_rows("units", "unit").get(unit or "", {}).get("roles", ""))
    state = _rows("countries", "code").get(actor or "")
    if actor is None:
        return ActorCodes()
    if state is not None:
        land = state["cameo"] or actor
        return ActorCodes(land + "".join(roles), land, "", roles)
    if actor.startswith(_IGO):
        return ActorCodes("IGO" + group, "", group, ("IGO",))
    if actor.startswith(_MEDIA):
        return ActorCodes("MED", "", "", ("MED",))
    roles = _role_of_group(actor) or roles
    return ActorCodes((group or "") + "".join(roles), "", group, roles)


@cache
def actor_name(actor: str | None) -> str:
    """What an actor is plainly called: the short English name of a state, else the code without its class."""
    if actor is None or actor == "unknown":
        return ""
    state = _rows("states", "code", "actors").get(actor)
    return alternatives(state["names"])[0] if state else actor.partition(":")[2] or actor


def place_codes(kind: str | None, country: str | None = None) -> PlaceCodes:
    """The codes of a place of that kind; GDELT has types of their own for places in the United States."""
    row = _rows("places", "kind").get(kind or "")
    if row is None:
        return PlaceCodes()
    american = {"4": "3", "5": "2"} if country == "USA" else {}
    return PlaceCodes(row["precision"], american.get(row["gdelt"], row["gdelt"]), row["acled"])


def country(iso3: str | None) -> Mapping[str, str]:
    """The `fips` and `numeric` codes of a state; an empty mapping where it has none."""
    return _rows("countries", "code").get(iso3 or "", {})


@cache
def _rows(name: str, key: str, folder: str = "exports") -> Mapping[str, Mapping[str, str]]:
    return {row[key]: row for row in table(f"{folder}/{name}", key)}


@cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    rows = (row for row in table("exports/refined", "kind", "starts", "example") if row["kind"] == kind)
    return tuple((re.compile(rf"\b(?:{'|'.join(map(re.escape, alternatives(row['starts'])))})", re.IGNORECASE), row)
                 for row in rows)


def _refined(kind: str, words: str) -> Mapping[str, str]:
    """The first row of `refined` that a word of the trigger or cue begins as; none is an empty mapping."""
    return next((row for pattern, row in _patterns(kind) if pattern.search(words)), {})


def _role_of_group(actor: str) -> tuple[str, ...]:
    kinds = alternatives(_rows("groups", "actor", "actors").get(actor, {}).get("kinds", ""))
    known = _rows("kinds", "kind")
    return tuple(known[kind]["role"] for kind in kinds if kind in known)[:1]
