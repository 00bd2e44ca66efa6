"""What wraps the thing that a content puts forward: "the claim that ...", "involvement in ...", "the toll rises"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.links.lexicon import dismissals, frame_words, speech_nouns
from counterclaim.model import Parse, Token

__all__ = ["Frame", "frames", "negated_by_words", "toll"]

_NO_WORDS = frozenset({"no", "not", "n't", "never", "neither", "nor", "without", "hardly"})
_HARMED = frozenset({"death", "dead", "fatality", "kill", "victim"})
_GAUGES = ("prep", "dobj", "attr", "advmod", "npadvmod", "nummod")
_GROWING = frozenset({"rise", "increase", "reach", "climb", "stand", "grow", "pass", "surpass", "exceed", "total",
                      "be"})
_RAISING = frozenset({"bring", "raise", "take", "push"})


@dataclass(frozen=True, slots=True)
class Frame:
    """`outer`: indices of the tokens that only wrap; `inner`: the heads of what they wrap; `turned`: the indices of
    the tokens whose polarity the wrapping turns round."""

    outer: frozenset[int] = frozenset()
    inner: tuple[Token, ...] = ()
    turned: frozenset[int] = frozenset()


def frames(tokens: Sequence[Token], parse: Parse, inside: frozenset[int]) -> Frame:
    """What the tokens of a content wrap."""
    outer: set[int] = set()
    turned: set[int] = set()
    inner: list[Token] = []
    for token in tokens:
        said = token.lemma in speech_nouns() and token.pos in ("NOUN", "PROPN")
        light = token.lemma in frame_words("light") and token.pos == "NOUN"
        denies = token.lemma in frame_words("denial") and token.pos == "VERB"
        if token.pos == "NOUN" and not said and (false := _false(token, parse, inside)):
            outer.update(each.i for each in false)
            inner.append(token)
            turned.add(token.i)
            continue
        found = _held(token, parse, inside) if said or light else _denied(token, parse, inside) if denies else []
        if not found:
            continue
        above = _above(token, parse, inside) if said or light else [token]
        outer.add(token.i)
        outer.update(each.i for each in above)
        inner.extend(found)
        if above:
            turned.update(each.i for head in found for each in parse.subtree(head) if each.i in inside)
    return Frame(frozenset(outer), tuple(inner), frozenset(turned)) if inner else Frame()


def _held(noun: Token, parse: Parse, inside: frozenset[int]) -> list[Token]:
    """The heads of what a noun of speech or a light noun holds: its clause, what stands behind its preposition, or
    the event named before it ("the assault claim")."""
    clauses = [t for t in parse.children(noun, "acl", "ccomp", "relcl") if t.i in inside and t.pos == "VERB"
               and (t.dep != "relcl" or any(c.lower == "that" for c in parse.children(t, "mark", "nsubj", "dobj")))]
    if clauses:
        return clauses
    behind = [t for prep in parse.children(noun, "prep") for t in parse.children(prep, "pobj", "pcomp")
              if t.i in inside]
    if behind:
        return [next((c for c in parse.children(t, "amod") if c.tag == "VBG" and c.i < t.i), t) for t in behind]
    return [t for t in parse.children(noun, "compound") if t.i in inside and t.pos == "NOUN" and t.text.islower()][-1:]


def _denied(verb: Token, parse: Parse, inside: frozenset[int]) -> list[Token]:
    """The heads of what a verb of denial denies outright; what a noun of speech holds is found by that noun."""
    below = parse.children(verb, "ccomp", "xcomp")
    return [t for t in below if t.i in inside and t.pos in ("VERB", "AUX")]


def _above(noun: Token, parse: Parse, inside: frozenset[int]) -> list[Token]:
    """The words inside the content that deny what the noun holds: "rejects the claim", "the claim is groundless"."""
    head = parse.head(noun)
    if head.i not in inside or head.i == noun.i:
        return []
    if head.lemma in frame_words("denial") and noun.dep in ("dobj", "nsubjpass"):
        return [head]
    if noun.dep in ("nsubj", "nsubjpass"):
        said = [t for t in (head, *parse.children(head, "acomp", "attr", "oprd")) if t.lemma in dismissals()]
        return [*said, head] if said else []
    return []


def _false(noun: Token, parse: Parse, inside: frozenset[int]) -> list[Token]:
    """What says of a thing that there is no such thing: "the truce was false"."""
    head = parse.head(noun)
    if noun.dep != "nsubj" or head.lemma != "be" or head.i not in inside:
        return []
    said = [t for t in parse.children(head, "acomp", "attr") if t.lemma in dismissals()]
    return [*said, head] if said else []


def toll(tokens: Sequence[Token], parse: Parse, inside: frozenset[int]) -> Iterator[tuple[Token, Token]]:
    """The nouns that count the dead, and their numbers: "the death toll ... rises to nine"."""
    for noun in tokens:
        if noun.lemma not in frame_words("toll") or noun.pos != "NOUN":
            continue
        named = noun.lemma == "toll" or any(t.lemma in _HARMED for t in parse.subtree(noun) if t.i in inside)
        verb = parse.head(noun)
        growing = verb.lemma in _GROWING and noun.dep in ("nsubj", "nsubjpass")
        if not named or not (growing or (verb.lemma in _RAISING and noun.dep == "dobj")):
            continue
        behind = [t for head in (verb, noun) for t in parse.children(head, *_GAUGES) if t.i > max(verb.i, noun.i)]
        below = [t for each in behind for t in parse.subtree(each) if t.i in inside]
        numbers = [t for t in below if t.pos == "NUM" and t.ent != "DATE"]
        if numbers:
            yield noun, numbers[0]


def negated_by_words(token: Token, parse: Parse) -> bool:
    """Whether the words around a predicate negate it: "did not", "never", "no truce was agreed", "without"."""
    below = parse.children(token)
    if any(each.dep == "neg" or each.lower in _NO_WORDS for each in below):
        return True
    arguments = [each for each in below if each.dep in ("nsubj", "nsubjpass", "dobj", "attr")]
    if any(child.lower == "no" for each in arguments for child in parse.children(each, "det", "neg")):
        return True
    above = parse.head(token)
    if token.dep == "pcomp" or (token.dep == "pobj" and token.pos == "NOUN"):
        return above.lower == "without"
    return above.lemma == "fail" and token.dep == "xcomp"
