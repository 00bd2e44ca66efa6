"""A span's words are always the text's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Span, overlaps

TEXT = "Kigali said it had sent no troops."


def test_words_come_from_the_text() -> None:
    assert Span.of(TEXT, 0, 6).words == "Kigali"


@given(st.text(min_size=1), st.data())
def test_every_stretch_of_every_text_has_its_exact_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.words


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_an_empty_or_backward_stretch_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span.of(TEXT, start, end)


def test_a_stretch_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="lies outside a text of 34 characters"):
        Span.of(TEXT, 30, 35)


def test_words_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fill"):
        Span(0, 6, "Kinshasa")


@pytest.mark.parametrize(("one", "other", "shared"), [
    ((0, 6), (3, 9), True), ((0, 6), (6, 9), False), ((0, 12), (3, 6), True), ((0, 1), (4, 6), False),
])
def test_overlap_means_a_shared_character_and_holds_both_ways(
    one: tuple[int, int], other: tuple[int, int], shared: bool
) -> None:
    a, b = Span.of(TEXT, *one), Span.of(TEXT, *other)
    assert a.overlaps(b) is b.overlaps(a) is overlaps([a], [b]) is shared


def test_a_span_holds_itself_and_what_lies_inside_only() -> None:
    whole, part, beyond = Span.of(TEXT, 0, 11), Span.of(TEXT, 7, 11), Span.of(TEXT, 7, 14)
    assert whole.holds(whole)
    assert whole.holds(part)
    assert not whole.holds(beyond)
    assert not part.holds(whole)


def test_spans_sort_by_where_they_stand() -> None:
    later, longer, first = Span.of(TEXT, 7, 11), Span.of(TEXT, 0, 11), Span.of(TEXT, 0, 6)
    assert sorted([later, longer, first]) == [first, longer, later]
