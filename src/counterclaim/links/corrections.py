"""Claims that set right what the same source said before: "later put the toll at twelve", "corrected the figure"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from counterclaim.links.reference import shared_words
from counterclaim.links.scene import Found, Scene, other_voice
from counterclaim.model import Claim
from counterclaim.words import table

__all__ = ["corrections", "sets_right"]

_ASSERTING = frozenset({"state", "accuse", "confirm"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})
# Two claims of one source are on one thing if they share this much of the smaller content's bearing words.
SHARED = 0.3


def corrections(scene: Scene) -> Iterator[Found]:
    """`corrects` links: from a claim whose sentence says that its source sets something right, or that it spoke later
    and cannot hold beside what it said, to the nearest such claim before."""
    for claim in scene.claims:
        kinds = _markers(scene, claim)
        if not kinds or claim.act not in _ASSERTING:
            continue
        for other in reversed(scene.around(claim)):
            if scene.earlier(other, claim) and other.act in _ASSERTING and _one_source(other, claim):
                met = scene.compare(claim, other)
                clash = met.relation in ("opposite", "clash")
                if clash or ("verb" in kinds and shared_words(scene, claim, other) >= SHARED):
                    yield Found("corrects", claim.id, other.id, met.basis if clash else "cue", 0.7)
                    break


def sets_right(cue: str) -> bool:
    """Whether the words of a cue take back or set right what was said before."""
    return any(word.startswith(stem) for word in cue.lower().split() for stem in _stems())


def _markers(scene: Scene, claim: Claim) -> set[str]:
    """The kinds of the words in a claim's sentence, outside its content, that say it comes as a correction."""
    number = scene.sentence(claim)
    if number < 0:
        return set()
    inside = {token.i for token in scene.tokens(claim)}
    own = scene.parse.tokens_of(scene.parse.sentences[number])
    return {_kinds()[token.lemma] for token in own if token.i not in inside and token.lemma in _kinds()}


def _one_source(one: Claim, other: Claim) -> bool:
    """Whether two claims come from one source, the later perhaps by a pronoun that resolved to nobody."""
    if one.speaker.actor == other.speaker.actor == "unknown" and other.speaker.words.lower() in _PRONOUNS:
        return True
    return not other_voice(one, other)


@cache
def _kinds() -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in table("links/corrections", "lemma", "kind", "example")}


@cache
def _stems() -> tuple[str, ...]:
    return tuple(lemma.rstrip("e") for lemma, kind in _kinds().items() if kind == "verb")
