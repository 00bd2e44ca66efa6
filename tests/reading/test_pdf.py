from __future__ import annotations

import pytest

from counterclaim.reading.pdf import unwrap

LINES = ["The ministry said on Monday that the truce near the village held, and", "that no one had been hurt."]


def test_a_pdf_gives_its_text_title_and_day_of_making(read, make_pdf):
    data = make_pdf([LINES, ["Second page."]], Title="A quiet day", CreationDate="D:20220328013000+04'00'")
    report = read("a.pdf", data).report
    assert report.text == " ".join(LINES) + "\nSecond page."
    assert (report.date, report.date_basis, report.title) == ("2022-03-28", "metadata", "A quiet day")


def test_a_date_in_the_name_is_believed_before_the_day_of_making(read, make_pdf):
    report = read("2022-03-27 statement.pdf", make_pdf([LINES], CreationDate="D:20230101000000Z")).report
    assert (report.date, report.date_basis) == ("2022-03-27", "file")


def test_a_day_of_making_in_no_known_form_is_none(read, make_pdf):
    assert read("a.pdf", make_pdf([LINES], CreationDate="last week")).report.date is None


def test_a_locked_pdf_is_named_as_such(read, make_pdf):
    assert "password" in read("a.pdf", make_pdf([LINES], password="secret")).failure.reason


def test_a_pdf_locked_against_changes_only_is_read(read, make_pdf):
    assert "truce" in read("a.pdf", make_pdf([LINES], password="")).report.text


def test_pages_without_a_text_layer_are_sent_to_ocr(read, make_pdf):
    assert "OCR" in read("a.pdf", make_pdf([[], []])).failure.reason


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.95])
def test_a_pdf_cut_short_is_a_failure(read, make_pdf, part):
    data = make_pdf([LINES] * 5)
    failure = read("a.pdf", data[: int(part * len(data))]).failure
    assert "cut short" in failure.reason


def test_a_pdf_with_a_hole_is_a_failure_or_read_but_never_raises(read, make_pdf):
    data = make_pdf([LINES] * 5)
    found = read("a.pdf", data[:300] + data[900:])
    assert len(found.reports) + len(found.failures) == 1


def test_something_else_named_pdf_is_a_failure(read):
    assert "no .pdf file" in read("a.pdf", "Just words.").failure.reason


def test_a_pdf_that_is_a_library_is_too_long(read, make_pdf):
    assert "the limit for one" in read("a.pdf", make_pdf([LINES * 20] * 3), max_chars=500).failure.reason


def test_lines_are_joined_to_paragraphs_and_broken_words_made_whole():
    lines = [
        "Officials of the two govern-", "ments met on the cross-", "border road near Nagorno-",
        "Karabakh, they say.", "Nothing", "A new paragraph begins here, ", "it ends.",
    ]  # fmt: skip
    assert unwrap(lines).split("\n") == [
        "Officials of the two governments met on the cross-border road near Nagorno-Karabakh, they say.",
        "Nothing",
        "A new paragraph begins here, it ends.",
    ]
