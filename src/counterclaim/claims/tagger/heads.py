"""The heads behind the encoder, in numpy: which words are cues, and what each word is to a given cue.

They are trained by `training/train_attributions.py`; docs/models/attributions.md is their card.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from counterclaim.claims.tagger.features import PAIR_SIZES, SIZES

__all__ = ["LABELS", "Heads"]

# what a word is to a cue: nothing, or the first or a further word of its source, of itself, of its content
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
_WIDE = 5  # words that a convolution sees, the middle one included
Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


class Heads:
    """`weights` by name, as the trainer writes them; all are float32 here."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._weights = {name: np.asarray(values, dtype=np.float32) for name, values in weights.items()}
        self._features = [self._weights[f"emb.{i}.weight"] for i in range(len(SIZES))]
        self._pair = [self._weights[f"pair.{i}.weight"] for i in range(len(PAIR_SIZES))]

    def words(self, hidden: Floats, features: Ints) -> Floats:
        """(words, width): the encoder's output at the first piece of each word, beside the features' embeddings."""
        told = [table[features[:, i]] for i, table in enumerate(self._features)]
        return np.concatenate([hidden, *told], axis=1)

    def cues(self, words: Floats) -> Floats:
        """(words,): the probability that each word heads a cue."""
        raw = self._linear("a2", np.maximum(self._linear("a1", words), 0))[:, 0]
        return np.asarray(1 / (1 + np.exp(-raw)), dtype=np.float32)

    def shared(self, words: Floats) -> tuple[Floats, Floats]:
        """What each word brings into every pair: computed once, however many cues there are."""
        return self._linear("t", words), self._linear("tm", words)

    def pairs(self, shared: tuple[Floats, Floats], cue: Floats, pair: Ints) -> Floats:
        """(words, 7): log-probabilities of `LABELS` for the words that `shared` and `pair` have a row for, beside the
        cue whose own row of `words` is `cue`."""
        own, mixed = shared
        state = own + self._linear("c", cue)
        state += (mixed * self._linear("cm", cue)) @ self._weights["mm.weight"].T
        for i, table in enumerate(self._pair):
            state += table[pair[:, i]]
        state = np.maximum(state, 0)
        state = state + np.maximum(self._around("conv", state), 0)
        state = state + np.maximum(self._around("conv2", state), 0)
        raw = self._linear("out", state)
        raw -= raw.max(axis=1, keepdims=True)
        return np.asarray(raw - np.log(np.exp(raw).sum(axis=1, keepdims=True)), dtype=np.float32)

    def _linear(self, name: str, values: Floats) -> Floats:
        out: Floats = values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _around(self, name: str, rows: Floats) -> Floats:
        """A convolution over the rows: what each of five neighbours gives, summed."""
        count, width = rows.shape
        given = (rows @ self._weights[f"{name}.weight"].T).reshape(count, _WIDE, width)
        out = np.tile(self._weights[f"{name}.extra"], (count, 1))
        for j in range(_WIDE):
            shift = j - _WIDE // 2  # row i takes slot j from row i + shift
            low, high = max(0, -shift), min(count, count - shift)
            if low < high:
                out[low:high] += given[low + shift : high + shift, j]
        return out
