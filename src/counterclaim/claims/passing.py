"""Claims that a report passes on by a preposition or an adverb: "according to", "reportedly", "allegedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.cues import adverbs
from counterclaim.claims.spans import content_spans, noun_phrase
from counterclaim.claims.subjects import own_subject
from counterclaim.model import Attribution, Parse, Span, Token

__all__ = ["according_to", "cited", "hedged"]

# papers of law bind, they do not allege: "according to Article 5" hands nothing on
_LAW = frozenset(
    {"article", "clause", "section", "law", "constitution", "treaty", "plan", "schedule", "rule", "tradition"}
)
# those whom a report cites, rather than what it cites as grounds
_SOURCES = frozenset(
    {
        "source",
        "official",
        "witness",
        "report",
        "agency",
        "media",
        "activist",
        "resident",
        "diplomat",
        "analyst",
        "expert",
        "spokesman",
        "spokeswoman",
        "newspaper",
        "document",
    }
)


def according_to(parse: Parse) -> Iterator[tuple[Token, Attribution]]:
    """Every "according to X" (and "per X" in its sense), with the clause that it vouches for."""
    for token in parse:
        if token.lower != "according" or token.i + 1 >= len(parse) or parse[token.i + 1].lower != "to":
            continue
        to = parse[token.i + 1]
        named = parse.child(to, "pobj") or parse.child(token, "pobj")
        if named is None or named.lemma in _LAW:
            continue
        phrase = [token, to, *parse.subtree(named, without=("relcl",))]
        clause = _vouched(parse, token, phrase)
        content = content_spans(parse, clause, phrase, ("that", "and", "but"))
        if content:
            yield token, Attribution(noun_phrase(parse, named), parse.span([token, to]), content, "state", score=0.8)


def _vouched(parse: Parse, token: Token, phrase: list[Token]) -> list[Token]:
    """The clause around the phrase: the nearest governing clause that is not a mere participle, or the sentence."""
    sentence = parse.sentence_of(token)
    own = {each.i for each in phrase}
    for above in parse.ancestors(token):
        if above.i in own:
            continue
        if (
            above.pos in ("VERB", "AUX")
            and above.dep in ("ROOT", "conj", "ccomp", "relcl")
            and _is_clause(parse, above)
        ):
            clause = [t for t in parse.subtree(above) if t.i not in own]
            if above.dep in ("ROOT", "conj"):
                return clause
            if above.dep == "ccomp":
                return clause
    return [t for t in parse.tokens_of(sentence) if t.i not in own]


def _is_clause(parse: Parse, verb: Token) -> bool:
    return own_subject(parse, verb) is not None or verb.dep == "ROOT"


def hedged(parse: Parse) -> Iterator[tuple[Token, Attribution]]:
    """Every "reportedly" or "allegedly": a claim of nobody named, around the adverb."""
    for token in parse:
        if token.pos != "ADV" or token.lower not in adverbs():
            continue
        verb = parse.head(token)
        if verb.pos not in ("VERB", "AUX"):
            verb = next((v for v in parse.ancestors(verb) if v.pos in ("VERB", "AUX")), verb)
        tokens = [t for t in parse.subtree(verb) if t.i != token.i and not _leads_in(parse, t, verb)]
        spans = content_spans(parse, _clause_only(parse, verb, tokens), [token], ("that", "which", "who", "and"))
        if spans:
            cue = Span.of(parse.text, token.start, token.end)
            yield token, Attribution(None, cue, spans, adverbs()[token.lower][0].act, score=0.5)


def _leads_in(parse: Parse, token: Token, verb: Token) -> bool:
    return token.dep in ("mark", "cc") and token.head == verb.i


def _clause_only(parse: Parse, verb: Token, tokens: list[Token]) -> list[Token]:
    """Without what is only hung on the clause: coordinated clauses with a subject of their own, participles."""
    drop: set[int] = set()
    for child in parse.children(verb, "conj", "advcl", "parataxis"):
        if own_subject(parse, child) or child.dep == "advcl":
            drop.update(t.i for t in parse.subtree(child))
    return [t for t in tokens if t.i not in drop]


def cited(parse: Parse, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Whom a speaker cites or quotes, with the speaker's own content: "the paper reported, citing the police, that"."""
    for token in parse:
        if token.lemma not in ("cite", "quote") or token.pos != "VERB":
            continue
        named = parse.child(token, "dobj")
        if named is None or (token.lemma == "quote") != (token.tag != "VBG"):
            continue
        sentence = parse.sentence_of(token)
        start, end = parse[sentence.first].start, parse[sentence.last - 1].end
        beside = [a for a in found if start <= a.cue.start < end and a.content and a.cue.start != token.start]
        if token.lemma == "quote":
            for inner in (a for a in beside if a.cue.words == "saying" and a.cue.start > token.end):
                speaker = own_subject(parse, token)
                if speaker is not None:
                    cue = Span.of(parse.text, token.start, token.end)
                    yield Attribution(noun_phrase(parse, speaker), cue, inner.content, "state", inner.quote, score=0.7)
        elif (beside and named.lemma in _SOURCES | {"police"}) or named.pos == "PROPN":
            outer = min(beside, key=lambda a: abs(a.cue.start - token.start), default=None)
            if outer is not None and outer.act in ("state", "accuse"):
                cue = Span.of(parse.text, token.start, token.end)
                yield replace(outer, source=noun_phrase(parse, named), cue=cue, act="state", target=None, score=0.6)
