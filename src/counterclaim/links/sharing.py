"""What the bearing words of two contents have in common."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.links.measures import bag
from counterclaim.links.numbers import number

__all__ = ["covered", "numbers_in", "other_numbers", "shared_words"]

# A state's name is in every second content, a number says little by itself.
_NAME, _WORD, _STATE, _NUMBER = 1.5, 1.0, 0.4, 0.3


@lru_cache(1 << 14)
def _weights(words: frozenset[str]) -> dict[str, float]:
    """The words of a content in one spelling, each with how much sharing it says."""
    held = bag(words)
    return {word: _NAME if word in held.names else _STATE if word in held.states else
            _NUMBER if number(word) is not None else _WORD for word in held.words}


def shared_words(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """The share of the words of two contents that both have, in [0, 1], and the weight of those."""
    mine, theirs = _weights(one), _weights(other)
    both = sum(weight for word, weight in mine.items() if word in theirs)
    whole = sum(mine.values()) + sum(theirs.values()) - both
    return (both / whole if whole else 0.0), both


def covered(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of the shorter content that the other has too, in [0, 1]."""
    mine, theirs = _weights(one), _weights(other)
    least = min(sum(mine.values()), sum(theirs.values()))
    return sum(weight for word, weight in mine.items() if word in theirs) / least if least else 0.0


def numbers_in(words: frozenset[str]) -> frozenset[int]:
    """The numbers among the words of a content."""
    return frozenset(found for word in words if (found := number(word)) is not None)


def other_numbers(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both contents hold numbers, and none of them is in both."""
    mine, theirs = numbers_in(one), numbers_in(other)
    return bool(mine and theirs) and not mine & theirs
