"""Who does what to whom in a parse: subjects, objects and complements, through passives, relatives and joint verbs."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model import Parse, Token

__all__ = ["agent_phrase", "conjuncts", "governor", "is_passive", "objects", "of_preposition", "prepositions",
           "subject"]

RELATIVE = frozenset(("who", "which", "that", "whom"))
VERBAL = frozenset(("VERB", "AUX"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OBJECTS = ("dobj", "obj", "oprd")
_PREPS = ("prep", "dative", "agent")
_LINKING = frozenset(("according", "due", "because", "prior", "such", "including", "as", "thanks", "owing"))
_DEPTH = 6  # steps that a missing subject is looked for upward; real sentences need at most 4


def conjuncts(parse: Parse, token: Token) -> list[Token]:
    """`token` and the words joined to it ("Brazil, Chile and Peru"), in order."""
    out: list[Token] = []
    todo = [token]
    while todo and len(out) < 8:
        now = todo.pop(0)
        out.append(now)
        todo.extend(parse.children(now, "conj"))
    return out


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether the verb stands in the passive, also as a bare participle behind a noun or a joint verb."""
    if parse.child(verb, "nsubjpass", "auxpass", "agent"):
        return True
    if verb.tag != "VBN" or parse.child(verb, "nsubj", "dobj"):
        return False
    if verb.dep == "acl":
        return True
    return verb.dep == "conj" and not parse.child(verb, "aux") and is_passive_head(parse, verb)


def is_passive_head(parse: Parse, verb: Token) -> bool:
    """Whether the verb that `verb` is joined to is passive."""
    head = parse.head(verb)
    return head.i != verb.i and head.pos in VERBAL and is_passive(parse, head)


def subject(parse: Parse, verb: Token, depth: int = _DEPTH) -> Token | None:
    """The word that the verb's grammatical subject heads, looked for upward where the verb has none of its own."""
    own = parse.child(verb, *_SUBJECTS)
    if own is not None:
        return parse.head(verb) if own.lower in RELATIVE and verb.dep in ("relcl", "acl") else own
    head = parse.head(verb)
    if depth == 0 or head.i == verb.i:
        return None
    if verb.dep in ("acl", "relcl"):
        return _beside_noun(parse, verb, head, depth)
    if verb.dep == "pcomp":
        return _behind_preposition(parse, head, depth)
    if verb.dep in ("xcomp", "ccomp") and head.pos in VERBAL:
        held = next(iter(objects(parse, head)), None)
        return held if held is not None and held.i < verb.i else subject(parse, head, depth - 1)
    if verb.dep in ("conj", "advcl", "xcomp", "ccomp", "acomp", "dep", "attr", "parataxis"):
        return subject(parse, head, depth - 1)
    return None


def _beside_noun(parse: Parse, verb: Token, noun: Token, depth: int) -> Token | None:
    infinitive = any(child.tag == "TO" for child in parse.children(verb, "aux"))
    if not infinitive:
        return noun
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner
    above = governor(parse, noun)
    return subject(parse, above, depth - 1) if above is not None else None


def _behind_preposition(parse: Parse, preposition: Token, depth: int) -> Token | None:
    above = parse.head(preposition)
    if above.i == preposition.i:
        return None
    if above.pos in VERBAL:
        held = next(iter(objects(parse, above)), None)
        if held is not None and preposition.lower in ("of", "for", "from", "into"):
            return held
        return subject(parse, above, depth - 1)
    owner = parse.child(above, "poss")
    if owner is not None:
        return owner
    verb = governor(parse, above)
    return subject(parse, verb, depth - 1) if verb is not None else None


def governor(parse: Parse, token: Token) -> Token | None:
    """The nearest verb above `token`."""
    for above in parse.ancestors(token):
        if above.pos in VERBAL:
            return above
    return None


def objects(parse: Parse, verb: Token) -> list[Token]:
    """What the verb is done to: its object, the subject of a passive, or the noun that its relative clause is about."""
    if is_passive(parse, verb):
        held = subject(parse, verb)
        return [held] if held is not None else []
    own = parse.children(verb, *_OBJECTS)
    if own:
        return [parse.head(verb) if each.lower in RELATIVE and verb.dep == "relcl" else each for each in own]
    if verb.dep == "relcl":
        first = parse.child(verb, "nsubj")
        if first is not None and first.lower not in RELATIVE and not parse.child(verb, "ccomp", "xcomp"):
            return [parse.head(verb)]
    return []


def prepositions(parse: Parse, token: Token) -> Iterator[tuple[str, Token]]:
    """Each preposition below `token` with the noun behind it: ("against", head of "the rebels")."""
    for each in parse.children(token, *_PREPS):
        if each.lower in _LINKING:
            continue
        for noun in parse.children(each, "pobj", "pcomp"):
            yield each.lower, noun
        for further in parse.children(each, "prep"):  # "out of", "in front of"
            for noun in parse.children(further, "pobj"):
                yield further.lower, noun


def of_preposition(parse: Parse, token: Token, name: str) -> Token | None:
    """The noun behind the preposition `name` below `token`."""
    return next((noun for word, noun in prepositions(parse, token) if word == name), None)


def agent_phrase(parse: Parse, token: Token) -> Token | None:
    """The noun behind the "by" of a passive or of an event noun."""
    return of_preposition(parse, token, "by")
