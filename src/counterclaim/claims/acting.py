"""Which speech act the words of a tagged cue carry, by the cue tables."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.cues import Cue, adjectives, adverbs, deniable, nouns, verbs
from counterclaim.claims.frames import fill
from counterclaim.claims.spans import noun_phrase
from counterclaim.claims.speakers import head_of
from counterclaim.claims.verbs import cue_at, withheld
from counterclaim.model import Act, Parse, Span, Token

__all__ = ["Acting", "acting"]


@dataclass(frozen=True, slots=True)
class Acting:
    """The act of a cue, the shortest words that carry it, and whom it is aimed at."""

    act: Act
    cue: Span
    target: Span | None = None


def acting(parse: Parse, head: Token, cue: Span, content: tuple[Span, ...]) -> Acting | None:
    """The act of a cue that the tables know and that is performed; None for any other, which is no speech act."""
    inside = parse.within(cue.start, cue.end)
    for token in (head, *(t for t in inside if t.i != head.i)):
        if token.pos in ("VERB", "AUX") and token.lemma in verbs():
            if withheld(parse, token):
                return None
            if (found := _verbal(parse, token, content)) is not None:
                return found
        if token.pos in ("NOUN", "PROPN") and token.lemma in nouns():
            return _of(parse, nouns()[token.lemma][0], token, cue, content)
        if token.pos == "ADJ" and token.lemma in adjectives():
            return _of(parse, adjectives()[token.lemma][0], token, cue, content)
        if token.lower in adverbs():
            return _of(parse, adverbs()[token.lower][0], token, cue, content)
    if cue.words.lower().startswith(("according to", "per ")):
        return Acting("state", cue)
    return None


def _verbal(parse: Parse, verb: Token, content: tuple[Span, ...]) -> Acting | None:
    for cue, particle in cue_at(parse, verb):
        words = [verb, particle] if particle is not None and 0 < particle.i - verb.i <= 2 else [verb]
        return _of(parse, cue, verb, parse.span(words), content, particle)
    return None


def _of(
    parse: Parse, cue: Cue, token: Token, words: Span, content: tuple[Span, ...], particle: Token | None = None
) -> Acting | None:
    act = cue.act
    head = head_of(parse, content[0]) if content else None
    thing = head is not None and head.pos in ("NOUN", "PROPN") and head.lemma not in deniable()
    if cue.otherwise is not None and thing:
        if cue.otherwise == "none":
            return None
        act = cue.otherwise
    filled = fill(parse, cue, token, particle)
    target = noun_phrase(parse, filled.target) if filled is not None and filled.target is not None else None
    if target is not None and any(span.overlaps(target) for span in content):
        target = None
    return Acting(act, words, target)
