"""Sentences that end in speaker and verb of speech, with no comma before: "... in the province the agency said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.cues import verbs
from counterclaim.claims.spans import content_spans, trimmed
from counterclaim.model import Attribution, Parse, Sentence, Span, Token

__all__ = ["trailing"]

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_SAYS = frozenset(
    {"said", "says", "say", "added", "reported", "reports", "noted", "announced", "stated", "warned", "claimed"}
)
_NAME = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM", "CCONJ", "PRON"})
_LONGEST_NAME = 12


def trailing(parse: Parse, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """One attribution for each sentence that ends so and has none yet.

    The speaker begins at the last article or possessive before the verb, else at the run of names right before it.
    """
    for sentence in parse.sentences:
        verb = _last_word(parse, sentence)
        if verb is None or verb.lower not in _SAYS or any(a.cue.start == verb.start for a in found):
            continue
        name = _name(parse, sentence, verb)
        before = [t for t in parse.tokens_of(sentence) if name and t.i < name[0].i]
        if not name or not any(t.tag in _FINITE for t in before) or _quoted(before):
            continue
        source, content = trimmed(parse, name), content_spans(parse, before, (), ("that", "and", "but"))
        if source and content:
            cue = verbs().get(verb.lemma, verbs().get(verb.lower.rstrip("s"), verbs()["say"]))[0]
            yield Attribution(source, Span.of(parse.text, verb.start, verb.end), content, cue.act, score=0.5)


def _last_word(parse: Parse, sentence: Sentence) -> Token | None:
    words = [t for t in parse.tokens_of(sentence) if t.pos not in ("PUNCT", "SPACE", "X")]
    return words[-1] if len(words) > 4 else None


def _name(parse: Parse, sentence: Sentence, verb: Token) -> list[Token]:
    run: list[Token] = []
    for i in range(verb.i - 1, max(sentence.first, verb.i - _LONGEST_NAME) - 1, -1):
        token = parse[i]
        if token.pos not in _NAME or (run and token.pos == "ADP" and token.lower not in ("of", "for", "in", "at")):
            break
        run.insert(0, token)
        if token.pos == "DET" or token.tag == "PRP$" or token.lower in ("he", "she", "they", "it"):
            return run
    names: list[Token] = []
    for token in reversed(run):
        if token.pos != "PROPN":
            break
        names.insert(0, token)
    return names


def _quoted(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and any(t.text in ('"', "”", "''") for t in tokens[-2:])
