"""Numbers in figures and words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from counterclaim.words import table

__all__ = ["amount", "ordinal", "spelled"]


@cache
def _values(kind: str) -> dict[str, float | str]:
    values: dict[str, float | str] = {}
    for row in table("times/numbers", "word", "class", "value"):
        if row["class"] == kind:
            values[row["word"]] = row["value"] if row["value"] == "X" else float(row["value"])
    return values


def spelled(words: Sequence[str]) -> float | None:
    """The number that lower-case words spell ("twenty", "-", "four"; "a", "hundred"; "1,500"), None if they spell
    none."""
    total, part, seen = 0.0, 0.0, False
    small, mults = {**_values("card"), **_values("tens"), **_values("ord")}, _values("mult")
    for word in words:
        if word in ("a", "an", "-", "and", "of", "the"):
            continue
        if word in mults:
            scale = float(mults[word])
            part = (part or 1) * scale
            if scale >= 1000:
                total, part = total + part, 0
        elif word in small:
            part += float(small[word])
        elif word.replace(",", "").replace(".", "", 1).isdigit():
            part += float(word.replace(",", ""))
        else:
            return None
        seen = True
    return total + part if seen else None


def amount(words: Sequence[str]) -> float | str | None:
    """How many units the words before a unit say: a number, "X" for a vague quantity, None for none.

    An article is one; "half an" is 0.5; "a couple of" is 2.
    """
    vague = _values("vague")
    for word in words:
        if word in vague:
            return vague[word]
    if words and words[0] == "half":
        return 0.5
    if all(word in ("a", "an", "one") for word in words):
        return 1.0
    return spelled(words)


def ordinal(words: Sequence[str]) -> int | None:
    """The number that an ordinal spells ("third", "27th")."""
    ords = _values("ord")
    for word in words:
        if word in ords:
            return int(float(ords[word]))
        if word[:-2].isdigit():
            return int(word[:-2])
    return None
