"""Treaties, ceasefires, declarations, resolutions and protocols as a report names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from counterclaim.mentions.agreements_register import Agreements, agreements, text_id
from counterclaim.model import NOTHING_ADDED, AgreementMention, Analysis, Knowledge, Parse, Span, Token
from counterclaim.words import alternatives, table

__all__ = ["AgreementsPart"]

_ARTICLE = re.compile(r"\bArticles?\s+(\d+[a-z]?|[IVX]+)(?:\s*\([0-9a-z]\))?\s+of\s+$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TRUCE = re.compile(r"\b(?:cease-?fire|truce|armistice)\b", re.IGNORECASE)
_DURATION = re.compile(r"\b(?:week|day|month|year|hour)s?\b|-(?:week|day|month|year|hour)", re.IGNORECASE)
_REACH = 9  # words behind the noun in which "signed ..." still tells of it
_LEFT = frozenset(("det", "amod", "compound", "nmod", "poss", "nummod", "advmod", "npadvmod", "punct", "quantmod",
                   "case"))
_NAMING = frozenset(("of", "on", "for", "with", "between", "concerning", "against", "in"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her", "any", "such", "no"))


@dataclass(frozen=True)
class AgreementsPart:
    """The agreements that a report names, each where it is first named or named by more than "the agreement".

    `date` is what the words give (a year before the noun, the day beside "signed"), and is carried on to a later
    "Article 5 of the Declaration"; the register's own date is reached through `agreement`. `added` is what a person
    added to the shipped register; the version tells one such knowledge from another.
    """

    name: str = "agreements"
    version: str = "1"
    needs: tuple[str, ...] = ("parse", "times", "actors")
    gives: tuple[str, ...] = ("agreements",)
    added: Knowledge = field(default=NOTHING_ADDED, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", self.added.version(self.version))

    def __call__(self, found: Analysis) -> Mapping[str, tuple[AgreementMention, ...]]:
        text = found.report.text
        register = agreements(self.added.agreements)
        known = register.named_at(text)
        parties = [(each.span.start, each.span.end, each.head) for each in found.actors
                   if each.span.words.count(" ") < 6]
        mentions: list[AgreementMention] = []
        for token in found.parsed:
            if token.pos not in ("NOUN", "PROPN") or not _kind(found.parsed, token):
                continue
            if not any(start <= token.start < end and head != token.start for start, end, head in parties):
                mention = _mention(found, token, register, known, mentions)
                if mention is not None and not any(mention.span.overlaps(other.span) for other in mentions):
                    mentions.append(mention)
        for start, end, key in known:
            span = Span.of(text, *_with_article(text, start, end))
            if not any(span.overlaps(other.span) for other in mentions):
                mentions.append(AgreementMention(span, span.words, None, None, key))
        return {"agreements": tuple(sorted(mentions, key=lambda each: each.span))}


@cache
def _heads() -> Mapping[str, tuple[str, str]]:
    return {row["lemma"]: (row["kind"], row["when"]) for row in table("agreements/heads", "lemma", "kind", "when")}


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(word for row in table("agreements/kinds", "words") for word in alternatives(row["words"]))


@cache
def _making() -> frozenset[str]:
    return frozenset(word for row in table("agreements/making", "verbs") for word in alternatives(row["verbs"]))


def _kind(parse: Parse, token: Token) -> tuple[str, str] | None:
    if token.lower == "fire" and token.i > 1 and parse[token.i - 2].lower == "cease" and parse[token.i - 1].text == "-":
        return _heads()["cease-fire"]
    return _heads().get(token.lemma) or _heads().get(token.lower) or (
        _heads().get(token.lower.removesuffix("s")) if token.pos == "PROPN" else None)


def _mention(found: Analysis, token: Token, register: Agreements, known: list[tuple[int, int, str]],
             earlier: list[AgreementMention]) -> AgreementMention | None:
    parse, text = found.parsed, found.report.text
    if token.dep in ("compound", "amod", "nmod") and _kind(parse, parse.head(token)):
        return None  # "ceasefire" in "ceasefire agreement"
    if token.dep == "compound" and parse.head(token).start > token.start:
        return None  # "treaty obligations", "deal maker"
    left, right = _edges(found, token)
    article = _ARTICLE.search(text, max(0, left - 60), left)
    before = text[left : token.start]
    if _points_back(token, before, earlier):
        return None
    key = next((each for start, end, each in known if start < right and left < end), None)
    if key is None and article is None and not _counts(parse, token, before, text[token.end : right]):
        return None
    kind = "ceasefire" if _TRUCE.search(text, left, right) else (_kind(parse, token) or ("", ""))[0]
    date = _date(found, token, left, right)
    if article is not None:
        back = _antecedent(token, earlier)
        date, key = date or (back.date if back else None), key or (back.agreement if back else None)
    start = article.start() if article else left
    span = Span.of(text, start, right)
    key = key or (register.by_date(kind, date, text) if date else None) or text_id(text[left:right])
    return AgreementMention(span, text[left:right], date, article.group(1) if article else None, key)


def _edges(found: Analysis, token: Token) -> tuple[int, int]:
    """The noun phrase: its words before the noun, and behind it the prepositional phrases that name it."""
    parse, left = found.parsed, token.start
    for part in reversed(parse.children(token)):
        if part.i < token.i and part.dep in _LEFT:
            left = min(left, min(each.start for each in parse.subtree(part)))
    end = token.end
    last = token.i
    for part in parse.children(token):
        if part.i > token.i and part.dep == "nummod" and part.i == last + 1:
            end, last = part.end, part.i
        if part.dep != "prep" or part.lower not in _NAMING or part.i != last + 1:
            continue
        inner = parse.subtree(part, without=("relcl", "acl", "appos", "advcl"))
        run = []
        for k, each in enumerate(inner):
            if each.i != part.i + k or (each.pos == "PUNCT" and each.text != "-"):
                break
            run.append(each)
        if part.lower == "in" and not any(each.pos == "PROPN" for each in run):
            continue
        dated = _dated(found, run)
        end, last = (dated, run[-1].i) if dated else (run[-1].end, run[-1].i)
    return left, end


def _dated(found: Analysis, run: list[Token]) -> int | None:
    """Where the day ends that the phrase behind a preposition begins with ("of 17 May 2018"), if it begins with one."""
    start = run[1].start if len(run) > 1 else -1
    return next((t.span.end for t in found.times if t.type == "DATE" and t.span.start == start), None)


def _points_back(token: Token, before: str, earlier: list[AgreementMention]) -> bool:
    """Whether "the ceasefire agreement" repeats, with no word of its own, an agreement that is already named."""
    words = before.lower().split()
    if not words or words[0] not in _POINTING or _YEAR.search(before) or token.text[0].isupper():
        return False
    named = {part for each in earlier for part in re.findall(r"[\w-]+", each.name.lower())}
    return bool(named) and all(word in named or word in _POINTING for word in [*words, token.lower])


def _counts(parse: Parse, token: Token, before: str, behind: str) -> bool:
    """Whether the words name an agreement, and do not only point back to one."""
    when = (_kind(parse, token) or ("", ""))[1]
    capital = token.text[0].isupper() and not _opens(parse, token)
    words = before.split()
    bare = not words or (len(words) == 1 and words[0].lower() in _POINTING)
    if capital and not (bare and not behind):
        return when != "numbered" or any(part.isdigit() for part in behind.split() + words)
    if when in ("named", "numbered"):
        return False
    qualified = _qualified(parse, token, words, before)
    if when == "qualified":
        return qualified
    return qualified or (not bare and words[0].lower() not in _POINTING) or bool(
        words and words[0].lower() == "the" and len(words) > 1 and words[1][0].isupper())


def _qualified(parse: Parse, token: Token, words: list[str], before: str) -> bool:
    if any(word.lower() in ("no", "any") for word in words):
        return False
    if _YEAR.search(before) or (_DURATION.search(before) and token.lemma not in ("deal", "agreement")):
        return True
    if any(part.lower() in _qualifiers() for word in words for part in (word, word.rpartition("-")[2])):
        return True
    if any(each.lemma in _making() and each.tag == "VBN" for each in parse.children(token, "acl")):
        return True
    return any(word[0].isupper() for word in words[1:])


def _opens(parse: Parse, token: Token) -> bool:
    return parse.sentence_of(token).first == token.i


def _date(found: Analysis, token: Token, left: int, right: int) -> str | None:
    """A year before the noun, a day behind it ("of 17 May 2018"), or the day beside the verb that made it."""
    year = _YEAR.search(found.report.text, left, token.start)
    if year:
        return year.group()
    behind = (t.when for t in found.times if t.type == "DATE" and token.end <= t.span.start and t.span.end == right)
    if (when := next(behind, None)) is not None:
        return when.value
    parse = found.parsed
    last = parse.sentence_of(token).last
    for clause in parse.tokens[token.i + 1 : min(last, token.i + _REACH)]:
        about = parse.head(clause)
        if clause.dep not in ("acl", "relcl") or clause.lemma not in _making() or not left <= about.start < right:
            continue
        own = {each.i for each in parse.subtree(clause)}
        for time in found.times:
            if time.when is not None and time.type == "DATE" and any(
                    each.i in own for each in parse.within(time.span.start, time.span.end)):
                return time.when.value
    return None


def _antecedent(token: Token, earlier: list[AgreementMention]) -> AgreementMention | None:
    return next((each for each in reversed(earlier) if token.lower in each.name.lower()), None)


def _with_article(text: str, start: int, end: int) -> tuple[int, int]:
    match = re.search(r"\b[Tt]he $", text[max(0, start - 4) : start])
    return (start - 4 if match else start), end
