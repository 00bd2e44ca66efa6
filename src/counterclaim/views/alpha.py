"""Krippendorff's alpha: how far coders agree beyond what chance would give, with missing values and any distance.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); its worked example is among the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

__all__ = ["Alpha", "alpha", "jaccard_distance"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Agreement on one layer. `units` are those that at least two coders decided, `coders` how many decided any.

    `value` is 1 for perfect agreement, 0 for what chance gives, below 0 for less; None where it is not defined: no
    unit with two values, or one and the same value everywhere. `agreement` is the observed part, 0 to 1.
    """

    value: float | None
    agreement: float | None
    units: int
    coders: int


def _itself(value: Any) -> Hashable:
    hashable: Hashable = value
    return hashable


def _none(_: Any, __: Any) -> float:
    return 0.0


def alpha(units: Iterable[Mapping[str, Any]], group: Callable[[Any], Hashable] = _itself,
          distance: Callable[[Any, Any], float] = _none) -> Alpha:
    """Alpha over units, each a mapping from coder to value; coders who did not decide a unit are not in it.

    Values of different groups are 1 apart, within a group `distance` says (0 to 1, symmetric). As it stands each value
    is a group of its own, which is the nominal alpha.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    values = [value for unit in pairable for value in unit.values()]
    coders = len({coder for unit in pairable for coder in unit})
    if not values:
        return Alpha(None, None, 0, 0)

    def apart(one: Any, other: Any) -> float:
        return distance(one, other) if group(one) == group(other) else 1.0

    observed = sum(_apart(tuple(unit.values()), apart) / (len(unit) - 1) for unit in pairable) / len(values)
    groups: dict[Hashable, list[Any]] = {}
    for value in values:
        groups.setdefault(group(value), []).append(value)
    number = len(values)
    across = number * (number - 1) - sum(len(each) * (len(each) - 1) for each in groups.values())
    within = sum(_apart(each, distance) for each in groups.values()) if distance is not _none else 0.0
    expected = (across + within) / (number * (number - 1))
    return Alpha(1 - observed / expected if expected else None, 1 - observed, len(pairable), coders)


def _apart(values: Sequence[Any], distance: Callable[[Any, Any], float]) -> float:
    """The sum of the distances of all ordered pairs."""
    return sum(distance(one, other) for one, other in permutations(values, 2))


def jaccard_distance(one: frozenset[Any], other: frozenset[Any]) -> float:
    """1 less the share of elements in common; 0 for two empty sets."""
    both = len(one | other)
    return 1 - len(one & other) / both if both else 0.0
