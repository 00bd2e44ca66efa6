"""Claims that a report hands on: nouns of speech, "according to", hedges, claims inside claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(("text", "brief"), [
    ("Kenya's claim that Somalia had armed them was false.", ("KEN", "state", "Somalia had armed them")),
    ("Kenya's accusation that Somalia had fired was false.", ("KEN", "accuse", "Somalia had fired")),
    ("Somalia's denial of the raid came late.", ("SOM", "deny", "the raid")),
    ("Kenya's call for an embargo has angered Ethiopia.", ("KEN", "demand", "an embargo")),
    ("The U.S. call for an embargo has angered Ethiopia.", ("USA", "demand", "an embargo")),
])
def test_a_noun_of_speech_with_its_speaker_is_a_claim(
    tell: Callable[..., Any], text: str, brief: tuple[str, str, str]
) -> None:
    assert tell(text).brief == [brief]


def test_a_proposal_and_its_refusal_are_two_claims(tell: Callable[..., Any]) -> None:
    told = tell("Moscow's proposal to hold talks was rejected by Kyiv.")
    assert told.brief == [("RUS", "demand", "hold talks"), ("UKR", "refuse", "Moscow's proposal to hold talks")]
    proposal, refusal = told.claims
    assert proposal.relays == (refusal.id,)


@pytest.mark.parametrize(("text", "brief"), [
    ("According to Kenya, the bridge was closed.", ("KEN", "state", "the bridge was closed")),
    ("The bridge was closed, according to Kenya.", ("KEN", "state", "The bridge was closed")),
    ("The bridge, according to Kenya's defence ministry, was closed in May.",
     ("KEN", "state", "The bridge ... was closed in May")),
    ("The soldiers allegedly burned the village.", ("unknown", "accuse", "The soldiers ... burned the village")),
    ("The bridge was reportedly closed.", ("unknown", "state", "The bridge was ... closed")),
    ("The group is said to be armed.", ("unknown", "state", "The group ... to be armed")),
])
def test_what_is_handed_on_is_a_claim_of_whom_it_comes_from(
    tell: Callable[..., Any], text: str, brief: tuple[str, str, str]
) -> None:
    assert tell(text).brief == [brief]


def test_a_law_is_no_speaker(tell: Callable[..., Any]) -> None:
    assert tell("According to Article 5 of the treaty, the river is free.").brief == []


def test_an_accuser_who_is_named_makes_allegedly_an_echo(tell: Callable[..., Any]) -> None:
    told = tell("Kenya accused Somalia of allegedly burning the village.")
    assert told.brief == [("KEN", "accuse", "allegedly burning the village")]


def test_a_claim_inside_a_claim_names_the_one_that_holds_it(tell: Callable[..., Any]) -> None:
    outer, inner = tell("Somalia said that Kenya had accused it of shelling a village.").claims
    assert (outer.speaker.actor, inner.speaker.actor, inner.act) == ("SOM", "KEN", "accuse")
    assert (outer.relays, inner.relays) == ((), (outer.id,))


def test_relays_are_told_outermost_first(tell: Callable[..., Any]) -> None:
    text = "Somalia said that Ethiopia reported that Kenya had accused Sudan of shelling a village."
    first, second, third = tell(text).claims
    assert [c.speaker.actor for c in (first, second, third)] == ["SOM", "ETH", "KEN"]
    assert (second.relays, third.relays) == ((first.id,), (first.id, second.id))
