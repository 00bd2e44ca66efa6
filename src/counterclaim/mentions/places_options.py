"""Which places of the gazetteer a toponym may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from counterclaim.mentions.actors_sources import Sources
from counterclaim.mentions.places_gazetteer import Gazetteer, Place, place_key
from counterclaim.mentions.places_names import Toponym
from counterclaim.words import alternatives, table

__all__ = ["UNITS", "is_direction", "named_in_part", "options"]

UNITS = frozenset(["region", "territory", "disputed"])  # kinds of what a state may file as a part of it
PROMINENT = 100_000  # a name inside a name counts from here on: "Manila Cathedral" is in Manila, "Third Street" nowhere
_HOLDERS = frozenset(["city", "capital", "country", *UNITS])  # what such a name is read for; "Gulf Cup" is on no gulf
_OTHER = frozenset(["city", "capital", "country", "district"])  # namesakes of what adjectives mean
_LONGEST = 3  # words of a name inside a name


def options(toponym: Toponym, name: str, known: Sources, behind: bool = False) -> tuple[Place, ...]:
    """The places that `toponym`, called `name`, may be; `behind`: it stands behind a comma ("Fresno, CA")."""
    gazetteer = known.gazetteer
    if toponym.code:
        return _of_state(toponym.code, name, gazetteer)
    short = _short(name, gazetteer, behind)
    if short:
        return short
    found = gazetteer.named(name)
    return found or _adjective(name, gazetteer) or gazetteer.named(name, loose=True)


def _of_state(code: str, name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The state, or the part of it that the words name: "England" and "English" speak of the United Kingdom's
    government, but lie in England. A state's namesakes elsewhere are weighed with it: Georgia."""
    parts = _adjective(name, gazetteer) or gazetteer.named(name)
    state = [each for each in gazetteer.named(_short_names().get(code, "")) if _is_state(each, code)][:1]
    own = [each for each in parts if each.country == code and each.kind in UNITS]
    if own and not (state and place_key(state[0].name) in (place_key(name), place_key(own[0].name))):
        return tuple(own[:1])
    other = [each for each in parts if each.kind == "region" and each.country != code]
    return (*state, *other)


def _is_state(place: Place, code: str) -> bool:
    return place.country == code and (place.kind == "country" or place.kind in UNITS)


@cache
def _short_names() -> Mapping[str, str]:
    return {row["code"]: alternatives(row["names"])[0] for row in table("actors/states", "code", "names")}


def _adjective(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """What an adjective of a continent or region means: "European", "Siberian"."""
    row = _adjectives().get(name.casefold())
    if row is None:
        return ()
    found = gazetteer.named(row[0])
    return tuple(each for each in found if each.country == row[1] and each.kind not in _OTHER)[:1]


@cache
def _adjectives() -> Mapping[str, tuple[str, str]]:
    rows = table("places/adjectives", "word", "place")
    return {row["word"].casefold(): (row["place"], row["country"]) for row in rows}


def _short(name: str, gazetteer: Gazetteer, behind: bool) -> tuple[Place, ...]:
    """What a shortened name of a unit means: "Calif." anywhere, "CA" behind a comma."""
    rows = [*_shortened("words").get(name, ()), *(_shortened("post").get(name, ()) if behind else ())]
    found = (
        place
        for full, country in rows
        for place in gazetteer.named(full)
        if place.country == country and place.kind == "region"
    )
    return tuple(dict.fromkeys(found))


@cache
def _shortened(column: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    out: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("places/abbreviations", "place", "country"):
        for each in alternatives(row[column]):
            out[each] = (*out.get(each, ()), (row["place"], row["country"]))
    return out


def named_in_part(name: str, known: Sources) -> tuple[Place, ...]:
    """Where something without a place of its own lies by its name: "Manila Cathedral", "Bank of Mexico"."""
    words = name.split()
    if len(words) < 2 or words[-1].lower() in _streets() | _features():
        return ()
    for part in _parts(words):
        found = _adjective(part, known.gazetteer) or tuple(
            each
            for each in known.gazetteer.named(part)
            if each.population >= PROMINENT and each.kind in _HOLDERS and place_key(each.name) == place_key(part)
        )
        if found:
            return found
    return ()


def _parts(words: list[str]) -> Iterator[str]:
    """The beginnings of a name, then its ends, the longest first."""
    longest = min(_LONGEST, len(words) - 1)
    spans = [(0, n) for n in range(longest, 0, -1)] + [(len(words) - n, len(words)) for n in range(longest, 0, -1)]
    if words[0].lower() in _directions():
        spans = spans[longest:]  # "North Dallas"
    for first, last in spans:
        part = re.sub(r"['’]s?$", "", " ".join(words[first:last]))
        if part[:1].isupper() and len(part) > 2 and part.lower() not in _directions():
            yield part


def is_direction(name: str) -> bool:
    """Whether a unit's name says only where in its state it lies: "Western", "North"."""
    return all(word in _directions() for word in place_key(name).split())


@cache
def _directions() -> frozenset[str]:
    rows = table("places/kinds", "word", "place")
    return frozenset(["central", "centre", "center", *(row["word"] for row in rows if row["place"] == "direction")])


@cache
def _features() -> frozenset[str]:
    """Words of what nature made: the Mississippi River is not in Mississippi."""
    kinds = ("river", "lake", "mountain", "sea", "ocean", "strait", "island", "canal")
    return frozenset(row["word"] for row in table("places/kinds", "word", "place") if row["kind"] in kinds)


@cache
def _streets() -> frozenset[str]:
    return frozenset(row["word"] for row in table("places/small", "word", "sign") if row["sign"] == "street")
