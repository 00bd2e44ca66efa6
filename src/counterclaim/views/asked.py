"""From what a person asks for, in names and dates, to a scope of the record; what cannot be meant is told so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from counterclaim.errors import AskedWrongly
from counterclaim.mentions.actors_lexicon import keys_of
from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.model import When
from counterclaim.record import Scope

if TYPE_CHECKING:
    from counterclaim.model import DisputeEntry
    from counterclaim.record import Store

__all__ = ["dispute_called", "scope_of"]

_SHOWN = 3  # near names in one sentence
_ALIKE = 0.7  # "Azerbajan" is .95 like "Azerbaijan", "Armenai" .86 like "Armenia" and .62 like "N'Djamena"
# "Russian" and "the Kremlin" mean RUS as much as "Russia" does; an organ or an office means a part of an actor
_KINDS = frozenset({"state", "adjective", "people", "seat", "group", "region", "body", "org", "outlet"})


def scope_of(store: Store, *, actor: str | None = None, place: str | None = None, dispute: str | None = None,
             since: str | None = None, until: str | None = None, outlet: str | None = None) -> Scope:
    """The scope that these words mean: an actor by code or name, a place by any of its names, a dispute by id or name.

    AskedWrongly, with near names, for what is not in this record, for a date that is none, and for a name of several.
    """
    for each in (since, until):
        _check_date(each)
    if since and until and When(since).earliest > When(until).latest:
        raise AskedWrongly(f"nothing lies between {since} and {until}; the first date is the later one.")
    return Scope(
        actor=_actor(store, actor.strip()) if actor else None, place=_place(store, place.strip()) if place else None,
        since=since or None, until=until or None, outlet=_outlet(store, outlet.strip()) if outlet else None,
        dispute=dispute_called(store, dispute.strip()) if dispute else None,
    )


def _check_date(value: str | None) -> None:
    try:
        if not value or ("/" not in value and When(value)):
            return
    except ValueError:
        pass
    raise AskedWrongly(f"{value!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY.")


def _actor(store: Store, words: str) -> str:
    if store.holds("actors", words):
        return words
    held, known = store.named("actors"), sources(store.knowledge())
    names = _names_of(known)
    means = {code for code, called in names.items() if code.casefold() == words.casefold() or keys_of(words) in called}
    means |= {code for code in held if code.casefold() in (words.casefold(), f"org:{words.casefold()}")}
    here = [code for code in held if code in means]
    if len(here) == 1:
        return here[0]
    if here:
        several = " or ".join(f"{code} ({held[code]:,} reports)" for code in here)
        raise AskedWrongly(f"{words!r} can be {several}; ask for one of the codes.")
    person = next((row for row in known.offices() if keys_of(row.name) == keys_of(words)), None)
    if person is not None:
        raise AskedWrongly(f"{person.name} is a person, who speaks for {person.actor}; ask for that actor.")
    if means:
        raise AskedWrongly(f"no report in {store.path} names or quotes {words!r} ({', '.join(sorted(means))}).")
    near = _near(words, {name: code for code in held for name in (code, *names.get(code, {}).values())})
    raise AskedWrongly(f"nobody in {store.path} is called {words!r}{_told(near)}.")


def _names_of(known: Sources) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """What each actor is called, by code: each name by its folded words."""
    out: dict[str, dict[tuple[str, ...], str]] = {}
    for entry in known.entries():
        if entry.actor and entry.kind in _KINDS:
            out.setdefault(entry.actor, {}).setdefault(keys_of(entry.words), entry.words)
    return out


def _place(store: Store, words: str) -> str:
    if store.holds("places", words):
        return words
    held = store.named("places")
    gazetteer = sources(store.knowledge()).gazetteer
    for loose in (False, True):  # "Kiev" for what the record calls Kyiv, then other spellings
        for each in gazetteer.named(words, loose):
            if each.name in held:
                return each.name
    raise AskedWrongly(f"no report in {store.path} names the place {words!r}"
                       f"{_told(_near(words, {name: name for name in held}))}.")


def _outlet(store: Store, words: str) -> str:
    if store.holds("outlets", words):
        return words
    held = store.named("outlets")
    same = [each for each in held if each.casefold() == words.casefold()]
    if len(same) == 1:
        return same[0]
    if not held:
        raise AskedWrongly(f"no report in {store.path} says which outlet it is from.")
    near = _near(words, {name: name for name in held})
    raise AskedWrongly(f"no report in {store.path} is by {words!r}{_told(near)}.")


def dispute_called(store: Store, words: str) -> str:
    """The id of the dispute of this id or name; AskedWrongly for none, and for several of one name."""
    if store.reports_of(words):
        return words
    found: Iterable[DisputeEntry] = tuple(store.disputes())
    same = [each for each in found if words == each.id or words.casefold() == each.name.casefold()]
    if len(same) == 1:
        return same[0].id
    if same:
        several = " or ".join(f"{each.id} ({each.reports:,} reports)" for each in same)
        raise AskedWrongly(f"{words!r} is the name of several disputes, {several}; ask for one of the ids.")
    near = _near(words, {each.name: each.id for each in found})
    raise AskedWrongly(f"{store.path} holds no dispute {words!r}{_told(near)}; "
                       "`counterclaim show disputes` lists them.")


def _near(words: str, names: Mapping[str, str]) -> list[str]:
    """The names most like these words, each with its code where that is another word; names of one code once."""
    folded = {name.casefold(): name for name in names}
    wanted = words.casefold()
    inside = [each for each in folded if len(wanted) > 2 and wanted in each.split()]
    out: dict[str, str] = {}
    for each in (*get_close_matches(wanted, folded, n=4 * _SHOWN, cutoff=_ALIKE), *inside):
        name, code = folded[each], names[folded[each]]
        out.setdefault(code, name if name == code else f"{name} ({code})")
    return list(out.values())[:_SHOWN]


def _told(near: list[str]) -> str:
    return f"; near are {', '.join(near)}" if len(near) > 1 else f"; near is {near[0]}" if near else ""
