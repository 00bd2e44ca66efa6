"""What an event's own words leave out and its neighbours say: "civilians were killed as the jets hit a house"."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.events.lexicon import classes
from counterclaim.events.roles import Scene
from counterclaim.events.syntax import objects
from counterclaim.model import Event

__all__ = ["inherited"]


def inherited(made: list[Event], earlier: list[Event], scene: Scene) -> list[Event]:
    """The events of one content; agents they lack come from fights in the sentence or, for "the attack", before it."""
    known = [_from_antecedent(each, earlier, scene) or each for each in made]
    known = [(_from_neighbour(each, known, scene) if _lacking(each) else None) or each for each in known]
    whole = [_hit_alike(each, known, scene) for each in known]
    return list({_told(each, scene): each for each in reversed(whole)}.values())[::-1]


def _told(event: Event, scene: Scene) -> tuple[object, ...]:
    """What makes two events of one claim the same: a word repeated with the same roles says no more."""
    word = scene.parse.within(event.trigger.start, event.trigger.end)[0]
    spot = event.trigger.start if scene.claim.own_voice else word.lemma
    return spot, event.type, event.agent, event.patient, event.negated, event.place


def _hit_alike(event: Event, made: list[Event], scene: Scene) -> Event:
    """The patient of the fight that this one is part of: a strike on a town "destroyed a house", too."""
    if event.type != "ASSAULT" or event.patient or not event.agent:
        return event
    verb = scene.parse.within(event.trigger.start, event.trigger.end)[0]
    if any(each.lemma in classes()["people"] for each in objects(scene.parse, verb)):
        return event
    for other in made:
        same = other.type == "ASSAULT" and other.agent == event.agent and not other.negated
        if same and other.patient and _sentence(scene, other) == verb.sentence:
            return replace(event, patient=other.patient)
    return event


def _lacking(event: Event) -> bool:
    return event.type in ("ASSAULT", "CONTROL") and event.agent is None


def _from_neighbour(event: Event, made: list[Event], scene: Scene) -> Event | None:
    near = [other for other in made if event.type == other.type == "ASSAULT" and other.agent and not other.negated
            and _sentence(scene, other) == _sentence(scene, event) and other.agent != event.patient]
    if not near:
        return None
    other = min(near, key=lambda each: abs(each.trigger.start - event.trigger.start))
    return replace(event, agent=other.agent)


def _from_antecedent(event: Event, earlier: list[Event], scene: Scene) -> Event | None:
    """The last earlier event of the same kind, for a noun with "the", "this" or "that" before it."""
    token = scene.parse.within(event.trigger.start, event.trigger.end)[0]
    if event.type not in ("ASSAULT", "CONTROL") or (event.agent and event.patient):
        return None
    if token.pos != "NOUN" or not any(each.lower in ("the", "this", "that", "these", "those")
                                      for each in scene.parse.children(token, "det")):
        return None
    for other in sorted(earlier, key=lambda each: each.trigger.start, reverse=True):
        if other.type == event.type and other.agent and other.trigger.start < event.trigger.start:
            if event.agent not in (None, other.agent):
                return None
            return replace(event, agent=other.agent, patient=event.patient or other.patient)
    return None


def _sentence(scene: Scene, event: Event) -> int:
    return scene.parse.within(event.trigger.start, event.trigger.end)[0].sentence
