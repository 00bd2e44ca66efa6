"""Who is meant in this report: phrases resolved with the help of what stands around them."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.mentions.actors_memory import BODIES, SCORES, UNKNOWN, Memory, Reading
from counterclaim.mentions.actors_phrase import Facts, PhraseReader
from counterclaim.mentions.actors_scan import organisation_code
from counterclaim.mentions.actors_setting import Setting
from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.model import Parse, Report

__all__ = ["ActorReader"]


class ActorReader:
    """Reads phrases of one report in their order; each reading is remembered for the later ones."""

    def __init__(self, report: Report, parse: Parse, known: Sources | None = None) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.date = report.date
        self.known = known or sources()
        self.setting = Setting(report, parse, self.known)
        self.scan = self.setting.scan
        self.phrases = PhraseReader(self.scan)
        self.memory = Memory(parse, report.date, self.known)

    def read(self, first: int, last: int, remember: bool = True) -> Reading:
        """Whom tokens `first` to `last` (exclusive) mean."""
        while first < last and (self.tokens[first].pos in ("DET", "PUNCT", "CCONJ") and first not in self.scan.at):
            first += 1
        if first >= last:
            return Reading("")
        facts = self.phrases.read(first, last)
        written = facts.role is not None and facts.role.kind == "words"
        beside = Facts() if written or (facts.actor and facts.name) else self._apposition(first, last)
        reading = self._resolve(facts, beside, first, last)
        if remember and reading.actor:
            self.memory.add(first, last, facts, reading)
        return reading

    def _resolve(self, facts: Facts, beside: Facts, first: int, last: int) -> Reading:
        name = facts.name or self._plain_name(facts, first, last) or self._name_beside(facts, beside)
        head = facts.head if facts.head >= 0 else last - 1
        short = self.memory.acronym(first, last)
        if short and not facts.actor:
            return replace(short, basis="memory", score=SCORES["memory"], head=head)
        known = self.memory.person(name, facts) if name else None
        actor, unit, basis = facts.actor, facts.unit, "words"
        if facts.placed and facts.role is not None and not facts.role.context:
            actor = ""  # "activists in Aleppo" speak for no state
        if not facts.named and not (facts.role and facts.role.kind == "office"):
            own = self.scan.organisation(first, last)
            if own and not (known and known.actor != UNKNOWN):
                return Reading(own, None, None, "words", SCORES["place"], head)
        if facts.role and facts.role.kind == "group_role" and not facts.named:
            actor, unit, basis = self.setting.group(facts, first) or (actor, unit, "words")
        if known and (not actor or facts.role is None):
            actor, basis = known.actor, known.basis
            unit = unit if facts.role is not None and facts.strong else known.unit
            name = known.name
        elif known:
            name = known.name
        if not actor and facts.behind:
            behind = self.memory.person(facts.behind, Facts())
            actor, basis = (behind.actor, behind.basis) if behind and behind.actor != UNKNOWN else ("", basis)
        if not actor and facts.role:
            actor, unit, basis = (
                self._of_organisation(first, last) or self._by_place(facts, first, last) or ("", unit, "words")
            )
        if (not actor or actor == UNKNOWN) and beside.actor:
            actor, basis = beside.actor, "apposition"
            unit = beside.unit if not facts.strong else unit
        if actor and facts.role and facts.role.kind == "words":
            unit = unit if facts.unit else self.memory.unit_of(actor, first)
        if not actor:
            found = self._from_context(facts, first, last, name)
            if found:
                unit = None if found.actor.startswith(BODIES) else found.unit
                return replace(found, unit=unit, name=name or found.name, head=head)
            if name and not facts.role and self.setting.is_place(name, first):
                return Reading("")
            if name or facts.role:
                unit = self._unknown_unit(facts, beside)
                only = self.setting.only_state if name and unit in (None, "CIV") else None
                if only:  # somebody of whom the report says no more is of the one state that it talks about
                    return Reading(only, unit, name, "context", SCORES["context"], head)
                return Reading(UNKNOWN, unit, name, "none", SCORES["none"], head)
            return self._local(first, last)
        if actor.startswith(BODIES):
            unit = None
            if facts.named and facts.named.kind == "org":
                actor = self.scan.qualified(first, last) or actor
        return Reading(actor, unit, name, basis, SCORES[basis], head)

    def _local(self, first: int, last: int) -> Reading:
        """A part of a state that does something: "Texas sued"; a company that bears a small town's name."""
        token = self.tokens[last - 1]
        if token.dep != "nsubj" or not token.text[:1].isupper() or first in self.scan.at:
            return Reading("")
        country = self.setting.region(first, last)
        if country:
            return Reading(country, "LOC", None, "place", SCORES["place"], last - 1)
        if last - first == 1 and token.ent == "ORG" and not self.setting.is_large(first, last):
            return Reading("ORG:" + organisation_code([token.text]), None, None, "place", SCORES["place"], last - 1)
        return Reading("")

    @staticmethod
    def _unknown_unit(facts: Facts, beside: Facts) -> str | None:
        if facts.strong:
            return facts.unit
        role = facts.role or beside.role
        return role.unit if role and role.kind in ("people_role", "organ_role", "office") else None

    def _by_place(self, facts: Facts, first: int, last: int) -> tuple[str, str | None, str] | None:
        """The state of a phrase that names a place of it: "the Basra governor", "residents of Aleppo"."""
        role = facts.role
        if role is None or not role.context or role.kind in ("words", "group_role"):
            return None
        for start in range(first, last):
            token = self.tokens[start]
            if start in self.scan.at or not token.text[:1].isupper() or token.ent == "PERSON":
                continue
            end = start + 1
            while end < last and end not in self.scan.at and self.tokens[end].text[:1].isupper():
                end += 1
            country = self.setting.country(start, end)
            if country:
                local = facts.unit == "GOV" and role.words in ("government", "authorities", "administration")
                return country, "LOC" if local else facts.unit, "place"
        return None

    def _of_organisation(self, first: int, last: int) -> tuple[str, str | None, str] | None:
        """The organisation after a preposition: "the president of Northfield University"."""
        for i in range(first + 1, last - 1):
            if self.tokens[i].lower in ("of", "at", "for", "from", "with") and i not in self.scan.at:
                start = i + 1 if self.tokens[i + 1].pos != "DET" else i + 2
                own = self.scan.organisation(start, last) if start < last else None
                if own:
                    return own, None, "words"
        return None

    def _plain_name(self, facts: Facts, first: int, last: int) -> str | None:
        """The whole phrase as a name, if the report or the tables know a person called so."""
        if facts.actor or facts.role or last - first > 5:
            return None
        words = self.parse.text[self.tokens[first].start : self.tokens[last - 1].end]
        words = words.removesuffix("'s").removesuffix("’s")
        if not words[:1].isupper() or self.tokens[first].ent in ("DATE", "EVENT", "LAW"):
            return None
        for each in (words, words.removesuffix("s")):  # a possessive that lost its apostrophe
            if self.memory.knows(each):
                return each
        if last - first > 1 and all(self.tokens[n].tag in ("NNP", "HYPH") for n in range(first, last)):
            return words if self.known.holders.given(self.tokens[first].text) else None
        return None

    @staticmethod
    def _name_beside(facts: Facts, beside: Facts) -> str | None:
        return (
            beside.name if facts.role and facts.role.kind in ("office", "weak", "organ_role", "people_role") else None
        )

    def _from_context(self, facts: Facts, first: int, last: int, name: str | None) -> Reading | None:
        """A phrase that names no actor: by an earlier mention of the same, then by the state that is talked about."""
        role = facts.role
        same = self.memory.same(facts, first, last) if not name else None
        if same:
            return replace(same, basis="memory", score=SCORES["memory"])
        if role is None or (facts.backed and role.unit in (None, "MIL")):
            return None
        owner = self.memory.owner(first, last)
        if owner:
            return Reading(owner, facts.unit, name, "memory", SCORES["memory"])
        if role.kind == "words":
            return self.memory.author(first)
        if not role.context and not (facts.placed and facts.strong):
            return None
        if role.kind == "bare" and self.tokens[last - 1].tag == "NNS":
            return None
        if any(self.tokens[n].lower in ("ministry", "department") for n in range(first, last)) and role.unit == "GOV":
            before = self.memory.ministry(first)
            if before:
                return replace(before, name=name, basis="memory", score=SCORES["memory"])
        state = self.setting.state_near(first) or self.memory.last_state(first)
        return Reading(state, facts.unit, name, "context", SCORES["context"]) if state else None

    def _apposition(self, first: int, last: int) -> Facts:
        """What follows after a comma, if it explains the phrase: "X, head of the Y"; "the spokesman, X, said"."""
        i = last
        if i + 1 < len(self.tokens) and self.tokens[i].text != ",":
            close = next((n for n in range(i, min(i + 4, len(self.tokens))) if self.tokens[n].dep == "appos"), None)
            if close is None or not first <= self.tokens[close].head < last:
                return Facts()
            return self.phrases.read(i, close + 1)  # "the group Ansar Dine"
        if i + 1 >= len(self.tokens):
            return Facts()
        start = i + 1
        if self.tokens[start].pos not in ("DET", "NOUN", "PROPN", "ADJ") or self.tokens[start].text in ("which", "who"):
            return Facts()
        end = start
        while end < len(self.tokens) and end - start < 14:
            token = self.tokens[end]
            if token.text in (",", ".", ";", ":", "(", '"', "“") or (
                token.pos in ("VERB", "AUX") and end not in self.scan.at
            ):
                break
            end += 1
        if (
            end == start
            or end >= len(self.tokens)
            or (self.tokens[end].text not in (",", ".") and self.tokens[end].pos not in ("VERB", "AUX"))
        ):
            return Facts()
        facts = self.phrases.read(start, end)
        if facts.role and not facts.actor:
            placed = self._by_place(facts, start, end)
            facts = replace(facts, actor=placed[0], unit=placed[1]) if placed else facts
        person = any(self.tokens[n].ent == "PERSON" for n in range(first, last))
        if facts.role is None and not facts.name and not (person and facts.actor):
            return Facts()
        return facts
