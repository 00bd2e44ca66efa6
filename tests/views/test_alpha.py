"""Krippendorff's alpha against the figures that he works out himself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.views.alpha import alpha, jaccard_distance

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units, values missing
FOUR = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
# the same, section A: two observers, ten units, two values
TWO = {"A": "0 1 0 0 0 0 0 0 1 0", "B": "1 1 1 0 0 1 0 0 0 0"}


def units(table: dict[str, str]) -> list[dict[str, str]]:
    rows = {coder: values.split() for coder, values in table.items()}
    return [{coder: values[at] for coder, values in rows.items() if values[at] != "."}
            for at in range(len(rows["A"]))]


def test_the_worked_example_with_missing_values() -> None:
    found = alpha(units(FOUR))
    # by hand: 40 pairable values, observed disagreement 8 / 40, expected (1560 - 344) / 1560
    assert found.value == pytest.approx(1 - (8 / 40) / (1216 / 1560))
    assert round(found.value or 0, 3) == 0.743
    assert (found.agreement, found.units, found.coders) == (pytest.approx(0.8), 11, 4)


def test_the_worked_example_of_two_coders() -> None:
    assert round(alpha(units(TWO)).value or 0, 3) == 0.095


def test_alpha_is_not_defined_without_two_coders_or_two_values() -> None:
    assert alpha([{"A": "x"}, {"B": "y"}]).value is None
    same = alpha([{"A": "x", "B": "x"}] * 3)
    assert (same.value, same.agreement, same.units) == (None, 1, 3)


def test_perfect_agreement_is_one_and_systematic_disagreement_below_zero() -> None:
    assert alpha([{"A": 1, "B": 1}, {"A": 2, "B": 2}]).value == 1
    assert (alpha([{"A": 1, "B": 2}, {"A": 2, "B": 1}]).value or 0) < 0


def test_values_may_be_more_or_less_alike() -> None:
    sets = [{"A": frozenset("abcd"), "B": frozenset("abc")}, {"A": frozenset("xy"), "B": frozenset("xy")}]

    def of(found: list[dict[str, frozenset[str]]]) -> float:
        return alpha(found, group=lambda value: bool(value & set("xy")), distance=jaccard_distance).value or 0

    assert of(sets) > of([sets[0] | {"B": frozenset("ab")}, sets[1]])
    assert alpha(sets).value == pytest.approx(1 - (2 / 4) / ((12 - 2) / 12))


def test_two_empty_sets_are_the_same() -> None:
    assert jaccard_distance(frozenset(), frozenset()) == 0
    assert jaccard_distance(frozenset("ab"), frozenset("bc")) == pytest.approx(2 / 3)


@given(st.lists(st.dictionaries(st.sampled_from("ABC"), st.integers(0, 3)), max_size=12), st.randoms())
def test_alpha_knows_neither_the_order_of_units_nor_the_names_of_coders(found: list[dict[str, int]], order: object,
                                                                        ) -> None:
    renamed = [{coder.lower(): value for coder, value in reversed(unit.items())} for unit in found]
    order.shuffle(renamed)  # type: ignore[attr-defined]
    one, other = alpha(found), alpha(renamed)
    assert (one.units, one.coders) == (other.units, other.coders)
    assert one.value == pytest.approx(other.value) if one.value is not None else other.value is None
    assert one.value is None or one.value <= 1
