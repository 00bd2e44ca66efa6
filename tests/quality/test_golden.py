"""The golden set is what golden.txt says, and keeps to the form of the record gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import ACTS, EVENT_TYPES, FLAG_KINDS, LINK_KINDS, UNITS, When

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / f"golden.{name}.jsonl").read_text(encoding="utf-8").splitlines()]


TEXTS = {row["id"]: row["text"] for row in lines("reports")}


def spans(value: Any) -> list[tuple[list[int], str]]:
    """Every span with its words, at any depth."""
    if isinstance(value, list):
        return [pair for each in value for pair in spans(each)]
    if not isinstance(value, dict):
        return []
    own = [(value[key], value["words"]) for key in ("span", "trigger") if value.get(key)]
    return own + [pair for each in value.values() for pair in spans(each)]


def test_it_is_what_its_source_says() -> None:
    command = [sys.executable, str(GOLDEN / "build.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("gold", lines("gold"), ids=lambda gold: gold["id"])
def test_every_span_has_its_words_and_every_value_is_known(gold: dict[str, Any]) -> None:
    text = TEXTS[gold["id"]]
    assert all(text[start:end] == words for (start, end), words in spans(gold))
    ids = [claim["id"] for claim in gold["claims"]]
    assert len(set(ids)) == len(ids)
    for claim in gold["claims"]:
        assert claim["act"] in ACTS
        assert claim["source"]["unit"] in (None, *UNITS)
        assert set(claim["relays"]) <= set(ids)
        assert claim["said"] is None or When(claim["said"])
        assert len(claim["events"]) <= 3
        assert all(event["type"] in EVENT_TYPES for event in claim["events"])
    assert all(link["kind"] in LINK_KINDS and {link["from"], link["to"]} <= set(ids) for link in gold["links"])
    assert all(row["claim"] in ids for row in (*gold["control"], *gold["unanswered"]))
    assert all(flag["kind"] in FLAG_KINDS for flag in gold["flags"])


def test_it_covers_what_the_record_is_for() -> None:
    golds = lines("gold")
    assert len(golds) >= 24
    # the guide that the golden set is written by knows no corrections; tests/links/test_corrections.py has them
    assert {link["kind"] for gold in golds for link in gold["links"]} == set(LINK_KINDS) - {"corrects"}
    assert {claim["act"] for gold in golds for claim in gold["claims"]} == set(ACTS)
    assert {flag["kind"] for gold in golds for flag in gold["flags"]} >= set(FLAG_KINDS) - {"order_conflict"}
    for layer in ("control", "agreements", "unanswered"):
        assert sum(bool(gold[layer]) for gold in golds) >= 3, layer
