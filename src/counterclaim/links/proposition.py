"""What a claim puts forward, stripped of who says so: predicates with polarity, participants, place, day and number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.links.lexicon import fold, sense, speech_nouns
from counterclaim.model import Act, Claim, Event, EventType, Parse, Span, Token

__all__ = ["SOLE", "Mood", "Predicate", "Proposition", "content_tokens", "negated_by_words", "proposition"]

Mood = Literal["says", "wants"]

_WANTING: frozenset[Act] = frozenset({"demand", "promise", "warn", "refuse"})
_BEARING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset({"be", "have", "do", "take", "make", "place", "other", "more", "such", "same", "one"})
_NO_WORDS = frozenset({"no", "not", "n't", "never", "neither", "nor", "without", "hardly"})
# Words that leave room for one doer only: "opened fire first".
SOLE = frozenset({"first", "only", "alone"})
_BOUNDS = frozenset({"least", "most", "than", "over", "under", "nearly"})
_SHOULD = frozenset({"should", "must"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """One thing that a content says happens. `sense` is its name in `senses.tsv`, or its lemma.

    `doer`, `thing` and `around` are the words of its subject, its object (or the subject of a passive or an
    intransitive), and the rest of its clause; `count` is the number of the thing; `agent`, `patient`, `place`,
    `when`, `type` come from the event found there, where one was, as do its `standing` and its `harms`: the kind, the
    least and the most of those who came to harm ("killed 20 20", "wounded 51 -").
    """

    sense: str
    negated: bool
    type: EventType | None = None
    agent: str | None = None
    patient: str | None = None
    place: str | None = None
    when: str | None = None
    doer: frozenset[str] = frozenset()
    thing: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    count: str | None = None
    harms: frozenset[str] = frozenset()
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim puts forward. `denied`: the claim denies it, so that its polarity turns round."""

    claim: Claim
    predicates: tuple[Predicate, ...]
    words: frozenset[str]
    mood: Mood
    denied: bool

    def involves(self, actor: str) -> bool:
        """Whether the party does or suffers something in it."""
        return any(actor in (each.agent, each.patient) for each in self.predicates)

    def done_by(self, actor: str) -> bool:
        """Whether the party does something in it."""
        return any(actor == each.agent for each in self.predicates)


def proposition(claim: Claim, events: Sequence[Event], parse: Parse) -> Proposition:
    """The proposition of a claim. Its events say where the predicates are; without any, the clause's own verb does."""
    tokens = content_tokens(claim.content, parse)
    inside = frozenset(token.i for token in tokens)
    predicates: list[Predicate] = []
    for event in events:
        if event.claim == claim.id and (head := head_of(event.trigger, parse)):
            predicates.append(_predicate(head, parse, inside, event))
    if not predicates:
        predicates = [_predicate(token, parse, inside, None) for token in _clause_heads(tokens, parse, inside)]
    mood: Mood = "wants" if claim.act in _WANTING or _should(tokens, parse, inside) else "says"
    return Proposition(claim, tuple(predicates), _words(tokens, parse), mood, claim.act == "deny")


def content_tokens(spans: Iterable[Span], parse: Parse) -> list[Token]:
    """The tokens of the spans, in text order."""
    return [token for span in spans for token in parse.within(span.start, span.end)]


def head_of(span: Span, parse: Parse) -> Token | None:
    """The token of the span that governs the others; the first of them if several do."""
    tokens = parse.within(span.start, span.end)
    own = {token.i for token in tokens}
    return next((token for token in tokens if token.head not in own or token.head == token.i), None)


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


def _clause_heads(tokens: Sequence[Token], parse: Parse, inside: frozenset[int]) -> list[Token]:
    """The tokens of the content whose governor stands outside it, and what is coordinated with them."""
    heads = [t for t in tokens if (t.head not in inside or t.head == t.i) and t.pos in ("VERB", "AUX", "NOUN", "ADJ")]
    for head in list(heads):
        heads.extend(t for t in parse.children(head, "conj") if t.i in inside and t.pos in ("VERB", "AUX"))
    out = []
    for head in heads:
        bearing = parse.child(head, "acomp", "attr") if head.lemma == "be" else None
        out.append(bearing or head)
        state = parse.child(head, "acomp", "oprd") if head.lemma == "remain" else None
        if state is not None:
            out.append(state)
    return out


def _predicate(head: Token, parse: Parse, inside: frozenset[int], event: Event | None) -> Predicate:
    verb = head if head.pos in ("VERB", "AUX") else parse.head(head)
    frame = verb if verb.lemma in ("be", "remain", "carry") and head.dep in ("acomp", "attr", "oprd", "dobj") else head
    doer, thing = _arguments(frame, parse, inside)
    if frame is not head:
        doer = _arguments(head, parse, inside)[0] or doer
    clause = [t for t in parse.subtree(frame) if t.i in inside]
    taken = doer | thing
    around = frozenset(t.i for t in clause if t.i not in taken and t.i != head.i)
    negated = event.negated if event else negated_by_words(head, parse) or negated_by_words(frame, parse)
    beside = [t.lemma for t in parse.children(head, "prt", "prep", "dobj")]
    return Predicate(
        sense=sense(head.lemma, beside), negated=negated,
        type=event.type if event else None, agent=event.agent if event else None,
        patient=event.patient if event else None, place=event.place if event else None,
        when=event.when if event else None,
        doer=_words((parse[i] for i in sorted(doer)), parse), thing=_words((parse[i] for i in sorted(thing)), parse),
        around=_words((parse[i] for i in sorted(around)), parse),
        places=frozenset(fold(t.text) for t in clause if t.ent in _PLACES and t.pos == "PROPN"
                         and t.i not in doer),
        days=frozenset(t.lemma for t in clause if _dates(t, parse)),
        count=_count(thing or doer, parse),
    )


def _arguments(verb: Token, parse: Parse, inside: frozenset[int]) -> tuple[set[int], set[int]]:
    """Token indices of the doer and of the thing done to (for an intransitive, its subject is both)."""

    def below(*deps: str) -> set[int]:
        governors = (verb, *parse.children(verb, "aux", "auxpass"))  # the parser hangs some subjects on "is not"
        return {t.i for governor in governors for each in parse.children(governor, *deps)
                for t in parse.subtree(each, without=("relcl", "acl", "advcl")) if t.i in inside}

    doer = below("nsubj", "csubj", "poss") | below("agent")
    thing = below("dobj", "nsubjpass", "attr", "dative")
    if verb.dep == "conj" and not doer and not below("nsubjpass"):
        above = parse.head(verb)
        doer = {t.i for each in parse.children(above, "nsubj") for t in parse.subtree(each) if t.i in inside}
    if verb.pos == "NOUN":
        thing = below("prep")
        doer = doer | below("amod", "compound")
    return doer, thing or doer


def _dates(token: Token, parse: Parse) -> bool:
    """Whether a token dates the clause: "on Monday", "in 2020", not "the 2020 ceasefire"."""
    if token.ent != "DATE" or token.pos not in ("PROPN", "NUM"):
        return False
    return token.dep in ("pobj", "npadvmod") or parse.head(token).ent == "DATE"


def _count(indices: Iterable[int], parse: Parse) -> str | None:
    """The number of the thing; None for a bound ("at least nine", "more than nine"), which another number may meet."""
    for i in sorted(indices):
        number = parse[i]
        if number.dep == "nummod" and parse.head(number).ent != "DATE":
            bound = any(t.lower in _BOUNDS for t in parse.subtree(number))
            return None if bound else number.lemma
    return None


def _should(tokens: Sequence[Token], parse: Parse, inside: frozenset[int]) -> bool:
    return any(t.lemma in _SHOULD and parse.head(t).i in inside and parse.head(t).dep in ("ROOT", "ccomp")
               for t in tokens)


def _words(tokens: Iterable[Token], parse: Parse) -> frozenset[str]:
    """The bearing words: names as written, the others by their sense."""
    out = set()
    for token in tokens:
        if token.lemma in SOLE:
            out.add(token.lemma)
        if token.pos not in _BEARING or token.lemma in _LIGHT or token.lemma in speech_nouns():
            continue
        opens = token.i == parse.sentence_of(token).first and token.pos != "ADJ"
        named = token.pos == "PROPN" or (token.text[:1].isupper() and not opens)
        out.add(token.text if named else sense(token.lemma))
    return frozenset(out)
