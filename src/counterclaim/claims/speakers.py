"""Whom the words of a speaker stand for: named actors, pronouns, "the statement", joint and exemplified speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from counterclaim.claims.cues import document_nouns
from counterclaim.claims.spans import noun_phrase
from counterclaim.model import ActorMention, Parse, Span, Speaker, Token
from counterclaim.words import table

__all__ = ["Cast", "head_of"]

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_THINGS = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "themselves"})
_FIRST = frozenset({"i", "we", "our", "my", "us", "me"})
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
        if head is not None and head.lower in _PERSONAL | _THINGS | _PLURAL:
            found = self._pronoun(head, span, besides)
        else:
            found = self.speakers(span)
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
        if token.text != "US" and token.lower in _FIRST | _PERSONAL | _THINGS | _PLURAL:
            return self._pronoun(token, span)
        if token.lemma in document_nouns():
            return self._document(token, span)
        if token.lower in _BOTH or any(c.lower in _BOTH for c in self.parse.children(token)):
            both = self._both(token.start)
            if both:
                return [Speaker(span, each.actor, each.unit, each.name) for each in both]
        found = self.at(token)
        owner = self.parse.child(token, "poss")
        if owner is not None and owner.lower in _THINGS | _PLURAL | _PERSONAL and not any(m.name for m in found):
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
        word = token.lower
        before = [(at, s) for at, s in self.spoken if at < token.start]
        if word in _FIRST:
            return [Speaker(span, before[-1][1].actor, before[-1][1].unit, before[-1][1].name)] if before else []
        person = word in _PERSONAL
        candidates = [(m.head, Speaker(m.span, m.actor, m.unit, m.name)) for m in self.mentions if m.head < token.start]
        candidates += before
        fitting = [
            (self._weight(at, s, token, person, dict(before)), s)
            for at, s in candidates
            if _fits(s, person) and s.actor != besides
        ]
        if not fitting:
            return []
        best = max(fitting, key=lambda each: each[0])[1]
        return [Speaker(span, best.actor, best.unit, best.name)]

    def _weight(self, at: int, speaker: Speaker, token: Token, person: bool, spoken: dict[int, Speaker]) -> float:
        """How likely a pronoun means this one: nearer sentences, speakers and subjects first."""
        there = self.parse.within(at, at + 1)
        if not there:
            return -9.0
        weight = -1.0 * (token.sentence - there[0].sentence)
        if token.sentence - there[0].sentence > 3:
            weight -= 3
        if any(abs(at - spot) < 60 and each.actor == speaker.actor for spot, each in spoken.items()):
            weight += 0.8
        if there[0].dep in ("nsubj", "nsubjpass"):
            weight += 0.7
        if there[0].dep in ("poss", "compound", "amod", "pobj"):
            weight -= 0.3
        if person and speaker.name:
            weight += 0.8
        if person and speaker.unit in ("HOS", "HOG", "DIP"):
            weight += 0.3
        if not person and speaker.name:
            weight -= 1.5 if token.lower in _THINGS else 0.6
        if token.lower in _PLURAL and (there[0].tag in ("NNS", "NNPS") or speaker.unit in ("COP", "MIL", "CIV", "OPP")):
            weight += 0.6
        return weight + there[0].start / (len(self.parse.text) + 1) * 0.2

    def _both(self, before: int) -> list[Speaker]:
        """The two parties that the text up to an offset is about, for "both sides" and "each other".

        Those named most often count, subjects and coordinated names twice; a name inside another ("Russian-brokered")
        does not.
        """
        weights: dict[str, float] = {}
        for mention in self.mentions:
            token = next(iter(self.parse.within(mention.head, mention.head + 1)), None)
            if token is None or mention.head >= before or mention.actor == "unknown":
                continue
            if token.dep in ("npadvmod", "compound", "amod") and self.parse.head(token).start < before:
                continue
            weight = 2.0 if token.dep in ("nsubj", "nsubjpass", "conj") else 1.0
            weights[mention.actor] = weights.get(mention.actor, 0.0) + weight
        top = sorted(weights, key=lambda actor: -weights[actor])[:2]
        return [Speaker(None, actor) for actor in sorted(top, key=list(weights).index)] if len(top) == 2 else []

    def counterpart(self, speaker: Speaker, before: int) -> str | None:
        """The other of the two parties named last, for "each other"."""
        both = [each.actor for each in self._both(before)]
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


def _fits(speaker: Speaker, person: bool) -> bool:
    if speaker.actor in ("report",):
        return False
    if person:
        return speaker.name is not None or speaker.unit in (
            "HOS",
            "HOG",
            "DIP",
            "MFA",
            "MOD",
            "LEG",
            "GOV",
            "MIL",
            "CIV",
            "PAR",
            "OPP",
            "LOC",
            "JUD",
            "COP",
        )
    return True
