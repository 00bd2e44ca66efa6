"""Quotations: with their speaker before, behind, inside or in the sentence before; over paragraphs; without an end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

WHOLE = "The bridge is closed to all traffic"


@pytest.mark.parametrize("text", [
    f"“{WHOLE},” the Kenyan army said.",
    f"“{WHOLE},” said the Kenyan army.",
    f'"{WHOLE}," the Kenyan army said on Monday.',
    f"The Kenyan army said: “{WHOLE}.”",
    f"The Kenyan army said, “{WHOLE}.”",
    f"The Kenyan army told reporters: “{WHOLE}.”",
    f"«{WHOLE}», the Kenyan army said.",
])
def test_the_speaker_may_stand_before_or_behind(tell: Callable[..., Any], text: str) -> None:
    claim = tell(text).one
    assert (claim.speaker.actor, claim.speaker.unit, claim.act, claim.quote) == ("KEN", "MIL", "state", "direct")
    assert [span.words.rstrip(".") for span in claim.content] == [WHOLE]


@pytest.mark.parametrize("text", [
    "“The bridge,” the Kenyan army said, “is closed to all traffic.”",
    '"The bridge," a spokesman for the Kenyan army said on Monday, "is closed to all traffic."',
])
def test_the_speaker_may_stand_inside(tell: Callable[..., Any], text: str) -> None:
    claim = tell(text).one
    assert (claim.speaker.actor, claim.quote) == ("KEN", "direct")
    assert [span.words.rstrip(".") for span in claim.content] == ["The bridge", "is closed to all traffic"]


def test_several_sentences_under_one_cue_are_one_claim(tell: Callable[..., Any]) -> None:
    told = tell('The Kenyan army said: "The bridge is closed. Nobody may cross it. That is all."')
    assert told.brief == [("KEN", "state", "The bridge is closed. Nobody may cross it. That is all.")]


def test_a_quotation_that_is_resumed_belongs_to_the_same_claim(tell: Callable[..., Any]) -> None:
    told = tell("“The bridge is closed,” the Kenyan army said. “It will be opened again in May.”")
    assert told.brief == [("KEN", "state", "The bridge is closed ... It will be opened again in May.")]
    assert told.voice == []


def test_what_follows_a_quotation_without_marks_is_the_reports_own(tell: Callable[..., Any]) -> None:
    told = tell("“The bridge is closed,” the Kenyan army said. The rebels left on Monday.")
    assert told.brief == [("KEN", "state", "The bridge is closed")]
    assert told.voice == ["The rebels left on Monday"]


def test_a_quotation_behind_a_colon_goes_on_with_the_act_before_it(tell: Callable[..., Any]) -> None:
    told = tell("The Kenyan army condemned the raid: “Those who did this will pay for it.”")
    assert [(c.speaker.actor, c.quote) for c in told.claims][-1] == ("KEN", "direct")
    assert told.claims[-1].content[0].words.startswith("Those who did this")


def test_a_quotation_over_two_paragraphs_has_the_speaker_named_behind_the_last(tell: Callable[..., Any]) -> None:
    told = tell("“The bridge is closed.\n\n“It will be opened in May,” the Kenyan army said.")
    assert told.brief == [("KEN", "state", "The bridge is closed ... It will be opened in May")]


def test_a_quotation_over_two_paragraphs_has_the_speaker_named_before_the_first(tell: Callable[..., Any]) -> None:
    told = tell("The Kenyan army said: “The bridge is closed.\n\n“It will be opened in May.”\n\nSomalia denied it.")
    assert told.brief == [("KEN", "state", "The bridge is closed ... It will be opened in May."), ("SOM", "deny", "it")]


def test_a_quotation_that_never_ends_reaches_to_the_end_of_its_paragraph(tell: Callable[..., Any]) -> None:
    told = tell("The Kenyan army said: “The bridge is closed to all traffic.\n\nSomalia denied it.")
    assert told.brief == [("KEN", "state", WHOLE), ("SOM", "deny", "it")]


@pytest.mark.parametrize(("text", "content"), [
    ("The Kenyan army said the bridge was “closed to all traffic”.", "the bridge was “closed to all traffic”"),
    ("The Kenyan army called the report “a lie from the first word to the last”.",
     "the report “a lie from the first word to the last”"),
])
def test_marks_inside_a_clause_stay_in_and_make_it_mixed(tell: Callable[..., Any], text: str, content: str) -> None:
    claim = tell(text).one
    assert ([span.words for span in claim.content], claim.quote) == ([content], "mixed")


def test_nobodys_quotation_is_not_told_as_the_reports_own(tell: Callable[..., Any]) -> None:
    told = tell("“The bridge is closed to all traffic.\n\nSomalia denied it.")
    assert told.voice == []


def test_a_word_in_marks_is_no_utterance(tell: Callable[..., Any]) -> None:
    told = tell("The “republic” has closed its border.")
    assert told.brief == []
