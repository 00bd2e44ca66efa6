"""The accurate part: what the trained tagger finds, together with what the rules find.

The tagger knows where the words of another begin and end; the rules know the act, whom it is aimed at, and the speech
acts of disputes that the corpora behind the tagger leave out. Where both find a cue, one attribution comes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from counterclaim.claims.acting import acting
from counterclaim.claims.rules import attributions, nested
from counterclaim.claims.spans import trimmed
from counterclaim.claims.tagger import Tagged, Tags, tag
from counterclaim.model import Analysis, Attribution, Parse, Span, Wide

__all__ = ["TaggedAttributions", "combined"]

ROW = 0.5  # PolNeAR dev: usable and triple F1 are highest with tagged cues of at least this probability
ALONE = 0.8  # a claim is made of a cue that the rules pass over from here on; of six below, one was right (dev sets)
DOUBTED = 0.003  # record dev .837 -> .839, articles-dev .753 -> .761 without the "state" cues below this probability
_SPLIT = 40  # characters between two cues that may be one
_HALF = 0.5  # Jaccard index of characters from which two contents are the same


@dataclass(frozen=True)
class TaggedAttributions:
    """Speaker, cue, content, act and target by the trained tagger and the rules together."""

    name: str = "attribution-tagger"
    version: str = "2"
    needs: tuple[str, ...] = ("parse",)
    gives: tuple[str, ...] = ("attributions",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        rules = attributions(found.parsed)
        label = f"{self.name} {self.version}"
        both = combined(found.parsed, rules, tag(found.parsed, rules))
        return {"attributions": tuple(replace(each, part=label) for each in both)}


def combined(parse: Parse, rules: Sequence[Attribution], tags: Tags) -> list[Attribution]:
    """One list of both, in order of the cues, each with the index of the one that holds it."""
    partner = _partners(rules, tags.found)
    out = [
        _beside(rule, tags.found[partner[i]] if i in partner else None)
        for i, rule in enumerate(rules)
        if i in partner or not _doubted(parse, rule, tags)
    ]
    taken = set(partner.values())
    for j, each in enumerate(tags.found):
        if j not in taken and (alone := _alone(parse, each, rules)) is not None:
            out.append(alone)
    out.sort(key=lambda a: (a.cue.start, a.cue.end, a.content))
    return list(nested(out))


def _partners(rules: Sequence[Attribution], found: Sequence[Tagged]) -> dict[int, int]:
    """Which tagged attribution each rule's belongs to: they share words of the cue, of several the contents."""
    pairs = []
    for i, rule in enumerate(rules):
        for j, each in enumerate(found):
            close = likeness(rule.content, each.content)
            if each.cue.overlaps(rule.cue) or (close > _HALF and _near(each.cue, rule.cue)):
                pairs.append((not each.cue.overlaps(rule.cue), -close, i, j))
    out: dict[int, int] = {}
    for *_, i, j in sorted(pairs):
        if i not in out and j not in out.values():
            out[i] = j
    return out


def _near(a: Span, b: Span) -> bool:
    """Whether two cues stand close enough to be one, split: "expressed" and "concern", "was quoted" and "as saying"."""
    return 0 <= a.start - b.end <= _SPLIT or 0 <= b.start - a.end <= _SPLIT


def _doubted(parse: Parse, rule: Attribution, tags: Tags) -> bool:
    """Whether the tagger takes no word of a cue of stating for one: "the report shows", "a named source"."""
    words = parse.within(rule.cue.start, rule.cue.end)
    return rule.act == "state" and max((tags.cue.get(t.i, 1.0) for t in words), default=1.0) < DOUBTED


def _beside(rule: Attribution, each: Tagged | None) -> Attribution:
    """What the rules found, with the spans that the tagger gives it if it found it too: agreement raises the score."""
    if each is None:
        return replace(rule, only="claim")
    wide = Wide(each.source, each.cue, each.content) if each.score >= ROW else None
    return replace(rule, wide=wide, only=None if wide else "claim", score=max(rule.score, each.score))


def _alone(parse: Parse, each: Tagged, rules: Sequence[Attribution]) -> Attribution | None:
    """What the tagger alone found: a claim if its cue is one of speech, else a row for `annotate`."""
    wide = Wide(each.source, each.cue, each.content)
    spans = tuple(span for one in each.content if (span := narrow(parse, one)) is not None)
    act = acting(parse, parse[each.head], each.cue, each.content) if each.score >= ALONE and spans else None
    if act is None or (each.source is None and act.act != "state") or any(_told(each, rule) for rule in rules):
        row = Attribution(each.source, each.cue, each.content, "state", score=each.score, wide=wide, only="row")
        return row if each.score >= ROW else None
    return Attribution(each.source, act.cue, spans, act.act, "none", act.target, score=each.score, wide=wide)


def _told(each: Tagged, rule: Attribution) -> bool:
    """Whether a rule has it already: the same content, or the act that the speaker's own words perform ("Oman said
    that it rejected the plan" is the rejection)."""
    if likeness(each.content, rule.content) > _HALF:
        return True
    same = each.source is not None and rule.source is not None and each.source.overlaps(rule.source)
    return same and any(span.holds(rule.cue) for span in each.content)


def narrow(parse: Parse, span: Span) -> Span | None:
    """A content without the word that introduces it and the marks around it: the shortest words, as in the record."""
    return trimmed(parse, [t for t in parse.within(span.start, span.end) if not t.text.isspace()], ("that", "to"))


def likeness(a: Sequence[Span], b: Sequence[Span]) -> float:
    """The Jaccard index of the characters of two contents."""
    left = {i for span in a for i in range(span.start, span.end)}
    right = {i for span in b for i in range(span.start, span.end)}
    return len(left & right) / len(left | right) if left | right else 0.0
