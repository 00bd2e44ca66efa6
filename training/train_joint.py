"""Learn how much to trust structure and the model that reads the words: `src/counterclaim/words/links/joint.tsv`.

usage: python training/train_joint.py [--check]

Trained on pairs across reports that neither was trained on: those for `joint` of `training/read_pairs.tsv`, and the
half of `tests/links/across_pairs.tsv` that was kept for the final figure until `kept_pairs.tsv` took its place.
`--check` only says whether the shipped weights are those. A minute on one core.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are too small to share out

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import claim_pairs  # noqa: E402
from counterclaim.links.entailment import Joint  # noqa: E402
from counterclaim.links.entailment.joint import FEATURES  # noqa: E402

HELD = ROOT / "src" / "counterclaim" / "words" / "links" / "joint.tsv"
HEAD = """# How much structure (links/compare.py) and the model that reads two claims together (links/entailment)
# speak for their being one proposition, and for their being in conflict, against unrelated. Made by
# training/train_joint.py; the names are those of links/entailment/joint.py.
"""
LABELS = ("same", "conflict", "unrelated")
# Pull of the weights to 0, the bias left alone: 22 weights from some 250 pairs. By cross-validation .3, 1 and 3 reach a
# pair F1 of .78, .76 and .74; at .3 some weights are as large as nothing but chance makes them.
PULL = 1.0
STEPS = 60


def pairs() -> list[claim_pairs.Read]:
    """The pairs to learn from."""
    return claim_pairs.read(claim_pairs.across("joint") + claim_pairs.across("final"))


def train(found: Sequence[tuple[tuple[float, ...], str]]) -> Joint:
    """The weights for pairs, each what `features` gives of it, and its label; Newton's steps."""
    x = np.array([values for values, _ in found])
    want = np.array([[float(label == each) for each in LABELS[:2]] for _, label in found])
    size = x.shape[1]
    pull = PULL * np.array([float(name != "bias") for name in FEATURES])
    w = np.zeros((size, 2))
    for _ in range(STEPS):
        scores = np.concatenate([x @ w, np.zeros((len(x), 1))], 1)
        chance = np.exp(scores - scores.max(1, keepdims=True))
        chance = (chance / chance.sum(1, keepdims=True))[:, :2]
        slope = x.T @ (chance - want) + pull[:, None] * w
        bend = np.zeros((2 * size, 2 * size))
        for i in range(2):
            for j in range(2):
                spread = chance[:, i] * ((i == j) - chance[:, j])
                bend[i * size : (i + 1) * size, j * size : (j + 1) * size] = (
                    x.T @ (x * spread[:, None]) + (i == j) * np.diag(pull + 1e-6))
        w = w - 0.7 * np.linalg.solve(bend, slope.T.reshape(-1)).reshape(2, size).T
    return Joint(tuple(w[:, 0].round(3).tolist()), tuple(w[:, 1].round(3).tolist()))


def crossed(tested: Sequence[claim_pairs.Read]) -> list[tuple[str, str]]:
    """What is found for each pair with weights trained without its fold; pairs that share an item stand in one."""
    judge, folds = claim_pairs.model(), claim_pairs.by_item(tested)
    values = [each.values(judge) for each in tested]
    by = {fold: train([(values[i], each.label) for i, each in enumerate(tested) if folds[i] != fold])
          for fold in set(folds)}
    return [each.judged(judge, by[fold]) for each, fold in zip(tested, folds, strict=True)]


def written(found: Joint) -> str:
    """The table as it is shipped."""
    rows = [f"{name}\t{a:g}\t{b:g}" for name, a, b in zip(FEATURES, found.same, found.conflict, strict=True)]
    return HEAD + "\n".join(["feature\tsame\tconflict", *rows]) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    judge, found = claim_pairs.model(), pairs()
    made = written(train([(each.values(judge), each.label) for each in found]))
    if given.check:
        print("the shipped weights are those" if made == HELD.read_text("utf-8") else "the weights differ")
        return
    HELD.write_text(made, "utf-8")
    print(f"{len(found)} pairs; {HELD.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
