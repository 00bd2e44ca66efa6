"""What the drawings show of a record: more reports than a page of cards, their claims in time, the places they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Self

from counterclaim.pages.asking import Asked, Part
from counterclaim.pages.drawing.labels import aimed
from counterclaim.pages.drawing.lanes import Lanes, laid_out
from counterclaim.pages.drawing.places import Spot, spots
from counterclaim.pages.drawing.scale import FIRST, LAST, Window, days_of
from counterclaim.record import Store
from counterclaim.views.needs import CLAIMS, PLACED
from counterclaim.views.timeline import Moment, Timeline, timeline

__all__ = ["HELPERS", "REPORTS", "Scene"]

# Reports on one drawing. 150 current-events items, some 200 claims, take the server 12 to 24 ms and a page 100 kB.
REPORTS = 150


@dataclass(frozen=True)
class Scene:
    """One part of a record as the drawings see it; `open` are the claims that a report says were left unanswered."""

    part: Part
    told: Timeline
    moments: tuple[Moment, ...]
    open: frozenset[str]
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, store: Store, asked: Asked, size: int = REPORTS, places: bool = False) -> Self:
        """The last `size` reports of what is asked for, or the page of them that is; `places`: with what they name."""
        part = Part.of(store, asked, size, PLACED if places else CLAIMS)
        told = timeline(part.dispute)
        moments = tuple(moment for stretch in told.stretches for moment in stretch.moments)
        found = spots(part.analyses, part.dispute) if places else ()
        return cls(part, told, moments, frozenset(row.claim for row in part.dispute.unanswered), found)

    @property
    def window(self) -> Window | None:
        """The days that the address asks for where all their reports are here, else those of the reports that are."""
        since, until = (days_of(self.part.asked.conditions.get(each)) for each in ("since", "until"))
        reports = [days for report in self.part.dispute.reports.values() if (days := days_of(report.date))]
        if self.part.pages == 1 and reports and (since or until):
            first, last = min(start for start, _ in reports), max(end for _, end in reports)
            return Window.of(since[0] if since else first, until[1] if until else last)
        said = (days_of(f"{moment.earliest}/{moment.latest}") for moment in self.moments if moment.earliest)
        return Window.around(reports, [days for days in said if days])

    def lanes(self, width: float) -> Lanes:
        since, until = (days_of(self.part.asked.conditions.get(each)) for each in ("since", "until"))
        asked = (since[0] if since else FIRST, until[1] if until else LAST) if since or until else None
        return laid_out(self.moments, self.window, width, self.open, self.part.dispute.name, asked)

    @property
    def dispute_claims(self) -> Set[str]:
        """The ids of the claims that are listed."""
        return {moment.said.claim for moment in self.moments}

    @property
    def places_of(self) -> Mapping[str, str]:
        """The numbers of the places that each claim names, by its id, as attributes carry them."""
        out: dict[str, list[str]] = {}
        for number, spot in enumerate(self.spots):
            for claim in spot.claims:
                out.setdefault(claim, []).append(str(number))
        return {claim: " ".join(numbers) for claim, numbers in out.items()}

    def by_claim(self, claims: Sequence[str]) -> list[Moment]:
        """These claims in order of time."""
        wanted = set(claims)
        return [moment for moment in self.moments if moment.said.claim in wanted]


def _address_with(asked: Asked, path: str, condition: str) -> Callable[[str], str]:
    """Addresses of the path with one condition set to what they are asked for."""
    return lambda value: asked.address(path, **{condition: value}, page=None)


def _place_with(asked: Asked, path: str) -> Callable[[Spot], str]:
    return lambda spot: asked.address(path, place=spot.name, page=None)


def _days_with(asked: Asked, path: str) -> Callable[[str, str], str]:
    return lambda since, until: asked.address(path, since=since, until=until, page=None)


# What the templates of the drawings call, beside what all templates may.
HELPERS: Mapping[str, object] = {"address_with": _address_with, "place_with": _place_with, "days_with": _days_with,
                                 "deed": aimed, "most": 60, "few": 5}
