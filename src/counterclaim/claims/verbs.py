"""Claims whose cue is a verb: "accused", "was rejected by", "called for", "added that"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.cues import Cue, light_verbs, verbs
from counterclaim.claims.frames import Filled, fill
from counterclaim.claims.spans import clause_tokens, content_spans, noun_phrase
from counterclaim.claims.subjects import is_passive, own_subject, speaker_of
from counterclaim.model import Attribution, Parse, Span, Token

__all__ = ["clause_of_speech", "cue_at", "verbal"]

_MODALS = frozenset({"may", "might", "could", "should", "must", "can", "would"})
_NEGATIONS = frozenset({"not", "n't", "never", "nor", "n’t"})
_DUMMY = frozenset({"there", "what", "this", "these", "those", "that", "which", "nothing", "something", "everything"})


def verbal(parse: Parse) -> Iterator[tuple[Token, Attribution]]:
    """Every verbal attribution of the text, with the token of its cue."""
    for token in parse:
        if token.pos not in ("VERB", "AUX") or token.lemma not in verbs():
            continue
        if withheld(parse, token):
            continue
        for cue, particle in cue_at(parse, token):
            filled = fill(parse, cue, token, particle)
            if filled is None:
                continue
            found = _attribution(parse, cue, token, particle, filled)
            if found:
                yield token, found
                break


def cue_at(parse: Parse, verb: Token) -> Iterator[tuple[Cue, Token | None]]:
    """The rows of the table that fit the verb and its particle, the most specific first."""
    below = {child.lower: child for child in parse.children(verb, "prt", "prep", "advmod", "agent")}
    for cue in verbs().get(verb.lemma, ()):
        if not cue.particle:
            yield cue, None
        elif cue.particle in below:
            yield cue, below[cue.particle]


def withheld(parse: Parse, verb: Token) -> bool:
    """Whether the verb says that the act was not, or not yet, performed: "did not accuse", "may reject"."""
    below = parse.children(verb)
    if any(child.dep == "neg" or child.lower in _NEGATIONS for child in below):
        return True
    if any(child.dep == "aux" and child.lower in _MODALS for child in below):
        return True
    head = parse.head(verb)
    if verb.dep == "xcomp" and any(child.dep == "neg" for child in parse.children(head)):
        return True
    mark = parse.child(verb, "mark")
    return mark is not None and mark.lower in ("if", "unless", "whether") and verb.dep == "advcl"


def _attribution(parse: Parse, cue: Cue, verb: Token, particle: Token | None, filled: Filled) -> Attribution | None:
    speaker = speaker_of(parse, verb)
    passive = is_passive(parse, verb)
    if speaker is None and not passive:
        return None
    if speaker is not None and (speaker.lower in _DUMMY or _is_content(parse, speaker, filled)):
        if not (passive and speaker.lower == "it"):
            return None
    if passive and not _says_enough(parse, verb, cue, filled, speaker):
        return None
    source = noun_phrase(parse, speaker) if speaker is not None else None
    holes = _own_tokens(parse, verb, speaker, particle)
    content = _content(parse, verb, filled, holes)
    if filled.heads and not content:
        return None
    target = noun_phrase(parse, filled.target) if filled.target is not None else None
    return Attribution(source, _cue_span(parse, verb, particle), content, cue.act, "none", target,
                       score=0.9 if source else 0.6)


def _is_content(parse: Parse, speaker: Token, filled: Filled) -> bool:
    return any(speaker.i in {t.i for t in parse.subtree(head)} for head in filled.heads)


def _says_enough(parse: Parse, verb: Token, cue: Cue, filled: Filled, speaker: Token | None) -> bool:
    """A passive with a hidden speaker counts only where the cue can mean nothing but speech."""
    if speaker is not None:
        return True
    if verb.dep in ("acl", "amod", "relcl"):
        return False
    return bool(filled.heads) and (cue.act in ("accuse", "deny", "confirm") or cue.takes_clause) \
        and any(head.dep not in ("nsubjpass",) for head in filled.heads)


def _own_tokens(parse: Parse, verb: Token, speaker: Token | None, particle: Token | None) -> list[Token]:
    """The tokens of the frame itself: verb, auxiliaries, adverbs, particle, speaker."""
    own = [verb, *parse.children(verb, "aux", "auxpass", "neg", "prt")]
    own += [child for child in parse.children(verb, "advmod") if not parse.children(child)]
    if particle is not None:
        own.append(particle)
    subject = own_subject(parse, verb) or (speaker if speaker is not None and speaker.sentence == verb.sentence else None)
    if subject is not None and subject.i != verb.i and verb.i not in {t.i for t in parse.subtree(subject)}:
        own += parse.subtree(subject)
    return own


def _content(parse: Parse, verb: Token, filled: Filled, holes: list[Token]) -> tuple[Span, ...]:
    spans: list[Span] = []
    tokens: list[Token] = []
    for head in filled.heads:
        drop = [*filled.without, *_coordinated_cues(parse, verb, head), *_asides(parse, head, verb)]
        tokens += clause_tokens(parse, head, drop)
    tokens = sorted({token.i: token for token in tokens}.values(), key=lambda token: token.i)
    spans += content_spans(parse, tokens, holes, filled.lead)
    return tuple(spans)


def _coordinated_cues(parse: Parse, verb: Token, head: Token) -> list[Token]:
    """Cues that the parser hung inside the content although they go on with the speaker: "said A left and accused B".

    A coordinated verb of speech without a subject of its own, in the tense of the cue, behind a content whose own
    verb has another tense or is no verb of speech, goes with the cue.
    """
    out = []
    for token in parse.subtree(head):
        if token.dep != "conj" or token.lemma not in verbs() or token.pos != "VERB" or own_subject(parse, token):
            continue
        if token.tag != verb.tag or token.i < verb.i:
            continue
        first = parse.head(token)
        if first.tag != token.tag or first.lemma not in verbs():
            out.append(token)
    return out


def _asides(parse: Parse, head: Token, verb: Token) -> list[Token]:
    """Participles of speech behind a comma that go on with the speaker: "said A had left, accusing B of ..."."""
    out = []
    for token in parse.subtree(head):
        if token.i > verb.i and token.tag == "VBG" and token.dep == "advcl" and token.lemma in verbs() and token.i:
            before = parse[parse.subtree(token)[0].i - 1]
            if before.text == "," and verb.i < before.i:
                out.append(token)
    return out


def _cue_span(parse: Parse, verb: Token, particle: Token | None) -> Span:
    if particle is not None and particle.i - verb.i <= 2 and particle.i > verb.i:
        return parse.span([verb, particle])
    return Span.of(parse.text, verb.start, verb.end)


def clause_of_speech(token: Token) -> bool:
    """Whether a verb is one of the table's or one that lends a noun its subject."""
    return token.lemma in verbs() or token.lemma in light_verbs()
