"""From tokens to expressions: the rules, the choice among overlapping matches, and what joins to a neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.times import calendar_rules, clock_rules, measure_rules, period_rules, relative_rules
from counterclaim.times.expressions import Expression
from counterclaim.times.lexicon import Lexicon, lexicon
from counterclaim.times.patterns import Piece, Rule, compile_rules, literals
from counterclaim.times.scan import Tokens, scan
from counterclaim.words import table

__all__ = ["expressions", "is_range", "tokens_of"]

_RULES: tuple[Rule, ...] = (
    *calendar_rules.RULES,
    *period_rules.RULES,
    *relative_rules.RULES,
    *clock_rules.RULES,
    *measure_rules.RULES,
)


@cache
def _grammar() -> tuple[Lexicon, tuple[Rule, ...]]:
    words = lexicon(literals(_RULES))
    return words, compile_rules(_RULES, words)


@cache
def _modifiers(kind: str) -> dict[tuple[str, ...], str]:
    rows = table("times/modifiers", "phrase", "class")
    return {tuple(row["phrase"].split()): row["mod"] for row in rows if row["class"] == kind}


def tokens_of(text: str) -> Tokens:
    """The tokens of a text, with the classes that the grammar reads."""
    return scan(text, _grammar()[0])


def expressions(tokens: Tokens) -> list[Piece]:
    """The time expressions of a text, unresolved, in order and without overlap: (first token, end, what it says)."""
    return _joined(tokens, [_widened(tokens, piece) for piece in _chosen(tokens)])


def _chosen(tokens: Tokens) -> list[Piece]:
    """The longest matches first; of equal ones the higher rank, then the leftmost."""
    found = [each for rule in _grammar()[1] for each in ((rule.name, rule.build, *one) for one in rule.found(tokens))]
    found.sort(key=lambda each: (each[2] - each[3], -each[4], each[2]))
    taken = bytearray(len(tokens) + 1)
    pieces: list[Piece] = []
    for name, build, start, end, _, match in found:
        if any(taken[start:end]):
            continue
        built = build(match)
        if built is None:
            continue
        several: Sequence[Piece] = [(start, end, built)] if isinstance(built, Expression) else built
        for first, last, expression in several:
            pieces.append((first, last, replace(expression, rule=name)))
        taken[start:end] = b"\1" * (end - start)
    pieces.sort(key=lambda piece: piece[0])
    return pieces


def _widened(tokens: Tokens, piece: Piece) -> Piece:
    """The expression with the words before it that belong to it: "early", "the end of", "more than", "later"."""
    start, end, expression = piece
    measure = expression.type == "DURATION"
    if measure:
        if tokens.lower(start) == "the":
            return piece
        mods = _modifiers("approx")
        for size in (2, 1):
            mod = mods.get(tuple(tokens.lower(i) for i in range(start - size, start)))
            if mod is not None:
                return start - size, end, replace(expression, mod=mod)
        return piece
    if expression.type == "SET" or expression.value.endswith("_REF"):
        return piece
    return _staged(tokens, start, end, expression)


def _staged(tokens: Tokens, start: int, end: int, expression: Expression) -> Piece:
    before = start - 1
    if tokens.lower(before) == "-" or tokens.words[before : before + 1] == ["-"]:
        before -= 1
    stage = tokens.value(before, "stage") if before >= 0 else None
    if stage:
        start = before - 1 if tokens.lower(before - 1) == "the" else before
        return start, end, replace(expression, mod=stage)
    if expression.mod == "" and tokens.lower(start - 1) == "of" and tokens.has(start - 2, "stagenoun"):
        first = start - 3 if tokens.lower(start - 3) in ("the", "very") else start - 2
        return first, end, replace(expression, mod=tokens.value(start - 2, "stagenoun") or "")
    for size in (2, 1):
        mod = _modifiers("sequel").get(tuple(tokens.lower(i) for i in range(start - size, start)))
        if mod is not None:
            return start - size, end, replace(expression, mod=mod)
    return start, end, expression


_LINKS = {(), (",",), ("on",), ("of",), ("at",), ("in",), (",", "at"), (",", "on")}


def _joined(tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
    """A time of day and the day beside it made one: "10 p.m. Wednesday", "the night of 4 May", "yesterday at noon"."""
    out: list[Piece] = []
    for piece in pieces:
        start, end, expression = piece
        if out:
            first, last, before = out[-1]
            link = tuple(tokens.lower(i) for i in range(last, start))
            if link in _LINKS:
                if before.kind == "time" and expression.is_day and not expression.clock:
                    out[-1] = (
                        first,
                        end,
                        replace(expression, type="TIME", clock=before.clock, mod=before.mod or expression.mod),
                    )
                    continue
                if expression.kind == "time" and before.is_day and not before.clock and link not in (("of",), ("in",)):
                    out[-1] = first, end, replace(before, type="TIME", clock=expression.clock)
                    continue
        out.append(piece)
    return out


def is_range(tokens: Tokens, first: int, last: int, then: int) -> bool:
    """Whether the expression at `first` to `last` opens a range that the one at `then` closes: "24-28 March",
    "between 24
    and 28 March", "from Monday to Thursday"."""
    between = [tokens.lower(i) for i in range(last, then)]
    if between in (["-"], ["–"], ["—"], ["to"], ["until"], ["till"], ["through"], ["up", "to"]):
        return between[0] not in ("until", "till") or tokens.lower(first - 1) == "from"
    return between == ["and"] and tokens.lower(first - 1) == "between"
