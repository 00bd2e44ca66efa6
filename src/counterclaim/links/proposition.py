"""What a claim puts forward, stripped of who says so: predicates with polarity, participants, place, day and number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.links.frames import Frame, frames, negated_by_words, toll
from counterclaim.links.lexicon import fold, sense, speech_nouns, telling
from counterclaim.links.numbers import number as number_of
from counterclaim.model import Act, Claim, Event, Mood, Parse, Predicate, Span, Token

__all__ = ["SOLE", "Proposition", "content_tokens", "negated_by_words", "proposition"]

_WANTING: frozenset[Act] = frozenset({"demand", "promise", "warn", "refuse"})
_BEARING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset({"be", "have", "do", "take", "make", "place", "other", "more", "such", "same", "one"})
# Words that leave room for one doer only: "opened fire first".
SOLE = frozenset({"first", "only", "alone"})
_BOUNDS = frozenset({"least", "most", "than", "over", "under", "nearly"})
_SHOULD = frozenset({"should", "must"})
_OWN = frozenset({"it", "its", "they", "their", "he", "his", "she", "her", "we", "our", "i", "my"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
# A claim has at most three events; with its frames unwrapped it holds a few predicates more. The cap keeps a comparison
# of two long passages from costing the product of their clauses.
MOST = 4


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
    """The proposition of a claim. Its events say where the predicates are, and what its frames wrap ("the claim that
    ...", "the toll rises to nine"); without either, the clause's own verb does."""
    tokens = content_tokens(claim.content, parse)
    inside = frozenset(token.i for token in tokens)
    wrapped = frames(tokens, parse, inside)
    heads: dict[int, tuple[Token, Event | None]] = {}
    for event in events:
        if event.claim == claim.id and (head := head_of(event.trigger, parse)) and head.i not in wrapped.outer:
            heads.setdefault(head.i, (head, event))
    for token in wrapped.inner:
        heads.setdefault(token.i, (token, None))
    if not heads:
        heads = {token.i: (token, None) for token in _clause_heads(tokens, parse, inside)}
    for token in tokens:
        if not events and len(heads) < MOST and token.i not in wrapped.outer and _tells(token):
            heads.setdefault(token.i, (token, None))
    counted = list(toll(tokens, parse, inside))
    growing = {parse.head(noun).i for noun, _ in counted}
    voices = _voices(claim, parse)
    made = [_predicate(head, parse, inside, event, wrapped, voices) for head, event in heads.values()
            if head.i not in growing]
    made += [_counted(noun, number, parse, inside) for noun, number in counted]
    mood: Mood = "wants" if (claim.act in _WANTING and not wrapped.inner) or _should(tokens, parse, inside) else "says"
    words = _words(tokens, parse) | (voices[1] if claim.act == "accuse" else frozenset())
    return Proposition(claim, tuple(made[:MOST]), words, mood, claim.act == "deny")


def _tells(token: Token) -> bool:
    """Whether a token says by itself that something happened: a verb or noun of a sense that has kin or an opposite,
    or a participle before a noun ("the freed editor")."""
    verbal = token.pos == "VERB" or token.tag in ("VBN", "VBG")
    return (verbal or token.pos == "NOUN") and sense(token.lemma) in telling() and token.dep != "compound"


def content_tokens(spans: Iterable[Span], parse: Parse) -> list[Token]:
    """The tokens of the spans, in text order."""
    return [token for span in spans for token in parse.within(span.start, span.end)]


def head_of(span: Span, parse: Parse) -> Token | None:
    """The token of the span that governs the others; the first of them if several do."""
    tokens = parse.within(span.start, span.end)
    own = {token.i for token in tokens}
    return next((token for token in tokens if token.head not in own or token.head == token.i), None)


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


def _predicate(head: Token, parse: Parse, inside: frozenset[int], event: Event | None, wrapped: Frame,
               voices: tuple[frozenset[str], frozenset[str]]) -> Predicate:
    verb = head if head.pos in ("VERB", "AUX") else parse.head(head)
    frame = verb if verb.lemma in ("be", "remain", "carry") and head.dep in ("acomp", "attr", "oprd", "dobj") else head
    doer, thing = _arguments(frame, parse, inside)
    if frame is not head:
        doer = _arguments(head, parse, inside)[0] or doer
    doer, thing = _held_by(head, parse, inside) or (doer, thing)
    clause = [t for t in parse.subtree(frame) if t.i in inside]
    taken = doer | thing
    around = frozenset(t.i for t in clause if t.i not in taken and t.i != head.i)
    negated = event.negated if event else negated_by_words(head, parse) or negated_by_words(frame, parse)
    beside = [t.lemma for t in parse.children(head, "prt", "prep", "dobj", "nsubjpass")]
    return Predicate(
        sense=sense(head.lemma, beside), negated=negated != (head.i in wrapped.turned),
        type=event.type if event else None, agent=event.agent if event else None,
        patient=event.patient if event else None, place=event.place if event else None,
        when=event.when if event else None,
        doer=_doers(doer, parse, voices), thing=_words((parse[i] for i in sorted(thing)), parse),
        around=_words((parse[i] for i in sorted(around)), parse),
        places=frozenset(fold(t.text) for t in clause if t.ent in _PLACES and t.pos == "PROPN"
                         and t.i not in doer),
        days=frozenset(t.lemma for t in clause if _dates(t, parse)),
        count=_count(thing or doer, parse),
        harms=_harms(event) if event else frozenset(),
        standing=event.standing if event else None,
    )


def _voices(claim: Claim, parse: Parse) -> tuple[frozenset[str], frozenset[str]]:
    """The words for the speaker, and those for whom the claim accuses (of nobody else)."""
    speaker, target = claim.speaker.span, claim.target.span if claim.target and claim.act == "accuse" else None
    return (_words(parse.within(speaker.start, speaker.end), parse) if speaker else frozenset(),
            _words(parse.within(target.start, target.end), parse) if target else frozenset())


def _doers(doer: set[int], parse: Parse, voices: tuple[frozenset[str], frozenset[str]]) -> frozenset[str]:
    """The words of a subject. A pronoun stands for the speaker ("said that its men had left"); where an accusation
    has no subject, the accused is meant."""
    found = _words((parse[i] for i in sorted(doer)), parse)
    if any(parse[i].pos == "PRON" and parse[i].lower in _OWN for i in doer):
        return found | voices[0]
    return found or voices[1]


def _counted(noun: Token, number: Token, parse: Parse, inside: frozenset[int]) -> Predicate:
    """The predicate of "the death toll from the flood rises to nine": nine died."""
    clause = [t for t in parse.subtree(parse.head(noun)) if t.i in inside and t.i not in (noun.i, number.i)]
    below = _words((t for t in parse.subtree(noun) if t.i in inside and t.i != noun.i), parse)
    return Predicate(
        "dead", False, "ASSAULT", thing=below | {"toll"}, around=_words(clause, parse) - below,
        places=frozenset(fold(t.text) for t in clause if t.ent in _PLACES and t.pos == "PROPN"), count=number.lemma,
        harms=frozenset(() if (dead := number_of(number.lemma)) is None else (f"killed {dead} {dead}",)))


def _harms(event: Event) -> frozenset[str]:
    return frozenset(f"{each.kind} {_end(each.least)} {_end(each.most)}" for each in event.quantities)


def _end(bound: int | None) -> str:
    return "-" if bound is None else str(bound)


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
    if verb.dep in ("relcl", "acl") and parse.head(verb).i in inside and (not doer or not thing):
        noun = {t.i for t in parse.subtree(parse.head(verb), without=("relcl", "acl", "advcl")) if t.i in inside}
        if verb.tag == "VBN" or parse.children(verb, "nsubjpass"):
            thing = noun if verb.dep == "acl" else thing | noun
        else:
            doer = doer | noun if not thing or verb.dep == "acl" else doer
    if verb.dep == "amod" and verb.tag == "VBG":  # "the charge of diverting water", as the parser sometimes has it
        thing = {t.i for t in parse.subtree(parse.head(verb)) if t.i in inside and t.i != verb.i}
    if verb.dep == "amod" and verb.tag == "VBN":
        thing = {t.i for t in parse.subtree(parse.head(verb)) if t.i in inside and t.i != verb.i}
    if verb.pos == "NOUN":
        thing = below("prep")
        doer = doer | below("amod", "compound")
    return doer, thing or doer


def _held_by(noun: Token, parse: Parse, inside: frozenset[int]) -> tuple[set[int], set[int]] | None:
    """Doer and thing of "the town is in the hands of the rebels"; None for any other noun."""
    above = parse.head(noun)
    verb = parse.head(above)
    if noun.pos != "NOUN" or above.lower not in ("in", "under") or verb.lemma not in ("be", "remain", "fall"):
        return None
    thing = {t.i for each in parse.children(verb, "nsubj") for t in parse.subtree(each) if t.i in inside}
    doer = {t.i for each in parse.children(noun, "prep", "poss") for t in parse.subtree(each) if t.i in inside}
    return (doer, thing) if doer and thing else None


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
