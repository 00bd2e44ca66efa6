"""The part that turns contents into events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from counterclaim.events.cast import Cast
from counterclaim.events.chain import Chain
from counterclaim.events.hearsay import is_hearsay, is_speech, trailing_speech
from counterclaim.events.inherit import inherited
from counterclaim.events.means import instrument
from counterclaim.events.polarity import is_negated
from counterclaim.events.quantities import counted
from counterclaim.events.retype import retyped
from counterclaim.events.roles import Scene, participants
from counterclaim.events.select import Choice, choose
from counterclaim.events.setting import Setting
from counterclaim.events.standing import hold, reading
from counterclaim.model import Analysis, Claim, Event, Span

__all__ = ["EventsPart"]

LIMIT = 3  # main events of a claim, by the guide
OWN_LIMIT = 6  # the most that the gold gives a report's own voice


@dataclass(frozen=True)
class EventsPart:
    """Each claim's content, and the report's own voice, to at most three main events each.

    An event keeps the polarity inside the content only: what a denial denies stays positive. The report's own voice
    never gets an event whose trigger lies in the content or the cue of another claim: what only a source alleges is
    no statement of the report.

    `head_from` is the least probability at which the trained head types what the lexicon calls OTHER. By default it
    never does: on the record gold's dev every threshold that lets it speak costs event F1 (.563 alone; .544 at .2,
    .552 at .3, .561 at .4).
    """

    head_from: float = 1.0
    name: str = "events"
    version: str = "2"
    needs: tuple[str, ...] = ("parse", "times", "actors", "places", "agreements", "claims")
    gives: tuple[str, ...] = ("events",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Event, ...]]:
        if not found.claims:
            return {"events": ()}
        cast = Cast(found)
        setting = Setting(found, cast)
        named = _tokens(found, [each.span for each in found.agreements])
        chain = Chain(found.parsed, {claim.id: claim for claim in found.claims})
        events: list[Event] = []
        for claim in sorted(found.claims, key=_position):
            scene = Scene(found.parsed, cast, claim, _inside(found, claim))
            choices = choose(scene, _cues(found, claim), named, OWN_LIMIT if claim.own_voice else LIMIT)
            if claim.own_voice:
                choices = [each for each in choices if not is_hearsay(found.parsed, each.token)
                           and not (each.entry.type == "OTHER" and is_speech(each.token))]
            made = [event for choice in choices for event in self._events(scene, setting, chain, choice)]
            events.extend(counted(inherited(made, events, scene), scene))
        order = {claim.id: i for i, claim in enumerate(found.claims)}
        return {"events": tuple(sorted(events, key=lambda each: (order[each.claim], each.trigger.start)))}

    def _events(self, scene: Scene, setting: Setting, chain: Chain, choice: Choice) -> list[Event]:
        token, entry = choice.token, choice.entry
        if self.head_from < 1:
            entry = retyped(scene, token, entry, self.head_from)
        agents, patients = participants(scene, token, entry)
        negated = is_negated(scene.parse, token, scene.inside) and not entry.affirmed
        place, time = setting.place(token, scene.inside), setting.when(token)
        span = Span.of(scene.parse.text, token.start, token.end)
        held = reading(scene, token)
        made = []
        for agent, patient in product(agents or (None,), patients or (None,)):
            standing, certainty = hold(held, scene.claim.own_voice or agent in (None, scene.claim.speaker.actor))
            made.append(Event(
                scene.claim.id, span, entry.type or "OTHER", agent, patient, negated,
                setting.name(place) if place else None, str(time.when) if time else None,
                part=f"{self.name} {self.version}",
                standing=standing, certainty=certainty, chain=chain.of(scene.claim, standing, certainty),
                instrument=instrument(scene, token, entry.type), place_span=place.span if place else None,
                when_span=time.span if time else None))
        return made


def _position(claim: Claim) -> tuple[int, bool]:
    return claim.content[0].start if claim.content else 0, not claim.own_voice


def _tokens(found: Analysis, spans: list[Span]) -> frozenset[int]:
    return frozenset(token.i for span in spans for token in found.parsed.within(span.start, span.end))


def _inside(found: Analysis, claim: Claim) -> frozenset[int]:
    """The tokens of a claim's content, less those that a claim nested in it puts forward.

    A nested claim found by a noun or an adverb ("reports of air strikes") leaves its words to the outer one too.
    """
    own = _tokens(found, list(claim.content))
    if claim.own_voice:
        own -= _cues(found, claim)
        spoken = (range(each.first, trailing_speech(found.parsed, each)) for each in found.parsed.sentences)
        own -= {i for each in spoken for i in each}
    for other in found.claims:
        if other.id == claim.id or other.own_voice or not other.content:
            continue
        inner = _tokens(found, list(other.content))
        if claim.own_voice or (claim.id in other.relays and inner < own and _by_verb(found, other)):
            own -= inner
    return own


def _by_verb(found: Analysis, claim: Claim) -> bool:
    if claim.cue is None:
        return False
    return any(token.pos == "VERB" and token.dep != "amod"
               for token in found.parsed.within(claim.cue.start, claim.cue.end))


def _cues(found: Analysis, claim: Claim) -> frozenset[int]:
    """The cues of other claims: they frame, and report no event of their own unless the lexicon gives them a type."""
    return _tokens(found, [each.cue for each in found.claims if each.cue and each.id != claim.id])
