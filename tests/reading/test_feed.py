from __future__ import annotations

import pytest

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Border Post</title>
<item><title>Denial &amp; claim</title><link>https://post.example/1</link>
<description>&lt;p&gt;The army denied it.&lt;/p&gt;&lt;p&gt;It said so twice.&lt;/p&gt;</description>
<pubDate>Mon, 28 Mar 2022 01:30:00 +0400</pubDate><category>Army</category></item>
<item><title>Headline alone</title></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Observer</title>
<entry><title>Calm</title><updated>2022-03-28T23:00:00-07:00</updated><summary>Short.</summary>
<content type="html">&lt;p&gt;The whole report of the day.&lt;/p&gt;</content></entry></feed>
"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt"])
def test_each_entry_is_a_report_dated_as_written(read, name):
    first, second = read(name, RSS).reports
    assert first.text == "The army denied it.\nIt said so twice."
    assert (first.date, first.title, first.outlet) == ("2022-03-28", "Denial & claim", "The Border Post")
    assert (first.url, first.topics) == ("https://post.example/1", ("Army",))
    assert first.origin.endswith("#1")
    assert (second.text, second.date) == ("Headline alone", None)


def test_atom_gives_its_whole_content(read):
    report = read("a.atom", ATOM).report
    assert (report.text, report.date, report.outlet) == ("The whole report of the day.", "2022-03-28", "Observer")


def test_a_feed_cut_short_gives_the_entries_before_the_cut(read):
    found = read("a.rss", RSS[: RSS.index("alone")])
    assert len(found.reports) == 1
    assert found.failures[0].origin.endswith("#2")
    assert "cut short" in found.failures[0].reason


def test_a_feed_with_an_undeclared_entity_is_read_whole(read):
    assert len(read("a.rss", RSS.replace("Headline alone", "Headline&nbsp;alone")).reports) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<?xml version="1.0"?><list/>', "neither RSS nor Atom"),
        ('<rss version="2.0"><channel><title>Empty</title></channel></rss>', "no entries"),
        ("<rss", "cut short|damaged|no entries|neither"),
    ],
)
def test_what_is_no_feed_is_a_failure(read, data, words):
    reason = read("a.xml", data).failure.reason
    assert any(word in reason for word in words.split("|"))
