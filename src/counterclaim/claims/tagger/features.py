"""What the heads know of a word, and of a word beside a cue, from the parse, the quotation marks and the rules.

Every feature is a small whole number; `SIZES` and `PAIR_SIZES` say how many values each has. 0 is "unknown" for labels
that the tables do not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from counterclaim.model import Attribution, Parse

__all__ = ["PAIR_SIZES", "REACH", "SIZES", "Tree", "pair_features", "token_features"]

REACH = 96  # words on either side of a cue in which its source and content are looked for: 99 in 100 lie within
_TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB "
    "RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
_DEPS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()
_ENTS = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART"
).split()
_TAG = {name: i for i, name in enumerate(_TAGS, 1)}
_DEP = {name: i for i, name in enumerate(_DEPS, 1)}
_ENT = {name: i for i, name in enumerate(_ENTS, 1)}
_DEP_COUNT = len(_DEPS) + 1
_MARKS = {"“": 1, "”": -1, '"': 0, "«": 1, "»": -1}
_STEPS = np.array([1, 2, 3, 4, 5, 7, 10, 15, 25, 41])  # distances are told apart up to the next of these
_UP = 3  # how far up from the cue branches are told apart
_MOST_DEEP = 6

# tag, dep, entity, quotation (outside, inside, mark), what the rules take it for (three bits), shape and place
SIZES = (len(_TAGS) + 1, _DEP_COUNT, len(_ENTS) + 1, 3, 8, 18)
# distance, way through the tree, depth under the common ancestor, what the rules of this cue say, quotations
PAIR_SIZES = (2 * len(_STEPS) + 1, 2 * _DEP_COUNT + _UP + _UP * _DEP_COUNT + 8, _MOST_DEEP + 1, 5, 24)
Ints = np.ndarray[Any, np.dtype[np.int64]]


class Tree:
    """The parse of one text as arrays, one entry a token: what `pair_features` reads again and again."""

    def __init__(self, parse: Parse, rules: Sequence[Attribution]) -> None:
        tokens = parse.tokens
        self.head = np.array([t.head for t in tokens], dtype=np.int64)
        self.dep = np.array([_DEP.get(t.dep, 0) for t in tokens], dtype=np.int64)
        self.sentence = np.array([t.sentence for t in tokens], dtype=np.int64)
        self.start = np.array([t.start for t in tokens], dtype=np.int64)
        self.paragraph, self.opens = _paragraphs(parse)
        self.quoted, self.quotation = _quotations(parse, self.paragraph)
        self.rules = [[_range(self.start, parse, spans) for spans in _roles(each)] for each in rules]
        self.bits = np.zeros(len(tokens), dtype=np.int64)
        for each in self.rules:
            for bit, ranges in zip((1, 2, 4), each, strict=True):
                for low, high in ranges:
                    self.bits[low:high] |= bit


def token_features(parse: Parse, tree: Tree) -> Ints:
    """(tokens, 6): one row a token, a column for each of `SIZES`."""
    rows = [(_TAG.get(t.tag, 0), _ENT.get(t.ent, 0), _shape(t.text)) for t in parse.tokens]
    told = np.array(rows, dtype=np.int64).reshape(-1, 3)
    begins = np.zeros(len(rows), dtype=np.int64)
    for sentence in parse.sentences:
        begins[sentence.first] = 1
    begins[tree.opens] = 2
    return np.stack([told[:, 0], tree.dep, told[:, 1], tree.quoted, tree.bits, told[:, 2] * 3 + begins], axis=1)


def pair_features(tree: Tree, cue: int, tokens: Ints) -> Ints:
    """(len(tokens), 5): each of `tokens` beside the cue whose head is the token `cue`, a column for each of
    `PAIR_SIZES`. Distances count in places of `tokens`, which must hold `cue`."""
    order = np.arange(len(tokens)) - int(np.searchsorted(tokens, cue))
    distance = np.searchsorted(_STEPS, np.abs(order), side="right")
    distance = np.where(order < 0, distance + len(_STEPS), distance)
    way, deep = _ways(tree, cue, tokens)
    return np.stack([distance, way, deep, _ruled(tree, cue, tokens), _quotes(tree, cue, tokens)], axis=1)


def _ways(tree: Tree, cue: int, tokens: Ints) -> tuple[Ints, Ints]:
    """The way from the cue to each token through the tree, and how deep the token lies under where the ways part."""
    level = {cue: 0}
    up = cue
    while tree.head[up] != up and int(tree.head[up]) not in level:
        up = int(tree.head[up])
        level[up] = len(level)
    low, high = np.searchsorted(tree.sentence, [tree.sentence[cue], tree.sentence[cue] + 1])
    height = np.full(high - low, -1, dtype=np.int64)  # of the ancestors of the cue and of itself
    for token, steps in level.items():
        if low <= token < high:
            height[token - low] = steps
    own = (tokens >= low) & (tokens < high)
    here = tokens[own] - low
    head = np.clip(tree.head[low:high] - low, 0, high - low - 1)
    at, branch, depth = here.copy(), here.copy(), np.zeros(len(here), dtype=np.int64)
    for _ in range(64):  # no English sentence is deeper, and a cycle ends too
        climbing = height[at] < 0
        if not climbing.any():
            break
        branch = np.where(climbing, at, branch)
        depth += climbing
        at = np.where(climbing, head[at], at)
    steps = np.clip(height[at], 0, _UP)
    dep = tree.dep[branch + low]
    below = np.where(here + low < cue, dep, dep + _DEP_COUNT)  # under the cue itself, left or right of it
    base = 2 * _DEP_COUNT
    above = base + _UP + (np.maximum(steps, 1) - 1) * _DEP_COUNT + dep
    way_here = np.where(depth == 0, np.where(steps == 0, 0, base + steps - 1), np.where(steps == 0, below, above))
    away = tree.sentence[tokens] - tree.sentence[cue]
    other = tree.paragraph[tokens] != tree.paragraph[cue]
    way = base + _UP + _UP * _DEP_COUNT + np.where(away < 0, np.where(away < -1, 0, 1), np.where(away > 1, 3, 2)) * 2
    way = way + other
    deep = np.zeros(len(tokens), dtype=np.int64)
    way[own], deep[own] = way_here, np.minimum(depth, _MOST_DEEP)
    return way, deep


def _ruled(tree: Tree, cue: int, tokens: Ints) -> Ints:
    """What the rule attributions with this cue take each token for: 0 there are none, 1 nothing, 2 cue, 3 source,
    4 content."""
    out = np.zeros(len(tokens), dtype=np.int64)
    for each in tree.rules:
        if not any(low <= cue < high for low, high in each[0]):
            continue
        out = np.maximum(out, 1)
        for value, ranges in zip((2, 3, 4), each, strict=True):
            for low, high in ranges:
                out[(tokens >= low) & (tokens < high)] = value
    return out


def _quotes(tree: Tree, cue: int, tokens: Ints) -> Ints:
    """How each token lies to the quotations around the cue."""
    inside, same = tree.quoted[tokens] > 0, tree.paragraph[tokens] == tree.paragraph[cue]
    number, mine = tree.quotation[tokens], tree.quotation[cue]
    near = np.where(number == mine, 0, np.where((number == mine + 1) | (number == mine - 1), 1, 2))
    out: Ints = ((int(tree.quoted[cue] > 0) * 2 + inside) * 2 + same) * 3 + near
    return out


def _paragraphs(parse: Parse) -> tuple[Ints, Ints]:
    """The number of each token's paragraph, and which tokens open one."""
    number, out, opens, end = 0, [], [], 0
    fresh = True
    for token in parse.tokens:
        gap = parse.text[end : token.start]
        if "\n" in gap or "\n" in token.text:
            number += 1
            fresh = True
        out.append(number)
        if fresh and not token.text.isspace():
            opens.append(token.i)
            fresh = False
        end = token.end
    return np.array(out, dtype=np.int64), np.array(opens, dtype=np.int64)


def _quotations(parse: Parse, paragraph: Ints) -> tuple[Ints, Ints]:
    """For each token 0 outside, 1 inside a quotation, 2 a mark; and how many quotations have begun or ended before it.

    A quotation ends with its paragraph at the latest.
    """
    state, number, open_, at = [], [], False, -1
    count = 0
    for token, here in zip(parse.tokens, paragraph.tolist(), strict=True):
        if here != at:
            at, count, open_ = here, count + (2 if open_ else 1) * 2, False
        mark = next((c for c in token.text if c in _MARKS), None) if len(token.text) < 4 else None
        if mark is None:
            state.append(int(open_))
            number.append(count)
            continue
        kind = _MARKS[mark]
        opening = kind > 0 or (kind == 0 and not open_)
        if opening:
            count += 1
            open_ = True
            number.append(count)
        else:
            number.append(count)
            count += 1
            open_ = False
        state.append(2)
    return np.array(state, dtype=np.int64), np.array(number, dtype=np.int64)


def _roles(each: Attribution) -> list[list[tuple[int, int]]]:
    spans = [[each.cue], [each.source] if each.source else [], list(each.content)]
    return [[(span.start, span.end) for span in role] for role in spans]


def _range(starts: Ints, parse: Parse, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens, from and to (exclusive), that lie at least partly in each stretch."""
    out = []
    for start, end in spans:
        low = max(0, int(np.searchsorted(starts, start, side="right")) - 1)
        if parse.tokens and parse.tokens[low].end <= start:
            low += 1
        out.append((low, int(np.searchsorted(starts, end, side="left"))))
    return out


def _shape(word: str) -> int:
    if word[:1].isupper():
        return 1 if word[1:].islower() else 2
    if word[:1].isdigit():
        return 3
    return 0 if word[:1].isalpha() else 5 if word in _MARKS else 4
