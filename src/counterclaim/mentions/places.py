"""Places: toponyms found in a report and put on the map, offline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.mentions.places_names import Toponym, toponyms
from counterclaim.mentions.places_resolution import IN_PART, resolve
from counterclaim.mentions.places_setting import precision, relation
from counterclaim.model import NOTHING_ADDED, Analysis, Knowledge, Parse, PlaceMention, Report, Span

__all__ = ["PlacesPart", "annotate_places"]


@dataclass(frozen=True)
class PlacesPart:
    """Gives the places of a report, in text order. Needs the parse and the actors.

    A name that speaks or acts ("Baku said") is an actor and no place; so is a name inside a title ("the Basra
    governor"). `PlaceMention.name` is the name as the report has it, with a direction before it ("northern Syria").
    `added` is what a person added to the shipped tables; the version tells one such knowledge from another.
    """

    name: str = "places"
    version: str = "3"
    needs: tuple[str, ...] = ("parse", "actors")
    gives: tuple[str, ...] = ("places",)
    added: Knowledge = field(default=NOTHING_ADDED, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", self.added.version(self.version))

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        parse, known = found.parsed, sources(self.added)
        kept = [each for each in toponyms(parse, known=known) if not _acts(parse, each, found)]
        return {"places": tuple(_mentions(parse, kept, known))}


def _acts(parse: Parse, toponym: Toponym, found: Analysis) -> bool:
    """Whether the name stands for an actor or lies inside the name of one."""
    if relation(parse, toponym) not in (None, "between"):
        return False  # "north of Nairobi"; but "talks between Nairobi and Kampala"
    if toponym.political and not toponym.located:
        return True
    span = toponym.span(parse)
    if any(
        actor.name and actor.actor != "unknown" and actor.span.holds(span) and span.words in actor.name
        for actor in found.actors
    ):
        return True
    return not toponym.located and any(
        actor.actor != "unknown" and actor.span.holds(span) and actor.span != span for actor in found.actors
    )


def _mentions(parse: Parse, found: Iterable[Toponym], known: Sources) -> Iterable[PlaceMention]:
    found = list(found)
    for toponym, place, score in resolve(parse, found, known):
        span = Span.of(parse.text, parse[toponym.first].start, toponym.end or parse[toponym.last - 1].end)
        kind = toponym.kind or (place.kind if place else None)
        parted = toponym.core > toponym.first
        if place is None:
            exact = precision(kind, parted), relation(parse, toponym)
            yield PlaceMention(span, span.words, None, None, None, None, kind, score, *exact)
        else:
            of_larger = score == IN_PART  # then the point is as exact as that place, and the id is another's
            exact = precision(place.kind if of_larger else kind, parted), relation(parse, toponym)
            point, geonameid = (place.lat, place.lon), None if of_larger else place.geonameid or None
            yield PlaceMention(span, span.words, *point, geonameid, place.country or None, kind, score, *exact)


def annotate_places(row: Mapping[str, Any], parser: Any) -> dict[str, Any]:
    """One line of `annotate places`: every toponym of `row["text"]`, whether it acts or not, without directions.

    `parser` has `parse(text) -> Parse`. Raises KeyError if the row has no text.
    """
    report = Report(str(row.get("doc_id", "")), row["text"])
    parse: Parse = parser.parse(report.text)
    out = []
    for toponym, place, _ in resolve(parse, list(toponyms(parse, adjectives=True))):
        if place is None:
            continue
        start, end = parse[toponym.core].start, toponym.end or parse[toponym.last - 1].end
        out.append(
            {
                "start": start,
                "end": end,
                "name": report.text[start:end],
                "lat": place.lat,
                "lon": place.lon,
                "geonameid": place.geonameid or None,
            }
        )
    return {"doc_id": row.get("doc_id"), "toponyms": out}
