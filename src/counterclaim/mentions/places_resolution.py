"""Which place on the map a toponym is: prominence, the company it keeps, one sense a report."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.mentions.places_gazetteer import Place
from counterclaim.mentions.places_names import Toponym
from counterclaim.mentions.places_options import is_direction, named_in_part, options
from counterclaim.model import Parse

__all__ = ["IN_PART", "distance_km", "resolve"]

EARTH_KM = 6371.0
IN_PART = 0.5
# Weights set by hand, in powers of ten of population.
COUNTRY_VOTE = 1.6  # times half the binary logarithm of how often the report names the country
UNIT_VOTE = 1.2  # the same for a first-order unit
CONTAINED = 4.0  # "X, Y": Y's country or region holds X
HOLDS = 3.0  # "X, Y": and Y is what holds a place called X
NEAR = 1.0  # within 200 km of another place of the report
CAPITAL = 1.0
SEAT = -1.0  # a unit that bears the name of a city in it: "Mombasa" is the city
SAID = 1.5  # "the village of X", "X Province"
_ALONE = 1.5  # a name whose best place is this far ahead of the next says where the report is
KINDS = {"country": 1.5, "region": 0.3, "continent": 3.0, "sea": 2.0, "ocean": 2.0, "capital": CAPITAL}
# What "X, Y" may put into Y; a region is not read so: "Ohio, Indiana and Iowa" is a list.
_TOWNS = frozenset(["city", "capital", "town", "village"])
_SMALL = _TOWNS | {"district", ""}
_SAID = {"region": "region", "district": "district", **dict.fromkeys(_TOWNS, "town")}
_SEATED = 50_000  # people of such a city
Options = Sequence[tuple[Place, ...]]
Unit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Company:
    """What else the report speaks of: weights of countries and units, and places that can be but one."""

    countries: Mapping[str, float]
    units: Mapping[Unit, float]
    anchors: Sequence[Place]


def resolve(
    parse: Parse, found: Sequence[Toponym], known: Sources | None = None
) -> Iterator[tuple[Toponym, Place | None, float]]:
    """Each toponym with its place, or None if the gazetteer has none, and a score of the choice from 0 to 1.

    The score `IN_PART` says that the point is that of a larger place that the name names: "Manila Cathedral".
    """
    known = known or sources()
    names = [each.name(parse) for each in found]
    commas = [_comma(parse, found, n) for n in range(len(found))]
    places = [options(each, names[n], known, n > 0 and commas[n - 1]) for n, each in enumerate(found)]
    countries = _countries(found, places)
    whole = [bool(each) for each in places]
    for n, name in enumerate(names):
        if is_direction(name):  # "the North" is a region of a state only in a report on that state
            places[n] = tuple(each for each in places[n] if each.country in countries)
        elif not places[n]:
            larger = named_in_part(name, known)
            places[n] = tuple(each for each in larger if not each.country or each.country in countries)
    anchors = [each[0] for each in places if len(each) == 1 and each[0].kind != "country"]
    named = [(name.lower(), toponym.kind or "") for name, toponym in zip(names, found, strict=True)]
    first = _senses(named, places, commas, _Company(countries, {}, anchors))
    company = _Company(countries, _units(first), anchors)
    for n, (best, _) in enumerate(_senses(named, places, commas, company)):
        yield found[n], best, _confidence(places[n], best, whole[n])


def _comma(parse: Parse, found: Sequence[Toponym], n: int) -> bool:
    """Whether the next toponym may hold this one: "Paris, Texas"."""
    if n + 1 == len(found):
        return False
    between = parse.text[parse[found[n].last - 1].end : parse[found[n + 1].first].start]
    return between.strip() in (",", "in", "(", ", in")


def _senses(
    named: Sequence[tuple[str, str]], places: Options, commas: Sequence[bool], company: _Company
) -> list[tuple[Place | None, float]]:
    """The best place of each name (in small letters, with the kind that the words give it) and how far it is ahead;
    one sense a report, but where a comma says more."""
    senses: dict[tuple[str, str], tuple[Place | None, float]] = {}
    out = []
    for n, (name, kind) in enumerate(named):
        follows = places[n + 1] if commas[n] else ()
        held = places[n - 1] if n and commas[n - 1] else ()
        if (name, kind) not in senses or follows or held:
            scored = _scored(places[n], kind, company, (), ())
            if (follows or held) and scored:
                scored = _scored(places[n], kind, company, follows if scored[0][1].kind in _SMALL else (), held)
            ahead = scored[0][0] - scored[1][0] if len(scored) > 1 else math.inf
            senses[name, kind] = (scored[0][1], ahead) if scored else (None, 0.0)
        out.append(senses[name, kind])
    return out


def _scored(
    places: Sequence[Place], kind: str, company: _Company, follows: tuple[Place, ...], held: tuple[Place, ...]
) -> list[tuple[float, Place]]:
    seats = {(each.country, each.admin) for each in places if each.population >= _SEATED and each.kind in _TOWNS}
    scored = []
    for place in places:
        score = _score(place, company, follows, held)
        if place.kind in ("region", "district") and (place.country, place.admin) in seats:
            score += SEAT
        if kind and _SAID.get(place.kind) == _SAID.get(kind, kind):
            score += SAID
        scored.append((score, place))
    return sorted(scored, key=lambda each: each[0], reverse=True)


def _countries(found: Sequence[Toponym], options: Options) -> dict[str, float]:
    """How strongly the report speaks for each country: a state's name counts whole, a place that can be but one half,
    and so does a state's name that others bear ("Georgia")."""
    counts: Counter[str] = Counter()
    for toponym, places in zip(found, options, strict=True):
        single = len({place.country for place in places}) == 1
        if places and places[0].country and (single or toponym.code):
            counts[places[0].country] += 2 if single and toponym.code else 1
    return {code: COUNTRY_VOTE * math.log2(1 + min(count, 6)) / 2 for code, count in counts.items()}


def _units(senses: Sequence[tuple[Place | None, float]]) -> dict[Unit, float]:
    """How strongly it speaks for each first-order unit, by the names that are clear without it."""
    clear = Counter(
        (place.country, place.admin) for place, ahead in senses if place and place.admin and ahead >= _ALONE
    )
    return {unit: UNIT_VOTE * math.log2(1 + min(count, 6)) / 2 for unit, count in clear.items()}


def _score(place: Place, company: _Company, follows: tuple[Place, ...], held: tuple[Place, ...]) -> float:
    score = math.log10(place.population + 10) + company.countries.get(place.country, 0.0)
    score += KINDS.get(place.kind, 0.0) + company.units.get((place.country, place.admin), 0.0)
    if place.country == "USA" and "USA" not in company.countries and place.kind == "city":
        score -= 0.3  # American towns are named for the world's cities
    if any(_holds(other, place) for other in follows):
        score += CONTAINED
    if place.kind not in _TOWNS and any(_holds(place, other) for other in held):
        score += HOLDS / 2 if place.kind == "district" else HOLDS
    if any(0 < distance_km(place, other) < 200 for other in company.anchors):
        score += NEAR
    return score


def _holds(outer: Place, inner: Place) -> bool:
    """Whether `inner` lies in `outer`, as far as a gazetteer tells."""
    if outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country" or (outer.kind in ("region", "district") and outer.admin and outer.admin == inner.admin):
        return True
    return not outer.admin and distance_km(inner, outer) < 400


def _confidence(options: Sequence[Place], best: Place | None, whole: bool) -> float:
    if best is None:
        return 0.3
    return IN_PART if not whole else 0.95 if len(options) == 1 else 0.75


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    x = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(x)))
