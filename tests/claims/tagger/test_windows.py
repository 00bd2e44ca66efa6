"""Windows: every word is decided in exactly one of them, and none is too long for the encoder."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.tagger.windows import ASIDE, CORE, MOST, Words, windows, words_of
from counterclaim.model import Parse, Sentence, Token


def words(lengths: list[int]) -> Words:
    first = np.append(0, np.cumsum(np.array(lengths, dtype=np.int64)))
    return Words(np.arange(first[-1]), np.arange(len(lengths)), first)


@given(st.lists(st.integers(1, MOST), max_size=400), st.integers(0, CORE))
def test_cores_partition_the_words_and_windows_fit_the_encoder(lengths: list[int], begin: int) -> None:
    some = words(lengths)
    cut = windows(some, begin=begin)
    assert [i for window in cut for i in range(window.core_start, window.core_stop)] == list(range(len(lengths)))
    for window in cut:
        assert window.start <= window.core_start < window.core_stop <= window.stop <= len(lengths)
        assert some.first[window.stop] - some.first[window.start] <= CORE + 3 * ASIDE + MOST < 510


def test_a_short_text_is_one_window() -> None:
    (window,) = windows(words([1] * 60))
    assert (window.start, window.stop, window.core_start, window.core_stop) == (0, 60, 0, 60)


def test_a_long_text_is_seen_beyond_the_border_of_each_core() -> None:
    first, second, *_ = windows(words([2] * 400))
    assert first.stop > first.core_stop == second.core_start > second.start


@pytest.mark.parametrize("count", [1, 600])
def test_a_token_of_many_pieces_is_read_up_to_a_limit(count: int) -> None:
    text = "x" * count + " y"
    tokens = (token(0, 0, count, text), token(1, count + 1, count + 2, text))
    parse = Parse(text, tokens, (Sentence(0, 0, 2, 0),))
    found = words_of(parse, [7] * count + [8], [(i, i + 1) for i in range(count)] + [(count + 1, count + 2)])
    assert found.first.tolist() == [0, min(count, MOST), min(count, MOST) + 1]
    assert found.pieces[-1] == 8


def token(i: int, start: int, end: int, text: str) -> Token:
    return Token(i, text[start:end], text[start:end], "X", "XX", "dep" if i else "ROOT", 0, start, end, 0)


def test_no_words_no_windows() -> None:
    assert windows(words([])) == []
