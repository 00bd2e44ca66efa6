"""Who does it and whom it is done to, as actor codes: from the trigger's syntax, its noun phrase and the claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.events.cast import Cast
from counterclaim.events.frames import light_carrier, sense
from counterclaim.events.lexicon import Entry
from counterclaim.events.syntax import agent_phrase, conjuncts, is_passive, objects, prepositions, subject
from counterclaim.model import Claim, Parse, Token

__all__ = ["PLAIN", "Scene", "participants"]

PLAIN = Entry("OTHER", (), ("subj",), ("obj", "against", "on", "with", "to"))
PLAIN_NOUN = Entry("OTHER", (), ("by", "poss", "mod"), ("against", "on", "of"))
_CIRCUMSTANCE = frozenset(("in", "during", "by", "from", "after", "amid"))
_DEMANDING = frozenset(("accuse", "condemn", "demand"))
_DOING = frozenset(("promise", "warn", "deny", "state", "confirm"))
_NO_PARTY = ("MED:", "ORG:", "IGO:")


@dataclass(frozen=True)
class Scene:
    """A claim's content as tokens: what the roles are looked for in."""

    parse: Parse
    cast: Cast
    claim: Claim
    inside: frozenset[int]


def participants(scene: Scene, token: Token, entry: Entry, depth: int = 2) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The agents and the patients of the event that `token` reports; either may be empty."""
    agents = _agents(scene, token, entry, depth)
    patients: tuple[str, ...] = ()
    for place in entry.patient:
        patients = _patients_at(scene, token, place, agents)
        if patients:
            break
    if entry.joint and not patients and len(agents) > 1:
        return agents[:1], agents[1:]
    return agents, patients


def _agents(scene: Scene, token: Token, entry: Entry, depth: int) -> tuple[str, ...]:
    verb = token.pos in ("VERB", "AUX", "ADJ")
    for place in entry.agent:
        found = _verb_agents(scene, token, depth) if place == "subj" and verb else _noun_agents(scene, token, place)
        if found:
            return found
        if place == "none":
            return ()
    if verb and entry.type == "CONTROL" and is_passive(scene.parse, token):
        return _taker(scene.claim)
    if not verb and not {"none", "to"} & set(entry.agent):
        return _carried(scene, token, depth) or _default(scene, token, noun=True)
    return ()


def _taker(claim: Claim) -> tuple[str, ...]:
    """Who says that a place "has been captured" speaks of its own side, if it has one in the fight."""
    speaker = claim.speaker.actor
    party = not claim.own_voice and speaker != "unknown" and not speaker.startswith(_NO_PARTY)
    return (speaker,) if party and claim.act in ("state", "confirm") else ()


def _verb_agents(scene: Scene, verb: Token, depth: int) -> tuple[str, ...]:
    parse = scene.parse
    head = parse.head(verb)
    if verb.dep == "acl" and head.pos == "NOUN" and any(each.tag == "TO" for each in parse.children(verb, "aux")):
        entry = sense(parse, head, scene.cast.is_place)
        if entry is not None and entry.type and depth:  # "an offensive to capture the town"
            return participants(scene, head, entry, depth - 1)[0]
    if is_passive(parse, verb):
        by = agent_phrase(parse, verb)
        if by is not None:
            found = _party(scene, by, depth)
            if found:
                return found
        for word, noun in prepositions(parse, verb):
            if word in _CIRCUMSTANCE and depth:
                entry = sense(parse, noun, scene.cast.is_place)
                if entry is not None and entry.type:
                    return participants(scene, noun, entry, depth - 1)[0]
        return ()
    who = subject(parse, verb)
    if who is None:
        return _default(scene, verb, noun=False)
    if who.i in scene.inside:
        return _party(scene, who, depth)
    return _default(scene, verb, noun=False) or _party(scene, who, depth)


def _party(scene: Scene, token: Token, depth: int) -> tuple[str, ...]:
    """The actors of a noun phrase; of an event noun ("the Syrian air strike killed ...") its own agents."""
    if depth and token.pos == "NOUN" and not scene.cast.is_mention(token):
        entry = sense(scene.parse, token, scene.cast.is_place)
        if entry is not None and entry.type:
            found = participants(scene, token, entry, depth - 1)[0]
            if found:
                return found
    return scene.cast.actors(token, scene.claim, scene.inside)


def _noun_agents(scene: Scene, token: Token, place: str) -> tuple[str, ...]:
    cast, parse = scene.cast, scene.parse
    if place in ("poss", "mod"):
        deps = ("poss",) if place == "poss" else ("amod", "compound", "nmod")
        for part in parse.children(token, *deps):
            found = cast.actors(part, scene.claim, scene.inside)
            if found:
                return found
        return ()
    if place == "subj":  # "both states are signatories"
        who = subject(parse, token) or subject(parse, parse.head(token))
        return cast.actors(who, scene.claim, scene.inside) if who is not None else ()
    for word, noun in _around(scene, token):
        if word == place:
            found = cast.actors(noun, scene.claim, scene.inside)
            if found:
                return found
    return ()


def _carried(scene: Scene, noun: Token, depth: int) -> tuple[str, ...]:
    """The subject of the light verb or of the relative clause that the event noun hangs on."""
    carrier = light_carrier(scene.parse, noun)
    if carrier is not None:
        verb, suffers = carrier
        return () if suffers else _verb_agents(scene, verb, depth)
    for clause in scene.parse.children(noun, "acl", "relcl"):
        if noun in objects(scene.parse, clause):
            return _verb_agents(scene, clause, depth)
    return ()


def _patients_at(scene: Scene, token: Token, place: str, agents: tuple[str, ...]) -> tuple[str, ...]:
    out: list[str] = []
    for held in _sources(scene, token, place):
        for each in conjuncts(scene.parse, held):
            code = scene.cast.actor(each, scene.claim, scene.inside)
            own = code in agents and not scene.cast.is_mention(each)
            if code and not own and code not in out and not scene.cast.is_civilian(each):
                out.append(code)
    return tuple(out)


def _sources(scene: Scene, token: Token, place: str) -> Iterator[Token]:
    parse = scene.parse
    if place == "subj":
        carrier = light_carrier(parse, token)
        who = subject(parse, carrier[0] if carrier else token)
        if who is not None:
            yield who
    elif place == "obj":
        yield from objects(parse, token)
    elif place == "iobj":
        yield from parse.children(token, "dative")
    elif place in ("poss", "mod"):
        deps = ("poss",) if place == "poss" else ("amod", "compound", "nmod")
        for base in [token] if token.pos == "NOUN" else objects(parse, token):
            yield from parse.children(base, *deps)
    else:
        for word, noun in _around(scene, token):
            if word == place:
                yield noun
        if place == "against" and token.pos == "NOUN":
            for clause in parse.children(token, "acl"):
                if clause.tag == "VBG":
                    yield from objects(parse, clause)


def _around(scene: Scene, token: Token) -> Iterator[tuple[str, Token]]:
    parse = scene.parse
    yield from prepositions(parse, token)
    if token.pos == "NOUN":
        carrier = light_carrier(parse, token)
        if carrier is not None:
            yield from prepositions(parse, carrier[0])
        for clause in parse.children(token, "acl"):
            if is_passive(parse, clause):
                yield from prepositions(parse, clause)
        return
    for held in objects(parse, token):
        yield from prepositions(parse, held)
        for joint in parse.children(held, "conj"):
            yield from prepositions(parse, joint)


def _default(scene: Scene, token: Token, noun: bool) -> tuple[str, ...]:
    """The agent that the speech act itself gives: the accused, whom a demand is aimed at, or the speaker."""
    claim = scene.claim
    if claim.own_voice or (noun and scene.parse.head(token).i in scene.inside and not _heads_content(scene, token)):
        return ()
    target = claim.target.actor if claim.target else None
    if claim.act in _DEMANDING:
        return (target,) if target else ()
    speaker = claim.speaker.actor
    if speaker in ("unknown", "report"):
        return ()
    if noun and (claim.act not in _DOING or speaker.startswith(_NO_PARTY)):
        return ()
    return (speaker,)


def _heads_content(scene: Scene, token: Token) -> bool:
    """Whether only prepositions and joint words part the token from the top of the content."""
    now = token
    for above in scene.parse.ancestors(token):
        if above.i not in scene.inside:
            return True
        if now.dep not in ("conj", "pobj", "prep") or above.pos in ("VERB", "AUX"):
            return False
        now = above
    return now.i == token.i
