"""Event types with source and target given: ten-fold cross-validation on `gold/events/plv_train`.

usage: python benchmarks/roles.py      needs scikit-learn (a development tool)

Macro-F1 over the roots, for the lexicon alone, TF-IDF with a linear SVM on the marked sentences, and our head (the
lexicon's types, words, dependency paths) as `training/train_roles.py` trains it. The
lexicon was written with this set at hand, so that its own figure, and what the head takes from it, is no estimate for
unseen words: the last row leaves the lexicon out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pairs

sys.path.append(str(Path(__file__).resolve().parents[1] / "training"))

Fold = Callable[[list[pairs.Pair], list[pairs.Pair]], list[str]]
FOLDS = 10


def main() -> None:
    """Print macro-F1 and accuracy of each, and F1 by root of the head."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    rows = list(pairs.pairs())
    wanted = [row.root for row in rows]
    print(f"{len(rows)} pairs of plv_train, {len(set(wanted))} roots, {FOLDS} folds")
    told = []
    for name, predict in (("lexicon", by_lexicon), ("TF-IDF + SVM", by_baseline), ("head", by_head),
                          ("head without the lexicon", by_words)):
        told = cross_validated(rows, predict)
        right = sum(a == b for a, b in zip(told, wanted, strict=True)) / len(rows)
        print(f"  {name:25} macro-F1 {macro(told, wanted):.3f}   accuracy {right:.3f}")
        if name == "head":
            best = told
    for root in sorted(set(wanted)):
        print(f"    {root:10} {f1(best, wanted, root):.2f}   of {wanted.count(root)}")


def cross_validated(rows: Sequence[pairs.Pair], predict: Fold) -> list[str]:
    """The root that each row gets from what was trained on the other folds."""
    told = [""] * len(rows)
    folds = module("sklearn.model_selection").StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for known, asked in folds.split(rows, [row.root for row in rows]):
        for i, root in zip(asked, predict([rows[j] for j in known], [rows[j] for j in asked]), strict=True):
            told[i] = root
    return told


def module(name: str) -> Any:
    """A module that only development has, so that the types are checked without it."""
    return import_module(name)


def by_lexicon(known: list[pairs.Pair], asked: list[pairs.Pair]) -> list[str]:
    return [pair.lexicon for pair in asked]


def by_baseline(known: list[pairs.Pair], asked: list[pairs.Pair]) -> list[str]:
    text = module("sklearn.feature_extraction.text")
    words = text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)<?/?\w+>?")
    model = module("sklearn.pipeline").make_pipeline(words, module("sklearn.svm").LinearSVC())
    model.fit([pair.marked for pair in known], [pair.root for pair in known])
    return list(model.predict([pair.marked for pair in asked]))


def by_head(known: list[pairs.Pair], asked: list[pairs.Pair]) -> list[str]:
    head = module("train_roles").fit([pair.found for pair in known], [pair.root for pair in known])
    return [best(head.scores(pair.found)) for pair in asked]


def by_words(known: list[pairs.Pair], asked: list[pairs.Pair]) -> list[str]:
    """The head without the features that the lexicon gives."""
    bare = [pairs.Pair(each.marked, "", plain(each.found), each.root) for each in (*known, *asked)]
    return by_head(bare[: len(known)], bare[len(known) :])


def plain(found: Sequence[str]) -> list[str]:
    return [each for each in found if not each.split(":")[0].rstrip("123").endswith(("type", "t"))]


def best(scores: dict[str, float]) -> str:
    return max(scores, key=lambda root: scores[root])


def f1(told: Sequence[str], wanted: Sequence[str], root: str) -> float:
    right = sum(a == b == root for a, b in zip(told, wanted, strict=True))
    return 2 * right / (told.count(root) + wanted.count(root)) if right else 0.0


def macro(told: list[str], wanted: list[str]) -> float:
    return sum(f1(told, wanted, root) for root in set(wanted)) / len(set(wanted))


if __name__ == "__main__":
    main()
