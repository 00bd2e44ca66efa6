"""What the lexicon finds in one parse, and the names of persons and organisations that it does not know."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.mentions.actors_lexicon import Entry, Hit, fold, small
from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.model import Parse
from counterclaim.words import alternatives, table

__all__ = ["Scan", "organisation_code"]

_SUFFIXES = frozenset(["inc", "ltd", "corp", "plc", "co", "llc", "ag", "gmbh"])
_JOINING = frozenset(["of", "for", "and", "the", "&", "on", "in", "'s", "’s", "-", "de", "des", "du"])


class Scan:
    """The hits over one parse, by token; `near` are the states that the report talks about.

    Where a name has several readings ("Kurdish", "RSF"), the one that is active in a state of `near` comes first.
    """

    def __init__(self, parse: Parse, near: Collection[str] = (), known: Sources | None = None) -> None:
        self.parse = parse
        self.known = known or sources()
        self.tokens = parse.tokens
        hits = self.known.lexicon.scan(parse.tokens)
        near = {hit.entry.actor for hit in hits if hit.entry.is_state} | set(near)
        said = frozenset(token.text for token in parse.tokens)
        self.hits = tuple(_meant(_ordered(hit, near), said) for hit in hits)
        self.at: dict[int, Hit] = {i: hit for hit in self.hits for i in range(hit.first, hit.last)}

    def within(self, first: int, last: int) -> list[Hit]:
        """The hits that lie wholly in tokens `first` to `last`, lookalikes left out."""
        out, i = [], first
        while i < last:
            hit = self.at.get(i)
            if hit and hit.first >= first and hit.last <= last:
                if hit.entry.kind != "none":
                    out.append(hit)
                i = hit.last
            else:
                i += 1
        return out

    def circumstance(self, hit: Hit) -> bool:
        """Whether "-backed" and the like follow: "US-backed rebels" are not the US."""
        own = self.tokens[hit.last - 1].text.rpartition("-")
        if own[0] and own[2] in small("circumstance"):
            return True
        i = hit.last
        return (
            i + 1 < len(self.tokens)
            and self.tokens[i].text in ("-", "–")
            and fold(self.tokens[i + 1].text) in small("circumstance")
        )

    def person(self, first: int, last: int, hits: list[Hit], titled: bool = False) -> tuple[str | None, list[Hit]]:
        """The last run of proper nouns that names a person, and the hits that are no part of it.

        `titled`: a title stands before the phrase, so that a run after a state is a name ("President of X Jane Roe").
        """
        for start, end in reversed(self._runs(first, last)):
            if self._is_person(start, end, hits, titled):
                words = self.parse.text[self.tokens[start].start : self.tokens[end - 1].end]
                return words, [hit for hit in hits if hit.last <= start or hit.first >= end]
        return None, hits

    def _runs(self, first: int, last: int) -> list[tuple[int, int]]:
        runs: list[tuple[int, int]] = []
        i = first
        while i < last:
            start = i
            while i < last and (self._name_token(i) or self._joint(i, start, last)):
                i += 1
            if i > start:
                runs.append((start, i))
            i = max(i, start + 1)
        return runs

    def _name_token(self, i: int) -> bool:
        token, hit = self.tokens[i], self.at.get(i)
        if not token.text[:1].isupper() or token.pos not in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV"):
            return False
        if hit is None:
            return token.pos == "PROPN" or token.ent == "PERSON" or token.tag in ("NNP", "NNPS")
        # a name that is also a word or a state: "Jack Straw", "Michael Jordan"
        return hit.last - hit.first == 1 and token.ent == "PERSON" and not hit.entry.is_role and self._beside_name(i)

    def _beside_name(self, i: int) -> bool:
        return any(
            0 <= j < len(self.tokens) and self.tokens[j].ent == "PERSON" and j not in self.at for j in (i - 1, i + 1)
        )

    def _joint(self, i: int, start: int, last: int) -> bool:
        """A hyphen, a particle, or what follows a hyphen inside a name."""
        token = self.tokens[i]
        if i == start or i in self.at:
            return False
        if self.tokens[i - 1].text in ("-", "‑") and i - 1 > start:
            return token.text.isalpha()  # "Ban Ki-moon"
        if i + 1 >= last:
            return False
        if token.text in ("-", "‑"):
            return self.tokens[i + 1].text.isalpha() and fold(self.tokens[i + 1].text) not in small("circumstance")
        follows = self._name_token(i + 1) or (i + 2 < last and self._name_token(i + 2))
        return follows and fold(token.text) in small("particle")

    def _is_person(self, start: int, end: int, hits: Sequence[Hit], titled: bool) -> bool:
        tokens = self.tokens[start:end]
        after = self.at.get(end)
        if after and any(hit is after for hit in hits) and after.entry.kind == "organ_role" and after.first == end:
            return False  # "the United National Party"
        if any(token.ent == "PERSON" for token in tokens):
            return True
        if any(token.ent in ("DATE", "EVENT", "LAW") for token in tokens):
            return False
        before = next((hit for hit in hits if hit.last == start), None)
        if before is None:
            return False
        if titled and before.entry.is_state and end - start > 1:
            return True
        entry = before.entry
        return entry.kind in ("office", "weak", "organ_role", "people_role") and not _prefix(entry.words)

    def organisation(self, first: int, last: int) -> str | None:
        """The code of an organisation or outlet that no table has, if the phrase is or ends in its name.

        A word of kind must head the name or stand before it ("the charity Open Door"), or the parser must see one.
        """
        begins = self.introduced(first, last)
        if begins is not None:
            return _prefix(self.tokens[begins - 1].lower) + organisation_code(self._run_words(begins, last))
        while first < last and not self.tokens[first].text[:1].isupper():
            kind = _prefix(self.tokens[first].lower)
            first += 1
            if kind and first < last and self.tokens[first].text[:1].isupper():
                return kind + organisation_code(self._run_words(first, last))
        words = self._run_words(first, last)
        if not words:
            return None
        if len(words) > 1 and words[-1].rstrip(".").lower() in _SUFFIXES:
            return "ORG:" + organisation_code(words)
        if self._roles_in(first, first + len(words)):
            return None
        named = self.parse.text[self.tokens[first].start : self.tokens[first + len(words) - 1].end]
        if self.known.gazetteer.named(named) or words[-1].lower() in _place_kinds():
            return None  # "the West Bank", "Northfield Airport"
        heads = [words[-1], *(words[n - 1] for n, word in enumerate(words) if word in ("of", "for") and n)]
        kind = next((kind for kind in map(_prefix, map(str.lower, heads)) if kind), "")
        if len(words) < 2 and kind:
            return None  # "the Observatory": a short form
        if not kind and len(words) == last - first and self.tokens[first].ent == "ORG" and first not in self.at:
            kind = "" if self.known.holders.given(words[0]) else "ORG:"
        return kind + organisation_code(words) if kind else None

    def introduced(self, first: int, last: int) -> int | None:
        """Where a name begins behind a word that says what bears it: "the Swedish newspaper | Norra Dagen"."""
        for i in range(first + 1, last):
            if self.tokens[i].text[:1].isupper() and self.tokens[i - 1].text.islower():
                kind = _prefix(self.tokens[i - 1].lower) if self.tokens[i - 1].pos == "NOUN" else ""
                if kind:
                    return i if i not in self.at else None
        return None

    def qualified(self, first: int, last: int) -> str | None:
        """The code of an organisation that a state's adjective or name makes another: "the Kenya Red Cross"."""
        for hit in self.within(first, last):
            after = self.at.get(hit.last)
            if hit.entry.is_state and after and after.entry.kind == "org" and after.last <= last:
                named = self._run_words(hit.first, after.last)  # "Turkish civil defence" is no name
                return "ORG:" + organisation_code(named) if len(named) > 1 else None
        return None

    def _run_words(self, first: int, last: int) -> list[str]:
        """Capitalised words from `first`, with the small words between them."""
        out: list[str] = []
        for i in range(first, last):
            text = self.tokens[i].text
            if not (text[:1].isupper() or text in _JOINING or text.isdigit()):
                break
            out.append(text)
        while out and not out[-1][:1].isupper():
            out.pop()
        return out

    def _roles_in(self, first: int, last: int) -> bool:
        strong = ("office", "organ_role")
        return any(hit.entry.kind in strong and not _prefix(hit.entry.words) for hit in self.within(first, last))


def _ordered(hit: Hit, near: Collection[str]) -> Hit:
    if len(hit.entries) == 1:
        return hit

    def far(entry: Entry) -> bool:
        return not (near & {*entry.states, entry.actor} if isinstance(near, set) else False)

    return Hit(hit.first, hit.last, tuple(sorted(hit.entries, key=far)))


def _meant(hit: Hit, said: Collection[str]) -> Hit:
    """A homonym with the reading that the report's other words speak for ("Georgia" beside "Atlanta")."""
    for code, cues, against in _homonyms().get(hit.entry.words, ()):
        if hit.entry.is_state and any(cue in said for cue in cues) and not any(word in said for word in against):
            return Hit(hit.first, hit.last, (replace(hit.entry, actor=code),))
    return hit


@cache
def _homonyms() -> dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    out: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {}
    for row in table("actors/homonyms", "name", "code", "cues"):
        reading = (row["code"], alternatives(row["cues"]), alternatives(row["against"]))
        out.setdefault(row["name"], []).append(reading)
    return out


@cache
def _place_kinds() -> frozenset[str]:
    return frozenset(row["word"] for row in table("places/kinds", "word", "place") if row["place"] == "joint")


@cache
def _prefixes() -> dict[str, str]:
    return {row["word"]: row["prefix"] + ":" for row in table("actors/heads", "word", "prefix")}


def _prefix(word: str) -> str:
    return _prefixes().get(word.rstrip("."), "")


def organisation_code(words: Sequence[str]) -> str:
    """A plain name without spaces: "University of the North" is "UniversityOfTheNorth"; "Inc." is left out."""
    kept = [word for word in words if word.rstrip(".").lower() not in {*_SUFFIXES, "'s", "’s"}]
    if kept and kept[0] == "The":
        kept = kept[1:]
    return re.sub(r"[^\w-]", "", "".join(word[:1].upper() + word[1:] for word in kept)).strip("-")
