"""Word pieces of a text and the windows over them that the encoder reads.

A window crosses sentence borders: its core, in which cues are decided, is a stretch of whole words, and on either side
stand some more pieces that are only looked at. The cores of a text's windows partition it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from counterclaim.model import Parse

__all__ = ["ASIDE", "CORE", "Window", "Words", "windows", "words_of"]

CORE = 192  # pieces in which cues are decided
ASIDE = 32  # pieces on either side that are only looked at: 95 of 100 attributions span fewer than 75 in all
MOST = 32  # pieces of one token that are read: what has more is no word, and a window must stay below 512
FIRST, LAST = 101, 102  # [CLS] and [SEP] of the encoder's vocabulary
Ints = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Words:
    """The tokens of a parse that have word pieces, as arrays.

    `pieces` (pieces,) are the vocabulary's ids; `token` (words,) the index of each word's token in the parse; `first`
    (words + 1,) where each word's pieces begin, and at the end how many pieces there are.
    """

    pieces: Ints
    token: Ints
    first: Ints


@dataclass(frozen=True)
class Window:
    """Words `start` to `stop` (exclusive), of which `core_start` to `core_stop` are decided here."""

    start: int
    stop: int
    core_start: int
    core_stop: int


def words_of(parse: Parse, ids: Sequence[int], offsets: Sequence[tuple[int, int]]) -> Words:
    """The pieces that the tokenizer gave for the whole text, by the token that each begins in."""
    if not ids or not parse.tokens:
        none = np.zeros(0, dtype=np.int64)
        return Words(none, none, np.zeros(1, dtype=np.int64))
    starts = np.array([token.start for token in parse.tokens])
    owner = np.searchsorted(starts, np.array([start for start, _ in offsets]), side="right") - 1
    owner = np.maximum(owner, 0)
    token, first, count = np.unique(owner, return_index=True, return_counts=True)
    kept = np.arange(len(ids)) - np.repeat(first, count) < MOST
    first = np.append(0, np.cumsum(np.minimum(count, MOST)))
    return Words(np.array(ids, dtype=np.int64)[kept], token, first)


def windows(words: Words, core: int = CORE, aside: int = ASIDE, begin: int = 0) -> list[Window]:
    """Windows whose cores partition the words; the first core ends after about `begin` pieces, if that is given."""
    out: list[Window] = []
    count, first = len(words.token), words.first
    at = 0
    while at < count:
        room = begin if begin and at == 0 else core
        end = int(np.searchsorted(first, first[at] + room, side="right")) - 1
        end = min(count, max(at + 1, end))
        if first[count] - first[end] <= aside:  # a rest that would be looked at anyway
            end = count
        start = int(np.searchsorted(first, first[at] - aside, side="left"))
        stop = int(np.searchsorted(first, first[end] + aside, side="right")) - 1
        out.append(Window(start, max(end, stop), at, end))
        at = end
    return out
