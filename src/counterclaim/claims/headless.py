"""Short sentences in which the parser takes the verb for a plural noun: "Oman rejects reports of a coup."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from counterclaim.claims.cues import Cue, deniable, verbs
from counterclaim.claims.spans import content_spans, trimmed
from counterclaim.model import Attribution, Parse, Sentence, Span, Token

__all__ = ["headless"]

_LONGEST_NAME = 8
_NAME = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PUNCT", "PART", "NUM"})
_STOPS = frozenset({"while", "but", "whereas", ";"})
# what shows that the word was a noun after all: "Serbia claims for damages fail", "Kosovo demands are met"
_NOUN_CONTINUES = frozenset({"for", "by", "of", "from", "over", "about", "against", ",", ".", "and", "on"})

_CLAUSE_OPENS = frozenset({"that", "it", "he", "she", "they", "its", "his", "her", "their"})


@cache
def _third_persons() -> Mapping[str, Cue]:
    """ "rejects" -> the cue "reject"; only cues that take an object or a clause."""
    out: dict[str, Cue] = {}
    for lemma, cues in verbs().items():
        plain = [cue for cue in cues if not cue.particle and any(f.content in ("object", "that") for f in cue.frames)]
        if plain:
            form = (
                lemma[:-1] + "ies"
                if lemma[-1] == "y" and lemma[-2] not in "aeiou"
                else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
            )
            out[form] = plain[0]
    return out


def headless(parse: Parse) -> Iterator[tuple[Token, Attribution]]:
    """A name, a word that looks like a plural and is a cue in the third person, and the rest as its content."""
    for sentence in parse.sentences:
        verb = _hidden_verb(parse, sentence)
        if verb is None:
            continue
        cue = _third_persons()[verb.lower]
        name = trimmed(parse, [t for t in parse.tokens_of(sentence) if t.i < verb.i])
        rest = _until_stop([t for t in parse.tokens_of(sentence) if t.i > verb.i])
        content = content_spans(parse, rest, (), ("that",))
        if name and content:
            act = cue.act if cue.otherwise is None or any(t.lemma in deniable() for t in rest[:3]) else cue.otherwise
            if act == "none":
                continue
            yield verb, Attribution(name, Span.of(parse.text, verb.start, verb.end), content, act, score=0.5)


def _hidden_verb(parse: Parse, sentence: Sentence) -> Token | None:
    tokens = parse.tokens_of(sentence)[: _LONGEST_NAME + 1]
    for token in tokens:
        if token.i > sentence.first and token.tag in ("NNS", "NNPS") and token.lower in _third_persons():
            after = parse[token.i + 1] if token.i + 1 < sentence.last else None
            if after is None or after.lower in _NOUN_CONTINUES or after.tag in ("VBZ", "VBP", "MD"):
                return None
            before = parse[token.i - 1]
            clause = after.lower in _CLAUSE_OPENS and before.pos == "NOUN"
            return token if clause or (before.pos == "PROPN" and before.tag != "POS") else None
        if token.pos not in _NAME:
            return None
    return None


def _until_stop(tokens: list[Token]) -> list[Token]:
    out = []
    for token in tokens:
        if token.lower in _STOPS:
            break
        out.append(token)
    return out
