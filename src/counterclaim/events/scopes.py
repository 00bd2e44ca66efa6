"""The cues of standing around one word: what hangs on it, what its predicate says of it, and what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.events.cues import Cue, cues
from counterclaim.events.hidden import Scene
from counterclaim.events.lexicon import lexicon
from counterclaim.model import Parse, Token

__all__ = ["cues_at", "frame"]

_VERBAL = frozenset(("VERB", "AUX"))
_CLAUSAL = frozenset(("xcomp", "ccomp", "acl", "pcomp", "advcl", "csubj", "relcl", "dep", "parataxis"))
_PREDICATES = ("attr", "acomp", "oprd", "amod")
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
_NOT = frozenset(("not", "n't", "n’t", "never"))
_ABOUT = frozenset(("plan", "propose", "expect", "threaten", "deny", "promise", "demand", "allege"))
_GOING = frozenset(("go", "threaten", "set", "plan", "prepare", "order", "poise"))


def cues_at(scene: Scene, token: Token, joined: bool) -> Iterator[Cue]:
    """The cues that hang on a word itself, nearest first."""
    parse, known = scene.parse, cues()
    below = [each for each in parse.children(token) if each.i in scene.inside]
    negated = any(each.lower in _NOT for each in below)
    for each in below:
        if each.dep == "aux" and not joined and token.pos in _VERBAL:
            for cue in known.get(("aux", each.lower), ()):
                if not (negated and cue.where == "not=asserted"):
                    yield cue
        elif each.dep in ("advmod", "npadvmod", "intj"):
            yield from known.get(("adv", each.lower), ())
        elif each.dep in ("amod", "compound", "nmod") and token.pos in ("NOUN", "PROPN"):
            yield from _adjectives(parse, each, token)
        if each.dep == "mark":
            yield from _marks(parse, token, each)
        elif each.dep in ("advcl", "prep", "ccomp") and token.pos in _VERBAL:
            yield from _conditions(parse, each)
    if token.pos in _VERBAL:
        yield from _opened(parse, token)
        if _counterfactual(parse, token) and not joined:
            yield Cue("conditional", 0.2)
    if token.dep in _SUBJECTS:
        yield from _predicated(parse, token)


def _adjectives(parse: Parse, each: Token, noun: Token) -> Iterator[Cue]:
    word = each.lower
    if each.i > 1 and parse[each.i - 1].text in "-‐‑":  # "so-called", "false-flag" are three tokens each
        word = f"{parse[each.i - 2].lower}-{word}"
    elif word == "flag" and parse[each.i - 1].lower == "false":
        word = "false-flag"
    if word != "false" or parse[each.i + 1].lower not in ("flag", "-"):
        yield from cues().get(("adj", word), ())[:1]


def _marks(parse: Parse, token: Token, mark: Token) -> Iterator[Cue]:
    head = parse.head(token)
    asking = any(cue.standing == "questioned" for cue in cues().get(("frame", head.lemma), ())) or head.lemma == "ask"
    if mark.lower == "if" and head.lemma != "be" and (asking or token.dep in ("ccomp", "pcomp", "xcomp")):
        yield Cue("questioned", 0.5)
        return
    yield from cues().get(("mark", mark.lower), ())


def _conditions(parse: Parse, clause: Token) -> Iterator[Cue]:
    """The clause below a verb that makes the verb itself conditional: "will attack if ..."."""
    known = cues()
    if clause.dep == "prep":
        phrase = _phrase(parse, clause)
        yield from (cue for key in phrase for cue in known.get(("prep", key), ()) if key != "without")
        return
    if clause.dep == "advcl":
        for mark in parse.children(clause, "mark"):
            yield from (cue for cue in known.get(("mark", mark.lower), ()) if cue.where == "main")
    yield from _opened(parse, clause)
    first = parse.subtree(clause)[0] if clause.dep == "advcl" else clause
    if first.lower in ("should", "had", "were", "provided") and first.dep in ("aux", "auxpass", "advcl"):
        yield Cue("conditional", 0.5)


def _opened(parse: Parse, clause: Token) -> Iterator[Cue]:
    """The cue of a word before a clause that the parser does not read as its mark: "provided that ...", "unless"."""
    first = parse.subtree(clause)[0]
    before = parse[first.i - 1] if first.i else first
    for each in (first, before):
        if each.dep != "mark" and each.i != clause.i and (each is first or first.lower == "that"):
            yield from (cue for cue in cues().get(("mark", each.lower), ()) if cue.where == "main")


def _counterfactual(parse: Parse, verb: Token) -> bool:
    helpers = {each.lower for each in parse.children(verb, "aux")}
    return bool(helpers & {"would", "'d", "’d"}) and "have" in helpers


def _phrase(parse: Parse, preposition: Token) -> tuple[str, ...]:
    """The preposition and what stands behind it, as the table may name it: "in", "in case of", "in the event of"."""
    words = [parse[i].lower for i in range(preposition.i, min(preposition.i + 4, len(parse)))]
    return tuple(" ".join(words[:n]) for n in (4, 3, 2, 1))


def _predicated(parse: Parse, subject: Token) -> Iterator[Cue]:
    """What the predicate says of the event that is its subject: "the attack was staged", "the raid may be fake"."""
    verb = parse.head(subject)
    words = [verb, *parse.children(verb, *_PREDICATES)]
    for each in words:
        negated = any(below.lower in _NOT or below.lower == "no" for below in parse.children(verb, "neg", "det"))
        known = cues().get(("adj", each.lower), ()) or cues().get(("adj", each.lemma), ())
        if known and not (negated and known[0].standing == "denied"):
            yield known[-1]
        if each.dep in ("attr", "oprd") and not negated:
            for below in (each, *parse.children(each, "amod", "compound", "nmod")):
                yield from (cue for cue in _adjectives(parse, below, each) if cue.standing == "denied")


def frame(scene: Scene, now: Token, above: Token) -> Cue | None:
    """The cue of the word that governs this one, if it frames it."""
    if now.dep in ("conj", "compound", "poss", "nmod", "amod"):
        return _container(above) if now.dep in ("compound", "nmod") else None
    if above.pos == "ADP":
        return _behind(scene, above)
    if above.i not in scene.inside:
        return None
    return _framed_by(scene.parse, now, above)


def _framed_by(parse: Parse, now: Token, above: Token) -> Cue | None:
    clause = now.dep in _CLAUSAL or (now.pos in _VERBAL and now.dep in ("dobj", "attr"))
    infinitive = any(each.tag == "TO" for each in parse.children(now, "aux"))
    if above.lemma == "be" and clause:  # "it is essential to hold talks"
        return next((cue for each in parse.children(above, "acomp", "attr") for cue in
                     cues().get(("frame", each.lemma), ()) if cue.where != "noun"), None)
    if any(each.lower in ("off", "up") for each in parse.children(above, "prt")):
        return None  # "called off", "ordered up"
    if now.dep in _SUBJECTS and above.pos in _VERBAL and above.lemma not in _ABOUT:
        return None
    if now.dep == "advcl" and above.lemma not in _GOING:
        return Cue("planned", 0.7) if infinitive and above.pos in _VERBAL else None
    for cue in cues().get(("frame", above.lemma), ()) or cues().get(("frame", above.lower), ()):
        if cue.where == "to" and not (infinitive and clause):
            continue
        if cue.where == "clause" and not clause:
            continue
        if cue.where == "noun" and clause:
            continue
        return cue
    eager = now.dep == "xcomp" and above.pos == "ADJ" and (above.lemma, "ADJ") not in lexicon().framing
    return Cue("planned", 0.5) if infinitive and (now.dep in ("acl", "relcl") or eager) else None


def _container(noun: Token) -> Cue | None:
    """What a noun says of the event named before it: "an attack plan", "the withdrawal offer"."""
    found = cues().get(("frame", noun.lemma), ())
    return found[0] if found and noun.pos == "NOUN" and found[0].where == "" else None


def _behind(scene: Scene, preposition: Token) -> Cue | None:
    known = cues()
    for key in _phrase(scene.parse, preposition):
        for cue in known.get(("prep", key), ()):
            if key != "without":
                return cue
    return None
