"""Polarity inside a content: whether the words say that an event does not happen.

The act that puts the content forward (a denial, a refusal) is no part of it: the core of a denied claim stays positive.
"""

from __future__ import annotations

from collections.abc import Container

from counterclaim.events.lexicon import classes, lexicon
from counterclaim.model import Parse, Token

__all__ = ["is_negated"]

_NOT = frozenset(("not", "n't", "n’t", "never", "nowhere", "neither", "nor", "hardly", "scarcely", "cannot"))
_NONE = frozenset(("no", "neither", "none", "nobody", "nothing", "zero"))
_WITHOUT = frozenset(("without",))
_RATHER = frozenset(("opposed", "instead", "rather"))
_PASSING = frozenset(("xcomp", "ccomp", "acl", "pcomp", "pobj", "attr", "acomp", "dobj", "conj", "prep", "aux"))
_CAUSING = frozenset(("allow", "let", "permit", "enable", "authorize", "authorise", "want", "think", "believe", "need",
                      "be", "expect", "have", "see", "find"))
_DENYING = frozenset(("deny", "refute", "disprove", "rule"))
_DEPTH = 5  # governors looked at upward


def is_negated(parse: Parse, token: Token, inside: Container[int] = range(1 << 30)) -> bool:
    """Whether the event that `token` reports is said not to happen; two negations cancel out.

    Only the tokens `inside` count: the polarity of the act that frames a content is no part of it.
    """
    negated = _here(parse, token)
    now = token
    for _ in range(_DEPTH):
        above = parse.head(now)
        if above.i == now.i or above.i not in inside:
            break
        if _prevented(parse, now, above):
            return not (negated ^ _here(parse, above, now))
        if now.dep not in _PASSING or _asked(parse, now):
            break
        if above.pos == "ADP" and above.lower in _WITHOUT and now.dep in ("pcomp", "pobj"):
            return not negated
        if now.dep == "conj":
            if _own_clause(parse, now):
                break
            negated ^= _not_below(parse, above) and above.pos in ("VERB", "ADJ", "AUX")
        elif above.pos != "ADP":
            carries = _passes(parse, above, now)
            if carries is None:
                break
            negated ^= carries
        elif _rather(parse, above):
            return not negated
        now = above
    return negated


def _here(parse: Parse, token: Token, without: Token | None = None) -> bool:
    """Whether the word itself is negated, or its subject or object is ("no groups have"); not through `without`."""
    if _not_below(parse, token):
        return True
    for part in parse.children(token, "nsubj", "nsubjpass", "dobj", "attr"):
        if without is not None and part.i == without.i:
            continue
        if part.lower in _NONE or any(each.lower in _NONE for each in
                                      parse.children(part, "det", "advmod", "nummod", "preconj")):
            return True
    return False


def _not_below(parse: Parse, token: Token) -> bool:
    for each in parse.children(token, "neg", "det", "advmod", "preconj", "cc"):
        if each.lower in _NOT and each.dep != "cc":
            return True
        if each.dep == "det" and each.lower in _NONE:
            return True
        if each.lower == "longer" and any(below.lower == "no" for below in parse.children(each)):
            return True
    return False


def _asked(parse: Parse, clause: Token) -> bool:
    """Whether the clause is a question inside the sentence: "does not know whether" leaves what follows open."""
    return clause.dep == "ccomp" and any(each.lower in ("whether", "if") for each in parse.children(clause, "mark"))


def _prevented(parse: Parse, below: Token, above: Token) -> bool:
    """Whether the verb above keeps the event below from happening ("foiled the attack", "the raid was called off")."""
    if below.dep == "pcomp" and above.lower == "from":
        above = parse.head(above)
    elif below.dep not in ("dobj", "nsubjpass"):
        return False
    if above.pos != "VERB" or below.pos == "PRON":
        return False
    if above.lemma == "call":
        return any(each.lower == "off" for each in parse.children(above, "prt"))
    return above.lemma in classes()["preventing"]


def _own_clause(parse: Parse, token: Token) -> bool:
    return parse.child(token, "nsubj", "nsubjpass", "aux", "auxpass") is not None


def _passes(parse: Parse, above: Token, below: Token) -> bool | None:
    """Whether the governor turns the polarity of what it frames; None if its own polarity does not reach it."""
    framing = lexicon().framing.get((above.lemma, above.pos))
    if framing is None and above.lemma not in _CAUSING:
        if above.lemma in _DENYING and above.pos == "VERB":
            return True
        return None
    return bool(framing) ^ _here(parse, above, below)


def _rather(parse: Parse, preposition: Token) -> bool:
    above = parse.head(preposition)
    return above.lower in _RATHER or preposition.lower in _RATHER
