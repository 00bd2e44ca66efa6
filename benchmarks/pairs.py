"""The pairs of (sentence, source, target -> PLOVER root) of `gold/events`, parsed and turned into features."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import gold
from counterclaim.events.features import features, head_of
from counterclaim.events.frames import sense
from counterclaim.model import Parse, Token
from counterclaim.parsing import SpacyParser

__all__ = ["Pair", "pairs"]

MARKS = re.compile(r"(</?[st]>)")


@dataclass(frozen=True)
class Pair:
    """One row: the sentence with its marks, what a lexicon alone says, the features, and the root to be found."""

    marked: str
    lexicon: str
    found: list[str]
    root: str


def pairs() -> Iterator[Pair]:
    """Every row of plv_train; a party that the sentence does not name ("a recipient") is its first word."""
    path = gold.SHARED / "gold" / "events" / "plv_train.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [MARKS.sub("", row["marked_sentence"]) for row in rows]
    for row, parse in zip(rows, SpacyParser().pipe(texts), strict=True):
        source, target = party(parse, row, "s", "source"), party(parse, row, "t", "target")
        yield Pair(row["marked_sentence"], by_lexicon(parse, source, target),
                   features(parse, source, target, is_place), row["gold_root"])


def is_place(token: Token) -> bool:
    return token.ent in ("GPE", "LOC", "FAC")


def party(parse: Parse, row: dict[str, str], mark: str, name: str) -> list[Token]:
    """The tokens between a row's marks, the first time; without marks, those of its words, or the first token."""
    before, opened, behind = row["marked_sentence"].partition(f"<{mark}>")
    words = behind.partition(f"</{mark}>")[0] if opened else row[name].strip()
    words = MARKS.sub("", words)
    start = len(MARKS.sub("", before)) if opened else max(0, parse.text.find(words))
    return parse.within(start, start + len(words)) or list(parse.tokens[:1])


def by_lexicon(parse: Parse, source: list[Token], target: list[Token]) -> str:
    """The root that the lexicon gives to the nearest word above the source, else above the target, else anywhere."""
    who, whom = head_of(parse, source), head_of(parse, target)
    near = [*parse.ancestors(who), *parse.ancestors(whom), *parse.tokens_of(parse.sentence_of(who))]
    for token in near:
        entry = sense(parse, token, is_place)
        if entry is not None and entry.type not in (None, "OTHER"):
            return "YIELD" if entry.type in ("RETREAT", "CONCEDE") else str(entry.type)
    return "OTHER"
