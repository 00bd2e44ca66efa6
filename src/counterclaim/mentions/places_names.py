"""Which words of a report name a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.mentions.actors_lexicon import Hit
from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.model import Parse, Span, Token
from counterclaim.words import table

__all__ = ["Toponym", "toponyms"]

# A city below this is not taken for a place on its name alone: the parser or a preposition must say so too.
PROMINENT = 100_000


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens `first` to `last` (exclusive) name a place; `core` is the first token after directions.

    `located`: a preposition or a word of kind says that it is a place here. `political`: a state, people or seat of
    government that may as well act. `end` is an offset where a possessive's mark is cut off, else 0. `code` is the
    state that an adjective or name means.
    """

    first: int
    core: int
    last: int
    located: bool
    political: bool
    kind: str | None = None
    code: str = ""
    end: int = 0

    def span(self, parse: Parse) -> Span:
        return Span.of(parse.text, parse[self.core].start, self.end or parse[self.last - 1].end)

    def name(self, parse: Parse) -> str:
        return self.span(parse).words


@cache
def _small(sign: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("places/small", "word", "sign") if row["sign"] == sign)


@cache
def _kinds() -> tuple[dict[str, str], frozenset[str]]:
    rows = table("places/kinds", "word", "place")
    return (
        {row["word"]: row["kind"] for row in rows if row["place"] == "joint"},
        frozenset(row["word"] for row in rows if row["place"] == "direction"),
    )


def toponyms(parse: Parse, adjectives: bool = False, known: Sources | None = None) -> Iterator[Toponym]:
    """The toponyms of a text, in order, none overlapping; with `adjectives`, "Syrian" and "Syrians" too."""
    generic = {token: _generic(parse, token) for token in range(len(parse)) if parse[token].lower in _first_words()}
    known = known or sources()
    hits = {i: hit for hit in known.lexicon.scan(parse.tokens) for i in range(hit.first, hit.last)}
    i = 0
    while i < len(parse):
        found = _state(parse, hits[i], adjectives) if i in hits and hits[i].first == i else None
        found = found or generic.get(i) or (_regional(parse, i) if adjectives and i not in hits else None)
        found = found or _run(parse, i, hits, known)
        if found:
            yield _with_direction(parse, found, known)
            i = found.last
            if i + 1 < len(parse) and parse[i].text == "," and parse[i + 1].text in _post():
                yield Toponym(i + 1, i + 1, i + 2, True, False, "region")  # "Fresno, CA"
                i += 2
        else:
            i += 1


@cache
def _post() -> frozenset[str]:
    return frozenset(row["post"] for row in table("places/abbreviations", "place", "country") if row["post"])


@cache
def _phrases(place: str) -> dict[tuple[str, ...], str]:
    rows = table("places/kinds", "word", "place")
    return {tuple(row["word"].split()): row["kind"] for row in rows if row["place"] == place}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0].partition("-")[0] for words in _phrases("generic"))


def _generic(parse: Parse, i: int) -> Toponym | None:
    """A place without a name: "the demilitarized zone"."""
    for words, kind in _phrases("generic").items():
        last, left = i, " ".join(words)
        while last < len(parse) and left.startswith(parse[last].lower):
            left = left[len(parse[last].lower) :].lstrip()
            last += 1
        if not left:
            return Toponym(i, i, last, True, False, kind) if _located(parse, i, last) else None
    return None


def _owned(parse: Parse, hit: Hit) -> Toponym | None:
    """A place called by whose it is: "the Turkish border", "in Syrian territory"."""
    for words, kind in _phrases("owned").items():
        last = hit.last + len(words)
        if tuple(token.lower for token in parse.tokens[hit.last : last]) == words and _located(parse, hit.first, last):
            return Toponym(hit.first, hit.first, last, True, True, kind, hit.entry.actor)
    return None


def _state(parse: Parse, hit: Hit, adjectives: bool) -> Toponym | None:
    """A state, seat or region of the actors' tables."""
    if hit.entry.kind == "adjective" and not adjectives:
        return _owned(parse, hit)
    kinds = {entry.kind: entry for entry in hit.entries}
    entry = next((kinds[kind] for kind in ("state", "seat", "adjective", "people") if kind in kinds), None)
    if entry is None or (entry.kind in ("adjective", "people") and not adjectives):
        return None
    entry_code = "" if entry.kind == "seat" and "state" not in kinds else entry.actor
    token = parse[hit.last - 1]
    if (
        entry.kind == "state"
        and token.dep == "compound"
        and parse.head(token).text[:1].isupper()
        and not adjectives
        and _kinds()[0].get(parse.head(token).lower) is None
    ):
        return None  # "the Azerbaijan Ministry": a name's part
    end, kind = hit.last, None
    after = parse[hit.last] if hit.last < len(parse) else None
    if after and after.text[:1].isupper() and after.lower in _kinds()[0]:
        kind, end, entry_code = _kinds()[0][after.lower], hit.last + 1, ""
    return Toponym(hit.first, hit.first, end, _located(parse, hit.first, hit.last), True, kind, entry_code)


def _regional(parse: Parse, i: int) -> Toponym | None:
    """An adjective of a continent or region: "European", "Latin American"."""
    for last in range(min(i + 2, len(parse)), i, -1):
        if parse.text[parse[i].start : parse[last - 1].end] in _adjectives():
            return Toponym(i, i, last, False, True)
    return None


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(row["word"] for row in table("places/adjectives", "word", "place"))


def _run(parse: Parse, i: int, hits: dict[int, Hit], known: Sources) -> Toponym | None:
    """A run of capitalised words that a gazetteer, the parser or a word of kind shows to be a place."""
    token = parse[i]
    if not _capital(token) or (
        i in hits and hits[i].entry.kind not in ("region", "group", "office", "bare", "weak", "none")
    ):
        return None
    last = i + 1
    while last < len(parse) and last - i < 7 and (_capital(parse[last]) or _joint(parse, last)):
        if last in hits and hits[last].entry.is_state and hits[last].first == last:
            break
        last += 1
    least = hits[i].last if i in hits else i + 1
    while last >= least:  # the longest beginning that is a place
        found = _place(parse, i, last, i in hits and hits[i].entry.kind != "none", known)
        if found:
            return found
        last -= 1
        while last > i and not _capital(parse[last - 1]):
            last -= 1
    return None


def _place(parse: Parse, first: int, last: int, group: bool, known: Sources) -> Toponym | None:
    tokens = parse.tokens[first:last]
    kinds, directions = _kinds()
    words = parse.text[tokens[0].start : tokens[-1].end]
    if len(tokens) == 1 and (tokens[0].lower in kinds or tokens[0].lower in directions or len(words) < 3):
        return None
    kind = kinds.get(tokens[-1].lower) or (kinds.get(tokens[0].lower) if len(tokens) > 1 else None)
    ents = {token.ent for token in tokens}
    placed = _located(parse, first, last) or _kind_beside(parse, first, last) is not None
    seen = bool(ents & {"GPE", "LOC", "FAC"})
    found = known.gazetteer.named(words)
    before_noun = len(tokens) == 1 and tokens[0].dep in ("amod", "compound") and parse.head(tokens[0]).text.islower()
    if "PERSON" in ents and not placed and not kind and not (before_noun and found):
        return None
    best = found[0].population if found else -1
    whole = _whole(parse, first, last) and not (words.isupper() and len(words) < 5)
    alone = whole and best >= PROMINENT and tokens[0].pos == "PROPN" and "ORG" not in ents
    listed = bool(found) and (seen or placed or alone)
    loose = not found and (seen or placed) and bool(known.gazetteer.named(words, loose=True))
    named = (seen or placed) and kind is not None and len(tokens) > 1
    unknown = (
        len(tokens) <= 3
        and not group
        and (seen or _kind_beside(parse, first, last) is not None)
        and _whole(parse, first, last)
    )
    if listed or loose or named or unknown:
        return Toponym(first, first, last, placed, False, kind or _kind_beside(parse, first, last))
    return None


def _whole(parse: Parse, first: int, last: int) -> bool:
    """Whether the run is no piece of a longer name."""
    after = parse[last] if last < len(parse) else None
    return not (after and _capital(after)) and not (
        first and parse[first - 1].pos == "PROPN" and _capital(parse[first - 1])
    )


def _capital(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos in ("PROPN", "NOUN", "ADJ", "X")
        and token.ent not in ("DATE", "TIME", "LAW")
    )


def _joint(parse: Parse, i: int) -> bool:
    """A hyphen, an article or a particle inside a name: "Jisr al-Shughour", "Port of Haifa"."""
    if i + 1 >= len(parse):
        return False
    token, after = parse[i], parse[i + 1]
    if token.text in ("-", "–", "'", "’") or token.lower in _small("particle"):
        hyphened = after.text == "-" and i + 2 < len(parse) and _capital(parse[i + 2])
        return _capital(after) or hyphened or after.lower in _small("particle")
    return token.lower == "of" and parse[i - 1].lower in _kinds()[0] and _capital(parse[i - 1]) and _capital(after)


def _located(parse: Parse, first: int, last: int) -> bool:
    """Whether a preposition of place leads to the name, directly, over an article or over a list."""
    token = parse[last - 1]
    head = parse.head(token)
    if token.dep in ("appos", "conj") and head.dep == "pobj":
        token, head = head, parse.head(head)
    if token.dep == "pobj" and (head.lower in _small("locating") or head.lower in _small("moving")):
        return head.lower in _small("locating") or _moves(parse, head)
    i = first - 1
    while i >= 0 and (parse[i].pos == "DET" or parse[i].lower in _kinds()[1]):
        i -= 1
    return i >= 0 and parse[i].lower in _small("locating")


def _moves(parse: Parse, preposition: Token) -> bool:
    """Whether "to", "from", "on", "over" tell a way or place: with verbs they do; "a threat to X" does not."""
    head = parse.head(preposition)
    return head.pos in ("VERB", "AUX", "ADV") or head.lower in _small("motion")


def _kind_beside(parse: Parse, first: int, last: int) -> str | None:
    """The word of kind that the name explains: "the village of X", "X district"."""
    kinds = _kinds()[0]
    if first > 1 and parse[first - 1].lower == "of" and parse[first - 2].lower in kinds:
        return kinds[parse[first - 2].lower]
    if last < len(parse) and parse[last].lower in kinds and parse[last].pos in ("NOUN", "PROPN"):
        if (
            kinds[parse[last].lower] in ("city", "town", "village")
            and parse[min(last + 1, len(parse) - 1)].lower == "of"
        ):
            return None  # "the West Bank city of X"
        return kinds[parse[last].lower]
    return None


def _with_direction(parse: Parse, found: Toponym, known: Sources) -> Toponym:
    """The direction before a name taken in: "northern Syria", "south-west Raqqa"."""
    first = found.first
    directions = _kinds()[1]
    if first and parse[first - 1].lower in directions and (parse[first - 1].pos in ("ADJ", "PROPN", "NOUN", "ADV")):
        first -= 1
        if first > 1 and parse[first - 1].text == "-" and parse[first - 2].lower in directions:
            first -= 2
    last, end = found.last, found.end
    kind = _kinds()[0].get(parse[last].lower) if last < len(parse) else None
    extended = (
        parse.text[parse[found.core].start : parse[last].end] if kind in ("strait", "sea", "canal", "lake") else ""
    )
    if extended and known.gazetteer.named(extended):
        last += 1  # "the Bab-el-Mandeb strait"
    if parse[last - 1].text in ("'s", "’s"):
        last -= 1
    return Toponym(
        first, found.core, last, found.located or first != found.first, found.political, found.kind, found.code, end
    )
