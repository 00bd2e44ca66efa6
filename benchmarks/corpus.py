"""Items of the large corpus beside the project, spread evenly over its years, as a file to read."""

from __future__ import annotations

import gzip
from pathlib import Path

ITEMS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "current-events" / "items.jsonl.gz"


def sample(count: int, to: Path) -> Path:
    """Write `count` items, evenly spaced, to a JSON Lines file; FileNotFoundError where the corpus is not there."""
    with gzip.open(ITEMS, "rt", encoding="utf-8") as lines:
        every = list(lines)
    step = len(every) / count
    to.write_text("".join(every[int(number * step)] for number in range(count)), encoding="utf-8")
    return to
