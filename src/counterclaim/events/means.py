"""The means of an attack, where the words give them: "with rockets", "a drone strike", "jets bombed"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.events.frames import modifiers
from counterclaim.events.hidden import Scene
from counterclaim.events.lexicon import classes
from counterclaim.events.syntax import objects, prepositions, subject
from counterclaim.model import EventType, Span, Token

__all__ = ["instrument"]

_TYPES = frozenset(("ASSAULT", "BREACH"))
_BY = frozenset(("with", "by", "using", "from"))
_LAUNCHING = frozenset(("fire", "launch", "drop", "use", "lob", "hurl", "throw", "employ", "send", "shoot"))


def instrument(scene: Scene, token: Token, kind: EventType | None) -> Span | None:
    """The words for the weapon or craft that an event of violence is done with; None where none are given."""
    if kind not in _TYPES:
        return None
    for each in _candidates(scene, token):
        if each.i in scene.inside and each.i != token.i and _is_means(each):
            parts = scene.parse.children(each, "compound", "amod", "nmod")
            return scene.parse.span([*(part for part in parts if part.i in scene.inside), each])
    return None


def _candidates(scene: Scene, token: Token) -> Iterator[Token]:
    parse = scene.parse
    if token.pos in ("NOUN", "PROPN"):
        yield from modifiers(parse, token)
    yield from (noun for word, noun in prepositions(parse, token) if word in _BY)
    for clause in parse.children(token, "advcl", "acl"):
        if clause.lemma == "use":
            yield from objects(parse, clause)
    if token.pos == "VERB" and token.lemma in _LAUNCHING:
        yield from objects(parse, token)
    for word, noun in prepositions(parse, token):
        if word in ("by", "in"):  # "killed by a drone strike", "in a rocket attack"
            yield from modifiers(parse, noun)
    if token.pos == "VERB":
        who = subject(parse, token)
        if who is not None:
            yield who
            yield from modifiers(parse, who)


def _is_means(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in classes()["weapon"] | classes()["craft"]
