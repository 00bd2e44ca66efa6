"""The names and words that can stand for an actor, and the scan that finds them in a report's tokens.

The tables of `words/actors` are folded into one index by first word; a scan takes the longest match at each token.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.model import Token
from counterclaim.words import alternatives, table

__all__ = ["Entry", "Hit", "Lexicon", "fold", "keys_of", "lexicon", "shipped_entries", "small"]

_SPECIAL = str.maketrans(
    {
        "ə": "a",
        "Ə": "a",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "þ": "th",
        "’": "'",
        "ʻ": "'",
        "‘": "'",
        "`": "'",
    }
)
_SKIP = re.compile(r"[-–—/'.]+")
_INNER = re.compile(r"(?<=\w)'(?=\w)(?!s\b)")
_WORD = re.compile(r"'s\b|[^\s\-–—/']+")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` in lower case, without diacritics and full stops: how names are compared."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word.translate(_SPECIAL)).lower())
    return "".join(each for each in plain if not unicodedata.combining(each)).replace(".", "").translate(_SPECIAL)


def keys_of(words: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens, slashes and bare apostrophes part words and are no words themselves."""
    return tuple(fold(each) for each in _split(words) if fold(each))


def _split(words: str) -> list[str]:
    """The words of a name; an apostrophe inside a word ("Ta'izz") is dropped, a possessive is a word."""
    return _WORD.findall(_INNER.sub("", words.translate(_SPECIAL)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a name or word.

    `kind` is state, adjective, people, seat, body, group, region, organ, org, outlet, or a role's kind (office, weak,
    ...). `states` are the states in which a group is active; `kinds` what it is called when it is not named.
    `context` tells, for a role, whether it takes its state from the report when none stands beside it.
    """

    kind: str
    actor: str
    unit: str | None
    words: str
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    context: bool = False

    @property
    def is_role(self) -> bool:
        return self.kind in ROLES

    @property
    def is_state(self) -> bool:
        return self.kind in ("state", "adjective", "people", "seat")

    @property
    def is_named(self) -> bool:
        """Whether it names an actor other than by its state."""
        return self.kind in ("body", "group", "organ", "org", "outlet")


ROLES = frozenset({"office", "organ_role", "people_role", "weak", "bare", "press", "group_role", "words"})
_ROLE_KINDS = {"organ": "organ_role", "people": "people_role", "group": "group_role"}


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` to `last` (exclusive) match `entries`, the likeliest first."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        return self.entries[0]


@dataclass(frozen=True, slots=True)
class _Form:
    keys: tuple[str, ...]
    cases: tuple[str, ...]  # per word: the exact word, "C" for capitalised, "" for any
    entry: Entry


class Lexicon:
    """An index of entries by their folded words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._forms: dict[str, list[_Form]] = {}
        self._latest: tuple[Sequence[Token], tuple[Hit, ...]] = ((), ())
        for entry in entries:
            keys = keys_of(entry.words)
            if keys:
                words = [w for w in _split(entry.words) if fold(w)]
                form = _Form(keys, tuple(_case(w, entry) for w in words), entry)
                self._forms.setdefault(keys[0], []).append(form)
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.keys))

    def scan(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """The longest match at each token, left to right, none overlapping.

        The hits over the tokens scanned last are kept: actors and places are looked for in one parse after the other.
        """
        latest, found = self._latest
        if latest is not tokens:
            found = tuple(self._scan(tokens))
            self._latest = tokens, found
        return found

    def _scan(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        texts = [_shown(token.text) for token in tokens]
        keys = [_key(text) for text in texts]
        i = 0
        while i < len(tokens):
            hit = self._at(tokens, texts, keys, i)
            if hit:
                yield hit
                i = hit.last
            else:
                i += 1

    def _at(self, tokens: Sequence[Token], texts: Sequence[str], keys: Sequence[str], i: int) -> Hit | None:
        key = keys[i]
        if not key:
            return None
        forms = self._forms.get(key)
        if forms is None and key.endswith("s") and tokens[i].text[:1].isupper():
            forms = self._forms.get(key[:-1])  # a possessive that lost its apostrophe
        if not forms:
            return None
        best, length = 0, 0
        entries: list[Entry] = []
        for form in forms:
            if best and len(form.keys) < length:
                break
            if len(form.keys) > 1 and i + 1 < len(keys) and keys[i + 1] and not keys[i + 1].startswith(form.keys[1]):
                continue  # most names that begin with this word go on otherwise
            last = _match(tokens, texts, keys, i, form)
            if last:
                best, length = last, len(form.keys)
                entries.append(form.entry)
        return Hit(i, best, tuple(dict.fromkeys(entries))) if entries else None


def _shown(text: str) -> str:
    """The token's text without a "-backed" or "-led" that the parser left on it ("U.S.-backed" is one token)."""
    if "-" not in text:
        return text
    stem, _, tail = text.rpartition("-")
    return stem if stem and (tail in small("circumstance") or tail in ("led", "run")) else text


def _key(text: str) -> str:
    return "" if _SKIP.fullmatch(text) else _INNER.sub("", fold(text)).strip("'") if text not in ("'s", "’s") else "'s"


def _case(word: str, entry: Entry) -> str:
    plain = word.replace(".", "")
    if len(plain) <= 6 and plain.isupper() and len(plain) > 1:
        return plain
    if entry.is_role:
        return plain if re.fullmatch(r"[A-Z][a-z]?[A-Z]s?", plain) else ""
    return "C" if word[0].isupper() and fold(word) not in ("al", "the", "el") else ""


def _match(tokens: Sequence[Token], texts: Sequence[str], keys: Sequence[str], i: int, form: _Form) -> int:
    """The token after the match of `form` at `i`, or 0."""
    for n, (key, case) in enumerate(zip(form.keys, form.cases, strict=True)):
        while n and i < len(tokens) and not keys[i]:
            i += 1
        if i >= len(tokens):
            return 0
        text = texts[i]
        if keys[i] != key:
            final = n == len(form.keys) - 1
            if not (final and keys[i] == key + "s" and case and len(key) > 3 and text[0].isupper()):
                return 0
            text = text[:-1]
        if case == "C" and not text[0].isupper():
            return 0
        if case and case != "C" and text.replace(".", "") != case:
            return 0
        i += 1
    if form.entry.is_role and tokens[i - 1].pos not in ("NOUN", "PROPN", "ADJ"):
        return 0
    return i


@cache
def small(sign: str) -> frozenset[str]:
    """The small words of one sign: particle, circumstance, placing, aimed, link, counting."""
    return frozenset(row["word"] for row in table("actors/small", "word", "sign") if row["sign"] == sign)


@cache
def lexicon() -> Lexicon:
    """All of `words/actors`; built once a process (about 20 ms)."""
    return Lexicon(shipped_entries())


def shipped_entries() -> Iterator[Entry]:
    """Every reading that the tables give."""
    for row in table("actors/organs", "actor", "unit", "names"):
        for words in alternatives(row["names"]):
            yield Entry("organ", row["actor"], row["unit"], words)
    for name, kind in (("bodies", "body"), ("organisations", "org"), ("outlets", "outlet")):
        for row in table(f"actors/{name}", "actor", "names"):
            if not row.get("states"):
                for words in alternatives(row["names"]):
                    yield Entry(kind, row["actor"], None, words)
    for row in table("actors/members", "actor", "members"):
        for words in alternatives(row["names"]):
            yield Entry("body", row["actor"], None, words)
    for row in table("actors/lookalikes", "words"):
        for words in alternatives(row["words"]):
            yield Entry("none", "", None, words)
    yield from _groups()
    yield from _states()
    for row in table("actors/roles", "kind", "words"):
        kind = _ROLE_KINDS.get(row["kind"], row["kind"])
        for words in alternatives(row["words"]):
            yield Entry(kind, "", row["unit"] or None, words, context=row["context"] == "yes")
    for row in table("actors/organisations", "actor", "names"):
        for words in alternatives(row["names"]) if row["states"] else ():  # the role's reading holds elsewhere
            yield Entry("org", row["actor"], None, words, alternatives(row["states"]))


def _groups() -> Iterator[Entry]:
    for row in table("actors/groups", "actor", "names"):
        states, kinds = alternatives(row["states"]), alternatives(row["kinds"])
        for words in alternatives(row["names"]):
            yield Entry("group", row["actor"], row["unit"] or None, words, states, kinds)
        for words in alternatives(row.get("regions", "")):
            yield Entry("region", row["actor"], row["unit"] or None, words, states, kinds)


def _states() -> Iterator[Entry]:
    for row in table("actors/states", "code", "names"):
        for column, kind in (("names", "state"), ("adjectives", "adjective"), ("people", "people"), ("seats", "seat")):
            for words in alternatives(row[column]):
                yield Entry(kind, row["code"], "CIV" if kind == "people" else None, words)
