from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import When
from counterclaim.reading.dates import date_in_name, day_month_order, parse_date


@pytest.mark.parametrize(
    "words",
    [
        "2022-03-28", "2022/3/28", "20220328", "2022-03-28T23:59:00+04:00", "2022-03-28 10:00", "20220328T101500Z",
        "28 March 2022", "28 Mar. 2022", "28th March, 2022", "March 28, 2022", "Mar 28 2022 10:15", "28-Mar-2022",
        "Monday, 28 March 2022", "Mon, 28 Mar 2022 23:30:00 -0700", "28.03.2022", "28/3/2022", "3/28/2022",
        " 2022-03-28\n",
    ],
)  # fmt: skip
def test_the_usual_forms_mean_the_day_as_written(words):
    assert parse_date(words) == "2022-03-28"


@pytest.mark.parametrize(("words", "value"), [("2022", "2022"), ("2022-03", "2022-03"), ("March 2022", "2022-03")])
def test_a_date_keeps_the_precision_of_its_words(words, value):
    assert parse_date(words) == value


@pytest.mark.parametrize(
    "words", ["", "yesterday", "2022-02-30", "31 June 2022", "0000-01-01", "12/13/14", "13/13/2022", "5"]
)
def test_what_is_no_day_gives_none(words):
    assert parse_date(words) is None


def test_day_and_month_follow_the_order_or_leave_only_the_year():
    assert parse_date("4/5/2017", "day-month") == "2017-05-04"
    assert parse_date("4/5/2017", "month-day") == "2017-04-05"
    assert parse_date("4/5/2017") == "2017"
    assert parse_date("5/5/2017") == "2017-05-05"


def test_a_column_tells_its_order_unless_it_contradicts_itself():
    assert day_month_order(["1/2/2017", "1/13/2017"]) == "month-day"
    assert day_month_order(["1/2/2017", "13/1/2017"]) == "day-month"
    assert day_month_order(["1/13/2017", "13/1/2017"]) is None
    assert day_month_order(["1/2/2017", "2017-01-30"]) is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("2022-03-28.txt", "2022-03-28"), ("mod_20220328_en.html", "2022-03-28"), ("a 2022_03_28.pdf", "2022-03-28"),
        ("2022/03/28/statement.txt", "2022-03-28"), ("2022-03-01/of-2022-03-28.txt", "2022-03-28"),
        ("2022-03-28/statement-17.txt", "2022-03-28"), ("2022-13-28.txt", None), ("2022-02-30.txt", None),
        ("no 1202203281.txt", None), ("statement.txt", None), ("2022-03.txt", None),
    ],
)  # fmt: skip
def test_a_date_is_found_in_names_and_folders(path, value):
    assert date_in_name(PurePosixPath(path)) == value


@given(st.text())
def test_any_words_give_a_date_that_exists_or_none(words):
    value = parse_date(words)
    assert value is None or When(value).value == value


FORMS = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y 10:00:00 +0000"]


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(FORMS))
def test_every_day_comes_back_from_every_form(day, form):
    assert parse_date(day.strftime(form)) == day.isoformat()
