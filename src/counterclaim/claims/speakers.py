"""Whom the words of a speaker stand for: named actors, pronouns, "the statement", joint and exemplified speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from counterclaim.claims.cues import document_nouns
from counterclaim.claims.pronouns import FIRST, THIRD, antecedent, the_two
from counterclaim.claims.spans import noun_phrase
from counterclaim.model import ActorMention, Parse, Span, Speaker, Token
from counterclaim.words import table

__all__ = ["Cast", "head_of"]

_MINISTRIES = {"ministry": ("MOD", "MFA"), "army": ("MIL",), "parliament": ("LEG",), "minister": ("MFA", "MOD")}
_NAMED = 0.8  # mentions below this score were resolved by their surroundings, not by their words
_GROUPS = frozenset(
    {"group", "organisation", "organization", "movement", "militia", "company", "firm", "faction", "front", "alliance"}
)
_OFFICES = frozenset({"HOS", "HOG", "MFA", "MOD", "GOV", "MIL", "DIP"})
_BOTH = frozenset({"both", "each", "two"})


@dataclass
class Cast:
    """The actors of one report as its text goes on: who was named where, and who spoke last.

    Made for one report and thrown away; `spoke` is told every speaker in the order of the text.
    """

    parse: Parse
    mentions: Sequence[ActorMention]
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._at: dict[int, list[ActorMention]] = {}
        for mention in self.mentions:
            self._at.setdefault(mention.head, []).append(mention)

    def spoke(self, at: int, speaker: Speaker) -> None:
        """Remember that `speaker` spoke at this offset."""
        self.spoken.append((at, speaker))

    def at(self, token: Token) -> list[ActorMention]:
        """The mentions whose head is this token."""
        return self._at.get(token.start, [])

    def speakers(self, source: Span) -> list[Speaker]:
        """Everyone for whom the words of `source` speak; none if they name nobody who can speak."""
        head = head_of(self.parse, source)
        if head is None:
            return []
        if (shown := self._exemplified(head)) is not None:
            return [shown]
        members = self._members(head)
        out: list[Speaker] = []
        for token in members:
            span = source if len(members) == 1 else noun_phrase(self.parse, token, joint=False)
            for speaker in self._one(token, span):
                same = next((s for s in out if s.actor == speaker.actor and speaker.actor != "unknown"), None)
                if same is None:
                    out.append(speaker)
        return out if len(out) != 1 or len(members) == 1 else [Speaker(source, out[0].actor, out[0].unit, out[0].name)]

    def actor_of(self, span: Span, besides: str | None = None) -> str | None:
        """The code of the party that `span` names, None if it names none; a pronoun does not mean `besides`."""
        head = head_of(self.parse, span)
        pronoun = head is not None and head.lower in THIRD
        found = self._pronoun(head, span, besides) if head is not None and pronoun else self.speakers(span)
        return found[0].actor if found and found[0].actor != "unknown" else None

    def _members(self, head: Token) -> list[Token]:
        """The coordinated heads; the names that spell out a plural ("the co-chairs - France and Egypt")."""
        if head.tag in ("NNS", "NNPS"):
            below = [head, *(t for t in self.parse.subtree(head, without=("relcl", "acl")) if t.dep == "pobj")]
            for named in (n for t in below for n in self.parse.children(t, "appos")):
                group = [named, *_conjuncts(self.parse, named)]
                if len(group) > 1 and all(self.at(t) for t in group):
                    return group
        return [head, *_conjuncts(self.parse, head)]

    def _exemplified(self, head: Token) -> Speaker | None:
        """ "Members of the party, such as MP X, said": the one who is named said it."""
        for prep in self.parse.children(head, "prep"):
            if prep.lower not in ("as", "like", "including"):
                continue
            if prep.lower == "as" and not any(c.lower == "such" for c in self.parse.children(prep)):
                continue
            named = self.parse.child(prep, "pobj")
            for mention in self.at(named) if named is not None else []:
                if mention.name:
                    return Speaker(mention.span, mention.actor, mention.unit, mention.name)
        return None

    def _one(self, token: Token, span: Span) -> list[Speaker]:
        if token.text != "US" and token.lower in FIRST | THIRD:
            return self._pronoun(token, span)
        if token.lemma in document_nouns():
            return self._document(token, span)
        if token.lower in _BOTH or any(c.lower in _BOTH for c in self.parse.children(token)):
            both = the_two(self.parse, self.mentions, token.start)
            if both:
                return [Speaker(span, actor) for actor in both]
        found = self.at(token)
        owner = self.parse.child(token, "poss")
        if owner is not None and owner.lower in THIRD and not any(m.name for m in found):
            whose = self._pronoun(owner, span)
            if whose:  # "its troops" are those of whom "its" means
                return [Speaker(span, whose[0].actor, found[0].unit if found else None)]
        if not found or found[0].actor == "unknown" or (found[0].score < _NAMED and not found[0].name):
            earlier = self._named_before(token)
            if earlier is not None:
                return [Speaker(span, earlier.actor, earlier.unit, earlier.name)]
        if token.lemma in _GROUPS and (not found or found[0].actor == "unknown"):
            meant = self._group_before(token)
            if meant is not None:
                return [Speaker(span, meant)]
        if found and found[0].score < _NAMED and found[0].unit in _OFFICES:
            side = self._side_before(token)
            if side is not None:
                return [Speaker(span, side, found[0].unit, found[0].name)]
        if not found and token.dep in ("compound", "amod", "nmod"):
            # "the U.S. call for talks": the whole phrase was taken for a body of the state that it begins with
            found = [m for m in self.mentions if m.span.holds(span) and token.start - m.span.start <= len("the ")]
        return [Speaker(span, m.actor, m.unit, m.name) for m in found]

    def _group_before(self, token: Token) -> str | None:
        """Whom "the group" means: the last armed group, body or firm that was named, no state and no outlet."""
        if not any(c.lower in ("the", "this", "that") for c in self.parse.children(token, "det")):
            return None
        named = [m for m in self.mentions if m.head < token.start and not _is_state(m.actor) and m.actor != "unknown"]
        named = [m for m in named if not m.actor.startswith("MED:") and m.name is None]
        return max(named, key=lambda m: m.head).actor if named else None

    def _side_before(self, token: Token) -> str | None:
        """The state that spoke last, in this sentence or the one before: its minister goes on for it."""
        for at, speaker in reversed(self.spoken):
            if at < token.start and _is_state(speaker.actor):
                there = self.parse.within(at, at + 1)
                return speaker.actor if there and token.sentence - there[0].sentence <= 1 else None
        return None

    def _named_before(self, token: Token) -> Speaker | None:
        """Who spoke before under a longer name with this word in it: "the Observatory", "Farhan", "the source"."""
        proper = token.pos == "PROPN"
        if not proper and not any(c.lower in ("the", "this", "that") for c in self.parse.children(token, "det")):
            return None
        for at, speaker in reversed(self.spoken):
            if at >= token.start or speaker.actor == "report":
                continue
            words = {w.strip(",.'’\"").lower() for w in speaker.words.split()}
            if words & {token.lower, token.lemma, token.lower + "s"} or speaker.unit in _MINISTRIES.get(
                token.lemma, ()
            ):
                return speaker
        return None

    def _document(self, token: Token, span: Span) -> list[Speaker]:
        """A paper speaks for whom it names ("the Azeri statement"), else for who spoke last."""
        below = self.parse.subtree(token, without=("relcl", "acl", "advcl"))
        starts = {t.start for t in below if t.i != token.i}
        inside = [
            m for m in self.mentions if m.head in starts and span.start <= m.head < span.end and m.actor != "unknown"
        ]
        last = [s for at, s in self.spoken if at < token.start and s.actor != "report"]
        if inside:
            issuer = inside[0]
            unit = issuer.unit
            if unit in (None, "GOV") and last and last[-1].actor == issuer.actor:
                unit = last[-1].unit  # the statement of the organ that has just spoken
            return [Speaker(span, issuer.actor, unit)]
        own = [m for m in self.at(token) if m.actor != "unknown"]
        if own:
            return [Speaker(span, own[0].actor, own[0].unit, own[0].name)]
        definite = any(
            c.lower in ("the", "this", "that", "its", "his") for c in self.parse.children(token, "det", "poss")
        )
        if definite and last:
            return [Speaker(span, last[-1].actor, last[-1].unit, last[-1].name)]
        return [Speaker(span, "unknown")]

    def _pronoun(self, token: Token, span: Span, besides: str | None = None) -> list[Speaker]:
        """Whom a pronoun means, under the words of `span`; nobody if no one fits."""
        meant = antecedent(self.parse, self.mentions, self.spoken, token, besides)
        if meant is None:
            return []
        joint = self._joint_with(meant, span) if token.lower == "they" else []
        return joint or [Speaker(span, meant.actor, meant.unit, meant.name)]

    def _joint_with(self, meant: Speaker, span: Span) -> list[Speaker]:
        """Both of "A and B met. They said ...": the parties that are the subject together with the one meant."""
        there = self.parse.within(meant.span.start, meant.span.end) if meant.span else []
        head = head_of(self.parse, meant.span) if meant.span and there else None
        while head is not None and head.dep == "conj":
            head = self.parse.head(head)
        if head is None or head.dep not in ("nsubj", "nsubjpass"):
            return []
        parties = {
            m.actor: m for t in [head, *_conjuncts(self.parse, head)] for m in self.at(t) if m.actor != "unknown"
        }
        return [Speaker(span, m.actor, m.unit, m.name) for m in parties.values()] if len(parties) > 1 else []

    def counterpart(self, speaker: Speaker, before: int) -> str | None:
        """The other of the two parties that the text is about, for "each other"."""
        both = the_two(self.parse, self.mentions, before)
        others = [actor for actor in both if actor != speaker.actor]
        return others[0] if speaker.actor in both and others else None


def head_of(parse: Parse, span: Span) -> Token | None:
    """The token of `span` that governs the rest of it."""
    inside = parse.within(span.start, span.end)
    own = {t.i for t in inside}
    heads = [t for t in inside if t.head not in own or t.head == t.i]
    # "Governing party authorities": the parser may take the first word for a verb with an object
    heads = [parse.child(t, "dobj") or t if t.tag == "VBG" else t for t in heads]
    nouns = [t for t in heads if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and t.i in own]
    return next(iter(nouns or heads), None)


@cache
def _states() -> frozenset[str]:
    return frozenset(row["code"] for row in table("actors/states", "code", "names"))


def _is_state(actor: str) -> bool:
    return actor in _states()


def _conjuncts(parse: Parse, head: Token) -> list[Token]:
    out: list[Token] = []
    for child in parse.children(head, "conj"):
        if child.pos in ("NOUN", "PROPN", "PRON"):
            out += [child, *_conjuncts(parse, child)]
    return out
