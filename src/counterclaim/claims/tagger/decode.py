"""From log-probabilities of labels to the spans of one attribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["Spans", "best_labels", "spans_of"]

_NEVER = -1e9
# an inner label may follow the first or an inner one of its own role only
_STEP = np.zeros((7, 7), dtype=np.float32)
for _inner in (2, 4, 6):
    for _before in range(7):
        if _before not in (_inner - 1, _inner):
            _STEP[_before, _inner] = _NEVER
_START = _STEP[0]
_SOURCE, _CUE, _CONTENT = 1, 3, 5
Floats = np.ndarray[Any, np.dtype[np.float32]]
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spans:
    """Runs of words, from and to (exclusive)."""

    source: Run | None
    cue: Run
    contents: tuple[Run, ...]


def spans_of(scores: Floats, cue: int) -> Spans:
    """The likeliest source, cue and contents around the word `cue`; `scores` is (words, 7)."""
    labels = best_labels(scores)
    sources, cues, contents = (_runs(labels, role) for role in (_SOURCE, _CUE, _CONTENT))
    source = max(sources, key=lambda run: _gain(scores, run, _SOURCE), default=None)
    own = [run for run in cues if run[0] <= cue < run[1]]
    if not own:
        own = sorted(cues, key=lambda run: abs(run[0] - cue))[:1] or [(cue, cue + 1)]
    return Spans(source, own[0], tuple(contents))


def best_labels(scores: Floats) -> Any:
    """(words,): the likeliest labels of which no inner one stands without its beginning (Viterbi)."""
    labels = scores.argmax(axis=1)
    before = np.concatenate([[0], labels[:-1]])
    if (_STEP[before, labels] == 0).all():  # most often the likeliest labels fit as they are
        return labels
    value = scores[0] + _START
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        ways = value[:, None] + _STEP
        back[i] = ways.argmax(axis=0)
        value = ways.max(axis=0) + scores[i]
    labels = np.zeros(len(scores), dtype=np.int64)
    labels[-1] = value.argmax()
    for i in range(len(scores) - 1, 0, -1):
        labels[i - 1] = back[i, labels[i]]
    return labels


def _runs(labels: Any, first: int) -> list[Run]:
    out: list[Run] = []
    for at in np.flatnonzero(labels == first).tolist():
        end = at + 1
        while end < len(labels) and labels[end] == first + 1:
            end += 1
        out.append((at, end))
    return out


def _gain(scores: Floats, run: Run, first: int) -> float:
    """How much likelier it is that all of a run is of its role than that it is nothing."""
    part = scores[run[0] : run[1]]
    return float((np.logaddexp(part[:, first], part[:, first + 1]) - part[:, 0]).sum())
