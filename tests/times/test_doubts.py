"""Dates that cannot be right, and those that can: reports of our own."""

from __future__ import annotations

import pytest

from counterclaim.model.analysis import Analysis
from counterclaim.model.part import Part
from counterclaim.model.report import Report
from counterclaim.times import DatesPart, TimesPart, annotate, doubts, tag

# date of the report, text, kind, basis, words, first repair ("" for none)
DOUBTED = [
    (
        "2022-03-28",
        "Moscow voiced its worry on 27 May.",
        "date_after_publication",
        "tense",
        "27 May",
        "2022-03-27",
    ),
    (
        "2022-03-28",
        "Two guards were shot dead on 27 May 2022.",
        "date_after_publication",
        "tense",
        "27 May 2022",
        "2022-03-27",
    ),
    (
        "2022-03-28",
        "On 27 May the army shelled the village.",
        "date_after_publication",
        "tense",
        "27 May",
        "2022-03-27",
    ),
    ("2022-03-28", "The blast on 27 May killed nine.", "date_after_publication", "tense", "27 May", "2022-03-27"),
    (
        "2022-03-28",
        "He was arrested on 12 March 2023.",
        "date_after_publication",
        "tense",
        "12 March 2023",
        "2022-03-12",
    ),
    ("2022-03-28", "The minister resigned in 2023.", "date_after_publication", "tense", "2023", ""),
    (
        "2022-03-28",
        "TBILISI, April 27 (Agency) -- Talks went on.",
        "date_after_publication",
        "dateline",
        "April 27",
        "2022-03-27",
    ),
    (
        "2022-03-28",
        "Published 2 April 2022 The council met again.",
        "date_after_publication",
        "dateline",
        "2 April 2022",
        "2022-03-28",
    ),
    (
        "2022-03-28",
        "Wed 23 Mar 2022 Shelling goes on near the dam.",
        "order_conflict",
        "dateline",
        "Wed 23 Mar 2022",
        "2022-03-28",
    ),
    (
        "2022-03-28",
        "Raid kills two Monitor AFP Monday 7 March 2022 Jets struck again.",
        "order_conflict",
        "dateline",
        "Monday 7 March 2022",
        "2022-03-28",
    ),
    ("2021-03-28", "The bridge fell on 31 February.", "impossible_date", "calendar", "31 February", "2021-02-28"),
    (
        "2021-03-05",
        "The bridge fell on 29 February 2021.",
        "impossible_date",
        "calendar",
        "29 February 2021",
        "2021-02-28",
    ),
    ("2021-05-05", "The bridge fell on 31 April.", "impossible_date", "calendar", "31 April", "2021-04-30"),
    ("2021-03-29", "The bridge fell on 37 March.", "impossible_date", "calendar", "37 March", "2021-03-27"),
    (
        "2021-08-12",
        "The bridge fell on August 77, 2021.",
        "impossible_date",
        "calendar",
        "August 77, 2021",
        "2021-08-07",
    ),
    (
        "2022-03-28",
        "They met on Friday, 27 March 2022.",
        "weekday_mismatch",
        "weekday",
        "Friday, 27 March 2022",
        "2022-03-27",
    ),
    ("2022-03-28", "They met on Monday, March 22.", "weekday_mismatch", "weekday", "Monday, March 22", "2022-03-22"),
    (
        "2022-03-29",
        "The ministry said on 26 March that the village was taken. Baku rejected this on 24 March.",
        "order_conflict",
        "order",
        "24 March",
        "2022-03-26",
    ),
    ("2022-03-29", "The road was shut from 28 March to 24 March.", "order_conflict", "order", "24 March", "2022-03-28"),
    ("2022-03-29", "They were at war between 1994 and 1992.", "order_conflict", "order", "1992", ""),
    (
        "2022-03-29",
        "The post was hit on 21 March and 23 March, and the dam on 25 March. Guns were seen near it on 24 January.",
        "order_conflict",
        "outlier",
        "24 January",
        "2022-03-24",
    ),
    ("2022-03-28", "The council will meet on 5 May 2021.", "order_conflict", "tense", "5 May 2021", "2022-05-05"),
]

# reports in which every date can be right
TRUSTED = [
    ("2022-03-28", "They will meet on 27 May."),
    ("2022-03-28", "The vote was put off until 27 May."),
    ("2022-03-28", "He called for elections on 27 May."),
    ("2022-03-28", "The council approved the holding of a vote on 27 May."),
    ("2022-03-28", "The envoy said that the border would open on 27 May."),
    ("2022-03-28", "It was announced that on 27 May the two banks would merge."),
    ("2022-03-28", "The 27 May attacks are remembered each year."),
    ("2022-03-28", "He was arrested on 29 March."),
    ("2022-03-28", "He was arrested on 12 March 2021."),
    ("2022-03-28", "The vote was moved from 29 April to 22 April."),
    ("2022-03-28", "The rules apply from 13 September until 31 March 2023."),
    ("2022-03-28", "They fought from November to February."),
    ("2022-03-28", "Baku rejected on 27 March what Yerevan said on 26 March."),
    ("2022-03-28", "TBILISI, March 27 (Agency) -- Talks went on."),
    ("2022-03-28", "February 13-17 storm: Roads are shut."),
    ("2022-03-28", "11 September 2001 attacks: the trial goes on."),
    ("2022-03-28", "They met on Sunday, 27 March."),
    ("2020-03-02", "They met on 29 February."),
    ("2022-03-28", "In March 31 soldiers were killed."),
    ("2022-03-28", "The war of 1992-1994 ended in a truce on 12 May 1994."),
    ("2022-03-28", "The pact of 22 February was praised on 24 March, on 26 March and on 27 March."),
]


@pytest.mark.parametrize(
    ("date", "text", "kind", "basis", "words", "repair"), DOUBTED, ids=[row[1][:50] for row in DOUBTED]
)
def test_a_date_that_cannot_be_right_is_flagged_with_its_repair(
    date: str, text: str, kind: str, basis: str, words: str, repair: str
) -> None:
    (flag,) = doubts(text, date)
    assert (flag.kind, flag.basis, flag.span.words) == (kind, basis, words)
    assert flag.reason.endswith(".")
    assert (flag.candidates[0].value if flag.candidates else "") == repair
    assert len({each.value for each in flag.candidates}) == len(flag.candidates)


@pytest.mark.parametrize(("date", "text"), TRUSTED, ids=[row[1][:50] for row in TRUSTED])
def test_a_date_that_can_be_right_is_left_alone(date: str, text: str) -> None:
    assert doubts(text, date) == ()


def test_a_flag_never_changes_the_value_that_the_words_give() -> None:
    text = "Moscow voiced its worry on 27 May."
    assert [each.value for each in tag(text, "2022-03-28")] == ["2022-05-27"]
    assert doubts(text, "2022-03-28")


def test_without_a_date_of_the_report_only_the_calendar_can_convict() -> None:
    text = "On 27 May 2049 it fell. On 31 June 2020 it rose. On Friday, 27 March 2022 it stood."
    assert [each.kind for each in doubts(text, None)] == ["impossible_date", "weekday_mismatch"]


def test_only_the_times_that_are_given_are_doubted() -> None:
    text = "It fell on 31 June 2020 and on 31 April 2020."
    first, _ = tag(text, "2022-03-28")
    assert [each.span.words for each in doubts(text, "2022-03-28", (first,))] == ["31 June 2020"]


def test_the_parts_keep_their_contract() -> None:
    report = Report("r1", "Moscow voiced its worry on 27 May.", "2022-03-28", "header")
    times, dates = TimesPart(), DatesPart()
    assert isinstance(times, Part)
    assert isinstance(dates, Part)
    found = times(Analysis(report))
    assert tuple(found) == times.gives
    flags = dates(Analysis(report, times=found["times"]))
    assert tuple(flags) == dates.gives
    (flag,) = flags["flags"]
    assert flag.part == f"{dates.name} {dates.version}"


def test_a_report_dated_by_month_or_year_is_checked_against_its_last_day() -> None:
    assert doubts("He was arrested on 12 March 2022.", "2022") == ()
    assert len(doubts("He was arrested on 12 March 2023.", "2022")) == 1


def test_annotate_gives_the_contract_s_row() -> None:
    row = annotate({"doc_id": "a", "text": "They met on Friday.", "dct": "2022-03-28"})
    assert row == {
        "doc_id": "a",
        "dct": "2022-03-28",
        "text": "They met on Friday.",
        "timexes": [{"start": 12, "end": 18, "type": "DATE", "value": "2022-03-25"}],
    }
    assert annotate({"doc_id": "b", "text": "Nothing."}) == {
        "doc_id": "b",
        "dct": None,
        "text": "Nothing.",
        "timexes": [],
    }
