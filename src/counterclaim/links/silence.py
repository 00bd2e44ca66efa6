"""What a report says was left without an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.links.lexicon import Silence, alike, silences, speech_nouns
from counterclaim.links.proposition import negated_by_words
from counterclaim.links.scene import Scene, anchor, scene
from counterclaim.model import Analysis, Claim, Parse, Span, Token, Unanswered

__all__ = ["SilentClause", "UnansweredPart", "silent_clauses"]

# What was left unanswered stands at most this many sentences before the words that say so.
REACH = 3
_OWN = ("subject", "patient")
_BREAKS = ("advcl", "cc", "conj", "mark", "parataxis", "ccomp", "relcl", "punct")


@dataclass(frozen=True, slots=True)
class SilentClause:
    """A clause that says that no answer came: its span, the words of the silent party, and those of its subject
    where that is somebody else ("they got no reply from the ministry")."""

    span: Span
    party: tuple[Token, ...]
    askers: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class UnansweredPart:
    """The claims that the report's words leave unanswered, by whom, with the clause that says so.

    One row for each claim left (joint speakers: one each). A silent party that no mention, claim or name resolves
    gives no row.
    """

    name: str = "unanswered"
    version: str = "1"
    needs: tuple[str, ...] = ("parse", "actors", "claims")
    gives: tuple[str, ...] = ("unanswered",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        made = f"{self.name} {self.version}"
        stage = scene(found)
        rows: dict[tuple[str, str], Unanswered] = {}
        for clause in silent_clauses(found.parsed):
            by = _actor(found, stage, clause)
            if by is None:
                continue
            for claim in _left(stage, clause, by):
                rows.setdefault((claim.id, by), Unanswered(claim.id, by, clause.span, made))
        return {"unanswered": tuple(rows.values())}


def silent_clauses(parse: Parse) -> Iterator[SilentClause]:
    """The clauses that say that no answer came, in text order; of two that overlap, the one of the earlier cue row."""
    hits = [(i, head.i) for head in parse for i in _rows_of().get(head.lemma, ())
            if _holds(silences()[i], head, parse)]
    found: list[SilentClause] = []
    for i, at in sorted(hits):
        clause = _clause(silences()[i], parse[at], parse)
        if clause and not any(clause.span.overlaps(other.span) for other in found):
            found.append(clause)
    yield from sorted(found, key=lambda each: each.span)


@cache
def _rows_of() -> Mapping[str, tuple[int, ...]]:
    """From the lemma of a head to the rows of the table that it may stand for."""
    heads = {head for row in silences() for head in row.heads}
    return {head: tuple(i for i, row in enumerate(silences()) if head in row.heads) for head in heads}


def _holds(row: Silence, head: Token, parse: Parse) -> bool:
    if head.pos == "NOUN" and row.party != "from":
        return False
    above = parse.head(head)
    negated = (negated_by_words(head, parse) or _yet(head, parse) or _none(head, parse)
               or (head.pos == "ADJ" and negated_by_words(above, parse)))
    if row.negated != "either" and negated != (row.negated == "yes"):
        return False
    if not row.complements:
        return True
    below = parse.subtree(above if head.pos == "ADJ" else head, without=("advcl", "conj", "relcl", "ccomp"))
    return any(t.lemma in row.complements and t.i != head.i for t in below)


def _yet(head: Token, parse: Parse) -> bool:
    """"has yet to respond", "is still to comment"."""
    above = parse.head(head)
    return head.dep == "xcomp" and above.lemma in ("have", "be") and any(
        t.lower in ("yet", "still") for t in (*parse.children(above), *parse.children(head)))


def _none(head: Token, parse: Parse) -> bool:
    """"no immediate comment": the noun itself is negated."""
    return head.pos == "NOUN" and any(t.lower == "no" for t in parse.children(head))


def _clause(row: Silence, head: Token, parse: Parse) -> SilentClause | None:
    top = head
    if head.pos == "NOUN" or head.dep in ("acomp", "oprd", "attr") or (head.dep == "xcomp" and _yet(head, parse)):
        top = parse.head(head)
    subject = _subject(top, parse)
    passive = parse.child(top, "nsubjpass", "auxpass") is not None
    party = subject if row.party in _OWN else _behind(row.party, head, top, parse)
    if not party or (row.party in ("subject", "patient") and passive != (row.party == "patient")):
        return None
    tokens = parse.subtree(top, without=_BREAKS)
    start = subject[0].start if subject and subject[0].sentence == top.sentence else tokens[0].start
    tokens = [t for t in tokens if t.start >= start] or [top]
    ends = max(tokens[-1].end, party[-1].end)
    askers = () if row.party in _OWN else subject
    return SilentClause(Span.of(parse.text, min(start, tokens[0].start), ends), party, askers)


def _subject(verb: Token, parse: Parse) -> tuple[Token, ...]:
    """The words of a verb's subject; those of the noun that a relative clause hangs on; the first verb's if the
    subject is shared."""
    before = [t for t in parse.children(verb, "nsubj", "nsubjpass") if t.i < verb.i]
    found = before[-1] if before else parse.child(verb, "nsubj", "nsubjpass")
    if found is None and verb.dep in ("conj", "xcomp", "advcl") and verb.head != verb.i:
        return _subject(parse.head(verb), parse)
    if found is not None and found.tag in ("WP", "WDT") and verb.dep == "relcl":
        found = parse.head(verb)
    if found is None or found.dep == "expl":
        return ()
    return tuple(parse.subtree(found, without=("relcl", "acl", "punct", "appos")))


def _behind(party: str, head: Token, top: Token, parse: Parse) -> tuple[Token, ...]:
    words = ("by",) if party == "by" else ("from", "by", "of")
    for governor in (head, top, *parse.children(head, "dobj", "xcomp", "oprd", "acomp"), *parse.children(top, "dobj")):
        for prep in parse.children(governor, "agent", "prep"):
            if prep.lower in words and (noun := parse.child(prep, "pobj")):
                return tuple(parse.subtree(noun, without=("relcl", "acl", "punct", "appos")))
    return ()


def _actor(found: Analysis, stage: Scene, clause: SilentClause) -> str | None:
    """Whose silence it is: of the `silent` claim there, of an actor mention, or of a party known from the claims."""
    for claim in stage.claims:
        if claim.act == "silent" and claim.cue and claim.cue.overlaps(clause.span):
            return claim.speaker.actor
    heads = {t.start for t in clause.party}
    inside = [m for m in found.actors if any(m.span.start <= start < m.span.end for start in heads)]
    if inside:
        return max(inside, key=lambda m: (m.score, m.span.end - m.span.start)).actor
    names = [t.text for t in clause.party if t.text[:1].isupper() and t.i != 0 and t.pos in ("PROPN", "ADJ", "NOUN")]
    for claim in reversed(stage.claims):
        known = [(claim.speaker.words, claim.speaker.actor)]
        if claim.target and claim.target.actor:
            known.append((claim.target.words, claim.target.actor))
        for words, actor in known:
            if any(alike(word, name) for word in words.split() if word[:1].isupper() for name in names):
                return actor
    return None


def _left(stage: Scene, clause: SilentClause, by: str) -> list[Claim]:
    """The claims that got no answer: those of the clause's own subject, or of the last speaker before it."""
    sentence = stage.parse.within(clause.span.start, clause.span.end)[0].sentence
    before = [c for c in stage.claims if anchor(c) < clause.span.start and c.act != "silent"
              and c.speaker.actor != by and 0 <= sentence - stage.sentence(c) <= REACH]
    before = _of_kind(stage, clause, before)
    if not before:
        return []
    if clause.askers and (named := _by_name(before, clause.askers)):
        before = named
    last = before[-1]
    if clause.askers and not any(t.lemma in speech_nouns() for t in clause.askers):
        return stage.joint(last)
    own = [c for c in before if c.speaker.actor == last.speaker.actor]
    concerned = [c for c in own if stage.propositions[c.id].involves(by) or (c.target and c.target.actor == by)]
    return _joined(stage, concerned or own[-1:])


def _of_kind(stage: Scene, clause: SilentClause, claims: Sequence[Claim]) -> list[Claim]:
    """Only claims of the act that the clause names ("did not respond to the accusation"), if it names one."""
    for token in stage.parse.within(clause.span.start, clause.span.end):
        acts = speech_nouns().get(token.lemma) if token.pos == "NOUN" and token.lemma != "comment" else None
        if acts and (fitting := [c for c in claims if c.act in acts]):
            return fitting
    return list(claims)


def _by_name(claims: Sequence[Claim], askers: Sequence[Token]) -> list[Claim]:
    names = [t.text for t in askers if t.pos == "PROPN"]
    return [c for c in claims if any(alike(word, name) for word in c.speaker.words.split() for name in names)]


def _joined(stage: Scene, claims: Sequence[Claim]) -> list[Claim]:
    wanted = {each.id for claim in claims for each in stage.joint(claim)}
    return [c for c in stage.claims if c.id in wanted]
