"""The parties of a report by word: which actor a token, a pronoun or a noun phrase stands for."""

from __future__ import annotations

from counterclaim.events.lexicon import classes
from counterclaim.events.syntax import conjuncts, governor, is_passive
from counterclaim.model import ActorMention, Analysis, Claim, PlaceMention, Token

__all__ = ["Cast"]

_FIRST = frozenset(("i", "we", "us", "me", "our", "my", "ours", "ourselves", "mine"))
_SECOND = frozenset(("you", "your", "yours"))
_THIRD = frozenset(("he", "she", "it", "they", "his", "her", "hers", "its", "their", "theirs", "him", "them", "itself",
                    "himself", "herself", "themselves"))
_PERSONAL = frozenset(("he", "she", "his", "her", "hers", "him", "himself", "herself"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_INNER = ("poss", "amod", "compound", "nmod", "appos", "nummod")
_COUNTS = {"both": 2, "two": 2, "three": 3}
_DEPTH = 3  # how deep a noun phrase is looked into for a party; "members of the armed wing of the party" is 3


class Cast:
    """The actor and place mentions of one report, found by token."""

    def __init__(self, found: Analysis) -> None:
        self.parse = found.parsed
        self._heads: dict[int, ActorMention] = {}
        self._covered: dict[int, ActorMention] = {}
        self._places: dict[int, PlaceMention] = {}
        self._open: set[int] = set()  # pronouns being resolved: "its leaders" must not lead back to "its"
        self._order = sorted(found.actors, key=lambda each: each.span.start)
        named = [each.span for each in found.agreements]
        for mention in self._order:
            if mention.actor.startswith("ORG:") and any(span.start <= mention.head < span.end for span in named):
                continue  # a treaty is no party
            tokens = self.parse.within(mention.span.start, mention.span.end)
            for token in tokens:
                self._covered.setdefault(token.i, mention)
                if token.start <= mention.head < token.end:
                    self._heads[token.i] = mention
        for place in found.places:
            for token in self.parse.within(place.span.start, place.span.end):
                self._places[token.i] = place

    def place(self, token: Token) -> PlaceMention | None:
        """The named place that the token belongs to."""
        return self._places.get(token.i)

    def is_mention(self, token: Token) -> bool:
        """Whether the token heads, or lies in, the name of a party."""
        return token.i in self._heads or token.i in self._covered

    def is_civilian(self, token: Token) -> bool:
        """Whether the word names plain people, of no nationality that the words give."""
        mention = self._heads.get(token.i) or self._covered.get(token.i)
        if mention is None or mention.unit != "CIV":
            return False
        return not any(each.ent == "NORP" or each.pos == "PROPN"
                       for each in self.parse.within(mention.span.start, mention.span.end))

    def is_place(self, token: Token) -> bool:
        return token.i in self._places or token.ent in ("GPE", "LOC", "FAC")

    def actors(self, token: Token, claim: Claim, inside: frozenset[int]) -> tuple[str, ...]:
        """The actor codes that `token` and the words joined to it stand for, without repeats; empty if none."""
        out: list[str] = list(self.group(token))
        for each in conjuncts(self.parse, token):
            code = self.actor(each, claim, inside)
            if code and code not in out:
                out.append(code)
        return tuple(out)

    def actor(self, token: Token, claim: Claim, inside: frozenset[int], depth: int = _DEPTH) -> str | None:
        """The one actor that the noun phrase headed by `token` stands for, or None."""
        if token.lower in _RELATIVE and token.tag in ("WDT", "WP", "IN", "WP$"):
            head = self.parse.head(self.parse.head(token))
            return self.actor(head, claim, inside, depth - 1) if depth else None
        if token.pos == "PRON" or token.tag == "PRP$":
            return self._pronoun(token, claim, inside)
        mention = self._heads.get(token.i)
        if mention is None:
            mention = self._covered.get(token.i)
        if mention is not None and mention.actor != "unknown":
            return mention.actor
        group = self.group(token)
        if group:
            return group[0]
        place = self._places.get(token.i)
        return self._inside(token, claim, inside, depth) or (place.country if place else None) or _band(token)

    def group(self, token: Token) -> tuple[str, ...]:
        """The parties last named that "both sides", "the three countries" stand for; empty for any other words."""
        if token.lemma not in classes()["group"]:
            return ()
        counts = [_COUNTS[each.lower] for each in self.parse.children(token) if each.lower in _COUNTS]
        if not counts:
            return ()
        named: list[str] = []
        for mention in reversed(self._order):
            state = mention.actor != "unknown" and mention.actor not in named and ":" not in mention.actor
            if mention.span.end <= token.start and state:
                named.insert(0, mention.actor)
                if len(named) == counts[0]:
                    return tuple(named)
        return ()

    def owner(self, token: Token, claim: Claim, inside: frozenset[int]) -> str | None:
        """The actor that heads the phrase, is named by it, or owns the thing; no party inside its further phrases."""
        if token.pos == "PRON" or token.i in self._heads or token.i in self._covered or self.group(token):
            return self.actor(token, claim, inside)
        if token.lemma in classes()["portion"]:
            for part in self.parse.children(token, "prep"):
                for noun in self.parse.children(part, "pobj"):
                    return self.owner(noun, claim, inside)
        owners = self.parse.children(token, "poss")
        return self.actor(owners[0], claim, inside) if owners else None

    def _inside(self, token: Token, claim: Claim, inside: frozenset[int], depth: int) -> str | None:
        if depth == 0:
            return None
        for part in self.parse.children(token, *_INNER):
            code = self.actor(part, claim, inside, depth - 1)
            if code:
                return code
        for part in self.parse.children(token, "prep"):
            if part.lower not in ("of", "from"):
                continue
            for noun in self.parse.children(part, "pobj"):
                code = self.actor(noun, claim, inside, depth - 1)
                if code:
                    return code
        for clause in self.parse.children(token, "acl"):
            if is_passive(self.parse, clause):
                for by in self.parse.children(clause, "agent"):
                    for noun in self.parse.children(by, "pobj"):
                        code = self.actor(noun, claim, inside, depth - 1)
                        if code:
                            return code
        return None

    def _pronoun(self, token: Token, claim: Claim, inside: frozenset[int]) -> str | None:
        if token.lower in _FIRST:
            return None if claim.own_voice else _known(claim.speaker.actor)
        if token.lower in _SECOND:
            return claim.target.actor if claim.target else None
        if token.lower not in _THIRD or token.i in self._open:
            return None
        self._open.add(token.i)
        try:
            return self._third(token, claim, inside)
        finally:
            self._open.discard(token.i)

    def _third(self, token: Token, claim: Claim, inside: frozenset[int]) -> str | None:
        """Whom "they", "its" ... stand for: a subject nearby, else the speaker (in an accusation, the accused)."""
        earlier = self._subject_before(token, claim, inside) or self._subject_behind(token, claim, inside)
        if earlier:
            return earlier
        if claim.own_voice:
            return self._last_before(token)
        if claim.act == "accuse" and claim.target and claim.target.actor:
            return claim.target.actor
        bodiless = claim.speaker.name is None and (claim.speaker.unit is None or ":" in claim.speaker.actor)
        if token.lower in _PERSONAL and bodiless:
            return None
        return _known(claim.speaker.actor)

    def _subject_before(self, token: Token, claim: Claim, inside: frozenset[int]) -> str | None:
        """The party that is the subject of an earlier clause of the same content and sentence."""
        best = None
        above = {each.i for each in self.parse.ancestors(token)}
        for i in sorted(inside):
            if i >= token.i:
                break
            each = self.parse[i]
            if i in above:
                continue
            if each.sentence == token.sentence and each.dep in ("nsubj", "nsubjpass") and each.pos != "PRON":
                best = self.actor(each, claim, inside) or best
        return best

    def _subject_behind(self, token: Token, claim: Claim, inside: frozenset[int]) -> str | None:
        """The subject that an opening phrase looks forward to: "During his visit, the premier asked ..."."""
        above = governor(self.parse, token)
        who = self.parse.child(above, "nsubj", "nsubjpass") if above is not None else None
        if who is None or who.i < token.i or who.pos == "PRON" or token.tag != "PRP$":
            return None
        return self.actor(who, claim, inside)

    def _last_before(self, token: Token) -> str | None:
        before = [each for each in self._order if each.span.end <= token.start]
        subjects = [each for each in before if self._is_subject(each)]
        chosen = subjects[-1:] or before[-1:]
        return chosen[0].actor if chosen else None

    def _is_subject(self, mention: ActorMention) -> bool:
        return any(t.dep in ("nsubj", "nsubjpass") and self._heads.get(t.i) is mention
                   for t in self.parse.within(mention.span.start, mention.span.end))


def _band(token: Token) -> str | None:
    """An unnamed armed party by its plain name: "terrorists" are `Terrorists`."""
    if token.lemma not in classes()["band"]:
        return None
    return token.lemma[0].upper() + token.lemma[1:] + "s"


def _known(actor: str) -> str | None:
    return None if actor in ("unknown", "report") else actor
