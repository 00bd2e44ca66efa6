"""Tokens, heads and sentences of one report, with offsets into its stored text.

Any parser that speaks Universal-style (ClearNLP) English labels can fill it; nothing here knows spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.model.span import Span

__all__ = ["Parse", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `start`, `end` are offsets into the report's text; `head` is the index of the governing
    token (its own for a root); `pos`, `tag`, `dep`, `ent` are the parser's labels (coarse, fine, relation, entity
    type or ""); `sentence` is the index of its sentence."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    ent: str = ""

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive), governed by the token `root`."""

    i: int
    first: int
    last: int
    root: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of a text and its sentences.

    `glued` are stretches of the stored text, each one word there, that the parser was shown as two
    ("thatAzerbaijan"). Raises ValueError if the heads point outside the tokens.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    glued: tuple[Span, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if not 0 <= token.head < len(self.tokens):
                raise ValueError(f"token {token.i} ({token.text!r}) has its head outside the text")
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(tuple(each) for each in below))

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The tokens that `token` governs, in order; only those of the relations given, if any are."""
        found = [self.tokens[i] for i in self._children[token.i]]
        return [each for each in found if each.dep in deps] if deps else found

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first of `children`, or None."""
        return next(iter(self.children(token, *deps)), None)

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governing tokens, nearest first; ends at the root (and at a cycle, which no parser should give)."""
        seen = {token.i}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def subtree(self, token: Token, without: Iterable[str] = ()) -> list[Token]:
        """`token` and all that it governs, in text order; branches whose relation is in `without` are left out."""
        without = frozenset(without)
        out, stack, seen = [], [token.i], {token.i}
        while stack:
            i = stack.pop()
            out.append(i)
            for below in self._children[i]:
                if below not in seen and self.tokens[below].dep not in without:
                    seen.add(below)
                    stack.append(below)
        return [self.tokens[i] for i in sorted(out)]

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that lie at least partly in `text[start:end]`, found by bisection."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        out = []
        for token in self.tokens[low:]:
            if token.start >= end:
                break
            out.append(token)
        return out

    def span(self, tokens: Iterable[Token]) -> Span:
        """The stretch from the first to the last of `tokens`; ValueError if there are none."""
        tokens = list(tokens)
        if not tokens:
            raise ValueError("no tokens, no span")
        return Span.of(self.text, min(t.start for t in tokens), max(t.end for t in tokens))
