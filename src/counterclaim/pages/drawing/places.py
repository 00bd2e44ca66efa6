"""The places that a part of a record names: where they lie, how exactly, what is claimed there and who is said to hold
them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.mentions.places_gazetteer import place_key
from counterclaim.model import Analysis, Control, PlaceMention
from counterclaim.views import Dispute
from counterclaim.words import alternatives, table

__all__ = ["PRECISIONS", "Holder", "Spot", "spots"]

PRECISIONS = ("settlement", "feature", "district", "region", "country")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is said to hold a place (`denied`: said not to), and by how many claims."""

    actor: str
    denied: bool
    claims: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place. `lat` and `lon` are None where no gazetteer knows it; `precision` is one of `PRECISIONS`.

    `names` are the rival names of a contested place and what the reports call it, `name` not among them. `beside`
    counts the mentions that put something near or off the place and not in it. `claims` are the ids of the claims of
    speakers whose words name it, in order of time; `reports` counts the reports that name it at all.
    """

    name: str
    lat: float | None
    lon: float | None
    precision: str
    country: str
    names: tuple[str, ...]
    mentions: int
    beside: int
    claims: tuple[str, ...]
    reports: int
    holders: tuple[Holder, ...]

    @property
    def contested(self) -> bool:
        """Whether two are said to hold it, or one is said to and said not to."""
        held = {each.actor for each in self.holders if not each.denied}
        return len(held) > 1 or bool(held & {each.actor for each in self.holders if each.denied})


def spots(analyses: Iterable[Analysis], dispute: Dispute) -> tuple[Spot, ...]:
    """Every place that is named, those with most claims first. Places of one name and point are one."""
    found: dict[tuple[str, float | None, float | None], _Gathered] = {}
    for analysis in analyses:
        for mention in analysis.places:
            lat, lon = (mention.lat, mention.lon) if mention.lon is not None else (None, None)
            key = (place_key(mention.name), lat and round(lat, 2), lon and round(lon, 2))
            found.setdefault(key, _Gathered(mention)).add(analysis, mention)
    held = _held(dispute)
    out = [each.spot(dispute, held) for each in found.values()]
    return tuple(sorted(out, key=lambda spot: (-len(spot.claims), -spot.mentions, spot.name, spot.lat or 0.0)))


class _Gathered:
    """What is known of one place while the reports are gone through."""

    def __init__(self, first: PlaceMention) -> None:
        self.first = first
        self.words: Counter[str] = Counter()
        self.precisions: Counter[str] = Counter()
        self.beside = 0
        self.claims: dict[str, None] = {}
        self.reports: dict[str, None] = {}

    def add(self, analysis: Analysis, mention: PlaceMention) -> None:
        self.words[" ".join(mention.span.words.split())] += 1
        self.precisions[mention.precision or "region"] += 1
        self.beside += mention.relation is not None
        self.reports[analysis.report.id] = None
        for claim in analysis.claims:
            if not claim.own_voice and any(span.holds(mention.span) for span in claim.content):
                self.claims[claim.id] = None

    def spot(self, dispute: Dispute, held: Mapping[str, tuple[Holder, ...]]) -> Spot:
        first, (precision, _) = self.first, self.precisions.most_common(1)[0]
        own = place_key(first.name)
        heard = (words for words, _ in self.words.most_common())
        called = {place_key(each): each for each in (*_rivals().get(own, ()), *heard)}
        called.pop(own, None)
        claims = sorted((each for each in self.claims if each in dispute.claims),
                        key=lambda each: dispute.order(dispute.claims[each]))
        return Spot(
            first.name, first.lat if first.lon is not None else None, first.lon if first.lat is not None else None,
            precision if precision in PRECISIONS else "region", first.country or "", tuple(called.values()),
            self.words.total(), self.beside, tuple(claims), len(self.reports), held.get(own, ()),
        )


def _held(dispute: Dispute) -> dict[str, tuple[Holder, ...]]:
    """Who is said to hold each place, by the key of its name."""
    counted: dict[str, Counter[tuple[str, bool]]] = {}
    rows: Iterable[Control] = (row for _, row in dispute.control)
    for row in rows:
        counted.setdefault(place_key(row.place), Counter())[row.holder, row.stance == "denied"] += 1
    return {key: tuple(Holder(actor, denied, count) for (actor, denied), count in sorted(
        found.items(), key=lambda item: (item[0][1], -item[1], item[0][0]))) for key, found in counted.items()}


@cache
def _rivals() -> Mapping[str, tuple[str, ...]]:
    """The names that the reviewed table gives a region or contested place, by the key of each of them."""
    out: dict[str, tuple[str, ...]] = {}
    for row in table("places/regions", "names"):
        names = alternatives(row["names"])
        if len(names) > 1:
            out.update((place_key(name), names) for name in names)
    return out
