from __future__ import annotations

import pytest

from counterclaim.errors import ReadingError
from counterclaim.reading import Options, parse_columns


def test_columns_are_parsed():
    assert parse_columns("text=Article Body, date=day,") == {"text": "Article Body", "date": "day"}


@pytest.mark.parametrize("words", ["text", "=x", "text=", "body=text", "text=a,text=b"])
def test_columns_in_no_form_are_refused(words):
    with pytest.raises(ReadingError, match=r"^--columns: "):
        parse_columns(words)


@pytest.mark.parametrize("date", ["yesterday", "2022-02-30", "2022-01-01/2022-02-01", ""])
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(ReadingError, match=r"^--date: "):
        Options(date=date)


def test_date_and_outlet_fill_in_only_what_is_missing(read):
    lines = '{"text": "One."}\n{"text": "Two.", "date": "2022-03-28", "outlet": "Post"}'
    first, second = read("a.jsonl", lines, date="2021-05", outlet="Agency").reports
    assert (first.date, first.date_basis, first.outlet) == ("2021-05", "given", "Agency")
    assert (second.date, second.date_basis, second.outlet) == ("2022-03-28", "metadata", "Post")
