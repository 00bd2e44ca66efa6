"""By what a claim can be found again: a few hashes of what it says, so that no claim is compared with all others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from counterclaim.links.lexicon import fold, opposed
from counterclaim.links.measures import bag
from counterclaim.model import Core, Predicate

__all__ = ["accusations", "keys", "lookups"]

# Of a long content the first predicates tell what it is about, and of a long clause the first words: a claim of the
# large corpus has 1.3 predicates and 11 keys on average, one in a hundred has more than four predicates.
PREDICATES, WORDS = 4, 8
# Names that are tied in pairs, whatever is said of them: two claims may tell one thing by kindred predicates.
NAMES = 4


def keys(core: Core) -> tuple[int, ...]:
    """What the claim is filed under: its predicates, each with a party, a place or a word that stands beside it; an
    accusation also under its two parties, and under the accused."""
    own = (label for each in core.predicates[:PREDICATES] for label in _labels(each, each.sense, core))
    return _hashed((*own, *_tied(core), *_charges(core)))


def lookups(core: Core) -> tuple[int, ...]:
    """What to look for to find the claims that say the same or the opposite: its own keys, and those that it would have
    with an opposed predicate in its place ("withdrew" for "stayed")."""
    turned = (label for each in core.predicates[:PREDICATES]
              for sense in (each.sense, *_opposites(each.sense)) for label in _labels(each, sense, core))
    return _hashed((*turned, *_tied(core)))


def accusations(core: Core) -> tuple[int, ...]:
    """What to look for to find the accusations that an accusation may throw back, or a rejection may reject: between
    the same two parties; against the speaker, where its words do not say whose accusation it is."""
    return _hashed(_pair(core) if core.target or core.act == "accuse" else [f"!{core.actor}"])


def _tied(core: Core) -> Iterator[str]:
    """Two names of the content, or one and a party: no two parties, who meet in every second report."""
    held = bag(core.words)
    names = sorted(held.names)[:NAMES]
    parties = sorted({code for each in core.predicates for code in (each.agent, each.patient) if code}
                     | held.states | {core.target or core.actor})
    for one, other in (*combinations(names, 2), *((name, party) for name in names for party in parties[:NAMES])):
        yield f"&{one} {other}"


def _charges(core: Core) -> Iterator[str]:
    if core.act == "accuse" and core.target:
        yield from _pair(core)
        yield f"!{core.target}"


def _pair(core: Core) -> Iterator[str]:
    if core.target and "unknown" not in (core.actor, core.target):
        yield f"!{' '.join(sorted((core.actor, core.target)))}"


def _labels(each: Predicate, sense: str, core: Core) -> Iterator[str]:
    facts = dict.fromkeys((*_parties(each, core), *_places(each, core), *_words(each)))
    for fact in facts:
        yield f"{sense} {fact}"
    if each.type and each.type != "OTHER":
        both = sorted(_parties(each, core))
        if len(both) > 1:
            yield f"{each.type} {' '.join(both)}"
        for place in _places(each, core):
            yield f"{each.type} {place}"


def _parties(each: Predicate, core: Core) -> Iterable[str]:
    return dict.fromkeys(f"@{code}" for code in (each.agent, each.patient, core.target) if code and code != "unknown")


def _places(each: Predicate, core: Core) -> Iterable[str]:
    named = [f"#{fold(each.place)}"] if each.place else []
    return dict.fromkeys((*named, *(f"#{fold(place)}" for place in sorted(each.places)),
                          *(f"#{place}" for place in core.places)))


def _words(each: Predicate) -> Iterable[str]:
    names = sorted(word for word in each.doer | each.thing | each.around if word[:1].isupper())
    things = sorted(word for word in each.thing | each.doer if not word[:1].isupper())
    return [f"={fold(word)}" for word in (*names, *things)[:WORDS]]


@cache
def _opposites(sense: str) -> tuple[str, ...]:
    return tuple(sorted(other for pair in opposed() if sense in pair for other in pair if other != sense))


def _hashed(labels: Iterable[str]) -> tuple[int, ...]:
    """The labels as 64-bit numbers, each once, the same on every machine."""
    return tuple(int.from_bytes(hashlib.blake2b(label.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big",
                                signed=True) for label in dict.fromkeys(labels))
