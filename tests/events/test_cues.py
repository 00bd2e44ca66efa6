"""The table of standing against the other tables of events."""

from __future__ import annotations

from counterclaim.events.cues import cues
from counterclaim.events.lexicon import classes


def test_every_word_of_plotting_says_that_its_object_is_planned() -> None:
    assert {word for word in classes()["plotting"] if ("frame", word) not in cues()} == set()
