"""The day of a statement: by its words, by its tense, else not guessed. The reports are of Tuesday 16 May 2023."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(("text", "said"), [
    ("Kenya says the bridge is closed.", "2023-05-16"),
    ("Kenya has said the bridge is closed.", "2023-05-16"),
    ("Kenya is accusing Somalia of firing.", "2023-05-16"),
    ("According to Kenya, the bridge was closed.", "2023-05-16"),
    ("Kenya condemns the raid, saying that ten people died.", "2023-05-16"),
    ("Kenya said on Monday that the bridge was closed.", "2023-05-15"),
    ("On Monday, Kenya said that the bridge was closed.", "2023-05-15"),
    ("Kenya said in April that the bridge was closed.", "2023-04"),
    ("Kenya said on 3 June that the bridge was closed.", "2023-06-03"),
    ("Kenya denied the report on Monday and accused Somalia of lying.", "2023-05-15"),
    ("On Monday, Kenya denied the report and accused Somalia of lying.", "2023-05-15"),
    ("Kenya said the bridge was closed.", None),
    ("Kenya said the bridge was closed on 3 May.", None),
    ("Kenya had said the bridge was closed.", None),
])
def test_words_come_first_then_the_tense(tell: Callable[..., Any], text: str, said: str | None) -> None:
    assert tell(text).claims[0].said == said


def test_a_date_before_two_cues_holds_for_both(tell: Callable[..., Any]) -> None:
    told = tell("On Monday, Kenya denied the report and accused Somalia of lying.")
    assert [claim.said for claim in told.claims] == ["2023-05-15", "2023-05-15"]


@pytest.mark.parametrize("date", [None, "2023-05"])
def test_the_present_tense_of_a_report_without_a_day_gives_none(tell: Callable[..., Any], date: str | None) -> None:
    assert tell("Kenya says the bridge is closed.", date).one.said is None
