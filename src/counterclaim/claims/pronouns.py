"""Whom a pronoun means, and who "both sides" are: by nearness, by who spoke, by who is a subject."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model import ActorMention, Parse, Speaker, Token

__all__ = ["FIRST", "THIRD", "antecedent", "the_two"]

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_THINGS = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "themselves"})
FIRST = frozenset({"i", "we", "our", "my", "us", "me"})
THIRD = _PERSONAL | _THINGS | _PLURAL
_FAR = 3  # sentences; nothing further back was ever meant in the development reports but through a nearer mention
_SAME_TURN = 60  # characters between a cue and the words that name its speaker

Spoken = Sequence[tuple[int, Speaker]]


def antecedent(
    parse: Parse, mentions: Sequence[ActorMention], spoken: Spoken, token: Token, besides: str | None = None
) -> Speaker | None:
    """Whom the pronoun `token` means; None if nobody before it fits.

    `spoken` are those who spoke so far, each with the offset of the cue; `besides` is an actor that it cannot mean.
    "I" and "we" are who spoke last.
    """
    before = [(at, speaker) for at, speaker in spoken if at < token.start]
    if token.lower in FIRST:
        return before[-1][1] if before else None
    named = [(m.head, Speaker(m.span, m.actor, m.unit, m.name)) for m in mentions if m.head < token.start]
    fitting = [
        (_weight(parse, at, speaker, token, dict(before)), speaker)
        for at, speaker in [*named, *before]
        if _fits(speaker, token) and speaker.actor != besides
    ]
    return max(fitting, key=lambda each: each[0])[1] if fitting else None


def _fits(speaker: Speaker, token: Token) -> bool:
    """Whether a pronoun can mean this one at all: "he" is no state and no body."""
    if speaker.actor == "report":
        return False
    return token.lower not in _PERSONAL or speaker.name is not None or speaker.unit is not None


def _weight(parse: Parse, at: int, speaker: Speaker, token: Token, spoken: dict[int, Speaker]) -> float:
    """How likely a pronoun means this one: nearer sentences, speakers and subjects first."""
    there = next(iter(parse.within(at, at + 1)), None)
    if there is None:
        return -9.0
    apart = token.sentence - there.sentence
    weight = -1.0 * apart - (3.0 if apart > _FAR else 0.0)
    if any(abs(at - spot) < _SAME_TURN and each.actor == speaker.actor for spot, each in spoken.items()):
        weight += 0.8
    if there.dep in ("nsubj", "nsubjpass"):
        weight += 0.7
    if there.dep in ("poss", "compound", "amod", "pobj"):
        weight -= 0.3
    weight += _kind(speaker, token, there)
    return weight + there.start / (len(parse.text) + 1) * 0.2  # of two alike, the nearer


def _kind(speaker: Speaker, token: Token, there: Token) -> float:
    """What the form of the pronoun says about persons, things and groups."""
    word = token.lower
    if word in _PERSONAL:
        return (0.8 if speaker.name else 0.0) + (0.3 if speaker.unit in ("HOS", "HOG", "DIP") else 0.0)
    weight = 0.0
    if speaker.name:
        weight -= 1.5 if word in _THINGS else 0.6
    if word in _PLURAL and (there.tag in ("NNS", "NNPS") or speaker.unit in ("COP", "MIL", "CIV", "OPP")):
        weight += 0.6
    return weight


def the_two(parse: Parse, mentions: Sequence[ActorMention], before: int) -> list[str]:
    """The two parties that the text up to an offset is about, for "both sides" and "each other"; none if not two.

    Those named most often count, subjects and coordinated names twice; a name inside another ("Russian-brokered")
    does not.
    """
    weights: dict[str, float] = {}
    for mention in mentions:
        token = next(iter(parse.within(mention.head, mention.head + 1)), None)
        if token is None or mention.head >= before or mention.actor == "unknown":
            continue
        if token.dep in ("npadvmod", "compound", "amod") and parse.head(token).start < before:
            continue
        weight = 2.0 if token.dep in ("nsubj", "nsubjpass", "conj") else 1.0
        weights[mention.actor] = weights.get(mention.actor, 0.0) + weight
    top = sorted(weights, key=lambda actor: -weights[actor])[:2]
    return sorted(top, key=list(weights).index) if len(top) == 2 else []
