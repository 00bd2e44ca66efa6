"""A source that sets right what it said, and rejections whose target is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterclaim.links import UnresolvedPart

Tell = Callable[[str], Any]


def test_a_figure_set_right_corrects_the_first_one(tell: Tell) -> None:
    story = (
        tell("Police said nine people had died in the fire in Oslo. On Tuesday the police corrected the figure, saying "
             "seven people had died in the fire in Oslo.")
        .claim("first", "Police", "NOR", "said", "nine people had died in the fire in Oslo", "state", unit="COP")
        .claim("second", "the police", "NOR", "saying", "seven people had died in the fire in Oslo", "state",
               unit="COP", at="On Tuesday")
    )
    assert ("second", "corrects", "first") in story.links()


def test_another_source_that_sets_a_figure_right_corrects_nobody(tell: Tell) -> None:
    story = (
        tell("Police said nine people had died in the fire in Oslo. The hospital corrected the figure, saying seven "
             "people had died in the fire in Oslo.")
        .claim("first", "Police", "NOR", "said", "nine people had died in the fire in Oslo", "state", unit="COP")
        .claim("second", "The hospital", "ORG:Hospital", "saying", "seven people had died in the fire in Oslo", "state",
               at="The hospital")
    )
    assert all(kind != "corrects" for _, kind, _ in story.links())


def test_two_statements_of_one_source_without_a_word_of_it_are_no_correction(tell: Tell) -> None:
    story = (
        tell("Police said nine people had died in the fire in Oslo. The police said the street was closed.")
        .claim("first", "Police", "NOR", "said", "nine people had died in the fire in Oslo", "state", unit="COP")
        .claim("second", "The police", "NOR", "said", "the street was closed", "state", unit="COP", at="The police")
    )
    assert story.links() == set()


def unresolved(story: Any) -> list[tuple[str, str]]:
    back = {each: name for name, each in story.names.items()}
    return [(back[each.claim], each.span.words) for each in UnresolvedPart()(story.found)["unresolved"]]


def test_a_rejection_of_what_nobody_says_here_stays_and_says_so(tell: Tell) -> None:
    story = tell("Ethiopia rejected the accusation.").claim(
        "denial", "Ethiopia", "ETH", "rejected", "the accusation", "deny")
    assert unresolved(story) == [("denial", "the accusation")]


def test_a_denial_in_full_words_points_at_nothing(tell: Tell) -> None:
    story = tell("Ethiopia denied shelling the post.").claim(
        "denial", "Ethiopia", "ETH", "denied", "shelling the post", "deny")
    assert unresolved(story) == []
