"""Dates keep the precision of their words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import When

PREFIXES = st.dates(date(1000, 1, 1)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


@pytest.mark.parametrize(("value", "precision", "earliest", "latest"), [
    ("2022", "year", date(2022, 1, 1), date(2022, 12, 31)),
    ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
    ("2022-03-27", "day", date(2022, 3, 27), date(2022, 3, 27)),
    ("2022-03-27/2022-04", "interval", date(2022, 3, 27), date(2022, 4, 30)),
    ("2019/2021-06-01", "interval", date(2019, 1, 1), date(2021, 6, 1)),
])
def test_a_value_has_the_days_that_it_may_mean(value: str, precision: str, earliest: date, latest: date) -> None:
    when = When(value)
    assert (when.precision, when.earliest, when.latest, str(when)) == (precision, earliest, latest, value)


@pytest.mark.parametrize("value", [
    "", "soon", "22", "2022-3", "2022-02-30", "2023-02-29", "2022-13", "2022-00-01", "2022-03-00", "2022/", "٢٠٢٢",
    "2022-03-27T10:00", "PRESENT_REF",    "2022-W12", "/2022", "2022-05/2022-03", "2022/2023/2024", " 2022",
])
def test_whatever_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the calendar's own sentences differ between Python versions
        When(value)


@given(PREFIXES)
def test_a_prefix_is_kept_as_it_is_and_begins_no_later_than_it_ends(value: str) -> None:
    when = When(value)
    assert str(when) == value
    assert when.earliest <= when.latest
    assert when.meets(when)


@given(PREFIXES, PREFIXES)
def test_meeting_holds_both_ways_and_means_a_common_day(one: str, other: str) -> None:
    a, b = When(one), When(other)
    common = max(a.earliest, b.earliest) <= min(a.latest, b.latest)
    assert a.meets(b) is b.meets(a) is common


@given(PREFIXES, PREFIXES)
def test_two_prefixes_in_order_make_an_interval(one: str, other: str) -> None:
    first, last = sorted([When(one), When(other)], key=lambda when: (when.earliest, when.latest))
    span = When(f"{first}/{last}")
    assert (span.earliest, span.latest) == (first.earliest, last.latest)
    assert span.meets(first)
