"""Days on a line: every day of the calendar has its place on the canvas."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.pages.drawing.scale import LEAST, Scale, Window, days_of

DAYS = st.integers(date.min.toordinal(), date.max.toordinal())


@given(DAYS, DAYS)
def test_a_window_holds_its_days_and_stays_in_the_calendar(one: int, other: int) -> None:
    window = Window.of(one, other)
    assert date.min.toordinal() <= window.first <= min(one, other)
    assert max(one, other) <= window.last <= date.max.toordinal()
    assert window.days >= LEAST


@given(DAYS, DAYS, DAYS)
def test_a_day_lies_between_the_ends_and_later_days_lie_further_right(one: int, other: int, day: int) -> None:
    scale = Scale(Window.of(one, other), 20, 1000)
    assert 20 <= scale.edge(day) <= scale.x(day) <= 1000
    assert scale.x(one) <= scale.x(other) if one <= other else scale.x(one) >= scale.x(other)


@given(DAYS, DAYS)
def test_the_days_that_are_named_lie_on_the_line_apart_and_in_order(one: int, other: int) -> None:
    ticks = Scale(Window.of(one, other), 20, 1000).ticks()
    places = [tick.x for tick in ticks]
    assert places == sorted(places)
    assert len(ticks) <= 980 / 60 + 1
    assert all(20 <= x <= 1000 for x in places)


@given(DAYS, DAYS, st.sampled_from([0.5, 2.0]), st.sampled_from([-0.5, 0.5]))
def test_zoomed_and_moved_windows_stay_in_the_calendar(one: int, other: int, factor: float, by: float) -> None:
    window = Window.of(one, other)
    for each in (window.zoomed(factor), window.moved(by)):
        assert date.min <= date.fromisoformat(each.since) <= date.fromisoformat(each.until) <= date.max
    assert window.moved(by).days == window.days


def test_a_claim_about_long_ago_does_not_press_the_week_of_the_reports_into_a_point() -> None:
    week = [days for day in ("2022-03-24", "2022-03-30") if (days := days_of(day))]
    told = [days for day in ("2022-03-20", "1994-05-12") if (days := days_of(day))]
    window = Window.around(week, told)
    assert window is not None
    assert (window.since, window.until) == ("2022-03-20", "2022-03-30")


def test_months_are_named_with_their_year_once() -> None:
    days = days_of("2022-11/2023-10")
    assert days is not None
    ticks = Scale(Window(*days), 0, 1000).ticks()
    assert [tick.label for tick in ticks][:3] == ["Nov", "Dec", "Jan"]
    assert [tick.above for tick in ticks if tick.above] == ["2022", "2023"]


def test_no_dates_make_no_window() -> None:
    assert Window.around([], []) is None
    assert days_of(None) is None
