"""Fills a cue's frame from the tree: where the content stands, and whom the act is aimed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.cues import Cue, Frame
from counterclaim.claims.subjects import own_subject
from counterclaim.model import Parse, Token

__all__ = ["Filled", "fill", "fill_passive"]

_CLAUSES = ("ccomp", "xcomp", "advcl", "pcomp", "acl", "dep", "parataxis", "oprd")
_NOT_CONTENT = frozenset(
    "during after before amid despite following since until by while without because through via".split()
)
# where a statement was made is no part of it: "rejected the claim in a letter", "at a news conference"
_STAGES = frozenset(
    "statement letter speech interview tweet address message response reaction reply video conference briefing meeting"
    " court parliament report article post note television twitter facebook telegram phone call talk turn".split()
)
_AFTERWARDS = frozenset({"after", "before", "amid", "following", "while", "as", "since", "despite", "during"})
_WH = frozenset(
    {"when", "while", "after", "before", "because", "if", "although", "though", "since", "as", "until", "unless", "so"}
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame found in the tree: the tokens of the content (heads to start from), words to leave out at its head."""

    heads: tuple[Token, ...]
    target: Token | None
    lead: tuple[str, ...] = ()
    without: tuple[Token, ...] = ()
    clause: bool = False  # the content is a clause with a subject of its own


def fill(parse: Parse, cue: Cue, word: Token, particle: Token | None = None) -> Filled | None:
    """The first frame of `cue` that the tree around `word` fills; `particle` is where a particle cue's object hangs."""
    for frame in cue.frames:
        filled = _fill(parse, frame, word, particle)
        if filled:
            return filled
    return None


def fill_passive(parse: Parse, cue: Cue, verb: Token) -> Filled | None:
    """ "The group was said to be armed": the subject and the infinitive together are the content."""
    subject, clause = parse.child(verb, "nsubjpass"), parse.child(verb, "xcomp")
    if not cue.takes_clause or subject is None or clause is None or not _has_to(parse, clause):
        return None
    return Filled((clause,) if subject.tag in ("WDT", "WP") else (subject, clause), None)


def _fill(parse: Parse, frame: Frame, word: Token, particle: Token | None) -> Filled | None:
    base = particle if particle is not None and particle.dep in ("prep", "agent") else word
    target = None
    if frame.target and frame.content != "object":
        target = _object(parse, base) if frame.target == "object" else _behind(parse, word, frame.target)
        if target is None and not (frame.target == "object" and frame.content in ("to", "that")):
            return None
    if frame.content == "none":
        return Filled((), target) if target or not frame.target else None
    if frame.content == "object":
        return _object_content(parse, frame, word, base)
    if frame.content in ("that", "whether", "to", "ing"):
        found = _clause_content(parse, frame, word, base, target)
        if found is None and frame.content == "to" and not frame.target and parse.child(word, "dobj") is None:
            return _preposition_content(parse, "to", word, base, None)  # "committed to free elections"
        return found
    return _preposition_content(parse, frame.content, word, base, target)


def _object(parse: Parse, word: Token) -> Token | None:
    if word.dep in ("prep", "agent"):
        return parse.child(word, "pobj", "pcomp")
    found = parse.child(word, "dobj", "dative", "nsubjpass")
    if found is None and word.dep in ("acl",) and word.tag == "VBN":
        return parse.head(word)
    if found is not None and found.dep == "dative" and found.lower == "to":
        return parse.child(found, "pobj")
    if found is not None and found.lower in ("who", "which", "that") and word.dep == "relcl":
        return parse.head(word)
    return found


def _behind(parse: Parse, word: Token, preposition: str) -> Token | None:
    for prep in _prepositions(parse, word, preposition):
        found = parse.child(prep, "pobj")
        if found:
            return found
    return None


def _prepositions(parse: Parse, word: Token, preposition: str) -> Iterator[Token]:
    """Prepositions under the word, or under its object: the small parser hangs "of breaching" on either."""
    yield from (p for p in parse.children(word, "prep", "agent", "dative") if p.lower == preposition)
    for obj in parse.children(word, "dobj", "pobj", "nsubjpass"):
        inside = [p for p in parse.subtree(obj) if p.lower == preposition and p.dep == "prep"]
        yield from inside
    # "accused Oman in turn | of plotting", "accused Oman on Monday | of ...": hung on what stands between
    aside = [parse.child(p, "pobj") for p in parse.children(word, "prep") if p.i > word.i and word.pos == "VERB"]
    yield from (p for each in aside if each is not None for p in parse.children(each, "prep") if p.lower == preposition)
    if (
        word.dep == "conj" and word.pos == "VERB"
    ):  # "denies it and accuses B | of C": the parser may hang it on the first
        yield from (
            p for p in parse.children(_first_verb(parse, word), "prep") if p.lower == preposition and p.i > word.i
        )
    if word.dep in ("dobj", "pobj") and parse.head(word).pos == "VERB":
        yield from (p for p in parse.children(parse.head(word), "prep") if p.lower == preposition and p.i > word.i)


def _first_verb(parse: Parse, word: Token) -> Token:
    """The verb above a coordinated one, across the object that the parser may have coordinated it with."""
    return next((above for above in parse.ancestors(word) if above.pos == "VERB"), word)


def _object_content(parse: Parse, frame: Frame, word: Token, base: Token) -> Filled | None:
    head = _object(parse, base)
    if head is None or head.lower in ("that", "which", "who", "itself", "himself", "themselves"):
        return None
    if frame.target and frame.target != "object":
        target = _behind(parse, word, frame.target)
        if target is None:
            return None
        # "blamed the raid on Oman": the parser may hang the target on the object
        without = tuple(p for p in parse.subtree(head) if p.dep == "prep" and p.i == target.head)
        return Filled((head,), target, without=without)
    heads = [head]
    if base is word and head.dep == "dobj":
        # "rejected the nomination of A for B", "condemned the move as C": the parser hangs the rest on the verb
        for rest in parse.children(word, "prep", "oprd", "xcomp"):
            gap = range(parse.subtree(heads[-1])[-1].i + 1, parse.subtree(rest)[0].i)
            follows = rest.i > heads[-1].i and all(parse[i].tag in ("``", "''") for i in gap)
            coordinated = any(t.dep == "conj" and t.pos == "VERB" for t in parse.subtree(head))
            if follows and not coordinated and not _surrounds(parse, rest):
                heads.append(rest)
    return Filled(tuple(heads), None)


def _surrounds(parse: Parse, rest: Token) -> bool:
    """Whether what follows an object tells when, how or on which stage it was said, and not what."""
    if rest.lower in _NOT_CONTENT or _is_time(parse, rest):
        return True
    obj = parse.child(rest, "pobj")
    return rest.lower in ("in", "at", "on") and (obj is None or obj.lemma in _STAGES)


def _is_time(parse: Parse, prep: Token) -> bool:
    obj = parse.child(prep, "pobj")
    return obj is not None and obj.ent in ("DATE", "TIME")


def _clause_content(parse: Parse, frame: Frame, word: Token, base: Token, target: Token | None) -> Filled | None:
    clause = _clause(parse, frame.content, word, base)
    if clause is None:
        return None
    without: tuple[Token, ...] = ()
    if frame.target and frame.content == "to":
        subject = parse.child(clause, "nsubj", "nsubjpass")
        if target is None or (subject is not None and subject.i > word.i):
            if subject is None or subject.i < word.i:
                return None if target is None else Filled((clause,), target, ("to", "not to"))
            target, without = subject, (subject,)
    elif frame.target and target is None:
        return None
    more: tuple[Token, ...] = ()
    if frame.content == "that" and clause.dep == "ccomp" and clause.i > word.i:
        # the parser may hang the second of two coordinated clauses on the cue as well
        more = tuple(c for c in parse.children(word, "ccomp") if c.i > clause.i)
    lead = {"that": ("that", "what"), "whether": (), "to": ("to", "for"), "ing": ()}[frame.content]
    if frame.content == "that":
        more += tuple(_adverbial_clauses(parse, word, (clause, *more)[-1]))
    return Filled((clause, *more), target, lead, without, frame.content in ("that", "whether"))


def _adverbial_clauses(parse: Parse, word: Token, last: Token) -> list[Token]:
    """ "said that they died as jets hit the town": the parser may hang the last clause on the cue."""
    end = parse.subtree(last)[-1].i
    for child in parse.children(word, "advcl"):
        if parse.subtree(child)[0].i == end + 1 and own_subject(parse, child) is not None:
            return [child]
    return []


def _clause(parse: Parse, kind: str, word: Token, base: Token) -> Token | None:
    children = parse.children(base, *_CLAUSES) + (parse.children(word, *_CLAUSES) if base is not word else [])
    for child in sorted(children, key=lambda child: child.i < word.i):  # what follows the cue before what precedes it
        if kind == "that" and _is_finite_complement(parse, child, word) and not _apart(parse, child, word):
            return child
        if kind == "whether" and child.dep == "ccomp":
            return child
        if (
            kind == "to"
            and child.dep in ("xcomp", "ccomp", "advcl", "acl")
            and _has_to(parse, child)
            and child.i > word.i
        ):
            return child
        if (
            kind == "ing"
            and child.tag == "VBG"
            and child.dep in ("xcomp", "pcomp", "ccomp")
            and _right_after(parse, child, word)
        ):
            return child
    if kind == "that":
        # "assured the refugees that they could return": the parser takes the clause for a relative one
        for holder in (word, *parse.children(word, "dobj", "dative")):
            for child in parse.children(holder, "relcl", "acl"):
                if own_subject(parse, child) and any(
                    c.lower == "that" and c.tag == "IN" for c in parse.children(child)
                ):
                    return child
    if kind in ("to", "ing"):
        obj = parse.child(word, "dobj")
        for child in parse.children(obj, "acl", "xcomp", "relcl") if obj is not None else []:
            if kind == "to" and _has_to(parse, child):
                return child
    return None


def _right_after(parse: Parse, child: Token, word: Token) -> bool:
    """Whether a gerund follows the cue with no comma between: "denied firing", not "denied it, firing back"."""
    return child.i > word.i and not any(parse[i].text == "," for i in range(word.i, child.i))


def _apart(parse: Parse, child: Token, word: Token) -> bool:
    """Whether a clause before the cue is another statement: parted by a semicolon, or the cue has its own object."""
    if child.i > word.i:
        return False
    return parse.child(word, "dobj") is not None or any(parse[i].text == ";" for i in range(child.i, word.i))


def _is_finite_complement(parse: Parse, child: Token, word: Token) -> bool:
    mark = parse.child(child, "mark")
    if child.dep == "ccomp":
        return not (mark is not None and mark.lower in _WH and child.i > word.i) and not _has_to(parse, child)
    if child.dep in ("acl", "advcl", "dep", "parataxis"):
        return mark is not None and mark.lower == "that" and own_subject(parse, child) is not None
    return child.dep == "xcomp" and own_subject(parse, child) is not None and not _has_to(parse, child)


def _has_to(parse: Parse, verb: Token) -> bool:
    return any(aux.tag == "TO" for aux in parse.children(verb, "aux"))


def _continued(parse: Parse, word: Token, head: Token) -> list[Token]:
    """What goes on with the content although the parser hung it on the cue: "of breaking the truce | by entering"."""
    out = [head]
    siblings = parse.children(word, "prep", "advcl", "oprd", "agent")
    if word.dep == "dobj":  # a noun with a light verb: "issued a protest over the raid | by Oman"
        siblings += [each for each in parse.children(parse.head(word), "prep", "agent") if each.i > word.i]
    for rest in siblings:
        first = parse.subtree(rest)[0]
        gap = 2 if rest.lower == "including" or _has_to(parse, rest) else 1  # a comma may stand before these
        if (
            1 <= first.i - parse.subtree(out[-1])[-1].i <= gap
            and not _is_time(parse, rest)
            and first.lower not in _AFTERWARDS
        ):
            out.append(rest)
    return out[1:]


def _preposition_content(
    parse: Parse, preposition: str, word: Token, base: Token, target: Token | None
) -> Filled | None:
    # a gerund is the content for sure: "accused the heads of A and B | of plotting"
    ordered = sorted(_prepositions(parse, base, preposition), key=lambda p: parse.child(p, "pcomp") is None)
    for prep in ordered:
        if prep.i < word.i:
            continue
        below = parse.child(prep, "pobj", "pcomp", "amod", "advmod", "ccomp")
        if below is None or (target is not None and below.i == target.i):
            continue
        if target is not None and prep.i < target.i:
            continue
        if target is not None and target.i in {t.i for t in parse.subtree(below)}:
            continue
        return Filled((below, *_continued(parse, word, below)), target)
    return None
