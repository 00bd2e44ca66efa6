"""Sentences in which the parser took the verb for a noun, shown to it once more with a form that cannot be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.parsing.clean import Piece
from counterclaim.words import table

__all__ = ["Mended", "accepts", "mended"]

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A piece with one or more verbs in another form. `forms` maps the offset of each in the mended text to the tag
    that the form in the text would have (VBZ or VBP)."""

    piece: Piece
    forms: Mapping[int, str]


@cache
def _shown() -> Mapping[str, str]:
    return {row["form"]: row["shown"] for row in table("parsing/nounlike", "form", "shown", "example")}


def mended(piece: Piece, doc: Any) -> Mended | None:
    """The piece with the noun-like verbs of its verbless sentences in the past tense; None if it has none.

    Of each such sentence the first form counts that is not its first word.
    """
    spots = []
    for sent in doc.sents:
        if any(token.tag_ in _FINITE for token in sent):
            continue
        spot = next((t for t in sent if t.i > sent.start and t.lower_ in _shown() and t.tag_.startswith("N")), None)
        if spot is not None and spot.i + 1 < sent.end:
            spots.append(spot)
    return _replaced(piece, spots) if spots else None


def _replaced(piece: Piece, spots: list[Any]) -> Mended:
    text: list[str] = []
    where: list[int] = []
    forms: dict[int, str] = {}
    at = 0
    for spot in spots:
        end = spot.idx + len(spot.text)
        text.append(piece.text[at : spot.idx])
        where += piece.where[at : spot.idx]
        shown = _shown()[spot.lower_]
        forms[len(where)] = "VBZ" if spot.lower_.endswith("s") else "VBP"
        text.append(shown)
        # every character of the shown form stands for one of the word in the text, the last for its end
        own = piece.where[spot.idx : end]
        where += [own[min(i * len(own) // len(shown), len(own) - 1)] for i in range(len(shown) - 1)] + [own[-1]]
        at = end
    text.append(piece.text[at:])
    where += piece.where[at:]
    return Mended(Piece("".join(text), tuple(where)), forms)


def accepts(mend: Mended, doc: Any) -> bool:
    """Whether the second parse is better: every shown form is now a verb with a subject."""
    verbs = [token for token in doc if token.idx in mend.forms]
    return all(
        token.tag_ in ("VBD", "VBN") and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
        for token in verbs
    )
