"""Every row of the time tables is proved by its example."""

from __future__ import annotations

import re

import pytest

from counterclaim.times import tag
from counterclaim.times.dated import dated
from counterclaim.times.days import holiday
from counterclaim.times.grammar import tokens_of
from counterclaim.times.tense import sentence_bounds, tense_at
from counterclaim.words import table

REPORT = "2022-03-28"
TENSES = {
    "finitepast": "past",
    "pasttense": "past",
    "perfect": "past",
    "futurecue": "future",
    "infinitive": "future",
    "modal": "future",
    "presenttense": "present",
}


def rows(name: str, *columns: str) -> list[object]:
    return [pytest.param(row, id=next(iter(row.values()))) for row in table(name, *columns)]


@pytest.mark.parametrize("row", rows("times/references", "phrase", "type", "value", "genre", "example"))
def test_a_reference_is_tagged_in_its_example(row: dict[str, str]) -> None:
    found = {
        (each.span.words.lower(), each.type, each.value)
        for each in tag(row["example"], None if row["genre"] == "narrative" else REPORT)
    }
    if row["genre"] == "all":
        assert (row["phrase"], row["type"], row["value"]) in found
    else:
        assert row["phrase"] in row["example"].lower()


@pytest.mark.parametrize("row", rows("times/holidays", "phrase", "rule", "example"))
def test_a_holiday_is_tagged_in_its_example_with_the_day_of_its_rule(row: dict[str, str]) -> None:
    found = {each.span.words.lower(): each.value for each in tag(row["example"], REPORT)}
    days = {point.value for year in (2021, 2022, 2023) if (point := holiday(row["rule"], year))}
    assert found.get(row["phrase"]) in days


@pytest.mark.parametrize("row", rows("times/frequencies", "word", "class", "example"))
def test_a_frequency_makes_a_set_of_its_example(row: dict[str, str]) -> None:
    assert "SET" in {each.type for each in tag(row["example"], REPORT)}


@pytest.mark.parametrize("row", rows("times/relatives", "word", "class", "value", "base", "example"))
def test_a_pointing_word_belongs_to_a_time_of_its_example(row: dict[str, str]) -> None:
    words = " ".join(each.span.words.lower() for each in tag(f"It was 5 March 2022. {row['example']}", REPORT))
    assert re.search(rf"\b{row['word']}\b", words)


@pytest.mark.parametrize("row", rows("times/modifiers", "phrase", "class", "example"))
def test_a_modifier_joins_the_time_behind_it(row: dict[str, str]) -> None:
    (mention,) = tag(row["example"], REPORT)
    assert mention.span.words.startswith(row["phrase"] + " ")
    assert mention.mod == row["mod"]


@pytest.mark.parametrize("row", rows("times/tense", "word", "class", "example"))
def test_a_cue_gives_the_date_of_its_example_its_tense(row: dict[str, str]) -> None:
    tokens = tokens_of(row["example"])
    day = next(i for i, word in enumerate(tokens.words) if word in ("Friday", "May"))
    assert tense_at(tokens, day, day + 1, sentence_bounds(tokens, day, day + 1)) == TENSES[row["class"]]


@pytest.mark.parametrize("row", rows("times/sequence", "word", "class", "example"))
def test_a_sequence_verb_stands_before_the_date_of_its_example(row: dict[str, str]) -> None:
    tokens, dates = dated(row["example"], REPORT)
    assert any(tokens.has(i, row["class"]) and tokens.lower(i) == row["word"] for i in range(dates[0].first))


@pytest.mark.parametrize("row", rows("times/zones", "word", "class"))
def test_a_zone_meridiem_or_era_belongs_to_its_figure(row: dict[str, str]) -> None:
    frame = {
        "zone": "It began at 10:30 {}.",
        "meridiem": "It began at 10 {}.",
        "era": "It began in 241 {}.",
        "oclock": "It began at 5 {}.",
    }
    text = frame[row["class"]].format(row["word"] if row["class"] == "oclock" else row["word"].upper())
    (mention,) = tag(text, REPORT)
    assert mention.span.words.lower().endswith(row["word"])
