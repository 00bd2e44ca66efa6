"""What the report says in its own voice, and what it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(("text", "voice"), [
    ("Rebels attacked a bus on Sunday. Kenya condemned the attack.", ["Rebels attacked a bus on Sunday"]),
    ("Kenya closed the bridge after Somalia said that it was mined.", ["Kenya closed the bridge"]),
    ("Kenya expelled two envoys, accusing them of spying.", ["Kenya expelled two envoys"]),
    ("Kenya said that the bridge was closed.", []),
    ("The rebels seized Mandera on Sunday, Kenya's army said.", []),
    ("This comes after Kenya accused Somalia of shelling a village.", []),
])
def test_the_own_voice_is_what_no_source_says(tell: Callable[..., Any], text: str, voice: list[str]) -> None:
    assert tell(text).voice == voice


def test_what_a_report_only_says_was_left_unanswered_is_no_event_of_its_own(tell: Callable[..., Any]) -> None:
    told = tell("Somalia accused Kenya, which gave no response, of shelling a village.")
    assert told.voice == []


def test_there_is_one_own_voice_a_report(tell: Callable[..., Any]) -> None:
    told = tell("A bridge fell. Kenya blamed Somalia. Three people died in Mandera. Somalia denied it.")
    assert sum(claim.own_voice for claim in told.found.claims) == 1
    assert told.voice == ["A bridge fell", "Three people died in Mandera"]


def test_the_own_voice_has_no_cue_no_source_and_states(tell: Callable[..., Any]) -> None:
    (voice,) = tell("A bridge fell in Mandera.").found.claims
    assert (voice.cue, voice.speaker.span, voice.speaker.actor, voice.act) == (None, None, "report", "state")


def test_silence_is_a_claim_only_where_somebody_declines_to_speak(tell: Callable[..., Any]) -> None:
    told = tell("Somalia accused Kenya of shelling a village. Kenya declined to comment.")
    assert [(c.speaker.actor, c.act) for c in told.claims] == [("SOM", "accuse"), ("KEN", "silent")]
    told = tell("Somalia accused Kenya of shelling a village. Kenya has not responded.")
    assert [(c.speaker.actor, c.act) for c in told.claims] == [("SOM", "accuse")]
