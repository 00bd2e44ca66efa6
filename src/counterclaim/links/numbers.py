"""Numbers as accounts give them, and whether two of them can both be right."""

from __future__ import annotations

from functools import cache, lru_cache

__all__ = ["harms_meet", "number"]

_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen").split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}


@cache
def _known() -> dict[str, int]:
    known = {word: i for i, word in enumerate(_ONES)} | {word: 10 * (i + 2) for i, word in enumerate(_TENS)} | _SCALES
    tens = {f"{ten}-{one}": 10 * (i + 2) + j for i, ten in enumerate(_TENS) for j, one in enumerate(_ONES[1:10], 1)}
    return known | tens


@lru_cache(1 << 14)
def number(words: str | None) -> int | None:
    """The number that "1,300", "twelve" or "forty-two" writes; None for anything else."""
    if not words:
        return None
    plain = words.replace(",", "").lower()
    return int(plain) if plain.isdigit() and plain.isascii() else _known().get(plain)


def harms_meet(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether two accounts of who came to harm can both be right; None if they count nothing in common.

    A harm is "kind least most", "-" for an open end. The dead decide where both count them, as other numbers
    ("injured") are rounder.
    """
    mine, theirs = _by_kind(one), _by_kind(other)
    kinds = mine.keys() & theirs.keys()
    if not kinds:
        return None
    kinds = kinds & {"killed"} or kinds
    return all(mine[kind][0] <= theirs[kind][1] and theirs[kind][0] <= mine[kind][1] for kind in kinds)


@lru_cache(1 << 14)
def _by_kind(harms: frozenset[str]) -> dict[str, tuple[float, float]]:
    found = {}
    for each in sorted(harms):
        kind, least, most = each.split()
        found[kind] = (0.0 if least == "-" else float(least), float("inf") if most == "-" else float(most))
    return found
