"""The tagger on our own sentences: every marked expression, and nothing else."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.when import When
from counterclaim.times import tag

MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\|([^\]]*)\]")
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "dct\t"))
]


def test_there_are_at_least_150_sentences() -> None:
    assert len(ROWS) >= 150


@pytest.mark.parametrize(("dct", "marked"), ROWS, ids=[f"{dct} {marked[:60]}" for dct, marked in ROWS])
def test_a_sentence_gives_its_marked_times(dct: str, marked: str) -> None:
    text = MARK.sub(lambda mark: mark[1], marked)
    found = [(each.span.words, each.type, each.value) for each in tag(text, None if dct == "-" else dct)]
    assert found == [mark.groups() for mark in MARK.finditer(marked)]


def test_candidates_are_ranked_and_each_has_its_reason() -> None:
    (mention,) = tag("The army attacked on 27 May.", "2022-03-28")
    assert [each.value for each in mention.candidates] == ["2022-05-27", "2021-05-27", "2023-05-27"]
    assert all(each.why for each in mention.candidates)
    assert mention.value == mention.candidates[0].value


def test_vague_words_give_an_interval_and_no_false_precision() -> None:
    values = {
        each.span.words: each.when
        for each in tag(
            "In early March 2022, in the summer of 2014, in the 1990s, in 2020 and last week they met.", "2022-03-28"
        )
    }
    assert values == {
        "early March 2022": When("2022-03-01/2022-03-10"),
        "the summer of 2014": When("2014-06-01/2014-08-31"),
        "the 1990s": When("1990/1999"),
        "2020": When("2020"),
        "last week": When("2022-03-21/2022-03-27"),
    }


def test_the_first_date_of_a_range_reaches_through_to_the_last() -> None:
    first, last = tag("They fought on 24-28 March.", "2022-03-28")
    assert first.through == When("2022-03-24/2022-03-28")
    assert last.through is None


def test_another_numeric_date_of_the_text_settles_the_order_of_day_and_month() -> None:
    day_first = tag("The orders of 04/03/2022 and 24/03/2022 lapsed.", "2022-09-01")
    month_first = tag("The orders of 04/03/2022 and 03/24/2022 lapsed.", "2022-09-01")
    assert [each.value for each in day_first] == ["2022-03-04", "2022-03-24"]
    assert [each.value for each in month_first] == ["2022-04-03", "2022-03-24"]


def test_in_a_story_dates_hang_on_the_date_before_them() -> None:
    text = (
        "War broke out in June 1950. The capital fell on 28 June. In September 1950 troops landed on the coast. "
        "By 19 October they had reached the north. In January they were back in the south. The line froze in "
        "July 1951, and talks went on until 1953. In June 1952 dams were bombed."
    )
    values = [each.value for each in tag(text, "2009-12-19")]
    assert values == ["1950-06", "1950-06-28", "1950-09", "1950-10-19", "1951-01", "1951-07", "1953", "1952-06"]


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        tag("They met on Friday.", "28 March 2022")


def test_a_day_that_does_not_exist_keeps_its_words_and_has_no_interval() -> None:
    (mention,) = tag("It fell on 31 February 2021.", "2022-03-28")
    assert (mention.value, mention.when) == ("2021-02-31", None)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "on ",
                "27",
                " May ",
                "March ",
                "2022",
                "-",
                ", ",
                ". ",
                "Friday ",
                "two days ",
                "ago",
                "31/02/1999",
                " BC",
                "\n\n",
                "’",
                "é",
                "𝟛",
                "½",
                "10:30",
                " p.m.",
                "'",
                "the ",
                "1",
                "0",
                "²",
            ]
        ),
        max_size=25,
    ),
    st.sampled_from([None, "2022-03-28", "0001-01-01", "9999-12-31"]),
)
def test_any_text_is_tagged_with_true_spans_in_order(pieces: list[str], dct: str | None) -> None:
    text = "".join(pieces)
    found = tag(text, dct)
    assert all(text[each.span.start : each.span.end] == each.span.words for each in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


HEAP = """on 27 May March 2022 - , . Friday two days ago later decades 31/02/1999 241 BC the last next year century
10:30 p.m. noon winter year-end quarter week fiscal tomorrow 99 1000 months"""


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*HEAP.split(), "\n\n"]), max_size=12),
    st.sampled_from([None, "2022-03-28", "0001-01-01", "9999-12-31"]),
)
def test_any_heap_of_time_words_is_read_without_an_error(words: list[str], dct: str | None) -> None:
    tag(" ".join(words), dct)


@pytest.mark.parametrize("heap", ["one ", "two and ", "27 May ", "the ", "last ", "12 ", "- 24 "])
def test_a_heap_of_one_word_is_read_in_time_that_grows_with_its_length(heap: str) -> None:
    start = time.perf_counter()
    tag(heap * 4000, "2022-03-28")
    assert time.perf_counter() - start < 5
