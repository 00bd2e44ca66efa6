"""The pairs of passages from two reports that are kept for the final figure, whose labels stand in `kept_pairs.tsv`."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TRAINING = HERE.parents[1] / "training"


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


KEPT = rows(HERE / "kept_pairs.tsv")


def test_there_are_enough_pairs_of_every_kind() -> None:
    counts = Counter(row[6] for row in KEPT)
    assert set(counts) == {"same", "conflict", "unrelated"}
    assert len(KEPT) >= 120
    assert min(counts.values()) >= 30


@pytest.mark.parametrize("other", [HERE / "across_pairs.tsv", *sorted(TRAINING.glob("*_pairs.tsv"))],
                         ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_item_of_theirs_trains_anything(other: Path) -> None:
    mine = {row[0] for row in KEPT} | {row[3] for row in KEPT}
    assert not mine & ({row[0] for row in rows(other)} | {row[3] for row in rows(other)})


@pytest.mark.shared
def test_every_passage_lies_in_an_item_of_another_day_or_outlet(shared: Path) -> None:
    needed = {row[0] for row in KEPT} | {row[3] for row in KEPT}
    with gzip.open(shared / "corpora" / "current-events" / "items.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = {item["id"]: item for item in map(json.loads, lines) if item["id"] in needed}
    for a, a_start, a_end, b, b_start, b_end, _ in KEPT:
        assert 0 <= int(a_start) < int(a_end) <= len(items[a]["text"])
        assert 0 <= int(b_start) < int(b_end) <= len(items[b]["text"])
        assert a != b
        assert items[a]["date"] != items[b]["date"] or items[a]["sources"] != items[b]["sources"]
