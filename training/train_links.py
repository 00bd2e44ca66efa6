"""Learn how to weigh what two claims share: `src/counterclaim/words/links/weights.tsv`.

usage: python training/train_links.py [--check]

Trained on our own pairs (`training/claim_pairs.tsv`), on `../shared/gold/links/pairs.jsonl` (full and core sentences)
and on the half of `tests/links/across_pairs.tsv` that is not kept for the final figure; all read by the default plan.
`--check` only says whether the shipped weights are those. Deterministic; a minute on one core.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are too small to share out

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import claim_pairs  # noqa: E402
from counterclaim.links.compare import Way  # noqa: E402
from counterclaim.links.measures import FEATURES  # noqa: E402
from counterclaim.links.ranker import Weights  # noqa: E402

HELD = ROOT / "src" / "counterclaim" / "words" / "links" / "weights.tsv"
HEAD = """# How much each thing that two predicates share, or in which they part, speaks for their being of one thing.
# Made by training/train_links.py from pairs of claims; the names are those of links/measures.py. `same` and `clash`
# stand against unrelated for predicates of one polarity, `opposite` for those turned or opposed.
"""
# Rounds in which each pair's likeliest way of meeting is chosen anew.
ROUNDS = 6
# Pull of the weights to where they start. By cross-validation on the tuning half of the pairs across reports .5, 1, 2
# and 4 reach a pair F1 of .67, .66, .63 and .62.
PULL = 0.5
# Newton's steps, each halved until it helps.
STEPS = 10
# Where the weights start and are pulled to: what rules of thumb would say, as the pairs are few and of one kind (dead
# and wounded of daily news, where the same parties and places meet every day).
START = {"bias": -3.0, "same sense": 1.0, "same type": 0.3, "agent": 0.7, "patient": 0.5, "place": 0.7, "day": 0.5,
         "number": 0.5, "all numbers": 0.5, "thing": 1.2, "doer": 0.5, "parties": 0.5, "around": 0.5, "words": 1.0,
         "shared": 1.0, "shared words": 0.5, "party name": 0.7, "place name": 0.5, "cover": 1.0, "other agent": -1.0,
         "other patient": -0.5, "other place": -1.5, "other day": -1.5, "other number": -1.5, "other numbers": -1.5,
         "other doer": -0.7, "other thing": -0.7, "other names": -1.5, "apart": -1.0, "later": -1.0, "plan": -0.3}
CLASH = {"bias": -1.0, "other number": 3.5, "other numbers": 2.0, "other day": 2.5, "other agent": 1.0,
         "other place": 1.0, "other doer": 0.5, "manner": 2.0, "sole": 1.5, "toll": 1.0}
TURNED = {"bias": 1.0, "polarity": 0.5}


def train(found: list[tuple[list[Way], str]]) -> Weights:
    """The weights for pairs, each the ways in which it can meet and its label: same, conflict or unrelated."""
    start = np.array([START.get(name, 0.0) for name in FEATURES])
    clash, turned_from = (start + np.array([more.get(name, 0.0) for name in FEATURES]) for more in (CLASH, TURNED))
    agree, turn = np.stack([start, clash], 1), turned_from[:, None]
    first_agree, first_turn = agree, turn
    for _ in range(ROUNDS):
        agreeing, turned = _choose(found, agree, turn)
        agree, turn = _fit(agreeing, first_agree), _fit(turned, first_turn)
    return Weights(tuple(agree[:, 0].round(3).tolist()), tuple(agree[:, 1].round(3).tolist()),
                   tuple(turn[:, 0].round(3).tolist()))


Rows = list[tuple[Way, int, float]]


def _choose(found: list[tuple[list[Way], str]], agree: np.ndarray, turn: np.ndarray) -> tuple[Rows, Rows]:
    """For each pair the way that its label goes by, and the ways that its label speaks against, with their weights."""
    agreeing: Rows = []
    turned: Rows = []
    for met, label in found:
        straight = [way for way in met if not way.turned]
        against = [way for way in met if way.turned]
        if label == "same":
            best = max(straight, key=lambda way: np.dot(way.values, agree[:, 0]), default=None)
            agreeing += [(way, 1, 1.0) for way in straight if way is best or way.whole]
            turned += [(way, 0, 1.0 / len(against)) for way in against]
        elif label == "conflict":
            scored = [(float(np.dot(way.values, turn[:, 0])), 1, way) for way in against]
            scored += [(float(np.dot(way.values, agree[:, 1])), 0, way) for way in straight if way.parts]
            top = max(scored, key=lambda each: each[:2], default=None)
            if top and top[1]:
                turned.append((top[2], 1, 1.0))
            elif top:
                agreeing.append((top[2], 2, 1.0))
        else:
            agreeing += [(way, 0, _share(way, straight, agree)) for way in straight]
            turned += [(way, 0, _share(way, against, turn)) for way in against]
    return agreeing, turned


def _share(way: Way, others: list[Way], by: np.ndarray) -> float:
    """A pair's likeliest way of meeting weighs most; the others must not do either."""
    scores = [float(np.max(np.dot(each.values, by))) for each in others]
    top = float(np.max(np.dot(way.values, by))) >= max(scores)
    return 1.0 if top else 0.3


def _fit(rows: Rows, start: np.ndarray) -> np.ndarray:
    """Weights (features x outcomes) of a logistic regression against outcome 0, pulled to `start`; Newton's steps."""
    x = np.array([row[0].values for row in rows])
    barred = np.array([not row[0].parts for row in rows])  # where no value differs, there is no clash
    share = np.array([row[2] for row in rows])
    outcomes = start.shape[1]
    want = np.zeros((len(rows), outcomes + 1))
    want[np.arange(len(rows)), [row[1] for row in rows]] = 1.0
    size = x.shape[1]
    w = start
    pull = PULL * np.array([0.05 if name == "bias" else 1.0 for name in FEATURES])
    def spread_over(w: np.ndarray) -> tuple[np.ndarray, float]:
        """The chances of the outcomes, and how far they are from what is wanted, with the pull of the start."""
        scores = np.concatenate([np.zeros((len(rows), 1)), x @ w], 1)
        if outcomes == 2:
            scores[barred, 2] = -1e9
        scores = scores - scores.max(1, keepdims=True)
        chance = np.exp(scores)
        chance /= chance.sum(1, keepdims=True)
        missed = -np.log(np.maximum((chance * want).sum(1), 1e-300)) @ share
        return chance, float(missed + 0.5 * (pull[:, None] * (w - start) ** 2).sum())

    chance, cost = spread_over(w)
    for _ in range(STEPS):
        slope = x.T @ ((chance - want)[:, 1:] * share[:, None]) + pull[:, None] * (w - start)
        bend = np.zeros((size * outcomes, size * outcomes))
        for i in range(outcomes):
            for j in range(outcomes):
                spread = chance[:, i + 1] * ((i == j) - chance[:, j + 1]) * share
                bend[i * size : (i + 1) * size, j * size : (j + 1) * size] = (
                    x.T @ (x * spread[:, None]) + np.diag(pull) * (i == j))
        step = np.linalg.solve(bend, slope.T.reshape(-1)).reshape(outcomes, size).T
        reach = 1.0
        while reach > 1e-4 and spread_over(w - reach * step)[1] > cost:
            reach /= 2
        w = w - reach * step
        chance, cost = spread_over(w)
    return w


def written(found: Weights) -> str:
    """The table as it is shipped."""
    rows = [f"{name}\t{a:g}\t{b:g}\t{c:g}" for name, a, b, c in
            zip(FEATURES, found.same, found.clash, found.opposite, strict=True)]
    return HEAD + "\n".join(["feature\tsame\tclash\topposite", *rows]) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    read = claim_pairs.read(claim_pairs.own() + claim_pairs.gold("full") + claim_pairs.gold("core")
                            + claim_pairs.across("train") + claim_pairs.across("tune"))
    made = written(train([(each.ways(), each.label) for each in read]))
    if given.check:
        print("the shipped weights are those" if made == HELD.read_text("utf-8") else "the weights differ")
        return
    HELD.write_text(made, "utf-8")
    print(f"{len(read)} pairs; {HELD.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
