"""Values to JSON and back: nothing lost, old rows readable after a value gains a field."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given

from counterclaim.model import Analysis, Flag, Span
from counterclaim.record.codec import decoded, encoded, spans

sys.path.append(str(Path(__file__).parent))

from record_examples import analyses, exchange


@given(analyses())
def test_any_value_comes_back(found: Analysis) -> None:
    for value in (found.report, *found.claims, *found.times, *found.places, *found.events, *found.flags, *found.traces):
        assert decoded(type(value), encoded(value)) == value


def test_halves_of_a_surrogate_pair_are_not_joined() -> None:
    flag = Flag("glued_words", Span(0, 2, "\ud83d\ude00"), "two halves")
    assert decoded(Flag, encoded(flag)) == flag


def test_what_is_empty_by_default_is_left_out() -> None:
    flag = Flag("glued_words", Span(0, 2, "ab"), "glued")
    assert json.loads(encoded(flag)) == {"kind": "glued_words", "span": [0, 2, "ab"], "reason": "glued"}


def test_rows_from_before_a_field_was_added_or_after_it_was_dropped_are_read() -> None:
    body = '{"kind":"glued_words","span":[0,2,"ab"],"reason":"glued","added_later":[1]}'
    assert decoded(Flag, body) == Flag("glued_words", Span(0, 2, "ab"), "glued")


def test_every_span_is_found_however_deep() -> None:
    words = [span.words for span in spans(exchange().claims[0])]
    assert words == ["Norland", "accused", "shelling the ferry at Ostwick", "Sudland"]


def test_a_type_that_no_row_can_hold_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        names: frozenset[int]

    with pytest.raises(TypeError, match="cannot hold"):
        encoded(Odd(frozenset("a")))
