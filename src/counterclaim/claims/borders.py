"""Where a content ends: branches that the parser hung inside it although they go on with the report or its speaker."""

from __future__ import annotations

from counterclaim.claims.cues import verbs
from counterclaim.claims.subjects import own_subject, same_tense
from counterclaim.model import Parse, Token

__all__ = ["outside"]

_CIRCUMSTANCE = frozenset(
    {
        "after",
        "before",
        "amid",
        "following",
        "while",
        "whereas",
        "as",
        "since",
        "during",
        "although",
        "though",
        "despite",
        "when",
        "because",
    }
)
_CONTRAST = frozenset({"while", "whereas", "although", "though", "as", "but"})


def outside(parse: Parse, head: Token, cue: Token, *, clause: bool) -> list[Token]:
    """The branches under `head` that are no part of what `cue` reports; `clause` says that the content is a clause.

    They are: cues that go on with the speaker ("said A left and accused B"), clauses in which another speaker takes
    the word ("while C denies it", "with D confirming that"), relative clauses behind a comma that attribute, and for
    contents that are no clause also the circumstances and the asides behind them.
    """
    out: list[Token] = []
    own = {head.i}
    for token in parse.subtree(head):
        if token.i in own or any(_under(parse, token, gone) for gone in out):
            continue
        if _goes_on(parse, token, cue) or _another_speaks(parse, token) or _aside(parse, token, cue):
            preposition = _after_with(parse, token)
            out += [token] if preposition is None else [preposition, token]
        elif _in_response(parse, token) or (not clause and _circumstance(parse, token, head)):
            out.append(token)
    return out


def _under(parse: Parse, token: Token, branch: Token) -> bool:
    return token.i == branch.i or any(above.i == branch.i for above in parse.ancestors(token))


def _is_cue(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma in verbs()


def _goes_on(parse: Parse, token: Token, cue: Token) -> bool:
    """A coordinated verb of speech without a subject, in the tense of the cue and behind it."""
    if token.dep != "conj" or not _is_cue(token) or own_subject(parse, token) or token.i < cue.i:
        return False
    first = parse.head(token)
    return same_tense(token, cue) and (not same_tense(first, token) or first.lemma not in verbs())


def _another_speaks(parse: Parse, token: Token) -> bool:
    if not _is_cue(token):
        return False
    if _after_with(parse, token) is not None:
        return True
    subject = own_subject(parse, token)
    if subject is None or subject.i > token.i:
        return False
    if token.dep == "advcl":
        mark = parse.child(token, "mark", "advmod")
        return mark is not None and mark.lower in _CONTRAST
    if token.dep == "conj":
        return subject.pos in ("PROPN", "NOUN")
    return False


def _after_with(parse: Parse, token: Token) -> Token | None:
    """The "with" of "with Oman confirming", before a participle of speech."""
    if token.tag != "VBG" or token.i == 0:
        return None
    for above in (parse[token.i - 1], parse.head(token), *parse.children(token, "nsubj")):
        if above.dep == "pobj" and parse.head(above).lower == "with":
            return parse.head(above)
    return parse.head(token) if token.dep == "pcomp" and parse.head(token).lower == "with" else None


def goes_on_without_comma(parse: Parse, token: Token) -> bool:
    """ "stressed that A must act adding that B did": a participle of stating with a clause of its own."""
    states = any(cue.act == "state" and cue.takes_clause for cue in verbs().get(token.lemma, ()))
    return states and any(child.dep == "ccomp" and child.i > token.i for child in parse.children(token))


def _aside(parse: Parse, token: Token, cue: Token) -> bool:
    """Behind a comma: a participle of speech that goes on with the speaker, a relative clause that attributes."""
    if token.i < cue.i:
        return False
    first = parse.subtree(token)[0]
    if token.tag == "VBG" and token.dep in ("advcl", "acl") and goes_on_without_comma(parse, token):
        return True
    if first.i == 0 or parse[first.i - 1].text not in (",", "–", "—", "("):
        return False
    if token.tag == "VBG" and token.dep in ("advcl", "acl") and _is_cue(token):
        return True
    if token.dep == "relcl":
        return any(_is_cue(below) and own_subject(parse, below) for below in parse.subtree(token))
    return False


def _in_response(parse: Parse, token: Token) -> bool:
    """ "..., in response to Oman's claim": what the statement answers is no part of it."""
    if token.dep != "prep" or token.lower != "in" or token.i == 0 or parse[token.i - 1].text != ",":
        return False
    return any(c.lemma in ("response", "reaction", "reply") for c in parse.children(token, "pobj"))


def _circumstance(parse: Parse, token: Token, head: Token) -> bool:
    """What only surrounds an infinitive or a noun: "refused to sign | after talks in Cairo", "..., which ..."."""
    first = parse.subtree(token)[0]
    if token.dep == "relcl":
        return first.i > 0 and parse[first.i - 1].text == ","
    if token.dep == "prep" and token.head == head.i:
        return token.lower in _CIRCUMSTANCE - {"as", "during"}
    if token.dep == "advcl":
        mark = parse.child(token, "mark")
        return mark is not None and mark.lower in _CIRCUMSTANCE
    return False
