from __future__ import annotations

import io

import pytest

from counterclaim.model import Report
from counterclaim.reading import Failure, read_stdin

ARTICLE = "<html><head><title>Day {n}</title></head><body><p>On day {n} the army denied firing.</p></body></html>"
HTML = "text/html; charset=utf-8"


def _pages(count: int = 2) -> list[tuple[str, str, bytes]]:
    return [(f"http://post.example/{n}", HTML, ARTICLE.format(n=n).encode()) for n in range(count)]


@pytest.mark.parametrize("gzip", [False, True])
def test_each_page_is_a_report_with_its_address(read, make_warc, gzip):
    first, second = read("a.warc.gz" if gzip else "a.warc", make_warc(_pages(), gzip=gzip)).reports
    assert "day 0 the army denied" in first.text
    assert (first.url, first.outlet) == ("http://post.example/0", "post.example")
    assert (first.origin[-2:], second.origin[-2:]) == ("#1", "#2")


def test_what_is_no_page_or_was_not_answered_is_counted(read, make_warc):
    data = make_warc([*_pages(1), ("http://a.example/p.png", "image/png", b"x")])
    data += make_warc(_pages(1), status="404 Not Found")
    data += make_warc([("http://a.example/e", HTML, b"<html></html>"), ("http://a.example/t", "text/plain", b"Words.")])
    found = read("a.warc", data)
    assert [report.text for report in found.reports][1:] == ["Words."]
    told = " ".join(notice.reason for notice in found.notices)
    assert "image/png: 1" in told
    assert "status 404: 1" in told
    assert "no article was found: 1" in told


def test_the_day_of_the_crawl_dates_no_page(read, make_warc):
    assert read("crawl-20220328.warc", make_warc(_pages(1))).report.date is None


@pytest.mark.parametrize("gzip", [False, True])
@pytest.mark.parametrize("cut", [30, 150, 500])
def test_the_pages_before_a_cut_are_kept(read, make_warc, gzip, cut, capfd):
    data = make_warc(_pages(20), gzip=gzip)
    found = read("a.warc.gz" if gzip else "a.warc", data[:-cut])
    assert 17 <= len(found.reports) <= 19
    assert "cut short" in found.failures[0].reason
    assert capfd.readouterr().err == ""


def test_no_cut_goes_unnoticed(make_warc):
    whole = make_warc(_pages(1))
    for cut in range(5, len(whole) - 4):  # the last four bytes are line ends
        things = list(read_stdin(io.BytesIO(whole + whole[:cut])))
        assert sum(isinstance(each, Report) for each in things) == 1
        assert sum(isinstance(each, Failure) for each in things) == 1


def test_a_record_whose_length_is_wrong_is_no_end_of_the_rest(read, make_warc, capfd):
    data = make_warc(_pages(3))
    place = data.index(b"the army")
    found = read("a.warc", data[:place] + b"garbage " * 10 + data[place:])
    assert len(found.reports) + len(found.failures) >= 1
    assert capfd.readouterr().err == ""


def test_something_else_named_warc_is_a_failure(read):
    assert "no .warc file" in read("a.warc", "Just words.").failure.reason
