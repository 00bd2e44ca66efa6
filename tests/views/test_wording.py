"""Dates, lists and foreign text as the screen words them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import ACTS
from counterclaim.views.wording import actor_code, did, listed, long_date, mid_sentence, safe, several


@pytest.mark.parametrize(("value", "words"), [
    ("2022-03-28", "28 March 2022"), ("2022-03", "March 2022"), ("2022", "2022"), (None, "no date"),
    ("2022-03-24/2022-03-26", "from 24 March 2022 to 26 March 2022"), ("spring", "spring"), ("2022-13", "2022-13"),
])
def test_dates_are_written_as_people_write_them(value: str | None, words: str) -> None:
    assert long_date(value) == words


@given(st.text())
def test_safe_text_is_one_line_without_control_characters(words: str) -> None:
    shown = safe(words)
    assert "\x1b" not in shown
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


def test_text_direction_cannot_be_overridden() -> None:
    assert safe("see \u202egnp.exe") == "see \ufffdgnp.exe"


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_words_with_and_without_a_target(act: str) -> None:
    assert did(act)[-1].isalpha()
    assert "{" not in did(act, "Ruritania")


def test_small_words() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert several(1, "party", "parties") == "1 party"
    assert several(2000, "party", "parties") == "2,000 parties"
    assert mid_sentence("The ministry") == "the ministry"
    assert mid_sentence("Theatre critics") == "Theatre critics"
    assert actor_code("unknown", None) == ""
    assert actor_code("RUS", "MOD") == "RUS MOD"
