"""A text as tokens, and the tokens as a string of classes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from counterclaim.times.lexicon import OTHER, PUNCTUATION, Lexicon

__all__ = ["Tokens", "scan"]

Look = Callable[[str], tuple[str, Mapping[str, str]] | None]

_TOKEN = re.compile(
    r"\n[ \t\r]*\n\s*"  # a paragraph's end
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.(?=\W)"
    r"|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\d-])"
    r"|\d{1,4}/\d{1,2}/\d{2,4}(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)"
    r"|\d+(?:st|nd|rd|th)\b|['’]?\d{2}0?s\b|(?:1\d|20)\d0s\b|['’]\d{2}(?![\d\w])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+"
    r"|[AaPp]\.\s?[Mm]\b\.?|[BA]\.\s?[CD]\.(?:\s?E\.)?|[BA]\.[CD]\b"
    r"|o['’]clock\b|['’](?:s|ll)\b|[^\W\d_]+(?:['’]t\b)?|[^\w\s]"
)
_SPACED = re.compile(r"\s+")


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: offsets, words, class characters (as one string) and, by token, the values of its
    classes."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    classes: str
    values: dict[int, Mapping[str, str]]

    def __len__(self) -> int:
        return len(self.words)

    def value(self, i: int, name: str) -> str | None:
        """The value of token `i` in the class `name`, None if it is not of that class."""
        found = self.values.get(i)
        return found.get(name) if found else None

    def has(self, i: int, name: str) -> bool:
        """Whether token `i` exists and is of the class `name`."""
        found = self.values.get(i)
        return found is not None and name in found

    def lower(self, i: int) -> str:
        """The token in lower case, "" outside the text."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def at(self, offset: int) -> int:
        """The index of the last token that starts at or before `offset`."""
        return bisect_right(self.starts, offset) - 1


def scan(text: str, lexicon: Lexicon) -> Tokens:
    """The tokens of `text`, phrases of the lexicon joined into one token each."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    classes: list[str] = []
    values: dict[int, Mapping[str, str]] = {}
    heads: list[int] = []
    surface, look = lexicon.surface, lexicon.look
    for i, match in enumerate(_TOKEN.finditer(text)):
        word = match.group()
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        words.append(word)
        entry = surface.get(word) or _rare(word, look)
        if entry is None:
            classes.append(OTHER)
        elif isinstance(entry, str):
            classes.append(entry)
        else:
            classes.append(entry[0])
            values[i] = entry[1]
            if "head" in entry[1]:
                heads.append(i)
    tokens = Tokens(text, starts, ends, words, "", values)
    if heads:
        _join(tokens, classes, heads, lexicon)
    tokens.classes = "".join(classes)
    return tokens


def _rare(word: str, look: Look) -> tuple[str, Mapping[str, str]] | str | None:
    """Classes of what the lexicon does not list as it stands: figures, marks, dotted abbreviations."""
    first = word[0]
    if first.isalpha():
        if "." in word:
            plain = _SPACED.sub("", word).replace(".", "")
            return look(plain) or look(plain.lower())
        if word.startswith("o’"):
            return look(word.replace("’", "'"))
        return look(word) if word.endswith("ed") else None
    if first == "\n":
        return "\n"
    if len(word) == 1 and not first.isdigit():
        return "-" if word in "–—−‑" else word if word in PUNCTUATION else None
    return look(word)


def _join(tokens: Tokens, classes: list[str], heads: list[int], lexicon: Lexicon) -> None:
    """Make one token of every phrase that the lexicon knows, in place."""
    lowers = [word.lower().replace("’", "'") for word in tokens.words]
    merges = []
    last = -1
    for i in heads:
        if i < last:
            continue
        for words, values in lexicon.phrases[lowers[i]]:
            if tuple(lowers[i : i + len(words)]) == words:
                merges.append((i, i + len(words), values))
                last = i + len(words)
                break
    if not merges:
        return
    shifted: dict[int, Mapping[str, str]] = {}
    kept: list[int] = []
    at = 0
    spans = {i: (j, values) for i, j, values in merges}
    while at < len(classes):
        to, values = spans.get(at, (at + 1, {}))
        new = len(kept)
        if values:
            tokens.ends[at] = tokens.ends[to - 1]
            tokens.words[at] = tokens.text[tokens.starts[at] : tokens.ends[at]]
            classes[at] = lexicon.char(values)
            shifted[new] = values
        elif at in tokens.values:
            shifted[new] = tokens.values[at]
        kept.append(at)
        at = to
    tokens.starts = [tokens.starts[i] for i in kept]
    tokens.ends = [tokens.ends[i] for i in kept]
    tokens.words = [tokens.words[i] for i in kept]
    classes[:] = [classes[i] for i in kept]
    tokens.values = shifted
