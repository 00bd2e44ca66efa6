"""The learned weights: how likely it is, from what two predicates share, that they are of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, inf

from counterclaim.links.measures import FEATURES
from counterclaim.words import table

__all__ = ["Weights", "weights"]


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each of FEATURES. `same` and `clash` are two of three outcomes for predicates of one polarity
    (the third, unrelated, has weights of 0); `opposite` stands against unrelated for predicates turned or opposed."""

    same: tuple[float, ...]
    clash: tuple[float, ...]
    opposite: tuple[float, ...]

    def agreeing(self, values: tuple[float, ...], parting: bool) -> tuple[float, float]:
        """The chances, in [0, 1], that two predicates of one polarity say the same, and that they clash in a value:
        0 unless `parting`, that is, some value differs."""
        same, clash = _dot(self.same, values), _dot(self.clash, values) if parting else -inf
        top = max(0.0, same, clash)
        one, two, none = exp(same - top), exp(clash - top), exp(-top)
        return one / (one + two + none), two / (one + two + none)

    def turned(self, values: tuple[float, ...]) -> float:
        """The chance, in [0, 1], that two predicates of turned polarity, or two opposed ones, are of one thing."""
        found = _dot(self.opposite, values)
        return 1 / (1 + exp(-found)) if found > -50 else 0.0


def _dot(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True) if b)


@cache
def weights() -> Weights:
    """The shipped weights (`words/links/weights.tsv`, made by `training/train_links.py`)."""
    rows = {row["feature"]: row for row in table("links/weights", "feature", "same", "clash", "opposite")}
    same, clash, opposite = (tuple(float(rows[name][kind]) for name in FEATURES)
                             for kind in ("same", "clash", "opposite"))
    return Weights(same, clash, opposite)
