"""Polarity inside a content."""

from __future__ import annotations

import pytest

from counterclaim.events.polarity import is_negated
from counterclaim.parsing import SpacyParser


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.mark.parametrize(("text", "word", "negated"), [
    ("The army attacked the fort.", "attacked", False),
    ("The army did not attack the fort.", "attack", True),
    ("The army hasn't attacked the fort.", "attacked", True),
    ("The army has never attacked the fort.", "attacked", True),
    ("No army has attacked the fort.", "attacked", True),
    ("There was no attack on the fort.", "attack", True),
    ("The army failed to attack the fort.", "attack", True),
    ("The army did not fail to attack the fort.", "attack", False),
    ("The army left without attacking the fort.", "attacking", True),
    ("The army is not able to attack the fort.", "attack", True),
    ("The army is unable to attack the fort.", "attack", True),
    ("The army refrained from attacking the fort.", "attacking", True),
    ("There is no need of a meeting.", "meeting", True),
    ("The brigade suffered no casualties.", "casualties", True),
    ("The envoy did not say why the army attacked.", "attacked", False),
    ("The army attacked the fort but did not capture it.", "attacked", False),
])
def test_negation_reaches_the_event_and_no_further(text: str, word: str, negated: bool, parser: SpacyParser) -> None:
    parse = parser.parse(text)
    token = next(each for each in parse if each.text == word)
    assert is_negated(parse, token) is negated


def test_negation_outside_the_content_does_not_count(parser: SpacyParser) -> None:
    parse = parser.parse("The army is not able to attack the fort.")
    token = next(each for each in parse if each.text == "attack")
    inside = range(token.i, len(parse))
    assert not is_negated(parse, token, inside)
