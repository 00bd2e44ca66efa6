"""How the sources around a claim's speaker hold the events that they pass on.

Whoever reports the words of another says only that they were said; two kinds of cues say more: who writes that another
"admitted" a thing holds it, too, and who writes that another "falsely claimed" it denies it. The report itself never
asserts an event through a source: a claim is never a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.events.lexicon import classes
from counterclaim.model import Claim, Held, Parse, Standing, Token

__all__ = ["Chain"]


@dataclass(frozen=True)
class Chain:
    """The claims of one report by id, and the parse that their cues stand in."""

    parse: Parse
    claims: Mapping[str, Claim]

    def of(self, claim: Claim, standing: Standing, certainty: float) -> tuple[Held, ...]:
        """The sources around the claim, the report first; none around the report's own voice."""
        if claim.own_voice:
            return ()
        out: list[Held] = []
        inner, held = claim, (standing, certainty)
        for key in reversed(claim.relays):
            outer = self.claims.get(key)
            if outer is None:
                continue
            held = self._passed_on(inner, *held, outer)
            out.append(Held(outer.speaker.actor, outer.id, *held))
            inner = outer
        doubted = self._doubts(inner)
        out.append(Held("report", "", "denied" if doubted else "reported"))
        return tuple(reversed(out))

    def _passed_on(self, inner: Claim, standing: Standing, certainty: float, outer: Claim) -> tuple[Standing, float]:
        """How `outer` holds what it says that `inner` puts forward."""
        if outer.act in ("deny", "refuse"):
            return "reported", 1.0
        if self._doubts(inner):
            return "denied", 1.0
        granted = any(each.lemma in classes()["granting"] for each in self._cue(inner))
        if granted and inner.act in ("state", "confirm", "accuse"):
            return standing, certainty
        return "reported", 1.0

    def _doubts(self, claim: Claim) -> bool:
        """Whether the words that put the claim forward say that it is false."""
        words = self._cue(claim)
        near = [each for word in words for each in self.parse.children(word, "advmod", "amod")]
        return any(each.lemma in classes()["doubting"] or each.lower in classes()["doubting"]
                   for each in (*words, *near))

    def _cue(self, claim: Claim) -> list[Token]:
        return self.parse.within(claim.cue.start, claim.cue.end) if claim.cue else []
