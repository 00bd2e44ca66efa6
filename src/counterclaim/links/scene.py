"""The claims of one report in text order, with what the rules ask of them again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from counterclaim.links.compare import UNRELATED, Comparison, compare_propositions
from counterclaim.links.lexicon import Marker, has_phrase
from counterclaim.links.proposition import Proposition, content_tokens, proposition
from counterclaim.model import Analysis, Basis, Claim, Event, LinkKind, Parse, Span, Token

__all__ = ["Found", "Scene", "scene"]


# Units of a state's people that do not speak for the state.
_OUTSIDE = frozenset({"OPP", "CIV", "PAR"})

# How many claims before and behind one are looked at. In the development reports nothing answers a claim more than 13
# away; the window keeps a book-length text from costing the square of its claims.
WINDOW = 40

# A marker leads a claim if at most this many words stand from its start to the claim's ("in response to the new US").
LEAD = 6


# Two contents that say the same as wholes, but by no predicate, count within a report from this chance on: the one
# wrong repetition of the development reports that they make lies at .60.
ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Found:
    """A link that a rule found, before the pairs are sorted out: ends are claim ids."""

    kind: LinkKind
    source: str
    target: str
    basis: Basis
    score: float


@dataclass(frozen=True)
class Scene:
    """The claims of a report (its own voice left out) in the order in which their cues stand."""

    parse: Parse
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]

    @cached_property
    def place_of(self) -> dict[str, int]:
        """From claim id to its place in the order."""
        return {claim.id: i for i, claim in enumerate(self.claims)}

    @cached_property
    def propositions(self) -> dict[str, Proposition]:
        """From claim id to what it puts forward."""
        own: dict[str, list[Event]] = {}
        for event in self.events:
            own.setdefault(event.claim, []).append(event)
        return {claim.id: proposition(claim, own.get(claim.id, ()), self.parse) for claim in self.claims}

    def around(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims near enough to be answered by this one, itself among them, in order."""
        at = self.place_of[claim.id]
        return self.claims[max(0, at - WINDOW) : at + WINDOW + 1]

    def compare(self, a: Claim, b: Claim) -> Comparison:
        """How the propositions of two claims stand to each other."""
        if (a.id, b.id) not in self._compared:
            met = compare_propositions(self.propositions[a.id], self.propositions[b.id])
            # The claims of a report share its subject: that words are alike says little there, unless nearly all are.
            self._compared[a.id, b.id] = met if not met.whole or _alike(met) else UNRELATED
        return self._compared[a.id, b.id]

    @cached_property
    def references(self) -> dict[str, Any]:
        """What `reference` has worked out so far, by claim id."""
        return {}

    @cached_property
    def _compared(self) -> dict[tuple[str, str], Comparison]:
        return {}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """From claim id to the rank of its act; joint claims (one cue) share one."""
        order = {at: i for i, at in enumerate(sorted({anchor(c) for c in self.claims}))}
        return {c.id: order[anchor(c)] for c in self.claims}

    @cached_property
    def _sentences(self) -> dict[str, int]:
        at = {c.id: self.parse.within(anchor(c), anchor(c) + 1) for c in self.claims}
        return {each: tokens[0].sentence if tokens else -1 for each, tokens in at.items()}

    @cached_property
    def _by_sentence(self) -> dict[int, list[Claim]]:
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(self.sentence(claim), []).append(claim)
        return found

    @cached_property
    def _joint(self) -> dict[tuple[Span | None, tuple[Span, ...]], list[Claim]]:
        found: dict[tuple[Span | None, tuple[Span, ...]], list[Claim]] = {}
        for claim in self.claims:
            found.setdefault((claim.cue, claim.content), []).append(claim)
        return found

    def tokens(self, claim: Claim) -> list[Token]:
        """The tokens of a claim's content."""
        return content_tokens(claim.content, self.parse)

    def cue_tokens(self, claim: Claim) -> list[Token]:
        """The tokens of a claim's cue."""
        return self.parse.within(claim.cue.start, claim.cue.end) if claim.cue else []

    def source_tokens(self, claim: Claim) -> list[Token]:
        """The tokens of the words that name a claim's speaker."""
        return self.parse.within(claim.speaker.span.start, claim.speaker.span.end) if claim.speaker.span else []

    def sentence(self, claim: Claim) -> int:
        """The number of the sentence in which the claim's act stands."""
        return self._sentences[claim.id]

    def apart(self, a: Claim, b: Claim) -> int:
        """How many other acts stand between two claims; joint claims (one cue) count once."""
        return max(0, abs(self._ranks[a.id] - self._ranks[b.id]) - 1)

    def earlier(self, a: Claim, b: Claim) -> bool:
        """Whether `a` stands before `b`."""
        return self.place_of[a.id] < self.place_of[b.id]

    def joint(self, claim: Claim) -> list[Claim]:
        """The claims of joint speakers: same cue, same content, `claim` among them."""
        return self._joint[claim.cue, claim.content]

    def marked(self, claim: Claim, found: Iterable[Marker]) -> Marker | None:
        """The first of the markers that stands where it says."""
        for marker in found:
            lemmas = self._lemmas(claim, marker.where)
            at = has_phrase(lemmas, marker.words)
            # "in response" to something named stands for that, not for the claim before
            if at >= 0 and (marker.kind != "answers" or lemmas[at + len(marker.words) :][:1] != ["to"]):
                return marker
        return None

    def led_by(self, claim: Claim, found: Iterable[Marker]) -> bool:
        """Whether one of the markers stands in the few words before a claim's source and cue, in its sentence."""
        starts = [span.start for span in (claim.cue, claim.speaker.span) if span]
        number = self.sentence(claim)
        if not starts or number < 0:
            return False
        sentence = self.parse.tokens_of(self.parse.sentences[number])
        start = min((s for s in starts if s >= sentence[0].start), default=min(starts))
        ahead = [t.lemma for t in sentence if t.start < start][-LEAD:]
        return any(has_phrase(ahead, marker.words) >= 0 for marker in found)

    def _lemmas(self, claim: Claim, where: str) -> list[str]:
        if where == "cue":
            around = self.cue_tokens(claim)
            modifiers = [t for each in around for t in self.parse.children(each, "amod", "det", "advmod")
                         if t.tag != "VBN"]
            return [t.lemma for t in (*modifiers, *around)]
        if where == "content":
            return [t.lemma for t in self.tokens(claim)]
        inside = {t.i for t in self.tokens(claim)}
        number = self.sentence(claim)
        if number < 0:
            return []
        own = self.parse.tokens_of(self.parse.sentences[number])
        lemmas = [t.lemma for t in own if t.i not in inside]
        others = [c for c in self._by_sentence[number] if rival(c, claim)]
        return lemmas if not others else self._near(claim, others, own, inside)

    def _near(self, claim: Claim, others: Sequence[Claim], own: Sequence[Token], inside: set[int]) -> list[str]:
        """The words of the sentence that are nearer to this claim's cue than behind the cue before it."""
        start = max((anchor(c) for c in others if anchor(c) < anchor(claim)), default=0)
        end = min((anchor(c) for c in others if anchor(c) > anchor(claim)), default=len(self.parse.text))
        return [t.lemma for t in own if t.i not in inside and start < t.start < end]


def _alike(met: Comparison) -> bool:
    return met.relation == "same" and met.score >= ALIKE


def anchor(claim: Claim) -> int:
    """Where a claim stands: the offset of its cue, or else of its content or source."""
    spans: list[Span] = [span for span in (claim.cue, *claim.content, claim.speaker.span) if span]
    return spans[0].start if spans else 0


def other_voice(a: Claim, b: Claim) -> bool:
    """Whether two claims come from two sources: another party, or another named or unit voice of the same one."""
    if a.speaker.actor != b.speaker.actor:
        return True
    if a.speaker.actor == "unknown":
        return not set(a.speaker.words.lower().split()) & set(b.speaker.words.lower().split())
    if a.speaker.name and b.speaker.name:
        return a.speaker.name.split()[-1] != b.speaker.name.split()[-1]
    return a.speaker.unit != b.speaker.unit


def rival(a: Claim, b: Claim) -> bool:
    """Whether two claims come from two parties, so that the one can deny or contradict the other: two actors, or the
    organs of a state and its opposition or citizens."""
    if a.speaker.actor == b.speaker.actor == "unknown":
        return a.speaker.span != b.speaker.span
    return a.speaker.actor != b.speaker.actor or (a.speaker.unit in _OUTSIDE) != (b.speaker.unit in _OUTSIDE)


def scene(found: Analysis) -> Scene:
    """The scene of one report."""
    claims = sorted((c for c in found.claims if not c.own_voice), key=lambda c: (anchor(c), c.speaker.span is None))
    return Scene(found.parsed, tuple(claims), found.events)
