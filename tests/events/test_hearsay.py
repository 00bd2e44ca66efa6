"""What the report's own words only pass on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.events.hearsay import is_hearsay, trailing_speech
from counterclaim.model import Analysis
from counterclaim.parsing import SpacyParser


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.mark.parametrize(("text", "word", "hearsay"), [
    ("The army shelled the port.", "shelled", False),
    ("The army reportedly shelled the port.", "shelled", True),
    ("The alleged attack on the port drew protests.", "attack", True),
    ("The envoy said the army shelled the port.", "shelled", True),
    ("The envoy denied that the army shelled the port.", "shelled", True),
    ("The envoy accused the army of shelling the port.", "shelling", True),
    ("Marchers demanded the release of the crew.", "release", True),
    ("The army shelled the port after the envoy said the truce was over.", "shelled", False),
])
def test_words_under_a_verb_of_speech_are_hearsay(text: str, word: str, hearsay: bool, parser: SpacyParser) -> None:
    parse = parser.parse(text)
    token = next(each for each in parse if each.text == word)
    assert is_hearsay(parse, token) is hearsay


def test_a_sentence_that_ends_in_its_speaker_is_all_said(parser: SpacyParser) -> None:
    parse = parser.parse("Forty men were killed in the raid, the army said on Friday.")
    assert parse[trailing_speech(parse, parse.sentences[0])].text == "the"


def test_a_sentence_that_begins_with_its_speaker_has_no_trailing_speech(parser: SpacyParser) -> None:
    parse = parser.parse("The army said forty men were killed in the raid on Friday.")
    assert trailing_speech(parse, parse.sentences[0]) == 0


def test_a_missed_speaker_does_not_turn_a_claim_into_a_fact(find: Callable[..., Analysis]) -> None:
    text = "Turkish jets bombed a camp, the Syrian army said on Friday. Iran reportedly attacked a tanker."
    found = find(text, ("", text, "report", "state", ""))
    assert found.events == ()
