"""Two propositions: same, opposite, clash or unrelated."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.links import Comparison, compare
from counterclaim.links.compare import compare_propositions, overlap
from counterclaim.links.proposition import proposition
from counterclaim.model import Act, Claim, Event, EventType, Span, Speaker
from counterclaim.parsing import SpacyParser


def said(text: str, act: Act = "state") -> Claim:
    return Claim("c", "r", Speaker(None, "unknown"), None, (Span.of(text, 0, len(text)),), act)


def met(parser: SpacyParser, one: str, other: str, acts: tuple[Act, Act] = ("state", "state")) -> Comparison:
    """Bare sentences: no event and no actor is known."""
    return compare(said(one, acts[0]), (), said(other, acts[1]), (), parser.parse(one), parser.parse(other))


def event(text: str, trigger: str, kind: EventType = "ASSAULT", agent: str | None = None, patient: str | None = None,
          negated: bool = False, place: str | None = None, when: str | None = None) -> Event:
    start = text.index(trigger)
    return Event("c", Span.of(text, start, start + len(trigger)), kind, agent, patient, negated, place, when)


@pytest.mark.parametrize(("one", "other"), [
    ("The convoy left the valley of Swat.", "The convoy pulled out of the valley of Swat."),
    ("Gunmen shelled the town of Axum.", "The town of Axum was bombed by gunmen."),
    ("The army released three hostages.", "Three hostages were freed by the army."),
    ("The crossing is shut.", "The crossing has been closed."),
])
def test_other_words_for_one_event_are_the_same(parser: SpacyParser, one: str, other: str) -> None:
    assert met(parser, one, other).relation == "same"


@pytest.mark.parametrize(("one", "other", "basis"), [
    ("The fleet shelled the island.", "The fleet did not shell the island.", "polarity"),
    ("A truce was signed in Doha.", "No truce was signed in Doha.", "polarity"),
    ("The fleet never shelled the island.", "The fleet bombed the island.", "polarity"),
    ("The bridge is open.", "The bridge is closed.", "predicate"),
    ("The minister is alive.", "The minister was killed.", "predicate"),
    ("The company holds the ridge.", "The company withdrew from the ridge.", "predicate"),
])
def test_negation_and_opposed_predicates_are_opposite(parser: SpacyParser, one: str, other: str, basis: str) -> None:
    found = met(parser, one, other)
    assert (found.relation, found.basis) == ("opposite", basis)
    assert met(parser, other, one).relation == "opposite"


def test_an_opposed_predicate_that_is_negated_says_the_same(parser: SpacyParser) -> None:
    assert met(parser, "The bridge is open.", "The bridge is not closed.").relation == "same"


def test_a_denied_content_turns_its_polarity(parser: SpacyParser) -> None:
    one, other = "The fleet shelled the island.", "The fleet shelled the island."
    assert met(parser, one, other, ("state", "deny")).relation == "opposite"
    assert met(parser, one, other, ("deny", "deny")).relation == "same"


@pytest.mark.parametrize(("one", "other"), [
    ("The fleet shelled the island.", "The harvest was poor in the north."),
    ("Rockets hit Haifa on Monday.", "Rockets hit Eilat on Friday."),
    ("Somalia shelled the port of Lamu.", "Kenya shelled the town of Kismayo."),
    ("The general resigned.", ""),
])
def test_two_events_are_unrelated(parser: SpacyParser, one: str, other: str) -> None:
    if not other:
        empty = Claim("c", "r", Speaker(None, "unknown"), None, (), "state")
        assert compare(said(one), (), empty, (), parser.parse(one)).relation == "unrelated"
        return
    assert met(parser, one, other).relation == "unrelated"


def test_what_is_wanted_and_what_is_said_are_unrelated(parser: SpacyParser) -> None:
    one, other = "The fleet should leave the bay.", "The fleet did not leave the bay."
    assert met(parser, one, other).relation == "unrelated"
    assert met(parser, "leave the bay", other, ("demand", "state")).relation == "unrelated"


def test_one_event_with_two_days_is_a_clash_of_value(parser: SpacyParser) -> None:
    one, other = "Iran seized the tanker Alma.", "Iranian guards captured the tanker Alma."
    a = event(one, "seized", "COERCE", "IRN", place="Hormuz", when="2024-03-02")
    b = event(other, "captured", "COERCE", "IRN", place="Hormuz", when="2024-03-04")
    found = compare(said(one), (a,), said(other), (b,), parser.parse(one), parser.parse(other))
    assert (found.relation, found.basis) == ("clash", "value")
    assert "day" in found.reason


@pytest.mark.parametrize(("one", "other"), [
    ("Malian troops hold the town of Kidal.", "Tuareg fighters hold the town of Kidal."),
    ("Malian troops opened fire first at the bridge.", "Tuareg fighters opened fire first at the bridge."),
    ("A Malian shell caused the blast at the market.", "A Tuareg mine caused the blast at the market."),
    ("Six miners were killed in the blast at Kidal.", "Forty miners were killed in the blast at Kidal."),
    ("The tanker was seized on Monday.", "The tanker was seized on Friday."),
])
def test_what_only_one_party_day_or_number_can_fill_clashes(parser: SpacyParser, one: str, other: str) -> None:
    assert met(parser, one, other).relation == "clash"


@pytest.mark.parametrize("other", [
    "At least 6 miners were killed in the blast at Kidal.",
    "Forty miners were killed in the blast at Kidal.",
])
def test_a_bound_or_a_number_in_words_does_not_clash_with_a_figure(parser: SpacyParser, other: str) -> None:
    assert met(parser, "40 miners were killed in the blast at Kidal.", other).relation == "same"


def test_two_parties_that_do_the_same_are_no_clash(parser: SpacyParser) -> None:
    assert met(parser, "Malian troops shelled the town.", "Tuareg fighters shelled the town.").relation == "unrelated"


def test_events_carry_party_and_place_that_the_words_leave_out(parser: SpacyParser) -> None:
    one, other = "they haven't vacated it", "Baku's soldiers left the village"
    a = event(one, "vacated", "RETREAT", "AZE", negated=True, place="Farukh")
    b = event(other, "left", "RETREAT", "AZE", place="Farrukh")
    found = compare(said(one), (a,), said(other), (b,), parser.parse(one), parser.parse(other))
    assert (found.relation, found.basis) == ("opposite", "polarity")


def test_a_value_that_is_no_date_parts_nothing(parser: SpacyParser) -> None:
    one, other = "The fleet shelled the island.", "The fleet bombed the island."
    a, b = event(one, "shelled", agent="X", when="2020-SU"), event(other, "bombed", agent="X", when="2021-05-01")
    assert compare(said(one), (a,), said(other), (b,), parser.parse(one), parser.parse(other)).relation == "same"


WORDS = st.sampled_from(["fleet", "shell", "Iran", "Iranian", "island", "withdraw", "Malta"])


@given(st.frozensets(WORDS), st.frozensets(WORDS))
def test_the_overlap_of_words_lies_between_0_and_1(left: frozenset[str], right: frozenset[str]) -> None:
    assert 0.0 <= overlap(left, right) <= 1.0


SENTENCES = ["The fleet shelled the island.", "The fleet did not shell the island.", "The bridge is open.",
             "The bridge was closed on Monday.", "Iran seized the ship.", "The ship was not seized by Iranian guards."]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_a_comparison_is_the_same_both_ways(parser: SpacyParser, one: str, other: str) -> None:
    a = proposition(said(one), (), parser.parse(one))
    b = proposition(said(other), (), parser.parse(other))
    forth, back = compare_propositions(a, b), compare_propositions(b, a)
    assert (forth.relation, forth.score) == (back.relation, back.score)
