"""A report knows its date and what the date rests on."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Report, When


def test_a_date_needs_its_basis_and_a_basis_its_date() -> None:
    with pytest.raises(ValueError, match="a date and its basis, or neither"):
        Report("r1", "Tripoli was calm.", "2020-01-14")
    with pytest.raises(ValueError, match="a date and its basis, or neither"):
        Report("r1", "Tripoli was calm.", None, "header")


def test_an_impossible_date_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        Report("r1", "Tripoli was calm.", "2023-02-29", "given")


def test_publication_is_as_precise_as_its_date() -> None:
    assert Report("r1", "Tripoli was calm.", "2020-01", "file").published == When("2020-01")
    assert Report("r1", "Tripoli was calm.").published is None


def test_the_hash_is_that_of_the_utf8_bytes() -> None:
    assert Report("r1", "Ağdam").sha256 == hashlib.sha256("Ağdam".encode()).hexdigest()


def test_a_text_with_a_lone_surrogate_has_a_hash_too() -> None:
    assert len(Report("r1", "odd \udc80 byte").sha256) == 64


def test_the_same_words_by_two_outlets_or_on_two_days_are_two_reports() -> None:
    ids = {Report.id_of("Sanaa was calm.", date, outlet)
           for date in ("2020-01-14", "2020-01-15", None) for outlet in ("Red Sea Wire", "Gulf Post", None)}
    assert len(ids) == 9


@given(st.text())
def test_an_id_depends_on_nothing_but_the_content(text: str) -> None:
    assert Report.id_of(text, None, None) == Report.id_of(text, None, None)
    assert Report.id_of(text, None, None) != Report.id_of(text + ".", None, None)
