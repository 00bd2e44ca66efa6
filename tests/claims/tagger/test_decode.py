"""Decoding: no inner label without its beginning, and the spans around a cue."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.tagger.decode import best_labels, spans_of

NOTHING, SOURCE, CUE, CONTENT = 0, 1, 3, 5


def scores(labels: list[int], sure: float = 5.0) -> np.ndarray:
    raw = np.zeros((len(labels), 7), dtype=np.float32)
    raw[np.arange(len(labels)), labels] = sure
    return raw - np.log(np.exp(raw).sum(axis=1, keepdims=True))


def test_labels_that_fit_stay_as_they_are() -> None:
    labels = [SOURCE, 2, CUE, CONTENT, 6, 6, NOTHING]
    assert best_labels(scores(labels)).tolist() == labels


def test_an_inner_label_without_its_beginning_is_mended() -> None:
    assert best_labels(scores([NOTHING, 6, 6])).tolist() in ([CONTENT, 6, 6], [NOTHING, CONTENT, 6])


@given(st.lists(st.lists(st.floats(-9, 0), min_size=7, max_size=7), min_size=1, max_size=30))
def test_the_best_labels_always_fit(rows: list[list[float]]) -> None:
    labels = best_labels(np.array(rows, dtype=np.float32)).tolist()
    for before, label in zip([0, *labels], labels, strict=False):
        assert label not in (2, 4, 6) or before in (label - 1, label)


def test_spans_are_those_around_the_cue() -> None:
    found = spans_of(scores([CONTENT, 6, NOTHING, SOURCE, CUE, 4, CONTENT, 6]), 5)
    assert (found.source, found.cue, found.contents) == ((3, 4), (4, 6), ((0, 2), (6, 8)))


def test_a_cue_that_no_label_names_is_the_word_itself() -> None:
    found = spans_of(scores([NOTHING, NOTHING, CONTENT]), 1)
    assert (found.source, found.cue, found.contents) == (None, (1, 2), ((2, 3),))


def test_of_two_sources_the_likelier_is_kept() -> None:
    both = scores([SOURCE, NOTHING, CUE, NOTHING, SOURCE])
    both[0, SOURCE] -= 3
    assert spans_of(both, 2).source == (4, 5)
