"""Claims whose cue is a verb: active, passive, coordinated, withheld."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ACTIVE = [
    ("The Kenyan army said that the bridge was closed.", "KEN", "state", "the bridge was closed"),
    ("The Kenyan army said the bridge was closed.", "KEN", "state", "the bridge was closed"),
    ("Kenya's foreign ministry accused Somalia of sheltering gunmen.", "KEN", "accuse", "sheltering gunmen"),
    ("Kenya blamed Somali rebels for the attack.", "KEN", "accuse", "the attack"),
    ("Kenya blamed the attack on Somali rebels.", "KEN", "accuse", "the attack"),
    ("Kenya accused Somalia on Monday of bombing a market.", "KEN", "accuse", "bombing a market"),
    ("Kenya accused the Somali army in turn of bombing a market.", "KEN", "accuse", "bombing a market"),
    ("Kenya alleges that Somalia armed the rebels.", "KEN", "accuse", "Somalia armed the rebels"),
    ("Kenya denied that it had closed the bridge.", "KEN", "deny", "it had closed the bridge"),
    ("Kenya denied closing the bridge.", "KEN", "deny", "closing the bridge"),
    ("Kenya rejected accusations that it had closed the bridge.", "KEN", "deny", "it had closed the bridge"),
    ("Kenya admitted that its troops had crossed the river.", "KEN", "confirm", "its troops had crossed the river"),
    ("Kenya called for talks.", "KEN", "demand", "talks"),
    ("Kenya urged Somalia to withdraw its troops.", "KEN", "demand", "withdraw its troops"),
    ("Kenya called on Somalia to withdraw its troops.", "KEN", "demand", "withdraw its troops"),
    ("Kenya demanded that Somalia apologise.", "KEN", "demand", "Somalia apologise"),
    ("Kenya vowed to answer the attack.", "KEN", "promise", "answer the attack"),
    ("Kenya warned that war could follow.", "KEN", "warn", "war could follow"),
    ("Kenya threatened to close the border.", "KEN", "warn", "close the border"),
    ("Kenya refused to withdraw its troops.", "KEN", "refuse", "withdraw its troops"),
    ("Kenya condemned the move as an act of war.", "KEN", "condemn", "the move as an act of war"),
    ("Kenya welcomed the truce.", "KEN", "support", "the truce"),
    ("Kenya expressed concern about the shelling.", "KEN", "concern", "the shelling"),
    ("The Kenyan army called the raid a crime.", "KEN", "state", "the raid a crime"),
]


@pytest.mark.parametrize(("text", "actor", "act", "content"), ACTIVE, ids=lambda value: value[:50])
def test_an_active_cue_has_its_subject_and_content(
    tell: Callable[..., Any], text: str, actor: str, act: str, content: str
) -> None:
    assert tell(text).brief == [(actor, act, content)]


@pytest.mark.parametrize(("text", "brief"), [
    ("The report was rejected by the Kenyan government.", ("KEN", "deny", "The report")),
    ("The raid was condemned by Kenya.", ("KEN", "condemn", "The raid")),
    ("Kenya was accused by Somalia of arming the rebels.", ("SOM", "accuse", "arming the rebels")),
    ("Kenya was accused of arming the rebels.", ("unknown", "accuse", "arming the rebels")),
])
def test_a_passive_cue_has_the_speaker_behind_by_or_nobody(
    tell: Callable[..., Any], text: str, brief: tuple[str, str, str]
) -> None:
    assert tell(text).brief == [brief]


@pytest.mark.parametrize(("text", "act"), [
    ("Kenya rejected the accusation.", "deny"),
    ("Kenya rejected the report.", "deny"),
    ("Kenya rejected the offer.", "refuse"),
    ("Kenya rejected the plan.", "refuse"),
    ("Kenya dismissed the claim.", "deny"),
    ("Kenya dismissed the accusations.", "deny"),
    ("Kenya disputed the account.", "deny"),
])
def test_what_can_be_true_or_false_is_denied_and_what_is_offered_refused(
    tell: Callable[..., Any], text: str, act: str
) -> None:
    assert tell(text).one.act == act


def test_what_the_denier_thinks_of_a_claim_is_no_part_of_it(tell: Callable[..., Any]) -> None:
    assert tell("Kenya dismissed the claim as propaganda.").brief == [("KEN", "deny", "the claim")]


@pytest.mark.parametrize("text", [
    "Kenya dismissed its foreign minister.",
    "Kenya did not accuse Somalia of the raid.",
    "Kenya never said that the bridge was closed.",
    "Kenya may reject the offer.",
    "Kenya could demand an apology.",
    "The book was closed.",
])
def test_what_is_no_act_of_speech_is_no_claim(tell: Callable[..., Any], text: str) -> None:
    assert tell(text).brief == []


def test_the_act_that_is_performed_by_saying_so_is_one_claim(tell: Callable[..., Any]) -> None:
    assert tell("Kenya said it rejected the offer.").brief == [("KEN", "refuse", "the offer")]
    assert tell("Kenya said that it condemned the raid.").brief == [("KEN", "condemn", "the raid")]
    assert tell("Kenya said it was ready to withdraw.").brief == [("KEN", "promise", "it was ready to withdraw")]


COORDINATED = [
    ("Kenya accused Somalia of burning the village and added that thirty houses were lost.",
     [("KEN", "accuse", "burning the village"), ("KEN", "state", "thirty houses were lost")]),
    ("Kenya denied the report and accused Somalia of lying.",
     [("KEN", "deny", "the report"), ("KEN", "accuse", "lying")]),
    ("Kenya condemned the raid, saying that thirty houses were lost.",
     [("KEN", "condemn", "the raid"), ("KEN", "state", "thirty houses were lost")]),
    ("Kenya said that Somali gunmen crossed the river, with Ethiopia confirming the account.",
     [("KEN", "state", "Somali gunmen crossed the river"), ("ETH", "confirm", "the account")]),
    ("Kenya said Somalia had fired while Somalia denied it.",
     [("KEN", "state", "Somalia had fired"), ("SOM", "deny", "it")]),
    ("Kenyan President John Otieno, who accused Somalia of lying, left the talks.", [("KEN", "accuse", "lying")]),
    ("Kenya expelled two envoys of Somalia, who blamed the raid on bandits.", [("SOM", "accuse", "the raid")]),
    ("Kenya said Somalia's army, which denied the report, had crossed the river.",
     [("KEN", "state", "Somalia's army ... had crossed the river"), ("SOM", "deny", "the report")]),
]


@pytest.mark.parametrize(("text", "brief"), COORDINATED, ids=lambda value: str(value)[:60])
def test_cues_that_share_a_sentence_keep_their_speakers_and_contents_apart(
    tell: Callable[..., Any], text: str, brief: list
) -> None:
    assert tell(text).brief == brief


@pytest.mark.parametrize(("text", "brief"), [
    ("The raid killed ten people, Kenya said.", ("KEN", "state", "The raid killed ten people")),
    ("The raid killed ten people, said Kenya's army.", ("KEN", "state", "The raid killed ten people")),
    ("Ethiopia, Kenya says, has broken the truce.", ("KEN", "state", "Ethiopia ... has broken the truce")),
    ("The bridge, the Kenyan army said, was closed.", ("KEN", "state", "The bridge ... was closed")),
])
def test_the_cue_may_stand_behind_or_inside_what_is_said(
    tell: Callable[..., Any], text: str, brief: tuple[str, str, str]
) -> None:
    assert tell(text).brief == [brief]
