"""The reviewed tables of this floor (`words/links/`), in the shape that the parts ask them in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from counterclaim.words import alternatives, table

__all__ = ["Marker", "Silence", "alike", "dismissals", "fold", "frame_words", "has_phrase", "kin", "markers",
           "opposed", "rarity", "sense", "silences", "speech_nouns", "state",
           "telling"]

# Two capitalised words name the same party if they share this part of the longer one: it joins every demonym of our
# own test list to its country (Iran/Iranian .57) and parts Austria from Australia (.56) and Iran from Iraq.
SHARED_STEM = 0.565


# Of 10,000 reports: what fewer hold is rare. A word at this rate stands in 230 of the 115,588 items.
RARE = 20

# What a country's name takes on to name its people: Togo-lese, Iran-ian, Armenia-n; German-y the other way round.
_ENDINGS = frozenset({"n", "an", "ian", "nian", "ese", "lese", "i", "ish", "s", "ic", "y"})


@dataclass(frozen=True, slots=True)
class Marker:
    """Words around a claim that say how it answers another; see the notes of `markers.tsv`."""

    kind: str
    where: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A way to say that no answer came; see the notes of `silence.tsv`."""

    heads: frozenset[str]
    complements: frozenset[str]
    negated: str
    party: str


@cache
def _senses() -> dict[str, str]:
    rows = table("links/senses", "sense", "words", "example")
    return {word: row["sense"] for row in rows for word in alternatives(row["words"])}


def sense(lemma: str, others: Iterable[str] = ()) -> str:
    """The name of a predicate's sense; the lemma itself where the table has none.

    `others` are lemmas that may make it another one: a particle, a preposition or an object ("pull out", "take
    control").
    """
    known = _senses()
    pairs = (known[f"{lemma} {other}"] for other in others if f"{lemma} {other}" in known)
    return next(pairs, None) or known.get(lemma, lemma)


@cache
def opposed() -> dict[frozenset[str], str]:
    """Pairs of senses that cannot both hold, and what the accounts must share: `thing` or `agent`."""
    rows = table("links/opposed", "one", "other", "shared", "example", "other_example")
    return {frozenset((row["one"], row["other"])): row["shared"] for row in rows}


@cache
def kin() -> dict[str, frozenset[str]]:
    """From a sense to the groups of senses that it belongs to: those that may tell of one event from two sides."""
    found: dict[str, set[str]] = {}
    for row in table("links/kin", "group", "senses", "example", "other_example"):
        for each in alternatives(row["senses"]):
            found.setdefault(each, set()).add(row["group"])
    return {each: frozenset(groups) for each, groups in found.items()}


@cache
def _frequent() -> dict[str, int]:
    return {row["word"]: int(row["reports"]) for row in table("links/frequent", "word", "reports")}


@cache
def rarity(word: str) -> float:
    """How much sharing a word says, in (0, 1]: the logarithm of how seldom reports hold it, 1 from one in 500."""
    return min(1.0, log(10_000 / max(_frequent().get(word, 0), RARE)) / log(10_000 / RARE))


@cache
def telling() -> frozenset[str]:
    """The senses that say that something happened or how things stand: those that have kin or an opposite."""
    return frozenset(kin()) | frozenset(side for pair in opposed() for side in pair)


@cache
def frame_words(kind: str) -> frozenset[str]:
    """Words that wrap what a content puts forward: `denial` verbs, `light` nouns, `toll` nouns."""
    return frozenset(row["word"] for row in table("links/frames", "kind", "word", "example") if row["kind"] == kind)


@cache
def _states() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("actors/states", "code", "names"):
        for cell in ("names", "adjectives", "people", "seats"):
            for name in alternatives(row[cell]):
                found.setdefault(fold(name), row["code"])
    return found


@cache
def state(word: str) -> str | None:
    """The code of the state whose name, adjective, people or seat of government a name in capitals is."""
    return _states().get(fold(word)) if word[:1].isupper() else None


@cache
def speech_nouns() -> dict[str, tuple[str, ...]]:
    """Nouns that refer back to a claim, and the acts of the claims that they can stand for, the best first."""
    rows = table("links/speech_nouns", "noun", "acts", "example")
    return {row["noun"]: alternatives(row["acts"]) for row in rows}


@cache
def dismissals() -> frozenset[str]:
    """Words that deny a claim when they are said of it."""
    return frozenset(row["word"] for row in table("links/dismissals", "word", "example"))


@cache
def markers(kind: str, where: str) -> tuple[Marker, ...]:
    """The markers of one kind that are looked for in one place."""
    rows = table("links/markers", "kind", "where", "words", "example")
    return tuple(Marker(kind, where, tuple(row["words"].split()))
                 for row in rows if (row["kind"], row["where"]) == (kind, where))


@cache
def silences() -> tuple[Silence, ...]:
    """The ways to say that no answer came, in the order of the table."""
    rows = table("links/silence", "head", "negated", "party", "example")
    return tuple(Silence(frozenset(alternatives(row["head"])), frozenset(alternatives(row["with"])), row["negated"],
                         row["party"]) for row in rows)


def has_phrase(lemmas: Sequence[str], phrase: Sequence[str]) -> int:
    """Where `phrase` first stands in `lemmas`, word for word; -1 if nowhere."""
    size = len(phrase)
    for i in range(len(lemmas) - size + 1):
        if tuple(lemmas[i : i + size]) == tuple(phrase):
            return i
    return -1


@cache
def fold(word: str) -> str:
    """The word in small letters, without accents, marks and doubled letters, so that spellings of one name meet."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("ə", "a").replace("ı", "i"))
    letters = [char for char in plain if char.isalnum()]
    return "".join(char for i, char in enumerate(letters) if not (char.isalpha() and letters[i - 1 : i] == [char]))


def alike(one: str, other: str) -> bool:
    """Whether two names are one name or its derived form ("Iran", "Iranian")."""
    one, other = fold(one), fold(other)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return len(short) >= 4 and long[len(short) :] in _ENDINGS
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 4 and shared / max(len(one), len(other)) > SHARED_STEM


def any_alike(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether any word of `left` is `alike` any of `right`."""
    right = tuple(right)
    return any(alike(a, b) for a in left for b in right)
