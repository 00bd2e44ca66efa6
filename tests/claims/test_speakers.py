"""Whom the words of a speaker stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_a_name_in_apposition_is_the_speakers(tell: Callable[..., Any]) -> None:
    claim = tell("The raid killed ten people, said Kenya's defence minister, Amina Juma.").one
    assert (claim.speaker.actor, claim.speaker.unit, claim.speaker.name) == ("KEN", "MOD", "Amina Juma")
    assert claim.speaker.words == "Kenya's defence minister"


@pytest.mark.parametrize("text", [
    "Kenya and Somalia said that the truce would hold.",
    "Both Kenya and Somalia said that the truce would hold.",
    "The two co-chairs – Kenya and Somalia – said that the truce would hold.",
])
def test_joint_speakers_of_two_states_have_a_claim_each(tell: Callable[..., Any], text: str) -> None:
    told = tell(text)
    assert told.brief == [("KEN", "state", "the truce would hold"), ("SOM", "state", "the truce would hold")]
    assert len({claim.id for claim in told.claims}) == 2


def test_joint_speakers_of_one_organ_are_one(tell: Callable[..., Any]) -> None:
    told = tell("Kenya's president and Kenya's prime minister said that the truce would hold.")
    assert {claim.speaker.actor for claim in told.claims} == {"KEN"}


def test_each_of_two_who_accuse_each_other_aims_at_the_other(tell: Callable[..., Any]) -> None:
    told = tell("Kenya fired on Somalia. Both sides accuse each other of breaking the truce.")
    assert [(c.speaker.actor, c.target and c.target.actor) for c in told.claims] == [("KEN", "SOM"), ("SOM", "KEN")]


def test_whom_the_speakers_are_exemplified_by_is_the_speaker(tell: Callable[..., Any]) -> None:
    told = tell("Kenyan officials, such as MP Grace Wanjiru, said that the bridge was open.")
    assert told.one.speaker.name == "Grace Wanjiru"
    assert told.voice == []


@pytest.mark.parametrize(("text", "actor", "unit"), [
    ("Kenya's president visited the bridge. He said it was safe.", "KEN", "HOS"),
    ("Kenyan President John Otieno met Somali envoys. “We will not leave the river,” he said.", "KEN", "HOS"),
    ("Kenya's foreign ministry rejected the report. It said the bridge was open.", "KEN", "MFA"),
    ("The Kenyan army closed the bridge. The statement said that the river was rising.", "KEN", "MIL"),
    ("The Kenyan army denied the report. The army's statement said that the bridge was open.", "KEN", "MIL"),
    ("Kenya's foreign ministry denied the report. The ministry said the bridge was open.", "KEN", "MFA"),
])
def test_pronouns_papers_and_short_names_stand_for_who_was_named_before(
    tell: Callable[..., Any], text: str, actor: str, unit: str
) -> None:
    last = tell(text).claims[-1]
    assert (last.speaker.actor, last.speaker.unit, last.act) == (actor, unit, "state")


def test_a_paper_of_a_body_speaks_for_it(tell: Callable[..., Any]) -> None:
    assert tell("A report by the UN said that ten people had died.").one.speaker.actor == "IGO:UN"


def test_they_are_both_who_were_named_together(tell: Callable[..., Any]) -> None:
    told = tell("Kenya and Somalia held talks. They said the talks had failed.")
    assert {claim.speaker.actor for claim in told.claims} == {"KEN", "SOM"}


@pytest.mark.parametrize("who", ["Witnesses", "A report", "Several people", "A source"])
def test_unnamed_speakers_are_unknown(tell: Callable[..., Any], who: str) -> None:
    assert tell(f"{who} said that ten people had died.").brief == [("unknown", "state", "ten people had died")]


def test_things_do_not_speak(tell: Callable[..., Any]) -> None:
    assert tell("The fire claimed ten lives.").brief == []
