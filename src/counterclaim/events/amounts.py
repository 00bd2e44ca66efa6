"""How many: the number before a noun, with the words that make it a bound or a range ("at least 20", "10 to 15")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from counterclaim.errors import WordsError
from counterclaim.model import Parse, Token
from counterclaim.times.numbers import spelled
from counterclaim.words import table

__all__ = ["Amount", "amount_of"]

Amount = tuple[int, int, int | None, int | None]  # first and last token (exclusive), least and most
_LONGEST = 5  # words of the longest cue, with one to spare
_JOINING = frozenset(("to", "and", "or", "-", "–", "—"))
_BOUNDS = frozenset(("least", "most", "above", "below", "about", "vague"))


@cache
def _bounds(vague: bool) -> Mapping[tuple[str, ...], tuple[str, int]]:
    """The cues as tuples of words: the bound, and the value of a vague one."""
    out = {}
    for row in table("events/amounts", "cue", "bound", "example"):
        if row["bound"] not in _BOUNDS or (row["bound"] == "vague") != bool(row["value"]):
            raise WordsError(f"words/events/amounts.tsv: {row['cue']!r} has a bound or a value that is none.")
        if (row["bound"] == "vague") == vague:
            out[tuple(row["cue"].split())] = (row["bound"], int(row["value"] or 0))
    return out


def amount_of(parse: Parse, noun: Token) -> Amount | None:
    """The number that counts a noun, or that the word itself is; None where nothing counts it."""
    first = _first_number(parse, noun)
    if first is not None:
        return _numbered(parse, first, noun)
    vague = _vague(parse, noun)
    if vague is not None:
        return vague
    article = next((each for each in parse.children(noun, "det") if each.lower in ("a", "an", "no")), None)
    if article is None or noun.tag not in ("NN", "NNS"):
        return None
    count = 0 if article.lower == "no" else 1
    return article.i, article.i + 1, count, count


def _first_number(parse: Parse, noun: Token) -> int | None:
    if _is_number(parse, noun.i):
        return noun.i
    found = [each.i for each in parse.children(noun, "nummod") if _is_number(parse, each.i)]
    joined = [i for i in range(max(0, noun.i - 2), noun.i) if _is_number(parse, i)]
    return min(found + joined, default=None)


def _is_number(parse: Parse, i: int) -> bool:
    token = parse[i]
    return (token.tag == "CD" or token.pos == "NUM") and token.ent not in ("DATE", "TIME") and spelled(
        [token.lower]) is not None


def _numbered(parse: Parse, first: int, noun: Token) -> Amount:
    """The whole of a number around its token `first`, and what the words before it say."""
    sentence = parse.sentence_of(noun)
    low, high = first, first + 1
    while low - 1 >= sentence.first and (_is_number(parse, low - 1) or (
            parse[low - 1].lower in _JOINING and low - 2 >= sentence.first and _is_number(parse, low - 2))):
        low -= 1
    while high < sentence.last and (_is_number(parse, high) or (
            parse[high].lower in _JOINING and high + 1 < sentence.last and _is_number(parse, high + 1))):
        high += 1
    words = [parse[i].lower for i in range(low, high)]
    least, most = _range(words)
    if parse[low - 1].lower in ("between", "from") and least != most and low > sentence.first:
        return low - 1, high, least, most
    for end in (high, noun.i + 1):
        if [each.lower for each in parse.tokens[end : end + 2]] == ["or", "more"]:
            return low, end + 2, least, None
    for length in range(_LONGEST, 0, -1):
        start = low - length
        words = [parse[i].lower for i in range(max(start, 0), low)]
        bound = _bounds(False).get(tuple(words))
        if bound is not None and start >= sentence.first:
            return start, high, *_bounded(bound[0], least, most)
    return low, high, least, most


def _range(words: list[str]) -> tuple[int, int]:
    """The two ends of "10 to 15", "5-7", "two or three"; the same twice for one number."""
    for i in range(1, len(words) - 1):
        if words[i] in _JOINING:
            left, right = spelled(words[:i]), spelled(words[i + 1 :])
            if left is not None and right is not None and left < right:
                return int(left), int(right)
    whole = int(spelled(words) or 0)
    return whole, whole


def _bounded(bound: str, least: int, most: int) -> tuple[int | None, int | None]:
    if bound == "least":
        return least, None
    if bound == "most":
        return None, most
    if bound == "above":
        return least + 1, None
    return (None, most - 1) if bound == "below" else (least, most)


def _vague(parse: Parse, noun: Token) -> Amount | None:
    """ "Several men", "dozens of men", and a bare "dozens"."""
    known = _bounds(True)
    for end, behind in ((noun.i, ()), (noun.i + 1, ("of",))):
        for length in range(_LONGEST, 0, -1):
            start = end - length
            if start < parse.sentence_of(noun).first:
                continue
            words = tuple(parse[i].lower for i in range(start, end))
            for key in ((*words, *behind), words):
                if key in known:
                    return start, end, known[key][1], None
    return None
