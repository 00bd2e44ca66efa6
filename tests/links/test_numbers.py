"""Numbers of accounts, and whether two can both be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.links.numbers import harms_meet, number


@pytest.mark.parametrize(("words", "value"), [
    ("12", 12), ("1,300", 1300), ("twelve", 12), ("forty-two", 42), ("dozens", None), ("", None), (None, None),
])
def test_numbers_are_read_from_figures_and_words(words: str | None, value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(("one", "other", "met"), [
    ({"killed 20 -"}, {"killed 35 35"}, True),
    ({"killed 20 20"}, {"killed 35 35"}, False),
    ({"killed 20 20", "wounded 9 9"}, {"killed 20 20", "wounded 40 40"}, True),
    ({"wounded 9 9"}, {"killed 20 20"}, None),
    (set(), {"killed 20 20"}, None),
])
def test_two_tolls_meet_if_one_number_fits_both(one: set[str], other: set[str], met: bool | None) -> None:
    assert harms_meet(frozenset(one), frozenset(other)) is met


@given(st.integers(0, 999), st.integers(0, 999))
def test_whether_tolls_meet_is_the_same_both_ways(one: int, other: int) -> None:
    a, b = frozenset({f"killed {one} -"}), frozenset({f"killed {other} {other}"})
    assert harms_meet(a, b) == harms_meet(b, a) == (one <= other)
