"""Wire copy is told from reports of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.points.copies import bands, likeness, same_text, shingles

WIRE = ("Kenya accused Ethiopia of shelling the customs post at Moyale on Sunday. Four clerks were wounded and the "
        "road to the north was closed, residents of the town told reporters.")


def test_a_text_with_a_few_words_changed_is_the_same_text() -> None:
    edited = WIRE.replace("told reporters", "said")
    assert same_text(shingles(WIRE), shingles(edited))
    assert set(bands(shingles(WIRE))) & set(bands(shingles(edited)))


def test_another_report_of_the_same_event_is_no_copy() -> None:
    other = ("Four customs clerks were hurt at Moyale when shells fell on their post; Kenya said on Sunday that they "
             "came from Ethiopia, and closed the northern road.")
    assert not same_text(shingles(WIRE), shingles(other))


def test_a_few_words_alone_make_no_copy() -> None:
    assert shingles("Fighting goes on in Moyale.") == frozenset()
    assert list(bands(frozenset())) == []


@given(st.text())
def test_bands_are_the_same_every_time_and_fit_the_record(text: str) -> None:
    runs = shingles(text)
    assert list(bands(runs)) == list(bands(frozenset(runs)))
    assert all(-(2**63) <= band < 2**63 for band in bands(runs))
    assert not runs or likeness(runs, runs) == 1.0
