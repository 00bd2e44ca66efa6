"""How exact a place is, and how the words put something by it: "near the village of X", "north of X"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from counterclaim.mentions.places_names import Toponym
from counterclaim.model import Parse
from counterclaim.words import table

__all__ = ["precision", "relation"]

_REACH = 6  # tokens of the longest relation, with hyphens


def precision(kind: str | None, parted: bool) -> str | None:
    """settlement, district, region, country or feature; None for a kind that no table knows. `parted`: a direction
    stands before the name, so that a part of a country is meant."""
    found = _precisions().get(kind or "")
    return "region" if found == "country" and parted else found


def relation(parse: Parse, toponym: Toponym) -> str | None:
    """near, outside, off, between, border or a bearing, where the words before the place say so."""
    own = parse.text[parse[toponym.first].start : toponym.end or parse[toponym.last - 1].end].lower()
    if toponym.kind == "line" and ("border" in own or "frontier" in own):
        return "border"
    i = _before(parse, toponym.first)
    head = parse.head(parse[toponym.last - 1])
    if i >= 0 and parse[i].lower in ("and", ",") and head.i < toponym.first:
        earlier = parse[head.i]  # "between A and B": B stands to it as A does
        if parse[toponym.last - 1].dep == "conj" and earlier.text[:1].isupper():
            i = _before(parse, earlier.i)
    return _matched(parse, i)


def _matched(parse: Parse, i: int) -> str | None:
    for first in range(max(0, i - _REACH), i + 1):
        words = parse.text[parse[first].start : parse[i].end].lower()
        found = _relations().get(" ".join(words.replace(" - ", "-").split()))
        if found:
            return found
    return None


def _before(parse: Parse, first: int) -> int:
    """The token before a place, over its article and the word of kind that it explains ("the village of")."""
    i = _over_articles(parse, first - 1)
    if i > 0 and parse[i].lower == "of" and parse[i - 1].lower in _kinds():
        i = _over_articles(parse, i - 2)
    elif i > 0 and parse[i].lower in _kinds():
        i = _over_articles(parse, i - 1)
    return i


def _over_articles(parse: Parse, i: int) -> int:
    while i >= 0 and parse[i].pos in ("DET", "ADJ") and parse[i].lower not in _ends():
        i -= 1
    return i


@cache
def _precisions() -> Mapping[str, str]:
    return {row["kind"]: row["precision"] for row in table("places/precision", "kind", "precision")}


@cache
def _relations() -> Mapping[str, str]:
    return {row["words"]: row["relation"] for row in table("places/relations", "words", "relation")}


@cache
def _ends() -> frozenset[str]:
    """The last words of relations, which no article hides."""
    return frozenset(words.split()[-1] for words in _relations())


@cache
def _kinds() -> frozenset[str]:
    return frozenset(row["word"] for row in table("places/kinds", "word", "place") if row["place"] == "joint")
