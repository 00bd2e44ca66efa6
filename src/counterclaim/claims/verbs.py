"""Claims whose cue is a verb: "accused", "was rejected by", "called for", "added that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from counterclaim.claims.borders import outside
from counterclaim.claims.cues import Cue, deniable, verbs
from counterclaim.claims.frames import Filled, fill, fill_passive
from counterclaim.claims.spans import clause_tokens, content_spans, noun_phrase
from counterclaim.claims.subjects import is_passive, own_subject, speaker_of
from counterclaim.model import Act, Attribution, Parse, Span, Token

__all__ = ["cue_at", "verbal", "withheld"]

_MODALS = frozenset({"may", "might", "could", "should", "must", "can", "would"})
_NEGATIONS = frozenset({"not", "neither", "n't", "never", "nor", "n’t"})
_SPEAKING = frozenset({"comment", "answer", "respond", "reply", "speak", "elaborate", "discuss", "say", "explain"})
_PERSONS = frozenset({"him", "her", "me", "us", "them", "you", "himself", "herself"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_DUMMY = frozenset({"there", "what", "this", "these", "those", "that", "which", "nothing", "something", "everything"})


def verbal(parse: Parse) -> Iterator[tuple[Token, Attribution]]:
    """Every verbal attribution of the text, with the token of its cue."""
    for token in parse:
        if token.pos not in ("VERB", "AUX") or token.lemma not in verbs():
            continue
        if withheld(parse, token) or _no_act(token):
            continue
        for cue, particle in cue_at(parse, token):
            filled = fill(parse, cue, token, particle)
            if filled is None and is_passive(parse, token):
                filled = fill_passive(parse, cue, token)
            if filled is None and cue.act == "state" and cue.takes_clause:
                filled = _rest(parse, token) or _around(parse, token)
            if filled is None and cue.act == "state" and cue.takes_clause and (found := _before(parse, cue, token)):
                yield token, found
                break
            if filled is None:
                continue
            found = _attribution(parse, cue, token, particle, filled)
            if found:
                yield token, found
                break


def _no_act(verb: Token) -> bool:
    """A stance that is told as a deed: "accused of supporting the rebels", "began to oppose the king"."""
    embedded = verb.tag == "VBG" or (verb.dep in ("pcomp", "xcomp", "acl", "ccomp") and verb.tag == "VB")
    return (
        embedded
        and all(c.act in ("support", "refuse") and not c.takes_clause for c in verbs()[verb.lemma])
        and not any(frame.content == "to" for c in verbs()[verb.lemma] for frame in c.frames)
    )


def _rest(parse: Parse, verb: Token) -> Filled | None:
    """Where the parser lost the complement: the branch behind the cue that holds a clause with a subject."""
    for child in parse.children(verb):
        if child.i > verb.i and child.dep in ("xcomp", "ccomp", "dobj", "advcl", "dep"):
            inside = parse.subtree(child)
            first = inside[0]
            finite = any(t.tag in _FINITE and t.dep != "relcl" for t in inside)
            if finite and first.i == verb.i + 1 and any(t.dep in ("nsubj", "nsubjpass") for t in inside):
                return Filled((child,), None, ("that",), clause=True)
    return None


def _around(parse: Parse, verb: Token) -> Filled | None:
    """ "The bridge, Oman says, is closed": the parser hangs a cue in mid-sentence on the verb of what is said."""
    head = parse.head(verb)
    head = parse.head(head) if head.dep in ("aux", "auxpass") else head
    if verb.dep != "parataxis" or own_subject(parse, verb) is None or parse.subtree(head)[0].i > verb.i:
        return None
    finite = any(t.tag in _FINITE for t in (head, *parse.children(head, "aux", "auxpass")))
    return Filled((head,), None, ("that",), (verb,), clause=True) if finite else None


def _before(parse: Parse, cue: Cue, verb: Token) -> Attribution | None:
    """A clause, its speaker and the cue, where the commas between them were lost: "Two men died the police said"."""
    subject = own_subject(parse, verb)
    if subject is None or subject.i > verb.i or verb.i - subject.i > 4:
        return None
    source = noun_phrase(parse, subject)
    sentence = parse.sentence_of(verb)
    clause = [t for t in parse.tokens_of(sentence) if t.end <= source.start]
    if not any(t.tag in ("VBZ", "VBD", "VBP", "MD") for t in clause):
        return None
    spans = content_spans(parse, clause, (), ("that", "and", "but"))
    return Attribution(source, _cue_span(parse, verb, None), spans, cue.act, score=0.6) if spans else None


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
    if verb.dep == "xcomp" and any(c.dep == "neg" or c.lower in _MODALS for c in parse.children(head, "neg", "aux")):
        return True  # "may have to tell them", "did not want to accuse"
    if verb.dep == "conj" and any(c.lower == "nor" for c in parse.children(head, "cc", "preconj")):
        return True  # "neither confirmed nor denied"
    mark = parse.child(verb, "mark")
    return mark is not None and mark.lower in ("if", "unless", "whether") and verb.dep == "advcl"


def _attribution(parse: Parse, cue: Cue, verb: Token, particle: Token | None, filled: Filled) -> Attribution | None:
    speaker = speaker_of(parse, verb)
    passive = is_passive(parse, verb)
    if speaker is None and not passive:
        return None
    if speaker is not None and (speaker.lower in _DUMMY or _is_content(parse, verb, speaker, filled)):
        return None
    if (
        passive
        and verb.dep == "acl"
        and cue.act == "state"
        and speaker is not None
        and filled.heads[:1] == (parse.head(verb),)
    ):
        return None  # "a statement published by the agency" is a noun with its maker, not an act of stating
    if passive and not _says_enough(parse, verb, cue, filled, speaker):
        return None
    source = noun_phrase(parse, speaker) if speaker is not None else None
    holes = _own_tokens(parse, verb, speaker, particle)
    act = settled_act(cue, filled)
    if act == "deny":
        filled = _without_verdict(parse, filled)
    filled = _with_first_subject(parse, verb, filled)
    content = _content(parse, verb, filled, holes)
    if filled.heads and not content:
        return None
    target = _target(parse, filled, content)
    if act == "none" or _mere_person(filled):
        return None
    if act == "silent":
        return Attribution(source, parse.span([verb, *filled.heads]), (), act, "none", target, score=0.8)
    if not content and target is not None:
        content = (target,)  # "blames the rebels": the target is all that is said
    return Attribution(
        source, _cue_span(parse, verb, particle), content, act, "none", target, score=0.9 if source else 0.6
    )


def _target(parse: Parse, filled: Filled, content: tuple[Span, ...]) -> Span | None:
    """The words of the target, cut where the content begins: the parser may hang the content on it."""
    if filled.target is None:
        return None
    span = noun_phrase(parse, filled.target)
    starts = [each.start for each in content if span.start < each.start < span.end]
    if not starts:
        return span
    tokens = [t for t in parse.within(span.start, min(starts)) if t.end <= min(starts)]
    while tokens and tokens[-1].pos in ("ADP", "PUNCT", "PART", "SCONJ"):
        tokens.pop()
    return parse.span(tokens) if tokens else None


def _without_verdict(parse: Parse, filled: Filled) -> Filled:
    """ "dismissed the charge as propaganda": what the speaker thinks of it is no part of what is denied."""
    verdict = [p for head in filled.heads for p in (head, *parse.children(head, "prep")) if p.lower == "as"]
    heads = tuple(head for head in filled.heads if head.lower != "as")
    return replace(filled, heads=heads, without=(*filled.without, *verdict))


def _with_first_subject(parse: Parse, verb: Token, filled: Filled) -> Filled:
    """ "The town, the army said on Monday, was shelled": the parser may hang both subjects on the cue."""
    subjects = [each for each in parse.children(verb, "nsubj", "nsubjpass") if each.i < verb.i]
    if len(subjects) < 2 or not filled.clause or filled.heads[0].i < verb.i or own_subject(parse, filled.heads[0]):
        return filled
    own = tuple(parse.children(verb, "prep", "npadvmod", "advmod", "dobj", "dative"))
    return replace(filled, heads=(subjects[0], *filled.heads), without=(*filled.without, *own))


def _mere_person(filled: Filled) -> bool:
    """ "offered her": a person is no content; what was offered stands elsewhere."""
    return len(filled.heads) == 1 and filled.target is None and filled.heads[0].lower in _PERSONS


def settled_act(cue: Cue, filled: Filled) -> Act | Literal["none"]:
    """The act of a cue with two, which the content decides: see `Cue.otherwise`."""
    if cue.otherwise is None or not filled.heads:
        return cue.act
    head = filled.heads[0]
    if cue.act == "silent":
        return cue.act if head.lemma in _SPEAKING else cue.otherwise
    return cue.act if head.pos not in ("NOUN", "PROPN") or head.lemma in deniable() else cue.otherwise


def _is_content(parse: Parse, verb: Token, speaker: Token, filled: Filled) -> bool:
    own = {t.i for t in parse.subtree(verb)}  # "a truce proposed by Oman": the noun governs the cue and its speaker
    return any(
        speaker.i
        in {t.i for t in parse.subtree(head)} - (own if verb.head == head.i or verb in filled.without else set())
        for head in filled.heads
    )


def _says_enough(parse: Parse, verb: Token, cue: Cue, filled: Filled, speaker: Token | None) -> bool:
    """A passive with a hidden speaker counts only where the cue can mean nothing but speech."""
    if speaker is not None:
        return True
    if verb.dep in ("acl", "amod") or (verb.dep == "relcl" and not cue.takes_clause):
        return False
    if cue.act == "accuse" and filled.target is not None:
        return True
    return (
        bool(filled.heads)
        and (cue.act in ("accuse", "deny", "confirm") or cue.takes_clause)
        and any(head.dep not in ("nsubjpass",) for head in filled.heads)
    )


def _own_tokens(parse: Parse, verb: Token, speaker: Token | None, particle: Token | None) -> list[Token]:
    """The tokens of the frame itself: verb, auxiliaries, adverbs, particle, speaker."""
    own = [verb, *parse.children(verb, "aux", "auxpass", "neg", "prt")]
    own += [child for child in parse.children(verb, "advmod") if not parse.children(child)]
    if particle is not None:
        own.append(particle)
    subject = speaker if speaker is not None and speaker.sentence == verb.sentence else None
    if not is_passive(parse, verb):
        subject = own_subject(parse, verb) or subject
    if subject is not None and subject.i != verb.i and verb.i not in {t.i for t in parse.subtree(subject)}:
        own += parse.subtree(subject)
    return own


def _content(parse: Parse, verb: Token, filled: Filled, holes: list[Token]) -> tuple[Span, ...]:
    tokens: list[Token] = []
    gone = list(holes)
    for head in filled.heads:
        drop = [
            *filled.without,
            *([verb] if verb.head == head.i else []),
            *outside(parse, head, verb, clause=filled.clause),
        ]
        tokens += clause_tokens(parse, head, drop)
        tokens += _coordinated_content(parse, verb, head)
        gone += [t for branch in drop for t in parse.subtree(branch)]
    tokens = sorted({token.i: token for token in tokens}.values(), key=lambda token: token.i)
    return content_spans(parse, tokens, gone, filled.lead)


def _coordinated_content(parse: Parse, verb: Token, head: Token) -> list[Token]:
    """ "The army says they are on alert and are arming": what does not agree with the speaker goes with the content."""
    if verb.tag != "VBZ" or head.dep != "ccomp":
        return []
    out: list[Token] = []
    for child in parse.children(verb, "conj"):
        if child.lemma in verbs() or own_subject(parse, child) or child.i < head.i:
            continue
        finite = [child, *parse.children(child, "aux", "auxpass")]
        if any(t.tag == "VBP" for t in finite):
            out += parse.subtree(child)
    return out


def _cue_span(parse: Parse, verb: Token, particle: Token | None) -> Span:
    if particle is not None and particle.i - verb.i <= 2 and particle.i > verb.i:
        return parse.span([verb, particle])
    return Span.of(parse.text, verb.start, verb.end)
