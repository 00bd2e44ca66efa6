"""The golden sentences: each content gives the events that a reader would write down, and none as a fact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.model import Analysis, Event

LINES = (Path(__file__).parents[1] / "golden" / "standing.tsv").read_text("utf-8").splitlines()
ROWS = [[*line.split("\t"), ""][:8] for line in LINES if line and not line.startswith("#")][1:]
NESTED = [row for row in ROWS if row[7]]
Find = Callable[..., Analysis]


def found_in(row: list[str], find: Find) -> Analysis:
    """The row's claim first, the one around it second, the report's own voice last."""
    text, cue, content, speaker, act, target, _, outer = row
    own = ("", text, "report", "state", "")
    if not outer:
        return find(text, (cue, content, speaker, act, target), own)
    said, around, who, deed, _ = outer.split(" / ")
    return find(text, (cue, content, speaker, act, target), (said, around, who, deed, ""), own, nested=True)


def told(event: Event) -> str:
    return (f"{'not ' if event.negated else ''}{event.type} {event.agent or '-'}>{event.patient or '-'} "
            f"{event.standing}")


def test_there_are_more_than_two_hundred_sentences_of_every_standing() -> None:
    assert len(ROWS) > 200
    assert {each.split()[-1] for row in ROWS for each in row[6].split(" ; ")} >= {
        "asserted", "denied", "possible", "conditional", "demanded", "promised", "planned", "questioned", "reported"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_content_gives_its_events_with_their_standing(row: list[str], find: Find) -> None:
    found = found_in(row, find)
    expected = [each.strip() for each in row[6].split(";") if each.strip() != "-"]
    assert [told(event) for event in found.events_of(found.claims[0].id)] == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_nothing_that_a_source_says_is_told_as_fact(row: list[str], find: Find) -> None:
    found = found_in(row, find)
    assert not found.events_of(found.claims[-1].id)
    for event in found.events:
        assert event.chain[0].actor == "report"
        assert event.chain[0].standing in ("reported", "denied")


@pytest.mark.parametrize("row", NESTED, ids=lambda row: row[0][:50])
def test_each_source_in_the_chain_holds_the_event_in_its_own_way(row: list[str], find: Find) -> None:
    found = found_in(row, find)
    _, _, actor, _, standing = row[7].split(" / ")
    chains = [event.chain for event in found.events_of(found.claims[0].id)]
    assert chains
    for chain in chains:
        assert [(each.actor, each.standing) for each in chain[1:]] == [(actor, standing)]
