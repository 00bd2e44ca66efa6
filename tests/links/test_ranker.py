"""The learned weights, and what they weigh."""

from __future__ import annotations

from counterclaim.links.measures import FEATURES, bag, part
from counterclaim.links.ranker import weights
from counterclaim.words import table


def test_there_is_a_weight_for_each_feature_and_no_other() -> None:
    assert [row["feature"] for row in table("links/weights", "feature")] == list(FEATURES)


def test_chances_lie_between_0_and_1_and_without_a_difference_nothing_clashes() -> None:
    for value in (0.0, 1.0):
        values = tuple(value for _ in FEATURES)
        same, clash = weights().agreeing(values, True)
        assert 0 <= same + clash <= 1
        assert weights().agreeing(values, False)[1] == 0.0
        assert 0 <= weights().turned(values) <= 1


def test_a_state_is_one_word_under_all_its_names() -> None:
    assert bag(frozenset({"Baku", "force"})).words == bag(frozenset({"Azerbaijani", "force"})).words


def test_a_day_is_no_name() -> None:
    assert bag(frozenset({"Monday", "March"})).words == frozenset()


def test_a_rare_word_in_common_says_more_than_one_that_all_reports_hold() -> None:
    rare = part(frozenset({"trawler", "people"}), frozenset({"trawler", "attack"}))
    usual = part(frozenset({"trawler", "people"}), frozenset({"glacier", "people"}))
    assert rare > usual
