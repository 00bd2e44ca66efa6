from __future__ import annotations

import gzip
import json

import pytest


def _lines(*objects: object) -> str:
    return "\n".join(json.dumps(each) for each in objects)


def test_every_field_is_taken_as_it_is(read):
    line = {
        "id": "x-1", "text": " Kept\r\nas it is. ", "date": "2022-03-28", "title": "T", "outlet": "Border Post",
        "url": "http://a.example/1", "topics": ["ceasefire", "talks"],
    }  # fmt: skip
    report = read("a.jsonl", _lines(line)).report
    assert (report.id, report.text, report.date, report.date_basis) == (
        "x-1", " Kept\r\nas it is. ", "2022-03-28", "metadata",
    )  # fmt: skip
    assert (report.title, report.outlet, report.url) == ("T", "Border Post", "http://a.example/1")
    assert report.topics == ("ceasefire", "talks")
    assert report.origin.endswith("a.jsonl:1")


def test_an_id_comes_from_the_content_where_none_is_given(read):
    first, second = read("a.jsonl", _lines({"text": "One."}, {"text": "One.", "outlet": "B"})).reports
    assert first.id != second.id
    assert first.id == read("b.jsonl", _lines({"text": "One."})).report.id


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "cut', "broken JSON"),
        ('["text"]', "no object"),
        ('"text"', "no object"),
        ("null", "no object"),
        ('{"body": "x"}', "no field 'text' (it has 'body')"),
        ('{"text": 5}', "must be a string"),
        ('{"text": null}', "must be a string"),
        ('{"text": "  "}', "no text"),
        ("[" * 100_000, "cannot be a report"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "cannot be a report"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(read, line, words):
    found = read("a.jsonl", '{"text": "First."}\n' + line + '\n\n{"text": "Last."}\n')
    assert [each.text for each in found.reports] == ["First.", "Last."]
    (failure,) = found.failures
    assert failure.origin.endswith("a.jsonl:2")
    assert words in failure.reason


def test_a_line_beyond_all_bounds_is_a_failure_of_its_own(read):
    lines = '{"text": "First."}\n{"text": "' + "x" * 3_000_000 + '"}\n{"text": "Last."}'
    found = read("a.jsonl", lines, max_chars=1000)
    assert [each.text for each in found.reports] == ["First.", "Last."]
    assert found.failures[0].origin.endswith(":2")


def test_a_line_of_2_megabytes_is_a_failure_of_its_own(read):
    found = read("a.jsonl", _lines({"text": "x" * 2_000_000}, {"text": "Last."}))
    assert [each.text for each in found.reports] == ["Last."]
    assert "2,000,000 characters" in found.failures[0].reason


def test_halves_of_characters_are_replaced_one_for_one(read):
    found = read("a.jsonl", r'{"text": "a\ud800b\u0000c", "title": "\udfff", "id": "i\ud800"}')
    assert found.report.text == "a\ufffdb\ufffdc"
    assert (found.report.title, found.report.id) == ("\ufffd", "i\ufffd")
    found.report.text.encode()


def test_whole_characters_written_as_two_halves_stay_whole(read):
    assert read("a.jsonl", r'{"text": "\ud83d\ude00 said."}').report.text == "\U0001f600 said."


def test_the_lines_before_a_cut_of_the_compressed_file_are_kept(read):
    whole = gzip.compress(_lines(*({"text": f"Report {n} of the day."} for n in range(20_000))).encode())
    found = read("a.jsonl.gz", whole[: len(whole) // 2])
    assert len(found.reports) > 5_000
    (failure,) = found.failures
    assert failure.origin.endswith(f"a.jsonl.gz:{len(found.reports) + 1}")
    assert "cut short" in failure.reason


def test_fields_of_other_names_are_mapped_and_a_name_that_never_comes_is_told(read):
    found = read(
        "a.jsonl", _lines({"body": "One.", "via": ["A", "B"]}), columns={"text": "body", "outlet": "via", "date": "day"}
    )
    assert found.report.outlet == "A, B"
    assert "no line has the field day" in found.notices[0].reason


def test_a_date_that_cannot_be_read_is_told_and_the_report_kept(read):
    found = read("a.jsonl", _lines({"text": "One.", "date": "the ides of March"}))
    assert found.report.date_basis == "none"
    assert "dates that cannot be read: 1" in found.notices[0].reason


def test_day_and_month_are_told_apart_by_the_whole_file(read):
    found = read("a.jsonl", _lines({"text": "One.", "date": "4/5/2017"}, {"text": "Two.", "date": "4/25/2017"}))
    assert [each.date for each in found.reports] == ["2017-04-05", "2017-04-25"]


def test_lines_in_other_encodings_are_read(read):
    text = _lines({"text": "Plain."}, {"text": "Also plain."})
    assert len(read("a.jsonl", text.encode("utf-16")).reports) == 2
    lines = b'{"text": "Plain."}\n{"text": "The \x93truce\x94."}\n{"text": "\xe2\x80\x9cYes\xe2\x80\x9d."}'
    found = read("b.jsonl", lines)
    assert [each.text for each in found.reports] == ["Plain.", "The “truce”.", "“Yes”."]
    assert "(the first: line 2)" in found.notices[0].reason
