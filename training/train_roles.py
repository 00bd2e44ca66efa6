"""Train the head of event types on pairs of (sentence, source, target) and write its weights into the package.

usage: python training/train_roles.py      needs scikit-learn (a development tool, never at run time) and ../shared

Logistic regression over hashed features with TF-IDF weights. Deterministic. docs/models/roles.md is its card.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "benchmarks"))

import pairs  # noqa: E402
from counterclaim.events.head import BUCKETS, Head, bucketed  # noqa: E402

WEIGHTS = ROOT / "src" / "counterclaim" / "events" / "roles.npz"
STRENGTH = 20.0  # inverse of the penalty; 2, 6, 20, 60 give macro-F1 .812, .830, .838, .838 in cross-validation


def main() -> None:
    """Train on every pair and write the weights."""
    found = list(pairs.pairs())
    head = fit([pair.found for pair in found], [pair.root for pair in found])
    np.savez_compressed(WEIGHTS, roots=np.array(head.roots), weights=head.weights.astype(np.float16),
                        offsets=head.offsets, idf=head.idf.astype(np.float16))
    print(f"{len(found)} pairs, {len(head.roots)} roots; {WEIGHTS.name} {WEIGHTS.stat().st_size / 1e6:.2f} MB")


def fit(rows: Sequence[Sequence[str]], roots: Sequence[str]) -> Head:
    """The head that rows of features and their roots give."""
    from sklearn.linear_model import LogisticRegression

    seen = [bucketed(row) for row in rows]
    times = np.zeros(BUCKETS)
    for at, _ in seen:
        times[at] += 1
    idf = (np.log((1 + len(rows)) / (1 + times)) + 1).astype(np.float32)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    model.fit(matrix(seen, idf), list(roots))
    weights = np.where(times > 0, model.coef_, 0).astype(np.float32)
    return Head(tuple(model.classes_), weights, model.intercept_.astype(np.float32), idf)


def matrix(seen: Sequence[tuple[Any, Any]], idf: Any) -> Any:
    """The rows as one sparse matrix, each of length 1."""
    from scipy.sparse import csr_matrix

    starts, columns, values = [0], [], []
    for at, counts in seen:
        weighed = counts * idf[at]
        columns.append(at)
        values.append(weighed / (np.linalg.norm(weighed) or 1.0))
        starts.append(starts[-1] + len(at))
    return csr_matrix((np.concatenate(values), np.concatenate(columns), starts), shape=(len(seen), BUCKETS))


if __name__ == "__main__":
    main()
