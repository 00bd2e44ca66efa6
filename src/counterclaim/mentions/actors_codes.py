"""From a name to the code of an actor that the shipped tables know, and from a new name to a new code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from counterclaim.mentions.actors_lexicon import Entry, keys_of, shipped_entries
from counterclaim.mentions.actors_scan import organisation_code

__all__ = ["called", "code_in", "entries_of", "is_code", "name_code"]

_NAMES = ("state", "adjective", "group", "region", "body", "org", "outlet")  # seats and organs mean a part of an actor


def called(name: str, *kinds: str) -> str:
    """The code of whom the shipped tables call `name`, of one of `kinds` if given; "" where they know nobody."""
    found = _by_name().get(keys_of(name), ())
    return next((each.actor for each in found if each.kind in (kinds or _NAMES)), "")


def code_in(words: str) -> str:
    """The code of the longest name inside `words` ("Secretary-General of the United Nations"); "" for none."""
    keys = keys_of(words)
    for length in range(min(len(keys), 6), 0, -1):
        for start in range(len(keys) - length + 1):
            found = _by_name().get(keys[start : start + length], ())
            code = next((each.actor for each in found if each.kind in _NAMES), "")
            if code:
                return code
    return ""


def is_code(code: str) -> bool:
    """Whether the shipped tables have an actor of this code."""
    return code in _by_code()


def entries_of(code: str) -> tuple[Entry, ...]:
    """What the shipped tables call an actor."""
    return _by_code().get(code, ())


def name_code(name: str) -> str:
    """The code of a new party: its plain name without spaces."""
    return organisation_code(name.replace("/", " ").split())


@cache
def _by_name() -> Mapping[tuple[str, ...], tuple[Entry, ...]]:
    out: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    for entry in shipped_entries():
        if entry.actor:
            keys = keys_of(entry.words)
            out[keys] = (*out.get(keys, ()), entry)
    return out


@cache
def _by_code() -> Mapping[str, tuple[Entry, ...]]:
    out: dict[str, list[Entry]] = {}
    for entry in shipped_entries():
        if entry.actor:
            out.setdefault(entry.actor, []).append(entry)
    return {code: tuple(found) for code, found in out.items()}
