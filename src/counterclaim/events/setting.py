"""Where and when: the place and the day that stand nearest to a trigger in its clause."""

from __future__ import annotations

from counterclaim.events.cast import Cast
from counterclaim.events.lexicon import classes
from counterclaim.model import Analysis, Parse, PlaceMention, TimeMention, Token

__all__ = ["Setting"]

_VERBAL = frozenset(("VERB", "AUX"))


class Setting:
    """The times and places of one report, by clause."""

    def __init__(self, found: Analysis, cast: Cast) -> None:
        self.parse = found.parsed
        self._cast = cast
        self._times: dict[int, list[tuple[int, TimeMention]]] = {}
        named = [each.span for each in found.agreements]
        for time in found.times:
            if any(span.holds(time.span) for span in named):
                continue  # "the 2020 ceasefire" dates the ceasefire, not what is said of it
            tokens = self.parse.within(time.span.start, time.span.end)
            if tokens and time.when is not None and time.type in ("DATE", "TIME"):
                head = _top(self.parse, tokens)
                self._times.setdefault(_clause(self.parse, head), []).append((head.i, time))

    def when(self, trigger: Token) -> TimeMention | None:
        """The dated time expression in the trigger's clause, the nearest one; None without any."""
        near = self._times.get(_clause(self.parse, trigger), [])
        if not near:
            return None
        return min(near, key=lambda pair: abs(pair[0] - trigger.i))[1]

    def place(self, trigger: Token, inside: frozenset[int]) -> PlaceMention | None:
        """The place named below the trigger, else in its clause, else in its sentence inside the content."""
        clause = self.parse[_clause(self.parse, trigger)]
        for top in (trigger, clause):
            found = [(abs(each.i - trigger.i), place) for each in self.parse.subtree(top)
                     if (place := self._cast.place(each)) is not None and each.i in inside and self._locates(each)]
            if found:
                return min(found, key=lambda pair: pair[0])[1]
        return None

    def name(self, place: PlaceMention) -> str:
        """The place as the text has it, with the part of it that is meant ("eastern Aleppo")."""
        tokens = self.parse.within(place.span.start, place.span.end)
        before = self.parse[tokens[0].i - 1] if tokens and tokens[0].i else None
        if before is None or before.lemma not in classes()["direction"]:
            return place.name
        return f"{before.text} {place.name}"

    def _locates(self, token: Token) -> bool:
        """Whether the place's word stands where a location does, and not as a party ("Yemen said")."""
        now = token
        for _ in range(4):
            if now.dep in ("pobj", "dobj", "nsubjpass"):
                return True
            if now.dep in ("compound", "appos", "amod", "nmod", "conj"):
                now = self.parse.head(now)
                continue
            break
        return now.dep == "nsubj" and self._cast.place(now) is not None and now.ent in ("GPE", "LOC", "FAC")


def _top(parse: Parse, tokens: list[Token]) -> Token:
    own = {token.i for token in tokens}
    return next((token for token in tokens if token.head not in own or token.head == token.i), tokens[0])


def _clause(parse: Parse, token: Token) -> int:
    """The verb of the clause that a word stands in (itself for a verb)."""
    if token.pos in _VERBAL and token.dep not in ("aux", "auxpass"):
        return token.i
    for above in parse.ancestors(token):
        if above.pos in _VERBAL and above.dep not in ("aux", "auxpass"):
            return above.i
    return token.i
