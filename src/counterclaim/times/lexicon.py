"""What each word can be to a date: its classes and their values, read from the reviewed tables once.

A token's classes are written as one character, so that a whole text becomes a string of the same length as its tokens
and the grammar a set of regular expressions over that string (see `patterns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from counterclaim.words import table

__all__ = ["OTHER", "PUNCTUATION", "Lexicon", "lexicon"]

OTHER = "_"
PUNCTUATION = ",.-/:;()'’\"“”!?$%#"
_FIRST = 0xE000  # the private use area: no text is matched against these characters, only token classes
_DECADE = re.compile(r"(?:1[0-9]|20)?\d0s")
_DIGITS = re.compile(r"\d+")
_PLAIN_TABLES = (
    ("times/calendar", "class", "word"),
    ("times/numbers", "class", "word"),
    ("times/units", "class", "word"),
    ("times/parts", "class", "word"),
    ("times/relatives", "class", "word"),
    ("times/zones", "class", "word"),
    ("times/frequencies", "class", "word"),
    ("times/counted", "class", "word"),
    ("times/tense", "class", "word"),
    ("times/sequence", "class", "word"),
)


class Lexicon:
    """Words and phrases with their classes; built from the tables and the literal words that the grammar names."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._chars: dict[frozenset[str], str] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
        self.surface: dict[str, tuple[str, Mapping[str, str]]] = {}
        # a word of the first dictionary counts in any case, one of the second only with a capital: "May" is no "may"
        self._words: dict[str, dict[str, str]] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._read()
        for values in self._words.values():
            if ("sayverb" in values or "replyverb" in values) and "finitepast" not in values:
                values.setdefault("pasttense", "")
        for literal in literals:
            self._words.setdefault(literal, {})["=" + literal] = literal
        for word, values in self._names.items():
            self._enter(values, (word.title(), word.upper(), word.capitalize()))
        for word, values in self._words.items():
            self._enter(values, (word, word.title(), word.upper(), word.capitalize()))

    def _enter(self, values: dict[str, str], forms: tuple[str, ...]) -> None:
        entry = (self.char(values), values)
        for form in forms:
            self.surface.setdefault(form, entry)

    def look(self, token: str) -> tuple[str, Mapping[str, str]] | None:
        """The class character and the values of a token, None for a word that says nothing about time."""
        return self.surface.get(token) or self._unlisted(token)

    def chars(self, name: str) -> str:
        """All class characters whose tokens belong to the class `name`."""
        return "".join(char for classes, char in self._chars.items() if name in classes)

    def _unlisted(self, token: str) -> tuple[str, Mapping[str, str]] | None:
        if token[0].isdigit() or token[0] in "'’":
            return self._number(token)
        if len(token) > 4 and token.endswith("ed"):  # regular pasts are not listed
            return self.char({"pasttense": ""}), {"pasttense": ""}
        return None

    def number_types(self) -> None:
        """Give every kind of figure its character before the grammar is compiled."""
        figures = (
            *map(str, range(100)),
            *(f"{i:02d}" for i in range(10)),
            *(f"{i:04d}" for i in range(0, 2600)),
            "499",
            "9999",
            "12345",
            "3.5",
            "1990s",
            "'80s",
            "'99",
            "7:30",
            "2020-01-01",
            "3rd",
            "99th",
        )
        for sample in figures:
            self._number(sample)
        self._unlisted("walked")

    def _number(self, token: str) -> tuple[str, Mapping[str, str]] | None:
        values = _figure(token)
        return (self.char(values), values) if values else None

    def char(self, values: Mapping[str, str]) -> str:
        """The character of a set of classes, a new one for a new set."""
        return self._chars.setdefault(frozenset(values), chr(_FIRST + len(self._chars)))

    def _read(self) -> None:
        for name, column, word in _PLAIN_TABLES:
            for row in table(name, word, column):
                words = self._names if row.get("case") == "cap" else self._words
                entry = words.setdefault(row[word], {})
                entry[row[column]] = row.get("value", "") or row[word]
                if row.get("base"):
                    entry["base"] = row["base"]
        for row in table("times/references", "phrase", "type", "value", "genre"):
            self._phrase(row["phrase"], row["genre"] + "ref", f"{row['type']} {row['value']}")
        for row in table("times/holidays", "phrase", "rule"):
            self._phrase(row["phrase"], "holiday", row["rule"])

    def _phrase(self, phrase: str, kind: str, value: str) -> None:
        words = tuple(re.findall(r"['’]s?\b|\w+|[^\w\s]", phrase))
        if len(words) == 1:
            self._words.setdefault(phrase, {})[kind] = value
            return
        known = self._names if words[0] in self._names else self._words
        known.setdefault(words[0], {})["head"] = words[0]
        values = {kind: value}
        self.char(values)
        self.phrases.setdefault(words[0], []).append((words, values))
        self.phrases[words[0]].sort(key=lambda each: -len(each[0]))


@lru_cache(maxsize=4096)
def _figure(token: str) -> dict[str, str]:
    """The classes of a token that begins with a digit or an apostrophe; empty where it is no figure of ours."""
    body = token.lstrip("'’")
    if _DECADE.fullmatch(body):
        return {"decade": body}
    if body != token:
        return {"shortyear": body} if len(body) == 2 and body.isdigit() else {}
    if _DIGITS.fullmatch(token):
        return _integer(token)
    if ":" in token and "-" not in token:
        return {"clock": token}
    if token.count("-") == 2 or token.count("/") == 2 or token.count(".") == 2:
        return {"numeric": token}
    if token[-2:] in ("st", "nd", "rd", "th") and token[:-2].isdigit():
        return {"ordinal": token[:-2], "ordday": token[:-2]} if 1 <= int(token[:-2]) <= 31 else {"ordinal": token[:-2]}
    if re.fullmatch(r"\d+(?:,\d{3})*(?:\.\d+)?", token):
        return {"num": token.replace(",", "")}
    return {}


def _integer(token: str) -> dict[str, str]:
    number, values = int(token), {"num": str(int(token))}
    if len(token) <= 2:
        values |= {"two": token}
        if 1 <= number <= 31:
            values["day"] = str(number)
        if number <= 24:
            values["hour"] = str(number)
    elif len(token) == 3:
        values["three"] = token
    elif len(token) == 4:
        if 1000 <= number <= 2100:
            values["year"] = token
            if number >= 1900 and number < 2050:
                values["newyear"] = token
        if number <= 2400 and number % 100 < 60:
            values["hhmm"] = token
    return values


@cache
def lexicon(literals: tuple[str, ...]) -> Lexicon:
    """The one lexicon for a grammar that names these literal words."""
    built = Lexicon(literals)
    built.number_types()
    return built
