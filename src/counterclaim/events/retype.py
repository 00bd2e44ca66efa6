"""The trained head beside the lexicon: a type for what the lexicon only knows as OTHER."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from counterclaim.events.hidden import Scene
from counterclaim.events.lexicon import Entry
from counterclaim.events.syntax import objects, prepositions, subject
from counterclaim.model import EventType, Token

__all__ = ["retyped"]

_TOWARD = frozenset(("with", "to", "against", "on", "at", "for", "from"))


def retyped(scene: Scene, token: Token, entry: Entry, least: float) -> Entry:
    """The entry with the head's type where the lexicon says OTHER and the head is at least `least` sure.

    YIELD stays OTHER: the head does not tell RETREAT from CONCEDE.
    """
    if entry.type != "OTHER" or token.pos != "VERB":
        return entry
    from counterclaim.events.head import head  # numpy and the weights only where the head is wanted

    parse = scene.parse
    who = subject(parse, token)
    whom = objects(parse, token) or [noun for word, noun in prepositions(parse, token) if word in _TOWARD]
    source, target = [who] if who is not None else [token], whom[:1] or [token]
    root, sure = head().root(parse, source, target, scene.cast.is_place)
    kind: EventType | None = next((each for each in get_args(EventType) if each == root), None)
    return replace(entry, type=kind) if kind is not None and sure >= least else entry
