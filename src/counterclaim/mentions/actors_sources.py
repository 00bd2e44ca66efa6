"""The knowledge that the parts for actors and places work with: the shipped tables and what a person added to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from counterclaim.mentions.actors_holders import Holder, Holders, holders, shipped_holders
from counterclaim.mentions.actors_lexicon import Entry, Lexicon, keys_of, lexicon, shipped_entries
from counterclaim.mentions.places_gazetteer import Gazetteer, gazetteer
from counterclaim.model import NOTHING_ADDED, Knowledge

__all__ = ["Sources", "sources"]


@dataclass(frozen=True)
class Sources:
    """Names, office-holders and places, each built when first asked for."""

    added: Knowledge = NOTHING_ADDED

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.entries()) if self.added.actors or self.added.recodings else lexicon()

    @cached_property
    def holders(self) -> Holders:
        return Holders(self.offices()) if self.added.offices or self.added.recodings else holders()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return gazetteer().with_places(self.added) if self.added.places else gazetteer()

    @cached_property
    def groups(self) -> Mapping[str, tuple[Entry, ...]]:
        """The armed groups known for each state, one entry each."""
        out: dict[str, dict[str, Entry]] = {}
        for entry in self.entries():
            for state in entry.states if entry.kind == "group" else ():
                out.setdefault(state, {}).setdefault(entry.actor, entry)
        return {state: tuple(found.values()) for state, found in out.items()}

    def code(self, actor: str) -> str:
        """The code that `actor` goes by now that codes were merged."""
        return self._merged.get(actor, actor)

    @cached_property
    def _merged(self) -> Mapping[str, str]:
        out: dict[str, str] = {}
        for each in self.added.recodings:
            if not each.names:
                out = {old: each.into if new == each.actor else new for old, new in out.items()}
                out[each.actor] = each.into
                out.pop(each.into, None)
        return out

    @cached_property
    def _split(self) -> Mapping[tuple[str, tuple[str, ...]], str]:
        return {(each.actor, keys_of(name)): each.into for each in self.added.recodings for name in each.names}

    def _recoded(self, actor: str, words: str) -> str:
        return self.code(self._split.get((actor, keys_of(words)), actor)) if self.added.recodings else actor

    def entries(self) -> Iterator[Entry]:
        """Every reading of every name, the likelier before the other."""
        for entry in self._in_order():
            actor = self._recoded(entry.actor, entry.words) if entry.actor else ""
            yield entry if actor == entry.actor else replace(entry, actor=actor)

    def _in_order(self) -> Iterator[Entry]:
        yield from self._added(first=True)
        yield from shipped_entries()
        yield from self._added(first=False)

    def _added(self, *, first: bool) -> Iterator[Entry]:
        for each in self.added.actors:
            if each.first == first:
                for words in each.names:
                    yield Entry(each.kind, each.actor, each.unit, words, each.states, each.kinds)
                for words in each.regions:
                    yield Entry("region", each.actor, each.unit, words, each.states, each.kinds)

    def offices(self) -> Iterator[Holder]:
        """Every office of every person."""
        own = (Holder(each.name, each.actor, each.unit, each.since, each.until, each.rank)
               for each in self.added.offices)
        for row in (*own, *shipped_holders()):
            actor = self._recoded(row.actor, row.name)
            yield row if actor == row.actor else replace(row, actor=actor)


def sources(added: Knowledge = NOTHING_ADDED) -> Sources:
    """The sources for these additions, the same object for the same additions."""
    return _sources(_Same(added))


class _Same:
    """A knowledge compared by its digest alone: a hash over a hundred thousand places would cost more than a report."""

    __slots__ = ("added",)

    def __init__(self, added: Knowledge) -> None:
        self.added = added

    def __hash__(self) -> int:
        return hash(self.added.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.added.digest == other.added.digest


@lru_cache(maxsize=4)
def _sources(same: _Same) -> Sources:
    return Sources(same.added)
