"""Claims whose cue is a noun or an adjective: "Armenia's accusation that", "issued a warning", "is concerned about"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.cues import Cue, adjectives, light_verbs, nouns
from counterclaim.claims.frames import Filled, fill
from counterclaim.claims.spans import clause_tokens, content_spans, noun_phrase
from counterclaim.claims.subjects import own_subject, speaker_of
from counterclaim.claims.verbs import withheld
from counterclaim.model import Attribution, Parse, Span, Token

__all__ = ["nominal", "predicative"]

_COPULAS = frozenset({"be", "remain", "become", "feel", "seem", "stay", "grow"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
_PASSED = frozenset({"approve", "adopt", "pass", "sign"})  # what one does with another's paper


def nominal(parse: Parse) -> Iterator[tuple[Token, Attribution]]:
    """Every attribution whose cue is a noun, with the token of that noun."""
    for token in parse:
        if token.pos not in ("NOUN", "PROPN") or token.lemma not in nouns() or token.dep == "compound":
            continue
        verb = parse.head(token)
        light = token.dep == "dobj" and verb.lemma in light_verbs() and not _of_another(parse, token, verb)
        if light and withheld(parse, verb):
            continue
        speaker, by = _light_speaker(parse, token, verb) if light else _named_speaker(parse, token)
        if speaker is None:
            continue
        for cue in nouns()[token.lemma]:
            filled = fill(parse, cue, token)
            if filled is None and light and cue.act in ("deny", "refuse"):
                filled = Filled((), None)
            if filled is None:
                continue
            found = _from_noun(parse, cue, token, verb if light else None, speaker, by, filled)
            if found:
                yield token, found
                break


def _of_another(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "approved his proposal", "raised Oman's claim": the noun names whose it is, and the verb only handles it."""
    owner = parse.child(noun, "poss")
    return owner is not None and (owner.lower not in _POSSESSIVES or verb.lemma in _PASSED)


def _light_speaker(parse: Parse, noun: Token, verb: Token) -> tuple[Token | None, list[Token]]:
    return speaker_of(parse, verb), []


def _named_speaker(parse: Parse, noun: Token) -> tuple[Token | None, list[Token]]:
    """The possessor, the "by" behind the noun, or the name before it ("the U.S. call"); and the tokens that mark it."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner, parse.subtree(owner)
    for prep in parse.children(noun, "prep", "agent"):
        if prep.lower in ("by", "from") and (named := parse.child(prep, "pobj")):
            return named, parse.subtree(prep)
    for maker in parse.children(noun, "acl"):
        if maker.lemma in ("make", "issue", "voice", "level", "release", "raise") and maker.tag == "VBN":
            speaker = speaker_of(parse, maker)
            return speaker, parse.subtree(maker)
    name = next((c for c in parse.children(noun, "compound", "amod", "nmod") if c.pos == "PROPN"), None)
    return name, [name] if name else []


def _from_noun(
    parse: Parse, cue: Cue, noun: Token, verb: Token | None, speaker: Token, by: list[Token], filled: Filled
) -> Attribution | None:
    inside = {token.i for head in filled.heads for token in parse.subtree(head)}
    if speaker.i in inside:
        return None
    holes = (
        [noun, *by, *parse.subtree(speaker, without=("acl", "relcl"))]
        if speaker.sentence == noun.sentence and speaker.dep != "relcl"
        else [noun]
    )
    tokens = [t for head in filled.heads for t in clause_tokens(parse, head, filled.without)]
    tokens = [t for t in tokens if t.i > noun.i] or tokens
    content = content_spans(parse, tokens, holes, filled.lead)
    if filled.heads and not content:
        return None
    source = noun_phrase(parse, speaker)
    if speaker.dep == "poss":
        source = _possessor(parse, speaker, source)
    return Attribution(
        source,
        _cue(parse, noun, verb),
        content,
        cue.act,
        "none",
        noun_phrase(parse, filled.target) if filled.target is not None else None,
        score=0.7 if verb is None else 0.95,
    )  # the noun of a light verb says more than the verb


def _possessor(parse: Parse, speaker: Token, source: Span) -> Span:
    """A possessor's words without the mark: "Armenia's" speaks as "Armenia"."""
    end = min(source.end, max(speaker.end, source.start + 1))
    return Span.of(parse.text, source.start, end)


def _cue(parse: Parse, noun: Token, verb: Token | None) -> Span:
    if verb is None or verb.sentence != noun.sentence or verb.i > noun.i:
        return Span.of(parse.text, noun.start, noun.end)
    return parse.span([verb, noun])


def predicative(parse: Parse) -> Iterator[tuple[Token, Attribution]]:
    """Every attribution whose cue is an adjective behind a copula, with the token of the adjective."""
    for token in parse:
        if token.lemma not in adjectives() and token.lower not in adjectives():
            continue
        if token.pos not in ("ADJ", "VERB") or token.dep in ("amod", "compound"):
            continue
        copula = parse.head(token) if token.dep in ("acomp", "oprd") else token
        if token.dep in ("acomp", "oprd") and copula.lemma not in _COPULAS:
            continue
        speaker = own_subject(parse, copula) or speaker_of(parse, copula)
        if speaker is None or withheld(parse, copula) or speaker.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        for cue in adjectives().get(token.lower, adjectives().get(token.lemma, ())):
            filled = fill(parse, cue, token) or (fill(parse, cue, copula) if copula is not token else None)
            if filled is None:
                continue
            tokens = [t for head in filled.heads for t in clause_tokens(parse, head, filled.without)]
            content = content_spans(parse, tokens, [token, copula], filled.lead)
            if content:
                yield (
                    token,
                    Attribution(
                        noun_phrase(parse, speaker), _predicate(parse, copula, token), content, cue.act, score=0.7
                    ),
                )
                break


def _predicate(parse: Parse, copula: Token, word: Token) -> Span:
    """The copula with the adjective: "was deeply concerned"."""
    aux = [c for c in parse.children(copula, "auxpass") if c.i < word.i]
    return parse.span([*aux, copula, word]) if copula.i <= word.i else Span.of(parse.text, word.start, word.end)
