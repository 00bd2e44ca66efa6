"""Whom an accusation, a condemnation, a demand, a warning, a refusal or a promise is aimed at."""

from __future__ import annotations

from counterclaim.claims.speakers import Cast, head_of
from counterclaim.claims.subjects import own_subject
from counterclaim.model import Attribution, Parse, Span, Speaker, Target, Token

__all__ = ["find_target"]

_AIMED = frozenset({"accuse", "condemn", "demand", "warn", "refuse", "promise"})


def find_target(parse: Parse, cast: Cast, claim: Attribution, speaker: Speaker) -> Target | None:
    """The target as the frame gives it; for accusations and condemnations else whom the content pins the wrong on."""
    if claim.act not in _AIMED and claim.target is None:
        return None
    if claim.target is not None:
        return _named(cast, claim.target, speaker)
    if claim.act in ("accuse", "condemn"):
        return _wrongdoer(parse, cast, claim, speaker)
    return None


def _named(cast: Cast, span: Span, speaker: Speaker) -> Target | None:
    if span.words.lower() in ("each other", "one another"):
        return Target(span.words, cast.counterpart(speaker, span.start), span)
    return Target(span.words, cast.actor_of(span), span)


def _wrongdoer(parse: Parse, cast: Cast, claim: Attribution, speaker: Speaker) -> Target | None:
    """The subject of the content's clause, or the "by X", "X's", "of X" of a content that is a noun."""
    if not claim.content:
        return None
    head = head_of(parse, claim.content[0])
    if head is None:
        return None
    inside = parse.within(claim.content[0].start, claim.content[-1].end)
    by = [named for t in inside if t.lower == "by" and (named := parse.child(t, "pobj")) is not None]
    for token in [*_doers(parse, head), *(by if head.pos == "NOUN" else [])]:
        for mention in cast.at(token):
            if mention.actor not in ("unknown", speaker.actor):
                return Target(mention.span.words, mention.actor, mention.span)
    return None


def _doers(parse: Parse, head: Token) -> list[Token]:
    out: list[Token] = []
    if head.pos in ("VERB", "AUX"):
        agent = parse.child(head, "agent")
        subject = own_subject(parse, head)
        return [t for t in ((parse.child(agent, "pobj") if agent else None), subject) if t is not None]
    for prep in parse.children(head, "prep", "agent"):
        if prep.lower == "by" and (named := parse.child(prep, "pobj")):
            out.append(named)
    out += parse.children(head, "poss", "compound", "amod", "nmod")
    out += [named for prep in parse.children(head, "prep") if prep.lower == "of" and (named := parse.child(prep, "pobj"))]
    return out + [head]
