from __future__ import annotations

import pytest

SAID = "The Ministry of Defence said on Monday that no shot had been fired."


@pytest.mark.parametrize(
    "header",
    [" date 2022-03-28 ", "Date: 2022-03-28\n\n", "date 2022-03-28\n", "\ufeffDate:2022-03-28\r\n"],
)
def test_the_date_header_dates_the_report_and_is_no_part_of_its_text(read, header):
    report = read("a.txt", header + SAID).report
    assert (report.text, report.date, report.date_basis) == (SAID, "2022-03-28", "header")


def test_a_day_that_does_not_exist_is_told_and_stays_in_the_text(read):
    found = read("a.txt", f"Date: 2022-02-30\n{SAID}")
    assert found.report.date is None
    assert found.report.text.startswith("Date: 2022-02-30")
    assert "2022-02-30" in found.notices[0].reason


def test_prose_that_begins_with_a_date_keeps_it(read):
    assert read("a.txt", "Date 2022-03-28 was agreed by both sides.").report.text.startswith("Date 2022")


def test_line_ends_inside_the_text_stay_as_they_are(read):
    assert read("a.txt", "One.\r\n\r\nTwo.\rThree.\n").report.text == "One.\r\n\r\nTwo.\rThree."


def test_the_first_heading_of_markdown_is_the_title_and_stays_in_the_text(read):
    report = read("a.md", f"# A calm night\n\n{SAID}").report
    assert report.title == "A calm night"
    assert report.text.startswith("# A calm night")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_encodings_are_told_by_their_mark_or_their_zeros(read, encoding):
    assert read("a.txt", SAID.encode(encoding)).report.text == SAID


def test_odd_bytes_are_read_as_windows_1252_and_told(read):
    found = read("a.txt", b"The ministry\x92s word \x96 \x93no\x94 \xe2\x80\x94 stands.")
    assert found.report.text == "The ministry’s word – “no” — stands."
    assert "Windows-1252" in found.notices[0].reason


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "Date: 2022-03-28\n\n"])
def test_nothing_but_white_space_is_a_failure(read, text):
    assert read("a.txt", text).failure.origin.endswith("a.txt")


def test_a_text_of_50_megabytes_fails_after_a_few(read, tmp_path):
    from counterclaim.reading import read_path

    path = tmp_path / "long.txt"
    path.write_bytes((b"x" * 99 + b"\n") * 500_000)
    taken: list[int] = []
    (failure,) = read_path(path, progress=taken.append)
    assert "more than 1,000,000 characters" in failure.reason
    assert sum(taken) < 5_000_000


def test_a_single_line_of_2_megabytes_fails_with_its_length(read):
    assert "2,000,000 characters" in read("a.txt", "shelling " * 222_222 + "xx").failure.reason


def test_a_text_as_long_as_allowed_is_read(read):
    assert len(read("a.txt", "é" * 1_000_000).report.text) == 1_000_000


def test_nul_characters_are_replaced_one_for_one_and_told(read):
    found = read("a.txt", SAID + "\x00" + SAID)
    assert found.report.text == f"{SAID}\ufffd{SAID}"
    assert "NUL" in found.notices[0].reason
