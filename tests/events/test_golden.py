"""The golden sentences: each content gives the events that a reader would write down, and none as a fact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.model import Analysis

LINES = (Path(__file__).parents[1] / "golden" / "standing.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")][1:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_content_gives_its_events(row: list[str], find: Callable[..., Analysis]) -> None:
    text, cue, content, speaker, act, target, expected = row
    found = find(text, (cue, content, speaker, act, target), ("", text, "report", "state", ""))
    claim = found.claims[0]
    ours = [f"{'not ' if event.negated else ''}{event.type} {event.agent or '-'}>{event.patient or '-'}"
            for event in found.events_of(claim.id)]
    assert ours == [each.strip() for each in expected.split(";") if each.strip() != "-"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_nothing_that_a_source_says_is_told_as_fact(row: list[str], find: Callable[..., Analysis]) -> None:
    text, cue, content, speaker, act, target, _ = row
    found = find(text, (cue, content, speaker, act, target), ("", text, "report", "state", ""))
    assert not found.events_of(found.claims[1].id)
