"""Who does it and whom it is done to, as actor codes: from the trigger's syntax, its noun phrase and the claim."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.events.frames import light_carrier, sense
from counterclaim.events.hidden import Scene, given_agent, hidden_agent, other_side, resumed_agent
from counterclaim.events.lexicon import Entry, classes
from counterclaim.events.syntax import agent_phrase, conjuncts, is_passive, objects, prepositions, subject
from counterclaim.model import Token

__all__ = ["PLAIN", "PLAIN_NOUN", "Scene", "participants"]

PLAIN = Entry("OTHER", (), ("subj",), ("obj", "against", "on", "with", "to"))
PLAIN_NOUN = Entry("OTHER", (), ("by", "poss", "mod"), ("against", "on", "of"))
_CIRCUMSTANCE = frozenset(("in", "during", "by", "from", "after", "amid"))
_OUTWARD = frozenset(("RETREAT", "MOBILIZE", "CONTROL", "BREACH", "THREATEN", "AGREE", "AID", "COOPERATE", "CONSULT",
                      "OTHER"))  # what nobody is said to do to the own side
_DURING = frozenset(("during", "on", "after", "following", "at", "in"))


def participants(scene: Scene, token: Token, entry: Entry, depth: int = 2) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The agents and the patients of the event that `token` reports; either may be empty."""
    agents = _agents(scene, token, entry, depth)
    patients: tuple[str, ...] = ()
    for place in entry.patient:
        patients = _patients_at(scene, token, entry, place, agents)
        if patients:
            break
    if entry.joint and not patients and len(agents) > 1:
        return agents[:1], agents[1:]
    if entry.type in _OUTWARD and len(agents) == 1:
        patients = tuple(each for each in patients if each != agents[0])
    if entry.joint and not patients:
        patients = other_side(scene.claim, agents)
    return agents, patients


def _agents(scene: Scene, token: Token, entry: Entry, depth: int) -> tuple[str, ...]:
    verb = token.pos in ("VERB", "AUX", "ADJ")
    for place in entry.agent:
        if place == "subj" and verb:
            found = (_plain_agents if entry is PLAIN else _verb_agents)(scene, token, depth)
        else:
            found = _noun_agents(scene, token, place)
        if found:
            return found
        if place == "none":
            return ()
    if verb and is_passive(scene.parse, token):
        return hidden_agent(scene.claim, entry)
    if entry is PLAIN_NOUN and scene.claim.act != "accuse":
        return ()
    if not verb and not {"none", "to"} & set(entry.agent):
        return _carried(scene, token, depth) or given_agent(scene, token, noun=True, joint=entry.joint)
    return ()


def _plain_agents(scene: Scene, verb: Token, depth: int) -> tuple[str, ...]:
    """Of a verb without a type: "the toll of the raid rose" has no agent, though a party is named inside."""
    who = subject(scene.parse, verb)
    if who is None or who.i not in scene.inside or is_passive(scene.parse, verb):
        return _verb_agents(scene, verb, depth)
    found = [scene.cast.owner(each, scene.claim, scene.inside) for each in conjuncts(scene.parse, who)]
    return tuple(dict.fromkeys(each for each in found if each)) or scene.cast.group(who)


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
                    return _others(scene, verb, entry, *participants(scene, noun, entry, depth - 1))
        return ()
    who = subject(parse, verb)
    if who is None:
        return resumed_agent(scene, verb) or given_agent(scene, verb, noun=False)
    if who.i in scene.inside:
        found = _party(scene, who, depth)
        if not found and verb.dep == "xcomp" and head.pos == "VERB" and depth:  # "uses the money to pay fighters"
            found = _verb_agents(scene, head, depth - 1)
        return found
    return resumed_agent(scene, verb) or given_agent(scene, verb, noun=False) or _party(scene, who, depth)


def _others(scene: Scene, verb: Token, entry: Entry, agents: tuple[str, ...], patients: tuple[str, ...]
            ) -> tuple[str, ...]:
    """Who did it to those "killed in clashes with the army": of a clash, the side that the victims are not of."""
    if not entry.joint:
        return agents
    hurt = {scene.cast.actor(each, scene.claim, scene.inside) for each in objects(scene.parse, verb)}
    return tuple(each for each in (*agents, *patients) if each not in hurt)[:1] if hurt - {None} else ()


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
        deps = ("poss",) if place == "poss" else ("amod", "compound", "nmod", "nsubj")
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
    predicate = _circumstance_subject(scene, noun)
    if predicate:
        return predicate
    for clause in scene.parse.children(noun, "acl", "relcl"):
        if noun in objects(scene.parse, clause):
            return _verb_agents(scene, clause, depth)
    return ()


def _circumstance_subject(scene: Scene, noun: Token) -> tuple[str, ...]:
    """The subject of "the fleet is on high alert" and, for meetings, of "during a visit, the premier said"."""
    parse = scene.parse
    preposition = parse.head(noun)
    verb = parse.head(preposition)
    if noun.dep == "pobj" and preposition.lower == "of" and verb.lemma in classes()["hollow"] and verb.dep == "pobj":
        return _circumstance_subject(scene, verb)  # "is behind a number of attacks"
    if noun.dep != "pobj" or verb.pos not in ("VERB", "AUX"):
        return ()
    entry = sense(parse, noun, scene.cast.is_place)
    meeting = entry is not None and entry.type == "CONSULT" and preposition.lower in _DURING
    if verb.lemma != "be" and not meeting:
        return ()
    who = subject(parse, verb)
    return scene.cast.actors(who, scene.claim, scene.inside) if who is not None else ()


def _patients_at(scene: Scene, token: Token, entry: Entry, place: str, agents: tuple[str, ...]) -> tuple[str, ...]:
    out: list[str] = []
    find = scene.cast.owner if entry is PLAIN or entry is PLAIN_NOUN else scene.cast.actor
    for held in _sources(scene, token, place):
        for each in conjuncts(scene.parse, held):
            code = find(each, scene.claim, scene.inside)
            own = code in agents and not scene.cast.is_mention(each)
            if own and scene.claim.act == "accuse":  # "accused it of shelling its troops": the accuser's
                code, own = scene.claim.speaker.actor, scene.claim.speaker.actor in (*agents, "unknown")
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
