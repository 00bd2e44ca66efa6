from __future__ import annotations

import csv
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading import Options, parse_columns, read_stdin


def test_the_columns_that_the_user_names_are_read(read):
    found = read(
        "a.csv", 'n,body,day,by\n7,"Said ""no"", twice.",28 March 2022,Post\n',
        columns=parse_columns("text=body,date=day,outlet=by,id=n"),
    )  # fmt: skip
    report = found.report
    assert (report.id, report.text, report.date, report.outlet) == ("7", 'Said "no", twice.', "2022-03-28", "Post")


def test_a_cell_keeps_its_line_ends_and_its_spaces(read):
    assert read("a.csv", 'text\n" One.\r\n\nTwo.\r "\n').report.text == " One.\r\n\nTwo.\r "


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tsv", "text\tdate\nOne, two.\t2022-03-28\n"),
        ("a.csv", "text;date\nOne, two.;2022-03-28\n"),
        ("a.csv", "Text\tDATE\rOne, two.\t2022-03-28\r"),
        ("a.csv", '\ufefftext,date\r\n"One, two.",2022-03-28\r\n'),
    ],
)
def test_the_usual_dialects_are_understood(read, name, data):
    report = read(name, data).report
    assert (report.text, report.date) == ("One, two.", "2022-03-28")


def test_a_missing_column_is_named_with_those_that_exist(read):
    reason = read("a.csv", "body,day\nx,y\n", columns={"text": "content"}).failure.reason
    assert "'content'" in reason
    assert "'body', 'day'" in reason
    assert "--columns text=NAME" in read("b.csv", "body,day\nx,y\n").failure.reason


def test_a_row_that_is_no_report_is_named_by_its_line_and_the_rest_goes_on(read):
    found = read("a.csv", 'date,text\n2022,One.\n2022\n2022,a,b\n2022,"  "\n\n2022,"two\nlines"\n2022,Last.\n')
    assert [each.text for each in found.reports] == ["One.", "two\nlines", "Last."]
    assert [each.origin.rpartition(":")[2] for each in found.failures] == ["3", "4", "5"]
    assert found.reports[1].origin.endswith(":7")


def test_a_field_above_the_module_s_own_limit_is_read(read):
    assert len(read("a.csv", f'text\n"{"x, " * 100_000}."\n').report.text) == 300_001


def test_a_field_beyond_all_bounds_costs_its_own_row_only(read):
    data = 'text\nFirst.\n"' + "shelling,\n" * 200_000 + '"\nLast.\n'
    found = read("a.csv", data, max_chars=10_000)
    assert [each.text for each in found.reports] == ["First.", "Last."]
    assert found.failures[0].origin.endswith(":3")


def test_a_line_beyond_all_bounds_costs_its_own_row_only(read):
    found = read("a.csv", "text\nFirst.\n" + "x" * 2_000_000 + "\nLast.\n", max_chars=10_000)
    assert [each.text for each in found.reports] == ["First.", "Last."]


def test_a_quotation_mark_that_is_never_closed_is_named(read):
    found = read("a.csv", 'text\nFirst.\n"never closed\nLost.\n')
    assert [each.text for each in found.reports] == ["First."]
    assert "never closed" in found.failures[0].reason
    assert found.failures[0].origin.endswith(":3")


def test_day_and_month_are_told_apart_by_the_whole_column(read):
    american = read("a.csv", "text,date\nOne.,4/5/2017\nTwo.,4/25/2017\n").reports
    assert [each.date for each in american] == ["2017-04-05", "2017-04-25"]
    other = read("b.csv", "text,date\nOne.,4/5/2017\nTwo.,25/4/2017\n").reports
    assert [each.date for each in other] == ["2017-05-04", "2017-04-25"]


def test_where_nothing_tells_day_from_month_only_the_year_is_kept(read):
    found = read("a.csv", "text,date\nOne.,4/5/2017\nTwo.,6/6/2017\n")
    assert [each.date for each in found.reports] == ["2017", "2017-06-06"]
    assert "only their year is kept" in found.notices[0].reason


def test_a_table_on_standard_input_is_looked_through_for_its_dates_too():
    stream = io.BytesIO(gzip.compress(b"body,day\nOne.,4/5/2017\nTwo.,4/25/2017\n"))
    reports = list(read_stdin(stream, Options(columns={"text": "body", "date": "day"})))
    assert [each.date for each in reports] == ["2017-04-05", "2017-04-25"]


def test_a_table_without_rows_is_a_failure(read):
    assert "no report" in read("a.csv", "text,date\n").failure.reason


WORDS = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\r\n\t")), min_size=1)


@given(st.lists(WORDS, min_size=1))
def test_cells_come_back_as_they_were_written(tmp_path_factory, texts):
    from counterclaim.reading import read_path

    texts = [f"{text}." for text in texts]
    path = tmp_path_factory.mktemp("table") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerows([["text", "n"], *([text, n] for n, text in enumerate(texts))])
    assert [each.text for each in read_path(path)] == texts
