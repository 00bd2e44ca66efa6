"""Which claims of two reports meet on one point, and which closely enough for a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from counterclaim.links.cores import restored
from counterclaim.model import Core, Report
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts
from counterclaim.points.answering import answer
from counterclaim.points.meeting import Meeting, Side, meeting

Meet = Callable[[str, str, int], tuple[Meeting | None, str | None]]
CHARGE = "Kenya accused Ethiopia of shelling the customs post at Moyale."


@pytest.fixture
def meet(parser: SpacyParser) -> Meet:
    plan = Plan(parser, default_parts())

    def side(text: str, day: int) -> Side:
        (found,) = plan.analyse([Report("r", text, "2023-05-10", "given")])
        return Side.of(found.cores[0], day)

    def both(one: str, other: str, apart: int) -> tuple[Meeting | None, str | None]:
        earlier, later = side(one, 1000), side(other, 1000 + apart)
        met = meeting(later, earlier)
        assert meeting(earlier, later) == met
        return met, answer(later, earlier, met) if met else None

    return both


@pytest.mark.parametrize(("later", "kind"), [
    ("Ethiopia denied shelling the customs post at Moyale.", "denies"),
    ("Uganda said that Ethiopian guns had shelled the customs post at Moyale.", "repeats"),
    ("Uganda said that Ethiopia had not shelled the customs post at Moyale.", "contradicts"),
    ("Ethiopia confirmed that it had shelled the customs post at Moyale.", "confirms"),
])
def test_another_voice_on_the_same_event_answers(meet: Meet, later: str, kind: str) -> None:
    met, found = meet(CHARGE, later, 2)
    assert met is not None
    assert met.close
    assert found == kind


def test_the_same_voice_again_stands_on_the_point_and_answers_nobody(meet: Meet) -> None:
    met, found = meet(CHARGE, "Kenya said that Ethiopia had shelled the customs post at Moyale.", 2)
    assert met is not None
    assert found is None


def test_weeks_later_it_is_the_same_point_but_no_answer_and_months_later_another(meet: Meet) -> None:
    denial = "Ethiopia denied shelling the customs post at Moyale."
    later, _ = meet(CHARGE, denial, 20)
    assert later is not None
    assert not later.close
    assert meet(CHARGE, denial, 31) == (None, None)


@pytest.mark.parametrize("other", [
    "Ethiopia accused Sudan of shelling the village of Metemma.",
    "Kenya said that the grain convoy had reached Lodwar.",
    "Kenya accused Ethiopia of jailing two reporters in Jijiga.",
])
def test_a_party_or_a_verb_in_common_is_not_enough(meet: Meet, other: str) -> None:
    assert meet(CHARGE, other, 1) == (None, None)


def test_a_state_of_emergency_in_two_mouths_is_two(meet: Meet) -> None:
    assert meet("Haiti declared a state of emergency.", "Colombia declared a state of emergency.", 3) == (None, None)


def test_a_core_gives_back_the_proposition_that_it_was_made_from(parser: SpacyParser) -> None:
    (found,) = Plan(parser, default_parts()).analyse([Report("r", CHARGE, "2023-05-10", "given")])
    core: Core = found.cores[0]
    told = restored(core, found.claims[0] if not found.claims[0].own_voice else found.claims[1])
    assert (told.mood, told.denied, told.words) == (core.mood, core.denied, core.words)
    assert restored(core).claim.speaker.actor == "KEN"
    assert restored(replace(core, target=None)).claim.target is None
