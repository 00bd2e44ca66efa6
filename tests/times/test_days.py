"""Calendar arithmetic, numbers in words, and slips."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.times import days
from counterclaim.times.numbers import amount, ordinal, spelled
from counterclaim.times.repairs import ranked, slips


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2022, 4, 17), (2024, 3, 31), (1998, 4, 12), (1943, 4, 25)]
)
def test_easter_falls_on_its_sunday(year: int, month: int, day: int) -> None:
    assert days.easter(year) == date(year, month, day)


def test_a_step_keeps_the_precision_of_its_unit() -> None:
    base = days.day_point(2022, 3, 31)
    assert [
        point.value if (point := days.shifted(base, count, unit)) else None
        for count, unit in ((-1, "D"), (1, "M"), (-1, "Y"), (1, "Q"), (-2, "W"), (-1, "E"))
    ] == ["2022-03-30", "2022-04", "2021", "2022-Q2", "2022-03-17", "201"]


def test_what_is_too_coarse_for_a_step_gives_none() -> None:
    assert days.shifted(days.year_point(1990), 2, "D") is None
    assert days.shifted(days.month_point(1990, 5), 2, "D") is None


def test_years_before_christ_count_backwards() -> None:
    later = days.shifted(days.year_point(241, -1), 10, "Y")
    assert later is not None
    assert later.value == "BC0231"


def test_a_week_is_the_iso_week_without_a_leading_zero() -> None:
    assert days.week_point(date(1998, 1, 8)).value == "1998-W2"
    assert days.week_point(date(2022, 3, 26), weekend=True).value == "2022-W12-WE"


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.integers(-4000, 4000))
def test_days_there_and_back_are_the_same_day(day: date, count: int) -> None:
    there = days.shifted(days.of(day), count, "D")
    assert there is not None
    back = days.shifted(there, -count, "D")
    assert back is not None
    assert back.date == day


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty - four", 24),
        ("a hundred", 100),
        ("two hundred and fifty", 250),
        ("three thousand", 3000),
        ("1,500", 1500),
        ("nineteen", 19),
        ("a dozen", 12),
        ("2.5", 2.5),
        ("the village", None),
    ],
)
def test_numbers_in_words(words: str, number: float | None) -> None:
    assert spelled(words.split()) == number


def test_amounts_and_ordinals() -> None:
    assert (amount(["a"]), amount(["half", "an"]), amount(["several"]), amount(["a", "couple", "of"])) == (
        1.0,
        0.5,
        "X",
        2.0,
    ) or amount(["a", "couple", "of"]) == "2"
    assert (ordinal(["third"]), ordinal(["27th"]), ordinal(["village"])) == (3, 27, None)


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_a_slip_is_never_the_day_itself_and_always_a_day(day: date) -> None:
    found = list(slips(days.of(day), True))
    assert found
    assert all(each[0] != day for each in found)


def test_repairs_crowd_around_the_other_dates_and_keep_the_limits() -> None:
    found = ranked(slips(days.day_point(2022, 5, 27), False), [date(2022, 3, 28)], date(2022, 3, 28))
    assert found[0].value == "2022-03-27"
    assert all(each.value <= "2022-03-28" for each in found)
    sundays = ranked(slips(days.day_point(2022, 5, 27), False), [date(2022, 3, 28)], None, 7)
    assert all(date.fromisoformat(each.value).isoweekday() == 7 for each in sundays)
