"""What a report says was left unanswered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.links import UnansweredPart
from counterclaim.links.silence import silent_clauses
from counterclaim.model import Part
from counterclaim.parsing import SpacyParser

Tell = Callable[[str], Any]


@pytest.mark.parametrize(("sentence", "clause", "party"), [
    ("The ministry declined to comment.", "The ministry declined to comment", "The ministry"),
    ("The ministry refused to respond to the letter.", "The ministry refused to respond to the letter", "The ministry"),
    ("The embassy did not respond to a request for comment.", "The embassy did not respond to a request for comment",
     "The embassy"),
    ("Kabul has not commented on the raid.", "Kabul has not commented on the raid", "Kabul"),
    ("Kabul has yet to reply.", "Kabul has yet to reply", "Kabul"),
    ("The envoys were given no answer by the palace.", "The envoys were given no answer by the palace", "the palace"),
    ("They were not given a reply by the army.", "They were not given a reply by the army", "the army"),
    ("The army gave no response.", "The army gave no response", "The army"),
    ("There was no immediate comment from the army.", "There was no immediate comment from the army", "the army"),
    ("The colonel could not be reached for comment.", "The colonel could not be reached for comment", "The colonel"),
    ("The colonel was not available for comment.", "The colonel was not available for comment", "The colonel"),
    ("The palace remained silent.", "The palace remained silent", "The palace"),
    ("The charge was not answered by Kabul.", "The charge was not answered by Kabul", "Kabul"),
    ("Kabul ignored the accusation.", "Kabul ignored the accusation", "Kabul"),
])
def test_ways_to_say_that_no_answer_came(parser: SpacyParser, sentence: str, clause: str, party: str) -> None:
    found = list(silent_clauses(parser.parse("Herat was calm. " + sentence)))
    assert [(each.span.words, " ".join(t.text for t in each.party)) for each in found] == [(clause, party)]


@pytest.mark.parametrize("sentence", [
    "The ministry responded within the hour.",
    "The army gave a long response.",
    "The colonel was available for comment.",
    "Police declined to give the driver's name.",
    "The troops did not give up the hill.",
    "The ministry commented on the raid.",
    "",
])
def test_an_answer_or_another_refusal_is_no_silence(parser: SpacyParser, sentence: str) -> None:
    assert list(silent_clauses(parser.parse(sentence))) == []


def test_they_are_the_joint_speakers_just_named(tell: Tell) -> None:
    story = tell("Syria accused Jordan of smuggling. Oman and Qatar demanded an inquiry into the flights, but they "
                 "were not given an answer by the Jordanian government.")
    story.claim("charge", "Syria", "SYR", "accused", "smuggling", "accuse", "JOR")
    story.claim("oman", "Oman", "OMN", "demanded", "an inquiry into the flights", "demand", at="Oman and")
    story.claim("qatar", "Qatar", "QAT", "demanded", "an inquiry into the flights", "demand", at="Oman and")
    story.mention("the Jordanian government", "JOR")
    words = "they were not given an answer by the Jordanian government"
    assert story.unanswered() == {("oman", "JOR", words), ("qatar", "JOR", words)}


def test_every_claim_of_the_last_speaker_about_the_silent_one_is_left(tell: Tell) -> None:
    story = (
        tell("Ghana said Togolese planes had flown over its coast. It said the planes had photographed a refinery. "
             "Togo's air force declined to comment.")
        .claim("flown", "Ghana", "GHA", "said", "Togolese planes had flown over its coast", "state")
        .event("flown", "flown", "BREACH", "TGO")
        .claim("photos", "It", "GHA", "said", "the planes had photographed a refinery", "state", at="It said")
        .event("photos", "photographed", "OTHER", "TGO")
        .claim("silence", "Togo's air force", "TGO", "declined to comment", "", "silent", unit="MIL")
    )
    words = "Togo's air force declined to comment"
    assert story.unanswered() == {("flown", "TGO", words), ("photos", "TGO", words)}


def test_the_noun_chooses_the_claim(tell: Tell) -> None:
    story = (
        tell("Ghana accused Togo of spying. Ghana said its harvest was good. Togo has not responded to the accusation.")
        .claim("charge", "Ghana", "GHA", "accused", "spying", "accuse", "TGO")
        .claim("harvest", "Ghana", "GHA", "said", "its harvest was good", "state", at="Ghana said")
        .mention("Togo has", "TGO")
    )
    assert {claim for claim, _, _ in story.unanswered()} == {"charge"}


def test_a_party_without_a_mention_is_known_by_its_name_in_a_claim(tell: Tell) -> None:
    story = (
        tell("Ghana accused Togo of spying. There was no immediate comment from Togolese officials.")
        .claim("charge", "Ghana", "GHA", "accused", "spying", "accuse", "TGO", aim="Togo")
    )
    assert story.unanswered() == {("charge", "TGO", "There was no immediate comment from Togolese officials")}


def test_a_silent_party_that_nobody_knows_gives_no_row(tell: Tell) -> None:
    story = (
        tell("Ghana accused Togo of spying. The lawyer declined to comment.")
        .claim("charge", "Ghana", "GHA", "accused", "spying", "accuse", "TGO")
    )
    assert story.unanswered() == set()


def test_nobody_leaves_his_own_claim_unanswered(tell: Tell) -> None:
    story = (
        tell("Togo said its border was closed. Togo declined to comment.")
        .claim("closed", "Togo", "TGO", "said", "its border was closed", "state")
        .mention("Togo", "TGO")
    )
    assert story.unanswered() == set()


def test_the_part_keeps_the_contract() -> None:
    assert isinstance(UnansweredPart(), Part)
    assert UnansweredPart().gives == ("unanswered",)
