"""Whom a claim is aimed at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(("text", "target"), [
    ("Kenya accused Somalia of lying.", ("Somalia", "SOM")),
    ("Kenya was accused by Somalia of arming the rebels.", ("Kenya", "KEN")),
    ("Kenya blamed the raid on Somalia.", ("Somalia", "SOM")),
    ("Kenya alleges that Somalia armed the rebels.", ("Somalia", "SOM")),
    ("Kenya condemned Somalia for shelling a village.", ("Somalia", "SOM")),
    ("Kenya urged Somalia to withdraw its troops.", ("Somalia", "SOM")),
    ("Kenya demanded an apology from Somalia.", ("Somalia", "SOM")),
    ("Kenya demanded that Somalia withdraw its troops.", ("Somalia", "SOM")),
    ("Kenya warned Somalia against crossing the river.", ("Somalia", "SOM")),
    ("Kyiv rejected Moscow's proposal.", ("Moscow", "RUS")),
    ("Kenya called on Somalia to leave and accused it of lying.", ("it", "SOM")),
    ("Somalia dismissed Kenya's accusation that it had armed the rebels.", ("Somalia", "SOM")),
    ("Somalia rejected an accusation from Kenya that its troops had crossed the river.", ("Somalia", "SOM")),
])
def test_the_target_is_named_by_the_frame_or_the_content(
    tell: Callable[..., Any], text: str, target: tuple[str, str]
) -> None:
    found = tell(text).claims[-1].target
    assert found is not None
    assert (found.words, found.actor) == target


def test_an_object_pronoun_is_not_the_speaker(tell: Callable[..., Any]) -> None:
    inner = tell("Somalia said that Kenya had accused it of shelling a village.").claims[1]
    assert inner.target is not None
    assert inner.target.actor == "SOM"


@pytest.mark.parametrize("text", ["Kenya said the bridge was closed.", "Kenya called for talks.", "Kenya denied it."])
def test_what_is_aimed_at_nobody_has_no_target(tell: Callable[..., Any], text: str) -> None:
    assert tell(text).one.target is None


@pytest.mark.parametrize("text", ["Kenya accused Somalia of lying.", "Kenya demanded an apology from Somalia."])
def test_the_targets_words_stand_in_the_text(tell: Callable[..., Any], text: str) -> None:
    target = tell(text).one.target
    assert target is not None
    assert target.span is not None
    assert text[target.span.start : target.span.end] == target.words
