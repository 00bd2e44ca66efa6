"""How many were killed, wounded, captured ..., each tied to its words and to the event that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from counterclaim.errors import WordsError
from counterclaim.events.amounts import amount_of
from counterclaim.events.hidden import Scene
from counterclaim.events.lexicon import classes
from counterclaim.events.syntax import objects, of_preposition, prepositions, subject
from counterclaim.model import Event, Harm, Parse, Quantity, Span, Token
from counterclaim.words import alternatives, table

__all__ = ["counted", "quantities"]

_POS = {"v": ("VERB",), "n": ("NOUN", "PROPN"), "a": ("ADJ", "VERB")}
_BOUNDING = frozenset(("between", "over", "around", "about", "under", "at"))
_WHOSE = frozenset(("obj", "subj", "self", "of", "toll"))
_FITTING: Mapping[str, frozenset[str]] = {
    "killed": frozenset(("ASSAULT",)), "wounded": frozenset(("ASSAULT",)), "missing": frozenset(("ASSAULT",)),
    "captured": frozenset(("COERCE", "CONTROL", "ASSAULT")), "displaced": frozenset(("ASSAULT", "COERCE"))}


@dataclass(frozen=True, slots=True)
class _Word:
    """One row of the table: what a word says happened, and to whom."""

    kind: Harm
    whose: str
    only: str


@cache
def _words() -> Mapping[tuple[str, str], tuple[_Word, ...]]:
    out: dict[tuple[str, str], list[_Word]] = {}
    for row in table("events/harm", "lemma", "pos", "kind", "whose", "example"):
        kind = next((each for each in get_args(Harm) if each == row["kind"]), None)
        if kind is None or row["whose"] not in _WHOSE or row["pos"] not in _POS:
            raise WordsError(f"words/events/harm.tsv: {row['lemma']!r} has a kind, place or word class that is none.")
        for lemma in alternatives(row["lemma"]):
            for pos in _POS[row["pos"]]:
                out.setdefault((lemma, pos), []).append(_Word(kind, row["whose"], row["only"]))
    return {key: tuple(found) for key, found in out.items()}


def counted(events: list[Event], scene: Scene) -> list[Event]:
    """The events of one claim, with the people whom its content counts beside the words that tell of their harm."""
    if not events:
        return events
    found: dict[int, list[Quantity]] = {}
    triggers = {scene.parse.within(event.trigger.start, event.trigger.end)[0].i: event for event in events}
    for token, quantity in quantities(scene):
        at = _event_of(scene.parse, token, triggers, quantity.kind)
        if at is not None and all(quantity.span != each.span for each in found.get(at, [])):
            found.setdefault(at, []).append(quantity)
    out = []
    for event in events:
        at = scene.parse.within(event.trigger.start, event.trigger.end)[0].i
        out.append(replace(event, quantities=tuple(found[at])) if at in found else event)
    return out


def quantities(scene: Scene) -> Iterator[tuple[Token, Quantity]]:
    """Each counted harm inside the content, with the word that tells of it."""
    parse = scene.parse
    for i in sorted(scene.inside):
        token = parse[i]
        known = _words().get((token.lemma, token.pos)) or _words().get((token.lower, token.pos), ())
        for word in known:
            for noun in _harmed(parse, token, word):
                if noun.i in scene.inside and _is_people(parse, noun, word.only):
                    amount = amount_of(parse, noun)
                    if amount is not None:
                        first, last, least, most = amount
                        span = Span.of(parse.text, parse[first].start, parse[last - 1].end)
                        yield token, Quantity(word.kind, span, least, most)


def _harmed(parse: Parse, token: Token, word: _Word) -> Iterator[Token]:
    """The words for those who came to harm, joined ones too."""
    heads: list[Token] = []
    if word.whose == "self":
        heads = [token] if token.pos in ("NOUN", "PROPN") else []
    elif word.whose == "obj":
        heads = objects(parse, token) or _elliptic(parse, token) or _between(parse, token)
    elif word.whose == "subj":
        heads = _subjects(parse, token)
    elif word.whose == "of":
        held = of_preposition(parse, token, "of")
        heads = [held] if held is not None else []
    else:
        verb = parse.head(token)
        heads = [noun for name, noun in prepositions(parse, verb) if name in ("to", "at")]
        heads += [noun for name, noun in prepositions(parse, token) if name == "of" and noun.pos == "NUM"]
    for head in heads:
        held = of_preposition(parse, head, "of") if head.lemma in classes()["measure"] else None
        yield held if held is not None else head
        if word.whose != "self":
            yield from (joint for joint in parse.children(head, "conj") if joint.pos in ("NOUN", "PROPN"))


def _elliptic(parse: Parse, verb: Token) -> list[Token]:
    """Of "20 were killed and 35 wounded" the second: a participle whose subject is a number."""
    if verb.tag != "VBN":
        return []
    who = parse.child(verb, "nsubj")
    return [who] if who is not None and who.pos == "NUM" else []


def _between(parse: Parse, verb: Token) -> list[Token]:
    """The object that the parser hangs on a preposition ("killed between 10 and 15 rebels")."""
    return [noun for word, noun in prepositions(parse, verb) if word in _BOUNDING and parse.children(noun, "nummod")]


def _subjects(parse: Parse, token: Token) -> list[Token]:
    """Who is dead, died, was missing: the subject, or the object that an adjective tells of ("left six dead")."""
    if token.pos == "VERB":
        who = subject(parse, token)
        return [who] if who is not None else []
    head = parse.head(token)
    if token.dep in ("dobj", "pobj"):  # "counted 20 dead"
        return [token]
    if token.dep in ("oprd", "acomp", "xcomp", "ccomp", "advcl", "amod") and head.pos in ("VERB", "AUX"):
        held = parse.children(head, "dobj") or parse.children(head, "nsubj", "nsubjpass")
        return parse.children(token, "nsubj") or held[:1]
    if token.dep == "amod" and head.pos in ("NOUN", "PROPN"):
        return [head]
    return parse.children(token, "nsubj")


def _is_people(parse: Parse, noun: Token, only: str) -> bool:
    if only == "people" and noun.pos != "ADJ":
        known = classes()["people"] | classes()["force"] | classes()["protester"]
        counts = noun.pos == "NUM" or noun.lower in ("dozens", "hundreds", "scores", "thousands")
        named = noun.ent in ("NORP", "PERSON") or noun.lemma in ("other", "many", "palestinian", "russian")
        return counts or named or noun.lemma in known or noun.lower in known
    return only in ("", "people") or noun.lemma == only


def _event_of(parse: Parse, token: Token, triggers: Mapping[int, Event], kind: str) -> int | None:
    """The trigger that a word of harm belongs to: itself, what governs it, else the nearest fitting one nearby."""
    if token.i in triggers:
        return token.i
    fitting = {i: event for i, event in triggers.items() if event.type in _FITTING[kind]}
    for above in parse.ancestors(token):
        if above.i in fitting and above.sentence == token.sentence:
            return above.i
    near = [i for i in fitting if parse[i].sentence == token.sentence]
    return min(near, key=lambda i: abs(i - token.i), default=None)
