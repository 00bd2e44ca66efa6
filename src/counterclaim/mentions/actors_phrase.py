"""What a noun phrase says by itself about the actor that it means: the state, the organ, the person.

Context (who "the government" is in this report) is `actors_reader`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.mentions.actors_lexicon import Entry, Hit, fold, small
from counterclaim.model import Parse

__all__ = ["Facts", "PhraseReader", "Scan"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words give. `actor` "" is not said; `strong`: the unit is the organ's own and not a spokesman's default.

    `role` is the role entry that decided, `head` the index of the deciding token, `placed`: the actor comes only from
    where the actor is ("officials in Seoul").
    """

    actor: str = ""
    unit: str | None = None
    strong: bool = False
    name: str | None = None
    role: Entry | None = None
    named: Entry | None = None
    head: int = -1
    placed: bool = False
    aimed: bool = False
    owner: str = ""

    @property
    def empty(self) -> bool:
        return not (self.actor or self.name or self.role)


class Scan:
    """The lexicon's hits over one parse, by token."""

    def __init__(self, parse: Parse, hits: Sequence[Hit]) -> None:
        self.parse = parse
        self.hits = tuple(hits)
        self.at: dict[int, Hit] = {i: hit for hit in hits for i in range(hit.first, hit.last)}

    def within(self, first: int, last: int) -> list[Hit]:
        """The hits that lie wholly in tokens `first` to `last`."""
        out, i = [], first
        while i < last:
            hit = self.at.get(i)
            if hit and hit.first >= first and hit.last <= last:
                out.append(hit)
                i = hit.last
            else:
                i += 1
        return out


@dataclass(frozen=True, slots=True)
class _Segment:
    link: str
    first: int
    last: int


class PhraseReader:
    """Reads phrases of one parse over the hits of one scan."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.tokens = scan.parse.tokens

    def read(self, first: int, last: int) -> Facts:
        """What tokens `first` to `last` (exclusive) say; the first segment that says a thing decides it."""
        facts = Facts()
        for n, segment in enumerate(self._segments(first, last)):
            here = self._read_segment(segment.first, segment.last)
            facts = here if n == 0 else _joined(facts, here, segment.link)
        return facts

    def _segments(self, first: int, last: int) -> list[_Segment]:
        """The phrase cut at prepositions outside of hits; what follows a comma is left out."""
        out: list[_Segment] = []
        link, start, i = "", first, first
        while i < last:
            hit, token = self.scan.at.get(i), self.tokens[i]
            if hit and hit.first >= start:
                i = max(hit.last, i + 1)
                continue
            if token.text in ("(", "["):
                out.append(_Segment(link, start, i))
                while i < last and self.tokens[i].text not in (")", "]"):
                    i += 1
                link, start = "(", i + 1
            elif token.text in (",", ";", ":", "–", "—") and i > first:
                break
            elif i > start and (
                token.pos == "ADP"
                or token.tag == "IN"
                or token.lower in ("to", "loyal")
                or (token.tag in ("VBG", "VBN") and token.lower in small("link"))
            ):
                out.append(_Segment(link, start, i))
                link, start = token.lower, i + 1
            elif i == start and i > first and token.pos == "ADP":
                start = i + 1
            i += 1
        if start < i:
            out.append(_Segment(link, start, i))
        return out

    def _read_segment(self, first: int, last: int) -> Facts:
        """A segment without prepositions: owner's possessive, modifiers, head, name."""
        cut = self._possessive(first, last)
        if cut is None:
            return self._read_core(first, last)
        core = self._read_core(cut + 1, last)
        owner = self._read_segment(first, cut)
        if owner.empty:
            return core
        if core.named and core.actor:
            return replace(core, owner=owner.actor)
        unit, strong = core.unit, core.strong
        if core.role is None or (core.role.kind in ("words", "weak") and not core.strong and owner.unit):
            unit, strong = owner.unit, owner.strong
        name = core.name or (owner.name if core.role is None or core.role.kind == "words" else None)
        return replace(
            core,
            actor=core.actor or owner.actor,
            unit=unit,
            strong=strong,
            name=name,
            owner=owner.actor,
            role=core.role or owner.role,
            head=core.head if core.head >= 0 else owner.head,
        )

    def _possessive(self, first: int, last: int) -> int | None:
        for i in range(last - 2, first, -1):
            token = self.tokens[i]
            if (token.tag == "POS" or token.text in ("'s", "’s")) and not self._inside_hit(i):
                return i
        return None

    def _inside_hit(self, i: int) -> bool:
        hit = self.scan.at.get(i)
        return bool(hit and hit.first < i)

    def _read_core(self, first: int, last: int) -> Facts:
        hits = [hit for hit in self.scan.within(first, last) if not self._circumstance(hit)]
        name, hits = self._name(first, last, hits)
        named = next((hit for hit in reversed(hits) if hit.entry.is_named), None)
        states = [hit for hit in hits if any(entry.is_state for entry in hit.entries)]
        roles = [hit for hit in hits if hit.entry.is_role]
        regions = [hit for hit in hits if hit.entry.kind == "region"]
        unit, strong, role = _unit(roles)
        head = roles[-1].last - 1 if roles else hits[-1].last - 1 if hits else -1
        actor, entry = "", None
        if named and not (states and _yields(named, states[-1], role)):
            entry = named.entry
            actor = entry.actor
            if entry.kind in ("organ", "group"):
                unit, strong = (
                    (unit, True) if strong and entry.kind == "group" else (entry.unit or unit, bool(entry.unit))
                )
                if entry.kind == "group" and not roles:
                    unit = entry.unit
            else:
                unit = None
        elif states:
            entry = next(each for each in states[-1].entries if each.is_state)
            actor = entry.actor
            if named and named.entry.kind == "organ":
                unit, strong = named.entry.unit, True
            elif not roles and not name and entry.kind == "people":
                unit, strong = "CIV", True
        elif regions and (roles or name):
            entry = regions[-1].entry
            actor = entry.actor
        return Facts(actor, unit, strong, name, role, entry if entry and entry.is_named else None, head)

    def _circumstance(self, hit: Hit) -> bool:
        """Whether "-backed" and the like follow: "US-backed rebels" are not the US."""
        i = hit.last
        return (
            i + 1 < len(self.tokens)
            and self.tokens[i].text in ("-", "–")
            and fold(self.tokens[i + 1].text) in small("circumstance")
        )

    def _name(self, first: int, last: int, hits: list[Hit]) -> tuple[str | None, list[Hit]]:
        """The last run of proper nouns that no hit explains, and the hits that are no part of it."""
        runs: list[tuple[int, int]] = []
        i = first
        while i < last:
            if self._name_token(i):
                start = i
                while i < last and (self._name_token(i) or self._joint(i, start, last)):
                    i += 1
                runs.append((start, i))
            else:
                i += 1
        for start, end in reversed(runs):
            if self._person(start, end, hits):
                words = self.scan.parse.text[self.tokens[start].start : self.tokens[end - 1].end]
                return words, [hit for hit in hits if hit.last <= start or hit.first >= end]
        return None, hits

    def _name_token(self, i: int) -> bool:
        token, hit = self.tokens[i], self.scan.at.get(i)
        if not token.text[:1].isupper() or token.pos not in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV"):
            return False
        if hit is None:
            return token.pos == "PROPN" or token.ent == "PERSON" or token.tag in ("NNP", "NNPS")
        # a name that is also a word or a state: "Jack Straw", "Michael Jordan"
        return hit.last - hit.first == 1 and token.ent == "PERSON" and not hit.entry.is_role and self._beside_name(i)

    def _beside_name(self, i: int) -> bool:
        return any(
            0 <= j < len(self.tokens) and self.tokens[j].ent == "PERSON" and j not in self.scan.at
            for j in (i - 1, i + 1)
        )

    def _joint(self, i: int, start: int, last: int) -> bool:
        """A hyphen, an apostrophe or a particle inside a name."""
        token = self.tokens[i]
        if i == start or i + 1 >= last or i in self.scan.at:
            return False
        follows = self._name_token(i + 1) or (i + 2 < last and self._name_token(i + 2))
        return follows and (
            token.text in ("-", "‑") or fold(token.text) in small("particle") or token.lower in ("“", '"')
        )

    def _person(self, start: int, end: int, hits: Sequence[Hit]) -> bool:
        tokens = self.tokens[start:end]
        if any(token.ent == "PERSON" for token in tokens):
            return True
        before = next((hit for hit in hits if hit.last == start), None)
        return bool(
            before
            and before.entry.is_role
            and before.entry.kind in ("office", "weak", "organ_role", "people_role")
            and not any(token.ent in ("GPE", "DATE", "EVENT", "LAW") for token in tokens)
        )


def _unit(roles: Sequence[Hit]) -> tuple[str | None, bool, Entry | None]:
    """The unit that the roles of a phrase give: the last strong one, else the last weak one."""
    if not roles:
        return None, False, None
    last = roles[-1].entry
    for hit in reversed(roles):
        if hit.entry.kind in ("office", "organ_role", "people_role") and hit.entry.unit:
            if hit.entry.unit == "GOV" and hit is not roles[0]:
                # "opposition government critics": a more special organ before it decides
                better = next(
                    (
                        h.entry
                        for h in reversed(roles)
                        if h.entry.kind in ("office", "organ_role") and h.entry.unit not in (None, "GOV")
                    ),
                    None,
                )
                if better:
                    return better.unit, True, better
            return hit.entry.unit, True, hit.entry
    return last.unit, False, last


def _yields(named: Hit, state: Hit, role: Entry | None) -> bool:
    """Whether the state beside a named body decides: "the Peruvian Congress", "the US ambassador to the UN"."""
    if named.entry.kind == "organ":
        return state.first < named.first
    return named.entry.kind == "body" and state.first < named.first and role is not None and role.kind == "office"


def _joined(facts: Facts, here: Facts, link: str) -> Facts:
    """`facts` of the earlier segments, completed by what stands after a preposition."""
    if link == "(":
        return facts if facts.actor or facts.role else here
    if link in small("aimed") and not (link in small("placing") and not facts.actor):
        return replace(facts, name=facts.name or None)
    weak = facts.role is None or facts.role.kind in ("weak", "words")
    unit, strong = facts.unit, facts.strong
    if not strong and weak and here.unit and link not in small("placing"):
        unit, strong = here.unit, here.strong
    name = facts.name
    if (
        not name
        and here.name
        and here.owner == ""
        and (facts.role is None or facts.role.kind == "office" or (facts.role.unit in ("LEG", "PAR") and link == "of"))
    ):
        name = here.name if here.role is None else None
    actor = facts.actor or here.actor
    role = facts.role or here.role
    placed = facts.placed if facts.actor or not here.actor else link in small("placing")
    return replace(
        facts,
        actor=actor,
        unit=unit,
        strong=strong,
        name=name,
        role=role,
        placed=placed,
        named=facts.named or here.named,
        head=facts.head if facts.head >= 0 else here.head,
    )
