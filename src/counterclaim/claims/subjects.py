"""Who speaks: from a verb to the noun that is its subject, through coordination, participles and relative clauses."""

from __future__ import annotations

from counterclaim.claims.cues import document_nouns, light_verbs
from counterclaim.model import Parse, Token

__all__ = ["is_passive", "own_subject", "speaker_of"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_TO_OBJECT = frozenset({"urge", "ask", "order", "tell", "force", "call", "allow", "lead", "cause", "prompt", "persuade",
                        "expect", "want", "require", "instruct", "enable", "push", "get", "invite"})


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether `verb` is passive: "was rejected", "a plan proposed by Oman"."""
    if parse.child(verb, "auxpass", "nsubjpass"):
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not parse.child(verb, "aux")


def own_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject that stands with the verb itself, if any."""
    return parse.child(verb, *_SUBJECTS)


def speaker_of(parse: Parse, verb: Token) -> Token | None:
    """The head of the words that name who performs `verb`; None if the sentence hides it.

    For an active verb that is its logical subject, for a passive one what stands behind "by".
    """
    if is_passive(parse, verb):
        return _agent(parse, verb)
    return _logical_subject(parse, verb, set())


def _agent(parse: Parse, verb: Token) -> Token | None:
    by = parse.child(verb, "agent") or next(
        (prep for prep in parse.children(verb, "prep") if prep.lower == "by"), None
    )
    return parse.child(by, "pobj") if by else None


def _logical_subject(parse: Parse, verb: Token, seen: set[int]) -> Token | None:
    if verb.i in seen:
        return None
    seen.add(verb.i)
    subject = own_subject(parse, verb)
    if subject is not None:
        if subject.lower in _RELATIVE and verb.dep in ("relcl", "acl", "ccomp", "advcl"):
            return parse.head(verb) if verb.dep != "ccomp" else None
        return subject
    head = parse.head(verb)
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        return _logical_subject(parse, head, seen)
    if verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX"):
        if head.lemma in _TO_OBJECT and (obj := parse.child(head, "dobj", "dative")):
            return obj
        return _logical_subject(parse, head, seen)
    if verb.dep in ("advcl", "dep", "parataxis") and head.pos in ("VERB", "AUX"):
        return _surface_subject(parse, head, seen)
    if verb.dep in ("acl", "amod") and head.pos in ("NOUN", "PROPN", "PRON"):
        return _behind_document(parse, head, seen)
    if verb.dep == "pcomp":
        return _through_preposition(parse, head, seen)
    return None


def _surface_subject(parse: Parse, verb: Token, seen: set[int]) -> Token | None:
    """The subject as it stands, passive or not: "Oman was praised, calling it ..." is Oman calling."""
    subject = own_subject(parse, verb)
    if subject is not None and subject.lower not in _RELATIVE:
        return subject
    return _logical_subject(parse, verb, seen)


def _through_preposition(parse: Parse, prep: Token, seen: set[int]) -> Token | None:
    above = parse.head(prep)
    if above.pos in ("VERB", "AUX"):
        return _surface_subject(parse, above, seen)
    if above.pos in ("NOUN", "PROPN"):
        return parse.child(above, "poss")
    return None


def _behind_document(parse: Parse, noun: Token, seen: set[int]) -> Token | None:
    """ "issued a statement saying" speaks for who issued it; "a statement saying" alone for itself."""
    verb = parse.head(noun)
    if noun.dep in ("dobj", "pobj") and noun.lemma in document_nouns():
        if noun.dep == "pobj":
            verb = parse.head(verb)
        if verb.pos == "VERB" and (verb.lemma in light_verbs() or noun.dep == "pobj"):
            return _logical_subject(parse, verb, seen) or noun
    return noun
