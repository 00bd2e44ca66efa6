"""Flags words that are glued together, which the parser was shown as two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.model import Analysis, Candidate, Flag

__all__ = ["GluedWordsPart"]


@dataclass(frozen=True)
class GluedWordsPart:
    """One `glued_words` flag for each word of the text that is two without a space between them."""

    name: str = "glued-words"
    version: str = "1"
    needs: tuple[str, ...] = ("parse",)
    gives: tuple[str, ...] = ("flags",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        flags = []
        for span in found.parsed.glued:
            cut = next(i for i, c in enumerate(span.words) if c.isupper())
            parted = f"{span.words[:cut]} {span.words[cut:]}"
            flags.append(
                Flag(
                    "glued_words",
                    span,
                    f'"{span.words}" lacks a space; it is read as "{parted}".',
                    (Candidate(parted, "a space before the capital"),),
                    "glue",
                    f"{self.name} {self.version}",
                )
            )
        return {"flags": tuple(flags)}
