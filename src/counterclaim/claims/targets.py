"""Whom an accusation, a condemnation, a demand, a warning, a refusal or a promise is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.speakers import Cast, head_of
from counterclaim.claims.subjects import own_subject
from counterclaim.model import Attribution, Parse, Span, Speaker, Target, Token

__all__ = ["find_target"]


def find_target(parse: Parse, cast: Cast, claim: Attribution, speaker: Speaker) -> Target | None:
    """The target as the frame gives it, else whom the content shows: who is said to do the wrong that is alleged or
    condemned, whose proposal is refused, who should do what is demanded, whom the threat would hit."""
    if claim.target is not None:
        return _named(parse, cast, claim.target, speaker)
    seekers = {"accuse": _doers, "condemn": _doers, "refuse": _makers, "demand": _bidden, "warn": _threatened}
    seek = seekers.get(claim.act)
    head = head_of(parse, claim.content[0]) if seek and claim.content else None
    if seek is None or head is None:
        return None
    for token in seek(parse, claim, head):
        for mention in cast.at(token):
            own = mention.actor == speaker.actor and not (claim.act == "condemn" and mention.name)
            if mention.actor != "unknown" and not own:
                return Target(mention.span.words, mention.actor, mention.span)
    return None


def _named(parse: Parse, cast: Cast, span: Span, speaker: Speaker) -> Target:
    if span.words.lower() in ("each other", "one another", "the other", "the other side"):
        return Target(span.words, cast.counterpart(speaker, span.start), span)
    actor = cast.actor_of(span, speaker.actor)  # "accused it": the object of a verb is not its subject
    if actor is None and (head := head_of(parse, span)) is not None:
        # "an alleged U.S. veto": the noun is no actor, but names whose it is
        owners = (m.actor for t in parse.children(head, "poss", "compound", "amod", "nmod") for m in cast.at(t))
        actor = next((each for each in owners if each not in ("unknown", speaker.actor)), None)
    return Target(span.words, actor, span)


def _doers(parse: Parse, claim: Attribution, head: Token) -> Iterator[Token]:
    """The subject of the content's clause, or the "by X", "X's", "of X" of a content that is a noun."""
    if head.pos in ("VERB", "AUX"):
        agent = parse.child(head, "agent")
        subject = own_subject(parse, head)
        yield from (t for t in ((parse.child(agent, "pobj") if agent else None), subject) if t is not None)
        if subject is not None and any(t.pos == "PRON" for t in (subject, *parse.children(subject, "poss"))):
            yield from _answerer(parse, claim)
        return
    yield from _behind(parse, head, "by")
    yield from parse.children(head, "poss", "compound", "amod", "nmod")
    yield from _behind(parse, head, "of")
    yield head
    for clause in parse.children(head, "relcl", "acl"):
        if (subject := own_subject(parse, clause)) is not None:
            yield subject
    for token in parse.within(claim.content[0].start, claim.content[-1].end):
        if token.lower == "by" and (named := parse.child(token, "pobj")) is not None:
            yield named


def _answerer(parse: Parse, claim: Attribution) -> Iterator[Token]:
    """Who rejects it in the same breath: "Ankara dismissed the charge that it had armed them" is charged itself."""
    cue = head_of(parse, claim.cue)
    while cue is not None and cue.pos in ("NOUN", "PROPN") and cue.dep in ("dobj", "pobj", "prep", "conj"):
        cue = parse.head(cue)
        if cue.pos == "ADP":
            cue = parse.head(cue)
    if cue is not None and cue.pos == "VERB" and (subject := own_subject(parse, cue)) is not None:
        yield subject


def _makers(parse: Parse, claim: Attribution, head: Token) -> Iterator[Token]:
    """Whose offer or demand it is: "a truce proposed by X", "X's bid", "talks with X", "the X resolution"."""
    if head.pos not in ("NOUN", "PROPN"):
        return
    for maker in parse.children(head, "acl"):
        for by in parse.children(maker, "agent"):
            yield from parse.children(by, "pobj")
    yield from _behind(parse, head, "by")
    yield from parse.children(head, "poss", "compound", "amod")
    yield from _behind(parse, head, "with")
    yield from _behind(parse, head, "from")


def _bidden(parse: Parse, claim: Attribution, head: Token) -> Iterator[Token]:
    """Who should do it: the subject of a clause, whom it is demanded from."""
    if head.pos in ("VERB", "AUX") and (subject := own_subject(parse, head)) is not None:
        yield subject
    elif head.pos == "NOUN":
        yield from _behind(parse, head, "from")
        for token in parse.within(claim.content[0].start, claim.content[-1].end):
            if token.lower == "from" and (named := parse.child(token, "pobj")) is not None:
                yield named


def _threatened(parse: Parse, claim: Attribution, head: Token) -> Iterator[Token]:
    """Whom it would hit: the content itself, or the object of its verb."""
    if head.pos in ("PROPN", "NOUN"):
        yield head
        return
    for obj in parse.children(head, "dobj", "pobj"):
        yield obj
        yield from parse.children(obj, "amod", "compound", "poss")
    if (subject := own_subject(parse, head)) is not None:
        yield subject


def _behind(parse: Parse, head: Token, preposition: str) -> Iterator[Token]:
    for prep in parse.children(head, "prep", "agent"):
        if prep.lower == preposition:
            yield from parse.children(prep, "pobj")
