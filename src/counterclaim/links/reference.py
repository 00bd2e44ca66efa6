"""What the words of a claim refer back to: "this", "the accusation", "reports of the strike", "Oslo's proposal"."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.links.compare import overlap
from counterclaim.links.lexicon import any_alike, speech_nouns
from counterclaim.links.scene import Scene, anchor
from counterclaim.model import Act, Claim, Token

__all__ = ["Reference", "fits", "names_speaker", "reference"]

_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "it", "they", "them", "such"})
_ARTICLES = frozenset({"the", "this", "that", "these", "those", "such"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her", "all", "any"})


@dataclass(frozen=True, slots=True)
class Reference:
    """How a content refers back. `acts` are those of the claims it can stand for, the best first, none for a bare
    demonstrative. `whole`: the content is nothing but the reference; `named`: its words say whose claim it is."""

    acts: tuple[Act, ...]
    noun: str
    whole: bool


def reference(scene: Scene, claim: Claim) -> Reference | None:
    """The reference at the head of a claim's content (or its subject); None if it speaks for itself."""
    if claim.id not in scene.references:
        scene.references[claim.id] = _reference(scene, claim)
    found: Reference | None = scene.references[claim.id]
    return found


def _reference(scene: Scene, claim: Claim) -> Reference | None:
    tokens = scene.tokens(claim)
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    first = (head, *_front(scene, head, inside))
    for token in (*first, *_objects(scene, head, inside)):
        acts = speech_nouns().get(token.lemma)
        if acts and token.pos in ("NOUN", "PROPN") and (token.tag == "NNS" or _pointed(scene, token)):
            return Reference(acts, token.lemma, len(tokens) <= 3)  # type: ignore[arg-type]
    shown = next((t for t in first if t.lower in _DEMONSTRATIVES and t.pos in ("PRON", "DET")), None)
    return Reference((), shown.lower, len(tokens) <= 2) if shown else None


def _front(scene: Scene, head: Token, inside: set[int]) -> list[Token]:
    """The subject of the content, and the content's first noun where the parser found none."""
    return [t for t in scene.parse.children(head, "nsubj", "nsubjpass") if t.i in inside]


def _objects(scene: Scene, head: Token, inside: set[int]) -> list[Token]:
    """What the content's verb is about: "cannot corroborate the claim", "those listed in the report"."""
    below = [t for t in scene.parse.subtree(head) if t.i in inside and t.dep in ("dobj", "pobj")]
    return [t for t in below if t.lemma in speech_nouns() and _bare(scene, t)]


def _bare(scene: Scene, noun: Token) -> bool:
    """Whether nothing but an article stands with the noun: "the claim" looks back, "the claim to the islands" and
    "the Declaration" don't."""
    below = scene.parse.children(noun)
    return noun.text.islower() and bool(below) and all(t.lower in _ARTICLES or t.dep == "punct" for t in below)


def _pointed(scene: Scene, noun: Token) -> bool:
    """Whether the noun is definite or owned: "the claim", "Putin's stance"; "a claim" refers to nothing."""
    below = scene.parse.children(noun)
    return any(t.lower in _POINTING or t.pos == "PROPN" or t.dep in ("poss", "nmod", "compound", "prep", "acl")
               for t in below)


def fits(found: Reference, claim: Claim) -> float:
    """How well a claim's act fits the reference, in [0, 1]."""
    if not found.acts:
        return 0.5
    if claim.act not in found.acts:
        return 0.0
    return 1.0 if claim.act == found.acts[0] else 0.6


def names_speaker(scene: Scene, claim: Claim, other: Claim) -> bool:
    """Whether the content of `claim` names the source of `other`: by holding its words, or by the same name."""
    if other.speaker.span is None:
        return False
    if any(span.holds(other.speaker.span) for span in claim.content):
        return True
    names = {t.text for t in scene.parse.within(other.speaker.span.start, other.speaker.span.end) if t.pos == "PROPN"}
    own = {t.text for t in scene.tokens(claim) if t.pos == "PROPN"}
    return any_alike(names, own)


def closeness(scene: Scene, claim: Claim, other: Claim) -> float:
    """1 for the act just before, less with every act between; what comes later counts half."""
    near = 1.0 / (1 + scene.apart(claim, other))
    return near if anchor(other) <= anchor(claim) else near / 2


def shared_words(scene: Scene, claim: Claim, other: Claim) -> float:
    """The share of the smaller content's bearing words that the other has too."""
    return overlap(scene.propositions[claim.id].words, scene.propositions[other.id].words)
