"""What structure and model say together of two claims.

Structure knows polarity, values and who does what to whom, and misses what is told by other words; the model reads the
words and is deaf to who and where. `training/train_joint.py` learns how much to trust either, from pairs that neither
was trained on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from counterclaim.links.compare import Comparison
from counterclaim.links.entailment.encoder import Verdict
from counterclaim.links.measures import bag
from counterclaim.links.sharing import covered, numbers_in, other_numbers
from counterclaim.words import table

__all__ = ["FEATURES", "Joint", "features", "joint"]

FEATURES = ("bias", "structure same", "structure opposite", "structure clash", "model same", "model conflict", "days",
            "cover", "names", "other numbers", "numbers")


@dataclass(frozen=True, slots=True)
class Joint:
    """One weight for each of FEATURES, for `same` and for `conflict`; unrelated has weights of 0."""

    same: tuple[float, ...]
    conflict: tuple[float, ...]

    def chances(self, values: Sequence[float]) -> tuple[float, float]:
        """The chances, in [0, 1], of same and of conflict; what is left is unrelated."""
        same, conflict = (sum(a * b for a, b in zip(by, values, strict=True)) for by in (self.same, self.conflict))
        top = max(0.0, same, conflict)
        one, two, none = exp(same - top), exp(conflict - top), exp(-top)
        return one / (one + two + none), two / (one + two + none)


def features(met: Comparison, verdict: Verdict, apart: int | None, one: frozenset[str], other: frozenset[str],
             ) -> tuple[float, ...]:
    """What `Joint` weighs; `apart` are the days between the two, None where they are not known, `one` and `other` the
    bearing words of their contents."""
    mine, theirs = bag(one).names, bag(other).names
    numbers = bool(numbers_in(one) & numbers_in(other))
    names = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return (1.0, *(met.score if met.relation == each else 0.0 for each in ("same", "opposite", "clash")),
            verdict.same - verdict.unrelated, verdict.conflict - verdict.unrelated, min(apart or 0, 14) / 7,
            covered(one, other), names, float(other_numbers(one, other)), float(numbers))


@cache
def joint() -> Joint:
    """The shipped weights (`words/links/joint.tsv`)."""
    rows = {row["feature"]: row for row in table("links/joint", "feature", "same", "conflict")}
    same, conflict = (tuple(float(rows[name][kind]) for name in FEATURES) for kind in ("same", "conflict"))
    return Joint(same, conflict)
