"""A stretch of a report's text, with its exact words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Span", "overlaps"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end] == words`; offsets are Unicode code points, end-exclusive.

    Build one with `Span.of(text, start, end)`, which takes the words from the text, so that they cannot differ.
    Raises ValueError for an empty or backward stretch, or words of another length.
    """

    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end}]")
        if len(self.words) != self.end - self.start:
            raise ValueError(f"the words {self.words!r} do not fill [{self.start}, {self.end}]")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`; ValueError if that lies outside the text."""
        if end > len(text):
            raise ValueError(f"[{start}, {end}] lies outside a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def overlaps(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Whether any span of `left` shares a character with any of `right`."""
    right = tuple(right)
    return any(a.overlaps(b) for a in left for b in right)
