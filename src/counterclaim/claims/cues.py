"""The cue tables: which words carry a speech act, and in which frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from counterclaim.errors import WordsError
from counterclaim.model import ACTS, Act
from counterclaim.words import alternatives, table

__all__ = ["Cue", "Frame", "adjectives", "adverbs", "deniable", "document_nouns", "light_verbs", "nouns", "verbs"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a cue's content stands, and whom it is aimed at.

    `content` is `that`, `to`, `ing`, `object`, `none` or a preposition; `target` is `object`, a preposition or None.
    """

    content: str
    target: str | None = None

    @classmethod
    def of(cls, words: str) -> Frame:
        """Read a frame as the tables write it: `T of C`, `on T to C`, `C on T`, `that C`, `C`."""
        parts = words.split()
        before: dict[str, str] = {}
        last = ""
        for part in parts:
            if part in ("C", "T"):
                before[part] = last or "object"
                last = ""
            else:
                last = part
        return cls(before.get("C", "none"), before.get("T"))


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a cue table; `lemma` is its first word, `particle` the rest of it.

    `otherwise` is the act where the content is not of the kind that `act` needs: rejecting a charge denies, rejecting
    anything else refuses; declining to speak is silence, declining anything else refuses; dismissing a charge denies,
    dismissing a minister is no speech act ("none").
    """

    lemma: str
    particle: str
    act: Act
    frames: tuple[Frame, ...]
    example: str
    otherwise: Act | Literal["none"] | None = None

    @property
    def takes_clause(self) -> bool:
        """Whether it may introduce a clause, and so a quotation."""
        return any(frame.content == "that" for frame in self.frames)


def _cues(name: str) -> Iterable[Cue]:
    for row in table(f"claims/{name}", "lemma", "act"):
        acts = alternatives(row["act"])
        if not set(acts) <= {*ACTS, "none"}:
            raise WordsError(
                f"words/claims/{name}.tsv: {row['lemma']!r} has the act {row['act']!r}, which does not exist."
            )
        first, _, rest = row["lemma"].partition(" ")
        frames = tuple(Frame.of(each) for each in alternatives(row.get("frames", "")))
        otherwise = cast(Act | Literal["none"], acts[1]) if len(acts) > 1 else None
        yield Cue(first, rest, cast(Act, acts[0]), frames, row.get("example", ""), otherwise)


def _by_lemma(name: str) -> Mapping[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for cue in _cues(name):
        found[cue.lemma].append(cue)
    # the more words a cue has, the more it says: "call for" before "call"
    return {lemma: tuple(sorted(cues, key=lambda cue: -len(cue.particle.split()))) for lemma, cues in found.items()}


@cache
def verbs() -> Mapping[str, tuple[Cue, ...]]:
    """Verbal cues by the lemma of the verb."""
    return _by_lemma("verbs")


@cache
def nouns() -> Mapping[str, tuple[Cue, ...]]:
    """Nominal cues by lemma."""
    return _by_lemma("nouns")


@cache
def adjectives() -> Mapping[str, tuple[Cue, ...]]:
    """Predicative cues by lemma."""
    return _by_lemma("adjectives")


@cache
def adverbs() -> Mapping[str, tuple[Cue, ...]]:
    """Adverbs that pass on what nobody is named for ("reportedly")."""
    return _by_lemma("adverbs")


@cache
def light_verbs() -> frozenset[str]:
    """Lemmas of verbs that lend a noun its subject ("issued a warning")."""
    return frozenset(row["lemma"].partition(" ")[0] for row in table("claims/light", "lemma", "example"))


@cache
def document_nouns() -> frozenset[str]:
    """Lemmas of papers and broadcasts that can be said to say something."""
    return frozenset(row["lemma"] for row in table("claims/documents", "lemma", "example"))


@cache
def deniable() -> frozenset[str]:
    """Lemmas of nouns for what can be true or false: rejecting one is a denial, not a refusal."""
    return frozenset(row["noun"] for row in table("claims/deniable", "noun", "example"))
