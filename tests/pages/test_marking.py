"""Marks over a text: whatever overlaps, the stretches are the text and every mark covers its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.pages.marking import Mark, marked, window

TEXT = "North denied that South had said “we hold the bridge” on Monday."
MARKS = st.lists(st.builds(Mark, st.integers(-3, 70), st.integers(-3, 70), st.just("content"),
                           st.sampled_from(("c1", "c2", "c3"))), max_size=8)


@given(MARKS)
def test_the_stretches_put_together_are_the_text(marks: list[Mark]) -> None:
    found = marked(TEXT, marks)
    assert "".join(each.text for each in found) == TEXT
    assert all(TEXT[each.start : each.start + len(each.text)] == each.text for each in found)


@given(MARKS)
def test_a_mark_covers_its_words_and_no_others(marks: list[Mark]) -> None:
    found = marked(TEXT, marks)
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(TEXT):
            under = [each for each in found if mark in each.marks]
            assert "".join(each.text for each in under) == TEXT[mark.start : mark.end]


@given(MARKS)
def test_an_anchor_stands_once_on_a_page(marks: list[Mark]) -> None:
    names = [name for each in marked(TEXT, marks) for name in each.anchors]
    assert len(names) == len(set(names))


def test_a_window_keeps_marked_words_whole_and_cuts_the_rest_at_a_word() -> None:
    found = marked(TEXT, [Mark(18, 23, "source", "c1")])
    shown = window(found, 15, 30)
    assert [each.text for each in shown] == ["… ", "South", " had …"]
    assert TEXT[shown[1].start :].startswith("South")
