from __future__ import annotations

import socket

import pytest

from counterclaim.reading.html import extract

PARAGRAPHS = "".join(
    f"<p>On day {n} the ministry said that its forces had not crossed the line, and that all had been told.</p>"
    for n in range(5)
)
PAGE = f"""<!DOCTYPE html><html><head><title>Ministry denies crossing</title>
<meta property="og:site_name" content="The Border Post">
<meta property="article:published_time" content="2022-03-28T01:30:00+04:00">
<link rel="canonical" href="https://post.example/2022/03/26/denial">
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Ministry denies crossing</h1>{PARAGRAPHS}</article>
<footer>Copyright 2019</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself(read):
    report = read("a.html", PAGE).report
    assert "had not crossed the line" in report.text
    assert "Copyright" not in report.text
    assert (report.title, report.outlet) == ("Ministry denies crossing", "The Border Post")
    assert report.url == "https://post.example/2022/03/26/denial"


def test_the_declared_day_of_publication_counts_as_written_and_before_the_address(read):
    report = read("a.html", PAGE).report
    assert (report.date, report.date_basis) == ("2022-03-28", "metadata")


def test_no_date_is_picked_from_prose_or_copyright(read):
    page = "<html><body><p>On 5 May 2021 the minister spoke of peace.</p><p>Copyright 2018</p></body></html>"
    assert read("a.html", page).report.date is None


def test_a_page_is_known_by_its_content_whatever_its_name(read):
    assert "crossed the line" in read("a.txt", PAGE).report.text
    assert "<p>" not in read("page", PAGE).report.text


def test_the_declared_encoding_is_used(read):
    page = '<html><head><meta charset="windows-1251"></head><body><p>Село Фаррух, said the army.</p></body></html>'
    assert read("a.html", page.encode("cp1251")).report.text == "Село Фаррух, said the army."


def test_a_page_without_words_is_a_failure(read):
    assert "no text" in read("a.html", "<html><body><script>1</script></body></html>").failure.reason


def test_a_page_that_is_a_library_is_refused_before_it_is_taken_apart(read):
    page = "<html><body>" + "<p>Words of the ministry.</p>" * 300_000
    assert "more than 1,000,000 characters" in read("a.html", page).failure.reason


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a reader must not reach for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert extract(PAGE, "https://post.example/1").text


def test_reading_prints_and_logs_nothing(read, capfd, caplog):
    read("a.html", PAGE)
    read("b.html", "<html></html>")
    assert capfd.readouterr() == ("", "")
    assert not caplog.records
