"""What the model that reads two claims together learns from: labelled pairs, and pairs that only its teacher labels."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from counterclaim.links.entailment.encoder import Passages, dated

ROOT = Path(__file__).resolve().parents[1]
ITEMS = ROOT.parent / "shared" / "corpora" / "current-events" / "items.jsonl.gz"
UNRELATED = 1500  # of the real unrelated pairs, nine in ten of all; more of them taught nothing
REAL, OWN = 1.5, 0.7  # how much a pair of real passages weighs, and one of our own writing
SILVER = 0.6  # and one that only the teacher labelled
WINDOW = 14  # days between two passages of a silver pair
_CATEGORY = re.compile("armed|attack|conflict|international|politic|disaster|law|crime|relation", re.IGNORECASE)
_SENTENCE = re.compile("(?<=[.!?])\\s+(?=[A-Z\u201c])")
_SOURCES = re.compile(r"[\s,]*\([^()]*\)[\s,.]*$")


@dataclass(frozen=True)
class Row:
    """Two passages, by how many days the second is the later one, their label (None: the teacher's) and weight."""

    one: str
    other: str
    days: int | None
    label: str | None
    weight: float

    def shown(self) -> tuple[str, str]:
        """As the model is shown them."""
        pair = Passages(self.one, self.other, self.days).in_order()
        return pair.one, dated(pair.other, pair.days)


def labelled() -> list[Row]:
    """The pairs of our own writing and the real ones that the joint weights and the final figure leave."""
    items = {each["id"]: each for each in _items()}

    def real(row: list[str]) -> Row:
        (one, other), days = (items[row[0]], items[row[3]]), _between(items[row[0]]["date"], items[row[3]]["date"])
        return Row(one["text"][int(row[1]) : int(row[2])], other["text"][int(row[4]) : int(row[5])], days, row[6], REAL)

    read = [row for row in _table("training/read_pairs.tsv") if row[7] == "model"]
    random.Random(3).shuffle(read)  # noqa: S311
    others = [row for row in read if row[6] == "unrelated"][:UNRELATED]
    tuning = [row for row in _table("tests/links/across_pairs.tsv") if not _digest(row[0], row[3]) % 2]
    rows = [real(row) for row in (*_table("training/across_pairs.tsv"), *tuning, *others,
                                  *(row for row in read if row[6] != "unrelated"))]
    rows += [Row(one, other, int(days), label, 1.0) for one, other, label, days in _table("training/claim_pairs.tsv")]
    rows += [Row(one, other, int(days) if days.isdigit() else None, label, OWN)
             for one, other, label, _, days in _table("training/entailment_pairs.tsv")]
    return rows


def silver(most: int = 7000) -> list[Row]:
    """Pairs of real passages with words in common, of months from which only training pairs are drawn."""
    told = [each for item in _items() if _CATEGORY.search(item["category"] or "") and _free(item["date"])
            for each in _passages(item)]
    told.sort(key=lambda each: each[2])
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform(t[1] for t in told)
    days = np.array([date.fromisoformat(each[2]).toordinal() for each in told])
    chance, used, out = random.Random(20261122), Counter[str](), list[Row]()  # noqa: S311
    pairs: list[tuple[int, int, float]] = []
    for start in range(0, len(told), 2000):
        stop = min(len(told), start + 2000)
        last = int(np.searchsorted(days, days[stop - 1] + WINDOW, side="right"))
        near = (vectors[start:stop] @ vectors[start:last].T).tocoo()
        one, other = near.row + start, near.col + start
        kept = (near.data >= 0.15) & (other > one) & (days[other] - days[one] <= WINDOW)
        pairs += zip(one[kept].tolist(), other[kept].tolist(), near.data[kept].tolist(), strict=True)
    chance.shuffle(pairs)
    # what shares more is rarer and teaches more: a third each of much, some and little in common
    wanted = {0: most // 3, 1: most // 3, 2: most // 3}
    for i, j, likeness in pairs:
        layer = 0 if likeness >= 0.45 else 1 if likeness >= 0.28 else 2
        (first, words, _), (second, others, _) = told[i], told[j]
        if first != second and words != others and wanted[layer] and max(used[first], used[second]) < 6:
            wanted[layer] -= 1
            used.update((first, second))
            out.append(Row(words, others, int(days[j] - days[i]), None, SILVER))
    return out


def _free(day: str) -> bool:
    """Whether neither the kept pairs nor the joint weights draw on that month."""
    month = day[:7]
    return _hash(f"kept{month}") % 10 >= 3 and _hash(month) % 4 != 0


def _passages(item: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The first sentence of an item, without its sources: later ones hang on it."""
    first = _SENTENCE.split(item["text"])[0].rstrip()
    while (found := _SOURCES.search(first)) is not None:
        first = first[: found.start()]
    if 6 <= len(first.split()) <= 45 and first[-1:] in ".!?\u201d":
        yield item["id"], first, item["date"]


def _items() -> list[dict[str, str]]:
    with gzip.open(ITEMS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _table(name: str) -> list[list[str]]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def _between(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _digest(one: str, other: str) -> int:
    return _hash(f"{one} {other}")


def _hash(words: str) -> int:
    return int(hashlib.md5(words.encode()).hexdigest(), 16)  # noqa: S324
