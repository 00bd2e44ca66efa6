"""What a noun phrase says by itself about the actor that it means: the state, the organ, the person.

Context (who "the government" is in this report) is `actors_reader`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.mentions.actors_lexicon import Entry, Hit, small
from counterclaim.mentions.actors_scan import Scan

__all__ = ["Facts", "PhraseReader"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words give. `actor` "" is not said; `strong`: the unit is the organ's own and not a spokesman's default.

    `role` is the role entry that decided, `head` the index of the deciding token, `placed`: the actor comes only from
    where the actor is ("officials in Seoul"), `owner`: it comes from a possessive. `behind` is the person whose people
    these are ("supporters of Jane Roe"), `backed`: all that names an actor here is a circumstance ("US-backed rebels").
    """

    actor: str = ""
    unit: str | None = None
    strong: bool = False
    name: str | None = None
    role: Entry | None = None
    named: Entry | None = None
    head: int = -1
    placed: bool = False
    owner: str = ""
    behind: str = ""
    backed: bool = False

    @property
    def empty(self) -> bool:
        return not (self.actor or self.name or self.role)


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
            titled = facts.role is not None and facts.role.kind == "office"
            here = self._read_segment(segment.first, segment.last, titled)
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
            elif (token.text in (",", ";", ":", "–", "—") or token.tag in ("VBZ", "VBD", "VBP", "MD")) and i > first:
                break
            elif i > start and (
                token.pos == "ADP"
                or token.tag == "IN"
                or token.lower == "to"
                or (token.lower in small("link") and (token.tag in ("VBG", "VBN") or self._leads_to(i)))
            ):
                out.append(_Segment(link, start, i))
                link, start = token.lower, i + 1
            elif i == start and i > first and (token.pos == "ADP" or token.lower == "to"):
                start = i + 1
            i += 1
        if start < i:
            out.append(_Segment(link, start, i))
        return out

    def _leads_to(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].lower == "to"  # "loyal to", "close to"

    def _read_segment(self, first: int, last: int, titled: bool = False) -> Facts:
        """A segment without prepositions: owner's possessive, modifiers, head, name."""
        cut = self._possessive(first, last)
        if cut is None:
            return self._read_core(first, last, titled)
        core = self._read_core(cut + 1, last, titled)
        owner = self._read_segment(first, cut)
        if owner.empty:
            return core
        behind = owner.name or owner.behind
        if core.named and core.actor:
            return replace(core, owner=owner.actor)
        unit, strong = core.unit, core.strong
        if core.role is None or (core.role.kind in ("words", "weak") and not core.strong and owner.unit):
            unit, strong = owner.unit, owner.strong
        speaks = core.role is None or core.role.kind == "words"
        return replace(
            core,
            actor=core.actor or owner.actor,
            unit=unit,
            strong=strong,
            name=core.name or (owner.name if speaks else None),
            owner=owner.actor,
            behind=behind or "",
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

    def _read_core(self, first: int, last: int, titled: bool = False) -> Facts:
        found = self.scan.within(first, last)
        hits = [hit for hit in found if not self.scan.circumstance(hit)]
        name, hits = self.scan.person(first, last, hits, titled)
        named = next((hit for hit in reversed(hits) if hit.entry.is_named), None)
        states = [hit for hit in hits if hit.entry.is_state]
        regions = [hit for hit in hits if hit.entry.kind == "region"]
        roles = [hit for hit in hits if hit.entry.is_role]
        unit, strong, role = _unit(roles)
        actor, entry = "", None
        if named and not (states and _yields(named, states[-1], role)):
            entry = named.entry
            actor = entry.actor
            unit, strong = _named_unit(entry, unit, strong, bool(roles))
        elif regions and (roles or name) and not (states and states[-1].first > regions[-1].first):
            entry = regions[-1].entry
            actor = entry.actor
        elif states:
            state = states[-1].entry
            actor = state.actor
            if named and named.entry.kind == "organ":
                unit, strong = named.entry.unit, True
            elif not roles and not name and state.kind == "people":
                unit, strong = "CIV", True
        head = max((hit.last for hit in hits), default=0) - 1
        return Facts(actor, unit, strong, name, role, entry, head, backed=not actor and len(found) > len(hits))


def _named_unit(entry: Entry, unit: str | None, strong: bool, roles: bool) -> tuple[str | None, bool]:
    """The unit of a phrase on a named actor: an organ's own; a group's by role, where it governs also GOV."""
    if entry.kind == "organ":
        return (unit, strong) if strong and entry.unit in ("GOV", None) else (entry.unit, True)
    if entry.kind != "group":
        return None, False
    if not roles or (unit == "GOV" and "defacto" not in entry.kinds):
        return entry.unit, bool(entry.unit)
    return unit, strong


def _unit(roles: Sequence[Hit]) -> tuple[str | None, bool, Entry | None]:
    """The unit that the roles of a phrase give: the last strong one, else the last weak one.

    An organ right before an office decides over it ("the parliament president"), as does any organ over a mere
    "minister" or "government" ("opposition government critics").
    """
    if not roles:
        return None, False, None
    strong = [n for n, hit in enumerate(roles) if hit.entry.kind in _STRONG and hit.entry.unit]
    if not strong:
        return roles[-1].entry.unit, False, roles[-1].entry
    n = strong[-1]
    entry = roles[n].entry
    before = roles[n - 1] if n else None
    if before and before.entry.kind == "organ_role" and before.last == roles[n].first and entry.kind == "office":
        entry = before.entry
    if entry.unit == "GOV":
        special = (roles[m].entry for m in reversed(strong[:-1]) if roles[m].entry.kind != "people_role")
        entry = next((each for each in special if each.unit != "GOV"), entry)
    return entry.unit, True, entry


_STRONG = ("office", "organ_role", "people_role")


def _yields(named: Hit, state: Hit, role: Entry | None) -> bool:
    """Whether the state beside a named body decides: "the Peruvian Congress", "the US ambassador to the UN"."""
    if named.entry.kind == "organ":
        return state.first < named.first
    return named.entry.kind == "body" and state.first < named.first and role is not None and role.kind == "office"


def _joined(facts: Facts, here: Facts, link: str) -> Facts:
    """`facts` of the earlier segments, completed by what stands after a preposition."""
    if link == "(":
        return facts if facts.actor or facts.role else here
    placing = link in small("placing")
    by = link == "by" and facts.role is not None and facts.role.kind == "words"
    if link in small("aimed") and not by and not (placing and not facts.actor):
        return facts
    role = facts.role
    unit, strong = facts.unit, facts.strong
    if role is not None and role.kind == "words" and here.role is not None:
        role, unit, strong = here.role, here.unit, here.strong  # "a statement from the ministry"
    organ = here.role is not None and here.role.kind == "organ_role"
    if not strong and (role is None or role.kind in ("weak", "words")) and here.unit and (not placing or organ):
        unit, strong = here.unit, here.strong
        if organ and here.role is not None and here.role.context and role is not None and role.kind == "weak":
            role = here.role  # "a spokesman for the police" is the police of the report
    name, behind = facts.name, facts.behind or here.behind
    if not name and here.name and not here.owner:
        if role is None or _takes_name(role, here):
            name = here.name
        else:
            behind = here.name
    return replace(
        facts,
        actor=facts.actor or here.actor,
        unit=unit,
        strong=strong,
        name=name,
        behind=behind,
        role=role or here.role,
        placed=facts.placed if facts.actor or not here.actor or organ else placing,
        named=facts.named or here.named,
        head=facts.head if facts.head >= 0 else here.head,
    )


def _takes_name(role: Entry, here: Facts) -> bool:
    """Whether the name after "of" is the office-holder's: "President of X Jane Roe", not "supporters of Jane Roe"."""
    if here.role is not None and here.role.kind == "office":
        return False
    return role.kind == "office" or (role.kind in ("weak", "organ_role") and bool(here.actor))
