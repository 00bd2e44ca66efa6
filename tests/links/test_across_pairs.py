"""The pairs of passages from two reports, whose labels stand in `across_pairs.tsv`."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

ROWS = [line.split("\t") for line in (Path(__file__).parent / "across_pairs.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")][1:]


def test_there_are_enough_pairs_of_every_kind_in_both_halves() -> None:
    counts = Counter(row[6] for row in ROWS)
    assert set(counts) == {"same", "conflict", "unrelated"}
    assert counts["same"] >= 35
    assert counts["conflict"] >= 35
    assert counts["unrelated"] >= 40
    kept = sum(int(hashlib.md5(f"{row[0]} {row[3]}".encode()).hexdigest(), 16) % 2 for row in ROWS)
    assert abs(kept - len(ROWS) / 2) < len(ROWS) / 10


@pytest.mark.shared
def test_every_passage_lies_in_an_item_of_another_day_or_outlet(shared: Path) -> None:
    needed = {row[0] for row in ROWS} | {row[3] for row in ROWS}
    with gzip.open(shared / "corpora" / "current-events" / "items.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = {item["id"]: item for item in map(json.loads, lines) if item["id"] in needed}
    for a, a_start, a_end, b, b_start, b_end, _ in ROWS:
        assert 0 <= int(a_start) < int(a_end) <= len(items[a]["text"])
        assert 0 <= int(b_start) < int(b_end) <= len(items[b]["text"])
        assert a != b
        assert items[a]["date"] != items[b]["date"] or items[a]["sources"] != items[b]["sources"]
