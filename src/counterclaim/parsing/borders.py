"""Where a sentence may not begin: told to the parser before it parses, so that its trees come out whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from counterclaim.words import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["forbid_false_starts"]

_ENDS = frozenset(".!?…") | {"...", "....", "?!", "!!"}
_CLOSING = frozenset("\"'”’»)]") | {"''"}
_OPENING = frozenset("\"'“‘«([") | {"``"}
_MARKS = _CLOSING | _OPENING


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["word"] for row in table("parsing/abbreviations", "word", "example"))


def forbid_false_starts(doc: Doc) -> Doc:
    """Forbid a sentence to begin anywhere but behind a mark that can end one.

    The small English model splits at quotation marks, behind "Lt." and before capitalised names; a wrong split costs
    the speaker of a quotation. Its own judgement stands where a sentence could really begin.
    """
    words = [token.text for token in doc]
    spaced = doc.to_array("SPACY")
    for i in range(1, len(words)):
        if not _may_begin(words, i, bool(spaced[i]) or bool(spaced[i - 1])):
            doc[i].is_sent_start = False
    return doc


def _may_begin(words: Sequence[str], i: int, spaced: bool) -> bool:
    """Whether a sentence may begin at word `i`; `spaced` says that a space stands before or behind it."""
    word = words[i]
    if word in _CLOSING and not spaced:
        return False  # the mark that closes a quotation belongs to what it closes
    if word.islower() and word.isalpha():
        return False
    at = i - 1
    while at > max(0, i - 4) and words[at] in _MARKS:
        at -= 1
    before = words[at]
    if before.endswith(";"):
        return True
    if before == ":" and words[i - 1] in _OPENING:
        return False
    if before in _ENDS:
        return not (at > 0 and words[at - 1].lower() + "." in _abbreviations())
    return before[-1] in _ENDS and before.lower() not in _abbreviations() and not _initial(before)


def _initial(text: str) -> bool:
    """Whether `text` is an initial ("J.") or a dotted abbreviation ("U.S."), which seldom ends a sentence."""
    return len(text) == 2 and text[0].isupper()
