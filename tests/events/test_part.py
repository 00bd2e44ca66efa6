"""Events of contents and of the report's own voice."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.events import EventsPart
from counterclaim.model import Analysis, Part, Report

Find = Callable[..., Analysis]


def test_the_part_keeps_the_contract() -> None:
    assert isinstance(EventsPart(), Part)
    assert EventsPart()(Analysis(Report("r", "Nothing."))) == {"events": ()}


def test_every_trigger_stands_in_its_claim_and_in_the_text(find: Find) -> None:
    content = "Iraqi troops attacked a border post and wounded nine guards before they fled"
    text = f"Iran says {content}."
    found = find(text, ("says", content, "IRN", "state", ""))
    assert found.events
    for event in found.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.words
        assert any(span.holds(event.trigger) for span in found.claims[0].content)
        assert event.part == "events 2"


def test_a_claim_has_at_most_three_main_events(find: Find) -> None:
    content = ("Iraqi troops attacked a post, shelled a village, arrested two men, burned a farm, seized a tanker and "
               "closed the border")
    found = find(f"Iran says {content}.", ("says", content, "IRN", "state", ""))
    assert len({event.trigger for event in found.events}) <= 3


def test_joint_agents_give_one_event_each_with_the_same_trigger(find: Find) -> None:
    found = find("Qatar says Russia and China vetoed the draft.",
                 ("says", "Russia and China vetoed the draft", "QAT", "state", ""))
    assert [(event.type, event.agent) for event in found.events] == [("REJECT", "RUS"), ("REJECT", "CHN")]
    assert len({event.trigger for event in found.events}) == 1


def test_the_day_and_the_place_come_from_the_clause(find: Find) -> None:
    content = "Syrian jets bombed a school in Idlib on 12 May 2021"
    found = find(f"Turkey says {content}.", ("says", content, "TUR", "state", ""))
    event = found.events[0]
    assert (event.type, event.agent, event.place, event.when) == ("ASSAULT", "SYR", "Idlib", "2021-05-12")
    assert event.place_span is not None
    assert event.when_span is not None
    assert (event.place_span.words, event.when_span.words) == ("Idlib", "12 May 2021")


def test_pronouns_in_a_statement_stand_for_the_speaker(find: Find) -> None:
    found = find("Egypt says it has released its Sudanese prisoners.",
                 ("says", "it has released its Sudanese prisoners", "EGY", "state", ""))
    assert [(event.type, event.agent) for event in found.events] == [("RETREAT", "EGY")]


def test_first_person_in_a_quotation_stands_for_the_speaker(find: Find) -> None:
    found = find('"We attacked the Turkish base", said Iran.',
                 ("said", "We attacked the Turkish base", "IRN", "state", ""))
    assert [(event.type, event.agent, event.patient) for event in found.events] == [("ASSAULT", "IRN", "TUR")]


def test_own_voice_leaves_out_what_a_source_alleges(find: Find) -> None:
    text = "Turkish jets bombed a camp after Ankara said Kurdish fighters had attacked a bus."
    found = find(text, ("", text, "report", "state", ""),
                 ("said", "Kurdish fighters had attacked a bus", "TUR", "state", ""))
    own = [event.trigger.words for event in found.events_of(found.claims[0].id)]
    assert own == ["bombed"]


def test_the_attack_takes_its_agent_from_the_attack_named_before(find: Find) -> None:
    text = "Israel says Iran launched an attack on a ship. Oman condemned the attack."
    found = find(text, ("says", "Iran launched an attack on a ship", "ISR", "state", ""),
                 ("condemned", "the attack", "OMN", "condemn", ""))
    assert [event.agent for event in found.events_of(found.claims[1].id)] == ["IRN"]
