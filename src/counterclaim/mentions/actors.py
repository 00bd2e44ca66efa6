"""Actors: every noun phrase that names or denotes a party, an organ or a person who speaks or acts for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from counterclaim.mentions.actors_lexicon import Hit, small
from counterclaim.mentions.actors_members import members
from counterclaim.mentions.actors_memory import UNKNOWN, Reading
from counterclaim.mentions.actors_reader import ActorReader
from counterclaim.mentions.actors_sources import sources
from counterclaim.model import NOTHING_ADDED, ActorMention, Analysis, Knowledge, Parse, Span, Token

__all__ = ["UNKNOWN", "ActorReader", "ActorsPart", "Reading", "noun_phrases"]

# Relations that end a noun phrase: what they govern explains it, follows it or stands beside it.
_OUTSIDE = frozenset(
    [
        "appos",
        "relcl",
        "cc",
        "conj",
        "punct",
        "advcl",
        "acl",
        "parataxis",
        "advmod",
        "dep",
        "mark",
        "prt",
        "ccomp",
        "xcomp",
    ]
)
_INSIDE = frozenset(["compound", "flat", "nmod", "amod", "case", "det", "nummod", "fixed"])


@dataclass(frozen=True)
class ActorsPart:
    """Gives the actors of a report, in text order. Needs the parse; uses the report's date and topics.

    `added` is what a person added to the shipped tables; the version tells one such knowledge from another.
    """

    name: str = "actors"
    version: str = "3"
    needs: tuple[str, ...] = ("parse",)
    gives: tuple[str, ...] = ("actors",)
    added: Knowledge = field(default=NOTHING_ADDED, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", self.added.version(self.version))

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        known = sources(self.added)
        mentions = _mentions(found, ActorReader(found.report, found.parsed, known))
        if self.added.recodings:
            mentions = (replace(each, actor=known.code(each.actor)) for each in mentions)
        return {"actors": tuple(mentions)}


def _mentions(found: Analysis, reader: ActorReader) -> Iterable[ActorMention]:
    parse = found.parsed
    out: dict[tuple[int, int], ActorMention] = {}
    read: dict[int, Reading] = {}
    for head, first, last in noun_phrases(parse):
        last = _with_title(reader, head, last)
        if not _may_denote(reader, head, first, last):
            continue
        first, last = _whole(reader, first, last)
        span = parse[first].start, parse[last - 1].end
        if span in out:
            if head.dep != "poss" and _governs(parse, head, out[span].head):
                out[span] = replace(out[span], head=head.start)  # "the People's | Republic of China"
            continue
        reading = _listed(head, reader.read(first, last), read)
        read[head.i] = reading
        if reading.actor and not (reading.actor == UNKNOWN and not reading.name and _written(reader, head)):
            for start, end, each in [(first, last, reading), *_joint(reader, first, last, reading)]:
                mention = _mention(parse, start, end, head, each)
                out[mention.span.start, mention.span.end] = mention
    for mention in _modifiers(parse, reader, out.values()):
        out.setdefault((mention.span.start, mention.span.end), mention)
    in_order = sorted(out.values(), key=lambda each: (each.span.start, -each.span.end))
    return [each for mention in in_order for each in _spoken_for(mention, reader.date)]


def _spoken_for(mention: ActorMention, date: str | None) -> Iterable[ActorMention]:
    """The mention, or one for each state that a format or the chairs of a body consist of."""
    codes = () if mention.name else members(mention.actor, mention.span.words, date)
    return [replace(mention, actor=code, unit=None) for code in codes] or [mention]


def _with_title(reader: ActorReader, head: Token, last: int) -> int:
    """The end of the phrase with the name of an outlet behind its kind: "the news website | Norra Dagen"."""
    end = last
    while end < len(reader.tokens) and reader.tokens[end].pos == "PROPN" and reader.tokens[end].text[:1].isupper():
        end += 1
    explains = any(reader.tokens[i].dep == "appos" and reader.tokens[i].head == head.i for i in range(last, end))
    return end if explains and head.i == last - 1 and reader.scan.introduced(head.i, end) == last else last


def _governs(parse: Parse, head: Token, offset: int) -> bool:
    return any(child.start == offset for child in parse.children(head))


def _listed(head: Token, reading: Reading, read: Mapping[int, Reading]) -> Reading:
    """In a list of people, those of no state are of the first one's: "students, teachers, and activists"."""
    first = read.get(head.head) if head.dep == "conj" else None
    if first and reading.actor == UNKNOWN and not reading.name and first.unit == reading.unit == "CIV":
        return replace(reading, actor=first.actor, basis=first.basis, score=first.score)
    return reading


def _joint(reader: ActorReader, first: int, last: int, reading: Reading) -> Iterable[tuple[int, int, Reading]]:
    """The other parties of "A, B and C officials": each with the unit of the word that they share."""
    own = reader.scan.at.get(first) or reader.scan.at.get(first + 1)
    if own is None or not _party(own) or own.last >= last or reading.name:
        return
    i = own.first - 1
    if i < 1 or reader.tokens[i].lower not in ("and", "or", "&"):
        return
    while i > 0:
        hit = reader.scan.at.get(i - 1)
        if hit is None or not _party(hit) or reader.tokens[i].lower not in ("and", "or", "&", ","):
            return
        yield hit.first, hit.last, replace(reading, actor=hit.entry.actor, head=hit.first)
        i = hit.first - 1


def _party(hit: Hit) -> bool:
    return hit.entry.kind in ("state", "adjective", "seat", "group", "region", "body")


def _mention(parse: Parse, first: int, last: int, head: Token, reading: Reading) -> ActorMention:
    span = Span.of(parse.text, parse[first].start, parse[last - 1].end)
    return ActorMention(span, reading.actor, reading.unit, reading.name, head.start, reading.score)


def noun_phrases(parse: Parse) -> Iterable[tuple[Token, int, int]]:
    """Head, first and last (exclusive) token of each noun phrase, with its article, without what explains it."""
    for token in parse:
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or (token.dep in _INSIDE and not _owns(parse, token)):
            continue
        if token.pos == "ADJ" and token.i + 1 < len(parse) and parse[token.i + 1].pos in ("NOUN", "PROPN", "ADJ"):
            continue  # "Omani, Qatari and Yemeni officials": the noun's phrase holds it
        if token.pos in ("ADJ", "NUM") and token.dep not in (
            "nsubj",
            "nsubjpass",
            "pobj",
            "dobj",
            "agent",
            "conj",
            "poss",
        ):
            continue
        kept = {each.i for each in _phrase(parse, token)}
        first = last = token.i
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        if token.dep == "poss" and parse[last].tag == "POS":
            last -= 1
        yield token, first, last + 1


def _whole(reader: ActorReader, first: int, last: int) -> tuple[int, int]:
    """The phrase widened to the names that the parser cut ("Ministry of Defence", "Brigades")."""
    before, after = reader.scan.at.get(first), reader.scan.at.get(last - 1)
    first, last = min(first, before.first if before else first), max(last, after.last if after else last)
    token = reader.tokens[first]
    owned = first > 1 and reader.tokens[first - 1].tag == "POS" and reader.tokens[first - 1].text != "'"
    state = reader.scan.at.get(first - 1 - owned)
    if state and _party(state) and token.pos not in ("DET", "PRON") and before and before.entry.is_role:
        first = state.first  # "the Saudi | Ministry of the Interior"
        first -= first > 0 and reader.tokens[first - 1].pos == "DET"
    return first, last


def _owns(parse: Parse, token: Token) -> bool:
    return any(child.tag == "POS" for child in parse.children(token))


def _phrase(parse: Parse, head: Token) -> Iterable[Token]:
    """`head` and what it governs inside the phrase; punctuation inside names (hyphens, brackets of acronyms) stays."""
    yield head
    for child in parse.children(head):
        if child.dep == "punct" and child.text not in ("-", "–", "/", "."):
            continue
        if child.text == "-" and 0 < child.i < len(parse) - 1 and _tight(parse, child.i):
            yield child
            continue
        if child.dep in _OUTSIDE and not (child.dep in ("punct", "advmod") and child.i < head.i):
            continue
        yield from _phrase(parse, child) if child.dep != "poss" else parse.subtree(child)


def _tight(parse: Parse, i: int) -> bool:
    """Whether no space stands around token `i`: "commander-in-chief"."""
    return parse[i - 1].end == parse[i].start and parse[i].end == parse[i + 1].start


def _written(reader: ActorReader, head: Token) -> bool:
    hit = reader.scan.at.get(head.i)
    return hit is not None and hit.entry.kind == "words"


def _may_denote(reader: ActorReader, head: Token, first: int, last: int) -> bool:
    """Whether the head of the phrase is a word that can stand for an actor, or a name."""
    hit = reader.scan.at.get(head.i)
    if hit:
        return hit.entry.kind != "none"
    introduced = reader.scan.introduced(first, last)
    if introduced == head.i + 1 or reader.memory.acronym(last - 1, last):
        return True
    if head.pos == "PROPN" or head.ent == "PERSON":
        named = reader.tokens[first].text[:1].isupper() or introduced is not None
        return head.ent in ("PERSON", "ORG", "NORP", "GPE", "") and named
    return head.lemma in small("counting")


def _modifiers(parse: Parse, reader: ActorReader, heads: Iterable[ActorMention]) -> Iterable[ActorMention]:
    """Names that stand before another noun ("the Russian advance", "a US call"): the actor that the noun is about."""
    taken = {mention.head for mention in heads}
    for hit in reader.scan.hits:
        entry = hit.entry
        token = parse[hit.last - 1]
        if entry.is_role or token.start in taken or entry.kind in ("region", "none") or reader.scan.circumstance(hit):
            continue
        if any(
            mention.span.start <= parse[hit.first].start
            and token.end <= mention.span.end
            and mention.actor == entry.actor
            for mention in heads
        ):
            continue
        reading = Reading(entry.actor, entry.unit if entry.kind in ("organ", "group") else None, None, "words", 0.7)
        yield _mention(parse, hit.first, hit.last, token, reading)
