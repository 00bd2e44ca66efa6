"""The tree of a text: heads inside it, branches in order, no endless climbs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Parse, Sentence, Token

WORDS = ("Asmara", "denied", "the", "charge", ".")
#        Asmara<-denied, denied root, the<-charge, charge<-denied, .<-denied
HEADS, DEPS = (1, 1, 3, 1, 1), ("nsubj", "ROOT", "det", "dobj", "punct")


def tree(words: tuple[str, ...] = WORDS, heads: tuple[int, ...] = HEADS, deps: tuple[str, ...] | None = None) -> Parse:
    """A parse built by hand, one space between the words."""
    deps = deps or (DEPS if len(words) == len(DEPS) else ("dep",) * len(words))
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, word, word.lower(), "X", "X", deps[i], heads[i], at, at + len(word), 0))
        at += len(word) + 1
    return Parse(" ".join(words), tuple(tokens), (Sentence(0, 0, len(words), 1 if len(words) > 1 else 0),))


def words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


def test_a_head_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'Asmara'.* has its head outside the text"):
        tree(heads=(9, 1, 3, 1, 1))


def test_children_stand_in_order_and_can_be_asked_for_by_relation() -> None:
    parse = tree()
    assert words(parse.children(parse[1])) == ["Asmara", "charge", "."]
    assert words(parse.children(parse[1], "dobj", "iobj")) == ["charge"]
    assert parse.child(parse[1], "iobj") is None


def test_a_subtree_leaves_out_the_branches_that_are_named() -> None:
    parse = tree()
    assert words(parse.subtree(parse[1], without=("dobj",))) == ["Asmara", "denied", "."]
    assert words(parse.subtree(parse[3])) == ["the", "charge"]


def test_ancestors_end_at_the_root_even_in_a_circle() -> None:
    parse = tree()
    assert words(list(parse.ancestors(parse[2]))) == ["charge", "denied"]
    circle = tree(heads=(1, 2, 0, 1, 1))
    assert words(list(circle.ancestors(circle[0]))) == ["denied", "the"]
    assert len(circle.subtree(circle[0])) == 5


def test_a_span_of_tokens_reaches_from_the_first_to_the_last() -> None:
    parse = tree()
    assert parse.span([parse[3], parse[1]]).words == "denied the charge"
    with pytest.raises(ValueError, match="no tokens"):
        parse.span([])


TREES = st.integers(1, 12).flatmap(lambda n: st.tuples(
    st.lists(st.text("abc", min_size=1, max_size=4), min_size=n, max_size=n),
    st.lists(st.integers(0, n - 1), min_size=n, max_size=n)))


@given(TREES)
def test_whatever_the_heads_every_subtree_is_in_order_and_holds_its_top(made: tuple[list[str], list[int]]) -> None:
    parse = tree(tuple(made[0]), tuple(made[1]), ("dep",) * len(made[0]))
    for token in parse:
        below = parse.subtree(token)
        assert token in below
        assert [t.i for t in below] == sorted({t.i for t in below})
        assert all(child in below for child in parse.children(token))
        assert len(list(parse.ancestors(token))) <= len(parse)


@given(TREES, st.integers(0, 60), st.integers(0, 60))
def test_tokens_within_a_stretch_are_those_that_share_a_character_with_it(
    made: tuple[list[str], list[int]], start: int, end: int
) -> None:
    parse = tree(tuple(made[0]), tuple(made[1]), ("dep",) * len(made[0]))
    assert parse.within(start, end) == [t for t in parse if t.start < end and start < t.end]


def test_an_empty_text_has_a_parse() -> None:
    parse = Parse("", (), ())
    assert len(parse) == 0
    assert parse.within(0, 5) == []
