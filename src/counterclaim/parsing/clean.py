"""What the parser is shown instead of the stored text, with the way back.

Nothing is taken from the stored text: the parser gets pieces of a cleaned copy, and every character of a piece
knows where it stands in the stored one. Cleaned means: one space for each run of white space, no control
characters, typographic quotation marks as they are, words that are glued ("thatAzerbaijan") parted by a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.model import Span
from counterclaim.words import table

__all__ = ["Piece", "glued_words", "pieces"]

# Pieces longer than this are cut at the end of a sentence: spaCy needs about 1 GB for 100,000 words at once, and a
# piece of 20,000 characters (some 3,500 words) parses as fast as a shorter one.
LONGEST = 20_000

_BLANK_LINES = re.compile(r"[^\S\n]*\n\s*\n\s*|\u2029")
_HEADING_BREAK = re.compile(r"(?<![.,;:?!\"'”’\s-])[^\S\n]*\n\s*(?=[\"“'‘]?[A-Z])")
# source credits behind a sentence, "(Reuters) (BBC)": no part of it, and sometimes more text follows them
_CREDITS = re.compile(
    r"(?<=[.!?\"”'’])\s+(?:\([^()]{2,60}\)[,;.]?\s*)+(?=$|[A-Z\"“‘])|\s+(?:\([A-Z][^()]{1,60}\)\s*)+\Z"
)
_SENTENCE_END = re.compile(r"[.!?][\"”'’)\]]*\s+")
# neither seen nor heard: controls, soft hyphens, zero-width and direction marks, halves of characters (lone surrogates)
_SKIP = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
# a hyphen that the parser would take for a dash: "co-chairs" is shown to it as one word
_PREFIX_HYPHEN = re.compile(r"\b[Cc]o(-)(?=[a-z]{3})")
_GLUED = re.compile(r"\b([a-z]{1,9})([A-Z][a-z]{2,})")
_HEADING = 80  # longer lines are wrapped prose, not a heading or a list entry


@dataclass(frozen=True, slots=True)
class Piece:
    """Cleaned text for the parser. `where[i]` is the offset of its character `i` in the stored text."""

    text: str
    where: tuple[int, ...]

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the stored text behind `text[start:end]` (not empty)."""
        return self.where[start], self.where[end - 1] + 1


def pieces(text: str) -> Iterator[Piece]:
    """Paragraphs and headings of `text`, each a piece that no sentence reaches across; source credits are left out."""
    cuts = {match.start() + len(match[1]) for match in _glued(text)}
    drops = {match.start(1) for match in _PREFIX_HYPHEN.finditer(text)}
    for start, end in _stretches(text):
        piece = _piece(text, start, end, cuts, drops)
        if piece.text:
            yield piece


def glued_words(text: str) -> Iterator[Span]:
    """The words of `text` that are two words without a space between them."""
    for match in _glued(text):
        end = match.end()
        while end < len(text) and text[end].isalpha():
            end += 1
        yield Span.of(text, match.start(), end)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("parsing/glue", "word", "example"))


def _glued(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _GLUED.finditer(text) if len(match[1]) > 1 and match[1] in _first_words())


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in [*_BLANK_LINES.finditer(text), None]:
        end = match.start() if match else len(text)
        for start, stop in _lines(text, at, end):
            for part in _without_credits(text, start, stop):
                yield from _short_enough(text, *part)
        at = match.end() if match else end


def _without_credits(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without its source credits: they say who carried the report, nothing that anybody claims."""
    for match in _CREDITS.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph, parted behind each short line that ends without a mark: headings and list entries."""
    at = start
    for match in _HEADING_BREAK.finditer(text, start, end):
        line = match.start() - max(text.rfind("\n", start, match.start()), start)
        if line <= _HEADING:
            yield at, match.start()
            at = match.end()
    yield at, end


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start + LONGEST // 2, start + LONGEST)]
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = ends[-1] if ends else (space + 1 or start + LONGEST)
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _piece(text: str, start: int, end: int, cuts: set[int], drops: set[int]) -> Piece:
    out: list[str] = []
    where: list[int] = []
    at = start
    for match in [*_SKIP.finditer(text, start, end), None]:
        stop = match.start() if match else end
        for i in range(at, stop):
            if i in drops:
                continue
            if i in cuts and out and out[-1] != " ":
                out.append(" ")
                where.append(i)
            out.append(text[i])
            where.append(i)
        if match:
            at = match.end()
            # soft hyphens and zero-width marks stand inside words; real white space parts them
            if any(c.isspace() for c in match[0]) and out and out[-1] != " " and at < end:
                out.append(" ")
                where.append(match.start())
    while out and out[-1] == " ":
        out.pop()
        where.pop()
    return Piece("".join(out), tuple(where))
