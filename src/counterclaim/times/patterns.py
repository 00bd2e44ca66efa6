"""Rules over token classes, written so that they can be read.

A pattern is a regular expression in which `{class}` is one token of that class, `{group:class}` the same with a name,
`{=word|word}` one of these words, `{group:#}` a number in figures or words, `{group:~}` a number, an article or a vague
quantity. Blanks in a pattern mean nothing. Everything else is regular expression; punctuation stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from counterclaim.times.expressions import Expression
from counterclaim.times.lexicon import Lexicon
from counterclaim.times.scan import Tokens

__all__ = ["Found", "Piece", "Rule", "compile_rules", "literals"]

_SLOT = re.compile(r"\{(?:(\w+):)?([^{}]+)\}")
_LONGEST = (
    6  # words in a number behind its first: "one hundred and twenty-five thousand" has six; bounded, or a heap of
)
# number words would be read in quadratic time


def _upto(piece: str, times: int) -> str:
    """The piece, none to so many times."""
    return f"(?:{piece}{_upto(piece, times - 1)})?" if times else ""


_NUMBER = "(?:{num}|(?:{=a|an})?{mult}|{card|tens}" + _upto("(?:-|{=and})?{card|tens|mult|ord}", _LONGEST) + ")"
_QUANTITY = (
    "(?:{=a} {vague}(?:{=of})?|{vague}(?:{=of})?|{num}(?:{mult})?|(?:{=a|an})?{mult}|{card|tens}"
    + _upto("(?:-|{=and})?{card|tens|mult}", _LONGEST)
    + "|{=a|an}|{half} {=a|an})"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: the tokens and what each named group of the pattern caught."""

    tokens: Tokens
    match: re.Match[str]
    classes: dict[str, tuple[str, ...]]

    def has(self, group: str) -> bool:
        """Whether the group caught a token."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def span(self, group: str | int = 0) -> tuple[int, int]:
        """The token range of a group, end-exclusive."""
        return self.match.span(group)

    def at(self, group: str) -> int:
        """The index of the group's first token, -1 where it caught none."""
        return self.match.start(group) if group in self.match.re.groupindex else -1

    def value(self, group: str) -> str | None:
        """The value of the group's first token in the class that the pattern asked for; None where it caught none."""
        if not self.has(group):
            return None
        for name in self.classes.get(group, ()):
            value = self.tokens.value(self.at(group), name)
            if value is not None:
                return value
        return None

    def number(self, group: str) -> int | None:
        """The value of a figure's group as a whole number; None where it caught none."""
        value = self.value(group)
        return int(float(value)) if value is not None else None

    def words(self, group: str) -> list[str]:
        """The group's tokens in lower case."""
        start, end = self.span(group)
        return [self.tokens.lower(i) for i in range(start, end)] if start >= 0 else []


Piece = tuple[int, int, Expression]  # first token, token behind the last, what it means
Build = Callable[[Found], Sequence[Piece] | Expression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. `build` gives one expression for the whole match, several with their token ranges,
    or None to decline; among overlapping matches the longest wins, then the higher `rank`."""

    name: str
    pattern: str
    build: Build
    rank: int = 0
    regex: re.Pattern[str] = field(default=re.compile(""), compare=False)
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def found(self, tokens: Tokens) -> list[tuple[int, int, int, Found]]:
        """All matches as (first token, end, rank, found), in text order."""
        return [
            (*match.span(), self.rank, Found(tokens, match, self.classes))
            for match in self.regex.finditer(tokens.classes)
        ]


def literals(rules: Sequence[Rule]) -> tuple[str, ...]:
    """The words that the patterns name, for the lexicon."""
    words: set[str] = set()
    for rule in rules:
        for _, body in _SLOT.findall(rule.pattern + _NUMBER + _QUANTITY):
            words.update(name[1:] for name in _names(body) if name.startswith("="))
    return tuple(sorted(words))


def _names(body: str) -> tuple[str, ...]:
    """The classes that a slot names; one that begins with a word holds words only."""
    parts = body.split("|")
    return tuple("=" + part.lstrip("=") for part in parts) if body.startswith("=") else tuple(parts)


def compile_rules(rules: Sequence[Rule], lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules with their expressions compiled for this lexicon. Raises ValueError for an unknown class."""
    return tuple(_compiled(rule, lexicon) for rule in rules)


def _compiled(rule: Rule, lexicon: Lexicon) -> Rule:
    classes: dict[str, tuple[str, ...]] = {}

    def put(slot: re.Match[str]) -> str:
        group, body = slot.groups()
        if body in ("#", "~"):
            inner = _SLOT.sub(put, (_NUMBER if body == "#" else _QUANTITY).replace(" ", ""))
        else:
            names = _names(body)
            chars = "".join(lexicon.chars(name) for name in names)
            if not chars:
                raise ValueError(f"the rule {rule.name!r} names the class {body!r}, which no word has")
            inner = f"[{chars}]"
        if group is None:
            return inner
        classes[group] = ("#",) if body in ("#", "~") else names
        return f"(?P<{group}>{inner})"

    pattern = _SLOT.sub(put, rule.pattern.replace(" ", ""))
    return Rule(rule.name, rule.pattern, rule.build, rule.rank, re.compile(pattern), classes)
