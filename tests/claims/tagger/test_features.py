"""Features: numbers inside their tables, whatever the text, and the ones that say where a word stands."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.claims.rules import attributions
from counterclaim.claims.tagger.features import PAIR_SIZES, SIZES, Tree, pair_features, token_features
from counterclaim.parsing import SpacyParser

TEXT = """The ministry said on Monday that the bridge at Lorne was closed. "We will mend it," it added. "Soon.

Nobody in Marrow believed that. According to the mayor, two men died (both were soldiers)."""
ODD = ("said", '"', "“" * 40, "\n\n\n", "a" * 3000, "said said said said", "\ud83d said it. " * 3)


@pytest.mark.parametrize("text", [TEXT, *ODD])
def test_every_feature_has_its_place_in_the_tables(parser: SpacyParser, text: str) -> None:
    (parse,) = parser.pipe([text])
    tree = Tree(parse, attributions(parse))
    found = token_features(parse, tree)
    assert (found >= 0).all()
    assert (found < np.array(SIZES)).all()
    every = np.arange(len(parse))
    for cue in every.tolist():
        pairs = pair_features(tree, cue, every)
        assert (pairs >= 0).all()
        assert (pairs < np.array(PAIR_SIZES)).all()


def test_quotations_end_with_their_mark_or_their_paragraph(parser: SpacyParser) -> None:
    (parse,) = parser.pipe([TEXT])
    quoted = {token.text for token, state in zip(parse, Tree(parse, []).quoted, strict=True) if state == 1}
    assert {"mend", "Soon"} <= quoted
    assert not {"added", "Nobody", "mayor"} & quoted


def test_what_the_rules_found_is_told_word_by_word(parser: SpacyParser) -> None:
    (parse,) = parser.pipe([TEXT])
    tree = Tree(parse, attributions(parse))
    at = {token.text: token.i for token in parse}
    pairs = pair_features(tree, at["said"], np.arange(len(parse)))
    assert [pairs[at[word], 3] for word in ("said", "ministry", "bridge", "mayor")] == [2, 3, 4, 1]
    assert (pair_features(tree, at["Marrow"], np.arange(len(parse)))[:, 3] == 0).all()
