"""What the address of a page asks for: a part of the record, and which page of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

from counterclaim.errors import AskedWrongly
from counterclaim.model import Analysis, When
from counterclaim.record import Scope, Store
from counterclaim.views import Dispute
from counterclaim.views.asked import scope_of
from counterclaim.views.gathering import joined, read
from counterclaim.views.needs import ALL, Needs

__all__ = ["Asked", "Part"]

_FIELDS = tuple(field.name for field in fields(Scope))
LONGEST = 300  # characters of one condition; an address has to stay one that people can send each other


@dataclass(frozen=True, slots=True)
class Asked:
    """The scope that an address names, and the page of it, counted from 1; 0 where it names none."""

    scope: Scope
    page: int = 0

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """From the parameters of an address; AskedWrongly, in a sentence, for a date or page that is none."""
        given = {name: query.get(name, "").strip()[:LONGEST] for name in _FIELDS}
        for name in ("since", "until"):
            if given[name] and not _is_date(given[name]):
                raise AskedWrongly(f"{given[name]!r} is no date; write 2022, 2022-03 or 2022-03-28.")
        page = query.get("page", "").strip() or "0"
        if not page.isascii() or not page.isdigit() or len(page) > 6:
            raise AskedWrongly(f"{page!r} is no page; pages are counted 1, 2, 3.")
        return cls(Scope(**{name: value or None for name, value in given.items()}), int(page))

    @property
    def conditions(self) -> dict[str, str]:
        """What the scope asks for, by name."""
        return {name: value for name in _FIELDS if (value := getattr(self.scope, name))}

    def address(self, path: str, **changed: str | int | None) -> str:
        """The path with this scope, and with what is changed in it; None takes a condition away."""
        values: dict[str, str | int | None] = {**self.conditions, "page": self.page, **changed}
        query = urlencode({name: value for name, value in values.items() if value})
        return f"{path}?{query}" if query else path

    def narrowed(self, **changed: str | None) -> Asked:
        return Asked(replace(self.scope, **changed))


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a scope: its dispute, what that is made of, and where it lies in the whole."""

    dispute: Dispute
    analyses: tuple[Analysis, ...]
    asked: Asked
    reports: int
    page: int
    pages: int
    first: str | None
    last: str | None

    @classmethod
    def of(cls, store: Store, asked: Asked, size: int, needs: Needs = ALL) -> Self:
        """The page asked for, or the last, which is the newest; `size` reports a page, of which it `needs` so much.

        AskedWrongly, with near names, for an actor, place or outlet that the record does not hold.
        """
        scope = scope_of(store, **{name: getattr(asked.scope, name) for name in _FIELDS if name != "words"})
        scope = replace(scope, words=asked.scope.words)
        extent = store.extent(scope)
        pages = max(1, -(-extent.reports // size))
        page = min(asked.page or pages, pages)
        ids = store.scoped(scope, limit=size, offset=(page - 1) * size, total=extent.reports)
        found = read(store, ids, needs)
        return cls(joined(store, found, ids, scope.actor, needs), found, asked, extent.reports, page, pages,
                   extent.first, extent.last)


def _is_date(value: str) -> bool:
    try:
        When(value)
    except ValueError:
        return False
    return "/" not in value
