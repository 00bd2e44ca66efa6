"""Where a sentence may not begin: told to the parser before it parses, so that its trees come out whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from counterclaim.words import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["forbid_false_starts"]

_ENDS = frozenset(".!?…") | {"...", "....", "?!", "!!"}
_CLOSING = frozenset("\"'”’»)]") | {"''"}
_OPENING = frozenset("\"'“‘«([") | {"``"}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["word"] for row in table("parsing/abbreviations", "word", "example"))


def forbid_false_starts(doc: Doc) -> Doc:
    """Forbid a sentence to begin anywhere but behind a mark that can end one.

    The small English model splits at quotation marks, behind "Lt." and before capitalised names; a wrong split costs
    the speaker of a quotation. Its own judgement stands where a sentence could really begin.
    """
    for token in doc[1:]:
        if not _may_begin(token):
            token.is_sent_start = False
    return doc


def _may_begin(token: Token) -> bool:
    if token.text in _CLOSING and not token.whitespace_ and not token.nbor(-1).whitespace_:
        return False  # the mark that closes a quotation belongs to what it closes
    if token.is_lower and token.is_alpha:
        return False
    before = token.nbor(-1)
    hops = 0
    while before.text in _CLOSING | _OPENING and before.i > 0 and hops < 3:
        before = before.nbor(-1)
        hops += 1
    if before.text == ";" or before.text.endswith(";"):
        return True
    if before.text == ":" and token.nbor(-1).text in _OPENING:
        return False
    if before.text in _ENDS:
        return not (before.i > 0 and before.nbor(-1).lower_ + "." in _abbreviations())
    return before.text[-1] in _ENDS and before.lower_ not in _abbreviations() and not _initial(before.text)


def _initial(text: str) -> bool:
    """Whether `text` is an initial ("J.") or a dotted abbreviation ("U.S."), which seldom ends a sentence."""
    return len(text) == 2 and text[0].isupper()
