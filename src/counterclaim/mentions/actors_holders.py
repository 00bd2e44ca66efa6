"""Who held which office when: names to states, by the report's date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.mentions.actors_lexicon import fold, keys_of
from counterclaim.words import table

__all__ = ["Holder", "Holders", "holders", "shipped_holders"]

# A bare surname is read as a head of state or government for this many years after the office ("Berlusconi said").
AFTERLIFE = 12
FAMILY_FIRST = frozenset(["CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM", "MMR", "ETH", "ERI", "MYS", "THA"])
TWO_SURNAMES = frozenset(
    "ESP,MEX,ARG,CHL,COL,PER,VEN,BOL,ECU,PRY,URY,CRI,CUB,DOM,GTM,HND,NIC,PAN,SLV,BRA,PRT,AGO,MOZ".split(",")
)


@dataclass(frozen=True, slots=True)
class Holder:
    """One office of one person; `since`, `until` are ISO prefixes, "" where open; `rank` 1 is a head of state."""

    name: str
    actor: str
    unit: str | None
    since: str
    until: str
    rank: int

    def holds(self, date: str | None) -> bool:
        """Whether the office is held on `date`; True if the date is not known."""
        return not date or (self.since[:10] <= date and (not self.until or date <= self.until))

    def distance(self, date: str | None) -> int:
        """Years between `date` and the time in office; 0 inside it."""
        if self.holds(date) or not date:
            return 0
        edge = self.since if date < self.since else self.until
        return max(1, abs(int(date[:4]) - int(edge[:4])))


class Holders:
    """Office-holders by full name and, for the highest offices, by surname."""

    def __init__(self, rows: Iterable[Holder]) -> None:
        self._full: dict[tuple[str, ...], list[Holder]] = {}
        self._given: set[str] = set()
        self._short: dict[tuple[str, ...], list[Holder]] = {}
        for row in rows:
            keys = keys_of(row.name)
            self._given.add(keys[0])
            self._full.setdefault(keys, []).append(row)
            if row.rank <= 3:
                for short in _short_forms(keys, row):
                    self._short.setdefault(short, []).append(row)

    def given(self, word: str) -> bool:
        """Whether an office-holder bears `word` as a given name: "Najib" begins a person, not a company."""
        return fold(word) in self._given

    def named(self, words: str, date: str | None, state: str | None = None) -> Holder | None:
        """The office of the person called by the full name `words`, the one nearest to `date`."""
        keys = keys_of(words)
        found = self._full.get(keys) or []
        if not found and len(keys) > 2:  # "Nicolás Maduro Moros", "Hosni M. Mubarak"
            found = self._full.get((keys[0], keys[-1])) or (self._full.get(keys[:2]) if state else None) or []
        if not found and len(keys) > 2:
            return self.named(" ".join(keys[1:]), date, state)  # "Incumbent Nicolás Maduro"
        return _best(found, date, state)

    def called(self, words: str, date: str | None, state: str | None = None) -> Holder | None:
        """The head of state or government, foreign or defence minister whom a report of `date` calls by surname."""
        found = [each for each in self._short.get(keys_of(words), ()) if state in (None, each.actor)]
        near = [each for each in found if each.distance(date) <= (AFTERLIFE if each.rank < 3 else 0)]
        return _best(near, date, state)


def _best(found: Iterable[Holder], date: str | None, state: str | None) -> Holder | None:
    found = [each for each in found if state in (None, each.actor)] or list(found)
    return min(found, key=lambda each: (each.distance(date), each.rank, each.since), default=None)


def _short_forms(keys: tuple[str, ...], row: Holder) -> set[tuple[str, ...]]:
    """Every part of a name that may stand for it: every tail; a father's name; a family name that leads."""
    forms = {keys[n:] for n in range(1, len(keys))}
    if row.actor in TWO_SURNAMES:
        forms |= {(key,) for key in keys[1:] if len(key) > 2}
    if len(keys) == 1 or (row.actor in FAMILY_FIRST and row.rank < 3):
        forms.add(keys[:1])
    return forms


@cache
def holders() -> Holders:
    """The tables `holders` and `leaders` of `words/actors`; read once a process (about 150 ms)."""
    return Holders(shipped_holders())


def shipped_holders() -> Iterator[Holder]:
    """Every office that the tables give."""
    for name in ("leaders", "holders"):
        for row in table(f"actors/{name}", "name", "actor", "rank"):
            yield Holder(row["name"], row["actor"], row["unit"] or None, row["since"], row["until"], int(row["rank"]))
