"""The trained head: which PLOVER root the words between two parties show, by linear weights over hashed features.

The weights come with the package (`roles.npz`, made by `training/train_roles.py`; docs/models/roles.md is their card).
The head knows the roots of its training data: no CONTROL, BREACH or OTHER, and YIELD for RETREAT and CONCEDE.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from counterclaim.events.features import features
from counterclaim.events.frames import IsPlace
from counterclaim.model import Parse, Token

__all__ = ["BUCKETS", "Head", "bucketed", "head"]

BUCKETS = 1 << 15  # 2**16 scores the same within .003 in ten-fold cross-validation and doubles the file
Array = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True)
class Head:
    """`weights` is (roots, BUCKETS), `offsets` (roots,), `idf` (BUCKETS,), all float32."""

    roots: tuple[str, ...]
    weights: Array
    offsets: Array
    idf: Array

    def scores(self, found: Sequence[str]) -> dict[str, float]:
        """The probability of each root for the features of one (sentence, source, target); they sum to 1."""
        at, values = bucketed(found)
        weighed = values * self.idf[at]
        weighed /= float(np.linalg.norm(weighed)) or 1.0
        raw = self.weights[:, at] @ weighed + self.offsets
        raw = np.exp(raw - raw.max())
        return {root: float(each) for root, each in zip(self.roots, raw / raw.sum(), strict=True)}

    def root(self, parse: Parse, source: Sequence[Token], target: Sequence[Token], is_place: IsPlace
             ) -> tuple[str, float]:
        """The likeliest root of what `source` does to `target`, and its probability."""
        scores = self.scores(features(parse, source, target, is_place))
        return max(scores.items(), key=lambda pair: pair[1])


def bucketed(found: Sequence[str]) -> tuple[np.ndarray[Any, np.dtype[np.intp]], Array]:
    """The buckets that features fall into, in order, and 1 + log(count) of each."""
    counts = Counter(zlib.crc32(each.encode()) % BUCKETS for each in found)
    order = sorted(counts)
    return np.array(order, dtype=np.intp), np.array([1 + np.log(counts[i]) for i in order], dtype=np.float32)


@cache
def head() -> Head:
    """The head that comes with the package, read once."""
    with as_file(files("counterclaim.events") / "roles.npz") as path, np.load(path) as stored:
        return Head(tuple(str(each) for each in stored["roots"]), stored["weights"].astype(np.float32),
                    stored["offsets"].astype(np.float32), stored["idf"].astype(np.float32))
