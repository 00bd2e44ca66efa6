"""Which words of a content report its main events.

The predicate that heads a content always counts, whatever it says; further verbs and nouns inside it only where the
lexicon gives them a type. Words that frame ("seeks to", "a wave of") give way to what they frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.events.frames import light_carrier, sense
from counterclaim.events.lexicon import Entry, classes, lexicon
from counterclaim.events.roles import PLAIN, PLAIN_NOUN, Scene
from counterclaim.events.syntax import conjuncts
from counterclaim.model import Token

__all__ = ["Choice", "choose"]

_VERBAL = frozenset(("VERB", "AUX"))
_COPULAS = frozenset(("be", "become", "remain", "stay"))
_COMPLEMENTS = ("xcomp", "ccomp")
_SKIPPED = frozenset(("compound", "nmod", "amod", "poss", "aux", "auxpass", "det", "punct", "case", "nummod"))
_SPEAKING = frozenset(("AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE"))
_TRUCES = frozenset(("ceasefire", "cease-fire", "truce", "armistice", "fire"))
_OFFERING = frozenset(("promise", "refuse", "demand"))
_DEFINITE = frozenset(("the", "this", "these", "that", "those"))
_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A trigger, what it means, and whether it heads the content."""

    token: Token
    entry: Entry
    main: bool


def choose(scene: Scene, cues: frozenset[int], named: frozenset[int], limit: int) -> list[Choice]:
    """At most `limit` triggers inside the scene, the main ones first.

    `cues` are tokens that frame other claims, `named` those of agreements: no event unless the lexicon or the head
    of the content makes them one.
    """
    if scene.claim.act == "silent":
        return []
    found: dict[int, Choice] = {}
    seen: set[int] = set()
    for token in _mains(scene):
        seen.add(token.i)
        entry = _entry(scene, token)
        if token.i in cues and entry is None:
            continue
        plain = _plain(scene, token) if entry is None or token.lemma in classes()["hollow"] else entry
        if plain is not None and plain.type == "AGREE" and token.lemma in _TRUCES and scene.claim.act in _OFFERING:
            plain = replace(plain, type="RETREAT")  # the guide: a ceasefire in force is AGREE, its declaration RETREAT
        if plain is not None and plain.type is not None:
            found.setdefault(token.i, Choice(token, plain, True))
    for i in sorted(scene.inside):
        token = scene.parse[i]
        if i in seen or i in named or token.dep in _SKIPPED or _is_framing(scene, token) or _joined(scene, token):
            continue
        entry = _entry(scene, token)
        if entry is not None and entry.type is not None and entry.type != "OTHER":
            found[i] = Choice(token, entry, False)
    for i in [i for i, choice in found.items() if _told_already(scene, choice, found)]:
        del found[i]
    ranked = sorted(found.values(), key=lambda each: (each.entry.type == "OTHER", not each.main, each.token.i))
    return sorted(ranked[:limit], key=lambda each: each.token.i)


def _entry(scene: Scene, token: Token) -> Entry | None:
    return sense(scene.parse, token, scene.cast.is_place)


def _plain(scene: Scene, token: Token) -> Entry | None:
    """What a head without a sense of its own in the lexicon counts as: a verb or a predicate as OTHER."""
    if token.lemma in classes()["hollow"]:
        return None
    head = scene.parse.head(token)
    if token.pos in _VERBAL or (token.pos == "ADJ" and head.pos in _VERBAL and head.i in scene.inside):
        return PLAIN
    if token.pos == "NOUN" and token.lemma in classes()["happening"]:
        return PLAIN_NOUN
    return None


def _joined(scene: Scene, token: Token) -> bool:
    """Whether the word is the first part of a joined one ("combat-ready")."""
    after = token.i + 1
    return after < len(scene.parse) and scene.parse[after].text == "-" and scene.parse[after].start == token.end


def _told_already(scene: Scene, choice: Choice, found: dict[int, Choice]) -> bool:
    """Whether another choice tells the same: "killed and wounded", "by air strikes", "expands its presence"."""
    token = choice.token
    others = [each for each in found.values() if each is not choice]
    if choice.entry.type == "OTHER":
        weak = token.lemma in classes()["vague"] or token.lemma in classes()["occurring"]
        return weak and any(each.entry.type != "OTHER" for each in others)
    if token.lemma in classes()["wounding"] and any(
            each.token.lemma == "kill" and each.token.sentence == token.sentence for each in others):
        return True
    if token.pos in ("NOUN", "PROPN"):
        return _noun_told(scene, choice, found, others)
    return _verb_told(scene, choice, found, others)


def _verb_told(scene: Scene, choice: Choice, found: dict[int, Choice], others: list[Choice]) -> bool:
    token = choice.token
    above = found.get(token.head)
    if above is not None and not choice.main:
        if token.dep in ("xcomp", "ccomp", "oprd", "acomp") and above.entry.type in _SPEAKING:
            return True  # "refused to hold talks" tells of no talks
        light = (token.lemma, "") in lexicon().light
        if light and token.dep in ("relcl", "acl") and above.entry.type == choice.entry.type:
            return True  # "the crimes that they commit"
    harm = classes()["harm"]
    if token.lemma in harm and token.dep in ("conj", "advcl") and above is not None and above.token.lemma in harm:
        return True
    return _same_nearby(choice, others)


def _same_nearby(choice: Choice, others: list[Choice]) -> bool:
    """Whether a sentence already tells of such an event; fights alone are told blow by blow."""
    return not choice.main and choice.entry.type != "ASSAULT" and any(
        each.entry.type == choice.entry.type and each.token.sentence == choice.token.sentence
        and (each.main or each.token.i < choice.token.i) for each in others)


def _noun_told(scene: Scene, choice: Choice, found: dict[int, Choice], others: list[Choice]) -> bool:
    token, parse = choice.token, scene.parse
    head = parse.head(token)
    if not choice.main and (choice.entry.type in ("REQUEST", "ACCUSE") or token.lemma in classes()["pact"]):
        return True  # a demand or a charge that has its own words makes a claim of its own
    if _same_nearby(choice, others):
        return True
    definite = any(each.lower in _DEFINITE for each in parse.children(token, "det"))
    if token.dep == "pobj":
        return _below(choice, found.get(parse.head(head).i), parse.head(head), head.lower, definite)
    other = found.get(head.i)
    if other is None or head.pos not in _VERBAL:
        return False
    if token.dep in ("dobj", "nsubjpass") and _named_in(choice, other, "obj"):
        return True  # "lifts the sanctions", "signs the accord"
    if other.entry.type != choice.entry.type:
        return False
    return token.dep == "dobj" or (token.dep == "nsubj" and definite)


def _below(choice: Choice, above: Choice | None, over: Token, preposition: str, definite: bool) -> bool:
    """Whether a noun behind a preposition is part of the event above it ("killed by air strikes")."""
    if choice.entry.type == "CONTROL" and preposition == "under" and over.pos == "NOUN":
        return True  # "areas under their control"
    if above is None:
        return False
    if _named_in(choice, above, "of"):
        return True  # "a declaration of war"
    return above.entry.type == choice.entry.type and (preposition == "by" or above.token.pos == "NOUN" or definite)


def _named_in(choice: Choice, above: Choice, slot: str) -> bool:
    return any(each.slot == slot and choice.token.lemma in each.words for each in above.entry.conditions)


def _mains(scene: Scene) -> Iterator[Token]:
    """The predicates that head the content, those that they frame in their place, and the ones joined to them."""
    for i in sorted(scene.inside):
        token = scene.parse[i]
        if (token.head == i or token.head not in scene.inside) and token.dep not in ("amod", "compound", "nummod"):
            for each in conjuncts(scene.parse, token):
                if each.i in scene.inside:
                    yield from _resolved(scene, each, _DEPTH)


def _resolved(scene: Scene, token: Token, depth: int) -> Iterator[Token]:
    """`token`, or what it only frames."""
    framed = _framed(scene, token) if depth else None
    if framed is None:
        if (token.pos in _VERBAL or token.pos in ("NOUN", "ADJ")) and token.dep != "prep":
            yield token
        return
    for each in conjuncts(scene.parse, framed):
        if each.i in scene.inside:
            yield from _resolved(scene, each, depth - 1)


def _framed(scene: Scene, token: Token) -> Token | None:
    parse = scene.parse
    if token.pos == "ADP":
        return parse.child(token, "pcomp", "pobj")
    if token.pos in _VERBAL and token.lemma in _COPULAS:
        return _predicate(scene, token)
    if (token.lemma, token.pos) in lexicon().framing:
        framed = _inside(scene, parse.child(token, "acl") if token.pos == "NOUN" else parse.child(token, *_COMPLEMENTS))
        framed = framed or _gerund(scene, token)
        if framed is not None:
            return framed
    if token.pos == "VERB":
        if token.lemma in classes()["occurring"]:
            who = _inside(scene, parse.child(token, "nsubj", "nsubjpass"))
            entry = _entry(scene, who) if who is not None else None
            if entry is not None and entry.type not in (None, "OTHER"):
                return who
        for held in parse.children(token, "dobj", "nsubjpass"):
            if (held.lemma, "NOUN") in lexicon().framing and _inside(scene, parse.child(held, "acl")):
                return parse.child(held, "acl")
        return _light_noun(scene, token)
    if token.pos == "NOUN" and _entry(scene, token) is None:
        return _contained(scene, token)
    return None


def _inside(scene: Scene, token: Token | None) -> Token | None:
    return token if token is not None and token.i in scene.inside else None


def _complement(scene: Scene, token: Token) -> Token | None:
    return _inside(scene, scene.parse.child(token, *_COMPLEMENTS)) or _gerund(scene, token)


def _gerund(scene: Scene, token: Token) -> Token | None:
    for preposition in scene.parse.children(token, "prep"):
        verb = _inside(scene, scene.parse.child(preposition, "pcomp"))
        if verb is not None:
            return verb
    return None


def _predicate(scene: Scene, copula: Token) -> Token | None:
    """What a copula says of its subject: "is a breach", "is ready to", "is under the control of"."""
    parse = scene.parse
    for each in parse.children(copula, "attr", "acomp", "xcomp"):
        if each.lemma in classes()["occurring"]:  # "fighting is ongoing"
            who = _inside(scene, parse.child(copula, "nsubj"))
            if who is not None and _entry(scene, who) is not None:
                return who
        expletive = parse.child(copula, "nsubj", "expl")
        if expletive is not None and expletive.lower == "it" and (each.lemma, each.pos) in lexicon().framing:
            clause = _inside(scene, parse.child(copula, "ccomp", "xcomp", "csubj", "advcl"))
            if clause is not None:  # "it is possible that ...": the parser hangs the clause on the copula
                return clause
        return _inside(scene, each) if each.pos not in ("PROPN", "PRON", "NUM") else None
    for preposition in parse.children(copula, "prep"):
        noun = _inside(scene, parse.child(preposition, "pobj"))
        if noun is not None and (_entry(scene, noun) is not None or _contained(scene, noun) is not None):
            return noun
    return None


def _light_noun(scene: Scene, verb: Token) -> Token | None:
    """The event noun that a light verb carries."""
    parse = scene.parse
    nouns = parse.children(verb, "dobj", "nsubjpass")
    for preposition in parse.children(verb, "prep", "prt"):
        nouns += parse.children(preposition, "pobj")
    for noun in nouns:
        if noun.i in scene.inside and light_carrier(parse, noun) is not None:
            entry = _entry(scene, noun)
            if entry is not None and entry.type not in (None, "OTHER") and _weaker(scene, verb, entry):
                return noun
    return None


def _weaker(scene: Scene, verb: Token, noun: Entry) -> bool:
    """Whether the light verb has no sense of its own here, or one that says less than the noun's."""
    own = _entry(scene, verb)
    return own is None or len(own.conditions) <= len(noun.conditions)


def _contained(scene: Scene, noun: Token) -> Token | None:
    """The event inside a noun that only counts, dates or reports it: "a wave of attacks", "reports of the strike"."""
    parse = scene.parse
    for preposition in parse.children(noun, "prep"):
        if preposition.lower not in ("of", "in", "about", "on", "for"):
            continue
        held = _inside(scene, parse.child(preposition, "pobj", "pcomp"))
        if held is not None:
            entry = _entry(scene, held)
            if entry is not None and entry.type not in (None, "OTHER"):
                return held
    return None


def _is_framing(scene: Scene, token: Token) -> bool:
    if token.pos != "VERB":
        return token.pos == "NOUN" and (token.lemma, "NOUN") in lexicon().framing and _framed(scene, token) is not None
    if (token.lemma, "VERB") in lexicon().framing and _complement(scene, token) is not None:
        return True
    return _light_noun(scene, token) is not None

