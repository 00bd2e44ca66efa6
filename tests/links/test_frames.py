"""What wraps the thing that a content puts forward."""

from __future__ import annotations

import pytest

from counterclaim.links.proposition import proposition
from counterclaim.model import Act, Claim, Predicate, Span, Speaker
from counterclaim.parsing import SpacyParser


def told(parser: SpacyParser, text: str, act: Act = "state") -> list[Predicate]:
    claim = Claim("c", "r", Speaker(None, "unknown"), None, (Span.of(text, 0, len(text)),), act)
    return list(proposition(claim, (), parser.parse(text)).predicates)


@pytest.mark.parametrize(("text", "sense", "negated"), [
    ("The claim that its ships had shelled the port was groundless.", "attack", True),
    ("Oslo rejected the claim that its ships had shelled the port.", "attack", True),
    ("Oslo denied that its ships had shelled the port.", "attack", True),
    ("Oslo repeated the claim that its ships had shelled the port.", "attack", False),
    ("The ceasefire was false.", "truce", True),
])
def test_what_is_claimed_is_found_inside_its_frame(parser: SpacyParser, text: str, sense: str, negated: bool) -> None:
    assert (sense, negated) in [(each.sense, each.negated) for each in told(parser, text)]


def test_a_light_noun_leads_to_what_it_is_about(parser: SpacyParser) -> None:
    assert [each.sense for each in told(parser, "involvement in the raid", "deny")] == ["attack"]


@pytest.mark.parametrize(("text", "dead"), [
    ("The death toll from the flood in Vigo rises to 45.", "killed 45 45"),
    ("The number of deaths caused by the storm has risen to 1,300.", "killed 1300 1300"),
])
def test_a_toll_counts_the_dead(parser: SpacyParser, text: str, dead: str) -> None:
    assert [each.sense for each in told(parser, text) if dead in each.harms] == ["dead"]


def test_a_number_of_other_things_is_no_toll(parser: SpacyParser) -> None:
    assert not any(each.harms for each in told(parser, "The number of schools rises to 45."))


def test_hands_belong_to_the_holder(parser: SpacyParser) -> None:
    found = [each for each in told(parser, "The town of Axum is in the hands of the rebels.") if each.sense == "hold"]
    assert not found or "rebel" in found[0].doer
