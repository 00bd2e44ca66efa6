"""Which place on the map a toponym is: prominence, the company it keeps, one sense a report."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.mentions.places_gazetteer import Place
from counterclaim.mentions.places_names import Toponym
from counterclaim.model import Parse
from counterclaim.words import alternatives, table

__all__ = ["distance_km", "resolve"]

EARTH_KM = 6371.0
# Weights set by hand, in powers of ten of population, and not tuned further: with them the public sets come out at .66
# (GWN) and .72 (GeoVirus) within 161 km end to end (benchmarks/places.py).
COUNTRY_VOTE = 1.6  # times half the binary logarithm of how often the report names the country
CONTAINED = 4.0  # "X, Y": Y's country or region holds X
NEAR = 1.0  # within 200 km of another place of the report


def resolve(
    parse: Parse, found: Sequence[Toponym], known: Sources | None = None
) -> Iterator[tuple[Toponym, Place | None, float]]:
    """Each toponym with its place, or None if the gazetteer has none, and a score of the choice from 0 to 1."""
    known = known or sources()
    names = [each.name(parse) for each in found]
    options = [_options(toponym, name, known) for toponym, name in zip(found, names, strict=True)]
    votes = _votes(found, options)
    senses: dict[str, Place | None] = {}
    anchors = [each[0] for each in options if len(each) == 1 and each[0].kind != "country"]
    for n, toponym in enumerate(found):
        name = names[n].lower()
        follows = _container(parse, found, options, n)
        if name not in senses or follows:
            scored = sorted(
                ((_score(place, votes, follows, anchors), place) for place in options[n]), key=lambda each: -each[0]
            )
            senses[name] = scored[0][1] if scored else None
        best = senses[name]
        yield toponym, best, _confidence(options[n], best)


def _options(toponym: Toponym, name: str, known: Sources) -> tuple[Place, ...]:
    if toponym.code:
        return tuple(
            place for place in known.gazetteer.named(_short_names().get(toponym.code, "")) if place.kind == "country"
        )[:1]
    found = known.gazetteer.named(name)
    return found or known.gazetteer.named(name, loose=True)


@cache
def _short_names() -> dict[str, str]:
    return {row["code"]: alternatives(row["names"])[0] for row in table("actors/states", "code", "names")}


def _votes(found: Sequence[Toponym], options: Sequence[tuple[Place, ...]]) -> dict[str, float]:
    """How strongly the report speaks for each country: names of countries count whole, unambiguous places half."""
    counts: Counter[str] = Counter()
    for toponym, places in zip(found, options, strict=True):
        if toponym.code and places:
            counts[places[0].country] += 2
        elif places and len({place.country for place in places}) == 1 and places[0].country:
            counts[places[0].country] += 1
    return {code: COUNTRY_VOTE * math.log2(1 + min(count, 6)) / 2 for code, count in counts.items()}


def _container(
    parse: Parse, found: Sequence[Toponym], options: Sequence[tuple[Place, ...]], n: int
) -> tuple[Place, ...]:
    """The places that the next toponym may be, if it follows after a comma: "Paris, Texas"."""
    if n + 1 == len(found):
        return ()
    between = parse.text[parse[found[n].last - 1].end : parse[found[n + 1].first].start]
    return options[n + 1] if between.strip() in (",", "in", "(", ", in") else ()


def _score(place: Place, votes: dict[str, float], container: tuple[Place, ...], anchors: Sequence[Place]) -> float:
    score = math.log10(place.population + 10) + votes.get(place.country, 0.0)
    score += {"country": 1.5, "continent": 3.0, "sea": 2.0, "ocean": 2.0}.get(place.kind, 0.0)
    if place.country == "USA" and "USA" not in votes and place.kind == "city":
        score -= 0.3  # American towns are named for the world's cities
    if any(
        place.country == other.country and (other.kind == "country" or distance_km(place, other) < 400)
        for other in container
        if place.id != other.id
    ):
        score += CONTAINED
    if any(0 < distance_km(place, other) < 200 for other in anchors):
        score += NEAR
    return score


def _confidence(options: Sequence[Place], best: Place | None) -> float:
    return 0.3 if best is None else 0.95 if len(options) == 1 else 0.75


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    x = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(x)))
