"""Which sense of a word a parse shows: the conditions of the lexicon checked around a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.events.lexicon import Condition, Entry, classes, lexicon
from counterclaim.events.polarity import is_negated
from counterclaim.events.syntax import objects, prepositions, subject
from counterclaim.model import Parse, Token

__all__ = ["IsPlace", "light_carrier", "modifiers", "sense"]

IsPlace = Callable[[Token], bool]
_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
_POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}


def sense(parse: Parse, token: Token, is_place: IsPlace) -> Entry | None:
    """The entry of the lexicon that fits the token, the most specific one; None if none does."""
    for entry in _entries(parse, token):
        if all(_holds(parse, token, condition, is_place) for condition in entry.conditions):
            return entry
    return None


def _entries(parse: Parse, token: Token) -> tuple[Entry, ...]:
    pos = _POS.get(token.pos)
    known = lexicon().entries
    if token.pos == "PROPN" and token.text[0].isupper() and parse.sentence_of(token).first != token.i:
        return ()  # part of a name: "the Six-Day War", "March"
    if token.i > 1 and parse[token.i - 1].text == "-":  # "de-escalation", "cease-fire" are three tokens each
        word = f"{parse[token.i - 2].lower}-{token.lemma}"
        joined = known.get((word, "VERB" if token.pos == "VERB" else "NOUN"))
        if joined:
            return joined
    if pos is None:
        return ()
    found = known.get((token.lemma, pos), ())
    if not found and pos == "NOUN" and token.lower != token.lemma:
        found = known.get((token.lower, pos), ())
    if not found and token.pos == "NOUN" and token.lower.endswith("ing"):
        found = known.get((token.lemma, "VERB"), ())
    if not found and token.lemma in classes()["container"]:  # "a coup attempt", "a bombing campaign"
        found = _contents(parse, token)
    if not found and token.pos == "VERB":  # plural nouns are often read as verbs ("airstrikes", "clashes")
        found = known.get((token.lemma, "NOUN"), ()) if token.tag == "VBZ" else ()
    return found


def _contents(parse: Parse, token: Token) -> tuple[Entry, ...]:
    known = lexicon().entries
    for part in parse.children(token, "compound"):
        found = [each for each in known.get((part.lemma, "NOUN"), ()) if not each.conditions]
        if found:
            return tuple(found)
    return ()


def _holds(parse: Parse, token: Token, condition: Condition, is_place: IsPlace) -> bool:
    slot = condition.slot
    if slot == "neg":
        return is_negated(parse, token)
    if slot == "noobj":
        return not objects(parse, token)
    if slot in ("prep", "noprep"):
        found = any(word in condition.words for word, _ in _around(parse, token))
        return found == (slot == "prep")
    if slot in ("under", "inhands"):
        head = parse.head(token)
        return head.dep == "prep" and head.lower == ("under" if slot == "under" else "in") and (
            slot == "under" or token.lower == "hands")
    return any(_fills(parse, condition, each, is_place) for each in _fillers(parse, token, slot))


def _fills(parse: Parse, condition: Condition, token: Token, is_place: IsPlace) -> bool:
    if token.lemma in condition.words or token.lower in condition.words:
        return True
    if condition.place and is_place(token):
        return True
    # A single word read as a person is as often a town that the parser does not know.
    return condition.person and token.ent == "PERSON" and parse.child(token, "compound") is not None


def _fillers(parse: Parse, token: Token, slot: str) -> Iterator[Token]:
    if slot == "obj":
        for each in objects(parse, token):
            yield each
            yield from (noun for word, noun in prepositions(parse, each) if word == "of")
    elif slot == "subj":
        found = subject(parse, token)
        if found is not None:
            yield found
            yield from parse.children(found, "conj")
    elif slot == "prt":
        yield from parse.children(token, "prt", "advmod")
        yield from parse.children(token, "prep")
    elif slot == "comp":
        yield from parse.children(token, "acomp", "oprd", "xcomp", "ccomp")
    elif slot == "mod":
        yield from modifiers(parse, token)
    elif slot == "of":
        yield from (noun for word, noun in prepositions(parse, token) if word == "of")
        yield from modifiers(parse, token)
        if token.pos in ("VERB", "AUX"):
            yield from objects(parse, token)
    else:
        yield from (noun for word, noun in _around(parse, token) if word == slot)


def _around(parse: Parse, token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions below a word and, for a verb, below its object ("fired missiles at the town")."""
    yield from prepositions(parse, token)
    if token.pos == "VERB":
        for word in parse.children(token, "prt"):
            yield word.lower, token
        for held in objects(parse, token):
            yield from prepositions(parse, held)
            for joint in parse.children(held, "conj"):
                yield from prepositions(parse, joint)


def modifiers(parse: Parse, noun: Token) -> Iterator[Token]:
    """The words before a noun that narrow it, and theirs ("joint anti-missile exercise", "human rights abuses")."""
    for each in parse.children(noun, *_MODIFIERS):
        yield each
        yield from parse.children(each, "compound", "amod", "conj")


def light_carrier(parse: Parse, noun: Token) -> tuple[Token, bool] | None:
    """The light verb that carries an event noun, and whether its subject is the one that suffers the event."""
    light = lexicon().light
    head = parse.head(noun)
    if head.i == noun.i:
        return None
    if noun.dep in ("nsubj", "nsubjpass") and head.lemma in classes()["occurring"]:  # "clashes broke out between"
        return head, True
    if noun.dep == "conj":
        return light_carrier(parse, head)
    if head.dep in ("prep", "prt") and noun.dep == "pobj":
        verb = parse.head(head)
        suffers = light.get((verb.lemma, head.lower))
        return (verb, suffers) if suffers is not None else None
    if head.pos not in ("VERB", "AUX") or noun.dep not in ("dobj", "nsubjpass"):
        return None
    words = [""] + [each.lower for each in parse.children(head, "prt")]
    for word in words:
        suffers = light.get((head.lemma, word))
        if suffers is not None:
            return head, suffers
    return None
