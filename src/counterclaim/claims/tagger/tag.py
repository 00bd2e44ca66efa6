"""Tags a text: every attribution that the encoder and its heads find, with a probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.claims.cues import adjectives, adverbs, nouns, verbs
from counterclaim.claims.tagger import encoder
from counterclaim.claims.tagger.decode import Run, spans_of
from counterclaim.claims.tagger.features import REACH, Ints, Tree, pair_features, token_features
from counterclaim.claims.tagger.windows import Window, Words, windows, words_of
from counterclaim.model import Attribution, Parse, Span, Token

__all__ = ["Tagged", "Tags", "hints", "tag"]

_LEAST = 0.15  # below this nothing is asked further of a word: none of those kept on PolNeAR dev lies under .3


_MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the published corpora annotate it. `score` is the probability that its cue is
    one; `head` is the token that heads the cue."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float
    head: int


@dataclass(frozen=True)
class Tags:
    """What was found in a text, in order of the cues, and the probability of each token to head a cue."""

    found: tuple[Tagged, ...]
    cue: dict[int, float]


def tag(parse: Parse, rules: Sequence[Attribution]) -> Tags:
    """Every attribution of a text; `rules` is what the rules found there, which the heads take into account.

    A text without a hint is not read, for no claim could come of it (see `claims.acting`).
    """
    if not any(hints(parse)):
        return Tags((), {})
    words = words_of(parse, *encoder.pieces(parse.text))
    cut = windows(words)
    if not cut:
        return Tags((), {})
    tree = Tree(parse, rules)
    features = token_features(parse, tree)[words.token]
    found: list[Tagged] = []
    chance: dict[int, float] = {}
    for window, hidden in zip(cut, encoder.encoded(words, cut), strict=True):
        rows = encoder.heads().words(hidden, features[window.start : window.stop])
        scores = encoder.heads().cues(rows)[window.core_start - window.start : window.core_stop - window.start]
        chance.update(zip(words.token[window.core_start : window.core_stop].tolist(), scores.tolist(), strict=True))
        cues = [window.core_start + int(i) for i in np.flatnonzero(scores > _LEAST)]
        found += _in_window(parse, tree, words, window, rows, cues, scores)
    return Tags(tuple(sorted(_apart(found), key=lambda each: each.cue)), chance)


def hints(parse: Parse) -> Iterator[Token]:
    """The tokens that are cues of the tables or quotation marks. Of news items of two sentences half have none, with
    two words in five; windows of long articles are not passed over (PolNeAR dev usable F1 would be 75.1 for 75.3)."""
    by_pos = {"VERB": verbs(), "AUX": verbs(), "NOUN": nouns(), "PROPN": nouns(), "ADJ": adjectives()}
    for token in parse.tokens:
        if (
            token.lemma in by_pos.get(token.pos, ())
            or token.lower in adverbs()
            or token.lower in ("according", "per")
            or not _MARKS.isdisjoint(token.text)
        ):
            yield token


def _in_window(
    parse: Parse, tree: Tree, words: Words, window: Window, rows: np.ndarray, cues: Sequence[int], scores: np.ndarray
) -> Iterator[Tagged]:
    if not cues:
        return
    heads = encoder.heads()
    own, mixed = heads.shared(rows)
    for cue in cues:
        low, high = max(window.start, cue - REACH), min(window.stop, cue + REACH + 1)
        here = slice(low - window.start, high - window.start)
        pair = pair_features(tree, int(words.token[cue]), words.token[low:high])
        spans = spans_of(heads.pairs((own[here], mixed[here]), rows[cue - window.start], pair), cue - low)
        if spans.contents:
            token = words.token[low:high]
            yield Tagged(
                _span(parse, token, spans.source) if spans.source else None,
                _span(parse, token, spans.cue),
                tuple(_span(parse, token, run) for run in spans.contents),
                float(scores[cue - window.core_start]),
                int(words.token[cue]),
            )


def _span(parse: Parse, token: Ints, run: Run) -> Span:
    return Span.of(parse.text, parse[int(token[run[0]])].start, parse[int(token[run[1] - 1])].end)


def _apart(found: Sequence[Tagged]) -> list[Tagged]:
    """One attribution a cue: of two whose cues share words, the surer."""
    kept: list[Tagged] = []
    for each in sorted(found, key=lambda each: -each.score):
        if not any(each.cue.overlaps(other.cue) for other in kept):
            kept.append(each)
    return kept
