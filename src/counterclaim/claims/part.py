"""From attributions to claims: who the speakers are, whom they aim at, when they spoke, what the report says itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from counterclaim.claims.cues import document_nouns, verbs
from counterclaim.claims.said import said_on
from counterclaim.claims.speakers import Cast, head_of
from counterclaim.claims.subjects import own_subject
from counterclaim.claims.targets import find_target
from counterclaim.claims.voice import own_voice
from counterclaim.model import Act, Analysis, Attribution, Claim, Parse, Speaker, Target, Token, claim_id

__all__ = ["ClaimsPart"]

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_SHOWS = frozenset(
    {"indicate", "suggest", "imply", "reveal", "signal", "confirm", "note", "detail"}
)  # what things do too


@dataclass(frozen=True)
class ClaimsPart:
    """Claims with their speakers, targets, dates and relays, and the pseudo-claim of the report's own voice."""

    name: str = "claims"
    version: str = "1"
    needs: tuple[str, ...] = ("parse", "times", "actors", "attributions")
    gives: tuple[str, ...] = ("claims",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        claims, kept = self._claims(found)
        voice = self._voice(found, kept)
        return {"claims": (*voice, *claims)}

    def _claims(self, found: Analysis) -> tuple[list[Claim], list[Attribution]]:
        parse, cast = found.parsed, Cast(found.parsed, found.actors)
        contents = [span for each in found.attributions if each.only != "row" for span in each.content]
        made: dict[int, list[Claim]] = {}
        kept: list[Attribution] = []
        for i, each in enumerate(found.attributions):
            if each.only == "row":
                made[i] = []
                continue
            speakers = self._speakers(parse, cast, each)
            for speaker in speakers:
                cast.spoke(each.cue.start, speaker)
            if speakers or _tells(parse, each):
                kept.append(each)
            said = said_on(parse, found.report, each, found.times, contents)
            label = f"{each.part} + {self.name} {self.version}"
            made[i] = [
                Claim(
                    claim_id(found.report.id, speaker.span, each.cue, each.content, speaker.actor),
                    found.report.id,
                    speaker,
                    each.cue,
                    each.content,
                    _settled(parse, each),
                    self._target(found, cast, each, speaker),
                    said,
                    each.quote,
                    score=each.score,
                    part=label,
                )
                for speaker in speakers
            ]
        return _distinct(_relayed(found.attributions, made)), kept

    def _speakers(self, parse: Parse, cast: Cast, each: Attribution) -> list[Speaker]:
        if each.source is None:
            return [Speaker(None, "unknown")]
        found = cast.speakers(each.source)
        if found:
            return found
        head = head_of(parse, each.source)
        return [Speaker(each.source, "unknown")] if head is not None and _can_speak(parse, head, each) else []

    def _target(self, found: Analysis, cast: Cast, each: Attribution, speaker: Speaker) -> Target | None:
        return find_target(found.parsed, cast, each, speaker)

    def _voice(self, found: Analysis, kept: Sequence[Attribution]) -> tuple[Claim, ...]:
        content = own_voice(found.parsed, kept, found.times)
        if not content:
            return ()
        number = claim_id(found.report.id, None, None, (), "report")
        return (
            Claim(
                number,
                found.report.id,
                Speaker(None, "report"),
                None,
                content,
                "state",
                part=f"{self.name} {self.version}",
            ),
        )


def _settled(parse: Parse, each: Attribution) -> Act:
    """The act; after a neutral verb, saying what another should or must do is demanding it."""
    if each.act != "state" or not each.content or each.source is None:
        return each.act
    head = head_of(parse, each.content[0])
    if head is None or head.pos not in ("VERB", "AUX") or each.content[0].words.lower().startswith("according to"):
        return each.act
    subject = own_subject(parse, head)
    bound = any(aux.lower in ("should", "must") for aux in parse.children(head, "aux"))
    other = subject is not None and subject.pos in ("PROPN", "NOUN")
    return "demand" if bound and other and not parse.child(head, "auxpass") else each.act


def _tells(parse: Parse, each: Attribution) -> bool:
    """Whether an attribution without a speaker still hands a clause on, which is then no word of the report's own."""
    inside = [t for span in each.content for t in parse.within(span.start, span.end)]
    return any(t.tag in _FINITE for t in inside)


def _can_speak(parse: Parse, head: Token, each: Attribution) -> bool:
    """Whether a speaker that is no known actor may be one at all.

    Persons, bodies and papers may; whatever "says that ..." may; things that show, kill or burn may not.
    """
    if head.ent in ("PERSON", "ORG", "NORP") or head.lemma in document_nouns():
        return True
    cue = next((t for t in parse.within(each.cue.start, each.cue.end) if t.pos == "VERB"), None)
    if cue is None or cue.lemma in _SHOWS or head.pos not in ("NOUN", "PROPN"):
        return False
    if each.act == "silent":
        return True
    if each.target is not None and each.act in ("accuse", "demand", "warn"):
        return True
    return any(c.takes_clause for c in verbs().get(cue.lemma, ())) and _tells(parse, each)


def _relayed(attributions: Sequence[Attribution], made: Mapping[int, Sequence[Claim]]) -> list[Claim]:
    """The claims with the ids of those whose content holds them, outermost first."""
    out: list[Claim] = []
    for i, each in enumerate(attributions):
        chain: list[str] = []
        holder, seen = each.holder, {i}
        while holder is not None and holder not in seen:
            seen.add(holder)
            chain = [*(claim.id for claim in made[holder]), *chain]
            holder = attributions[holder].holder
        out += [replace(claim, relays=tuple(chain)) for claim in made[i]]
    return out


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    kept: dict[str, Claim] = {}
    for claim in claims:
        kept.setdefault(claim.id, claim)
    return list(kept.values())
