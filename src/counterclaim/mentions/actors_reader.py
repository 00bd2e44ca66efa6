"""Who is meant in this report: phrases resolved with the help of what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.mentions.actors_holders import Holder, holders
from counterclaim.mentions.actors_lexicon import Entry, fold, keys_of, lexicon
from counterclaim.mentions.actors_phrase import Facts, PhraseReader
from counterclaim.mentions.actors_scan import Scan
from counterclaim.mentions.places_gazetteer import gazetteer
from counterclaim.model import Parse, Report, Token
from counterclaim.words import alternatives, table

__all__ = ["UNKNOWN", "ActorReader", "Reading"]

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom a phrase means. `actor` is a code, "unknown" for somebody unnamed, "" for no actor at all.

    `basis` tells how it was found: words, holder, memory, apposition, context, none. `score` falls in that order.
    """

    actor: str
    unit: str | None = None
    name: str | None = None
    basis: str = "none"
    score: float = 0.0
    head: int = -1


_BODIES = ("IGO:", "ORG:", "MED:")
_SCORES = {"words": 0.95, "holder": 0.9, "memory": 0.85, "apposition": 0.85, "place": 0.7, "context": 0.6, "none": 0.3}


@dataclass(frozen=True, slots=True)
class _Seen:
    first: int
    lemma: str
    words: frozenset[str]
    reading: Reading
    role: Entry | None
    named: bool


class ActorReader:
    """Reads phrases of one report in their order; each reading is remembered for the later ones."""

    def __init__(self, report: Report, parse: Parse) -> None:
        self.report = report
        self.parse = parse
        self.tokens = parse.tokens
        self._topic = self._weigh_topics()
        self.scan = Scan(parse, self._topic)
        self.phrases = PhraseReader(self.scan)
        self._date = report.date
        self._seen: list[_Seen] = []
        self._persons: dict[str, Reading] = {}
        self._acronyms: dict[str, Reading] = {}
        self._states = self._weigh_states()

    # -- reading ---------------------------------------------------------------------------------------------------

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
            self._remember(first, last, facts, reading)
        return reading

    def _resolve(self, facts: Facts, beside: Facts, first: int, last: int) -> Reading:
        name = facts.name or self._plain_name(facts, first, last) or self._name_beside(facts, beside)
        head = facts.head if facts.head >= 0 else last - 1
        known = self._known(name, facts) if name else None
        actor, unit, basis = facts.actor, facts.unit, "words"
        if facts.placed and facts.role is not None and not facts.role.context:
            actor = ""  # "activists in Aleppo" speak for no state
        if not facts.named and not (facts.role and facts.role.kind == "office"):
            own = self.scan.organisation(first, last)
            if own and not (known and known.actor != UNKNOWN):
                return Reading(own, None, None, "words", _SCORES["place"], head)
        if facts.role and facts.role.kind == "group_role" and not facts.named:
            actor, unit, basis = self._group(facts, first) or (actor, unit, "words")
        if known and (not actor or facts.role is None):
            actor, basis = known.actor, known.basis
            unit = unit if facts.role is not None and facts.strong else known.unit
            name = known.name
        elif known:
            name = known.name
        if not actor and facts.behind:
            behind = self._known(facts.behind, Facts())
            actor, basis = (behind.actor, behind.basis) if behind and behind.actor != UNKNOWN else ("", basis)
        if not actor and facts.role:
            actor, unit, basis = self._by_place(facts, first, last) or self._of_organisation(facts, first, last, unit)
        if (not actor or actor == UNKNOWN) and beside.actor:
            actor, basis = beside.actor, "apposition"
            unit = beside.unit if not facts.strong else unit
        if actor and facts.role and facts.role.kind == "words":
            unit = unit if facts.unit else self._unit_of(actor, first)
        if not actor:
            found = self._from_context(facts, first, last, name)
            if found:
                unit = None if found.actor.startswith(_BODIES) else found.unit
                return replace(found, unit=unit, name=name or found.name, head=head)
            if name and not facts.role and self._place_name(name, first):
                return Reading("")
            if name or facts.role:
                unit = self._unknown_unit(facts, beside)
                return Reading(UNKNOWN, unit, name, "none", _SCORES["none"], head)
            return Reading("")
        if actor.startswith(_BODIES):
            unit = None
            if facts.named and facts.named.kind == "org":
                actor = self.scan.qualified(first, last) or actor
        return Reading(actor, unit, name, basis, _SCORES[basis], head)

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
            country = self._country(start, end)
            if country:
                local = facts.unit == "GOV" and role.words in ("government", "authorities", "administration")
                return country, "LOC" if local else facts.unit, "place"
        return None

    def _place_name(self, name: str, first: int) -> bool:
        """Whether what the parser takes for a person is rather a place: the gazetteer has it, and it is led to as one."""
        found = gazetteer().named(name) or gazetteer().named(name, loose=True)
        if not found:
            return False
        before = self.tokens[first - 1].lower if first else ""
        near = self._topic.keys() | {code for _, code, _ in self._states}
        return before in _locating() or (len(keys_of(name)) == 1 and any(place.country in near for place in found))

    def _country(self, start: int, end: int) -> str | None:
        """The state in which the gazetteer's largest place of that name lies, if it is large enough to be meant."""
        words = self.parse.text[self.tokens[start].start : self.tokens[end - 1].end]
        near = self._topic.keys() | {code for _, code, _ in self._states}
        found = [place for place in gazetteer().named(words) if place.country]
        best = next((place for place in found if place.country in near), found[0] if found else None)
        return best.country if best and (best.population >= 50_000 or best.country in near) else None

    def _of_organisation(self, facts: Facts, first: int, last: int, unit: str | None) -> tuple[str, str | None, str]:
        """The organisation after a preposition: "the president of Northfield University"."""
        for i in range(first + 1, last - 1):
            if self.tokens[i].lower in ("of", "at", "for", "from", "with") and i not in self.scan.at:
                start = i + 1 if self.tokens[i + 1].pos != "DET" else i + 2
                own = self.scan.organisation(start, last) if start < last else None
                if own:
                    return own, None, "words"
        return "", unit, "words"

    # -- names -----------------------------------------------------------------------------------------------------

    def _plain_name(self, facts: Facts, first: int, last: int) -> str | None:
        """The whole phrase as a name, if the report or the tables know a person called so."""
        if facts.actor or facts.role or last - first > 5:
            return None
        words = self.parse.text[self.tokens[first].start : self.tokens[last - 1].end]
        words = words.removesuffix("'s").removesuffix("’s")
        if not words[:1].isupper() or self.tokens[first].ent in ("DATE", "EVENT", "LAW"):
            return None
        for each in (words, words.removesuffix("s")):  # a possessive that lost its apostrophe
            keys = " ".join(keys_of(each))
            if keys in self._persons or holders().named(each, self._date) or holders().called(each, self._date):
                return each
        return None

    @staticmethod
    def _name_beside(facts: Facts, beside: Facts) -> str | None:
        return (
            beside.name if facts.role and facts.role.kind in ("office", "weak", "organ_role", "people_role") else None
        )

    def _known(self, name: str, facts: Facts) -> Reading | None:
        """The person from the report so far, else from the tables of office-holders."""
        keys = keys_of(name)
        if name.endswith("s") and not holders().called(name, self._date) and holders().called(name[:-1], self._date):
            name, keys = name[:-1], keys_of(name[:-1])  # a possessive that lost its apostrophe
        seen = self._persons.get(" ".join(keys)) or self._persons.get(" ".join(keys[-1:]))
        if seen and len(keys) > 1 and keys[0] not in keys_of(seen.name or ""):
            seen = None  # another member of the family
        if seen and (seen.actor != UNKNOWN or not facts.role) and (not facts.actor or facts.actor == seen.actor):
            return replace(seen, basis="memory")
        long = len(keys) > 1
        state = facts.actor or None
        found = (holders().named(name, self._date, state) if long else None) or (
            holders().called(name, self._date, state) if not long or facts.role is None or "-" in name else None
        )
        if found is None or (state and found.actor != state):
            return None
        return Reading(found.actor, _held(found, self._date), found.name if not long else name, "holder")

    # -- context ---------------------------------------------------------------------------------------------------

    def _from_context(self, facts: Facts, first: int, last: int, name: str | None) -> Reading | None:
        """A phrase that names no actor: by an earlier mention of the same, then by the state that is talked about."""
        role = facts.role
        same = self._same(facts, first, last) if not name else None
        if same:
            return replace(same, basis="memory", score=_SCORES["memory"])
        if role is None or (facts.backed and role.unit in (None, "MIL")):
            return None
        owner = self._owner(first, last)
        if owner:
            return Reading(owner, facts.unit, name, "memory", _SCORES["memory"])
        if role.kind == "words":
            return self._author(first)
        if not role.context and not (facts.placed and facts.strong):
            return None
        if role.kind == "bare" and self.tokens[last - 1].tag == "NNS":
            return None
        if any(self.tokens[n].lower in ("ministry", "department") for n in range(first, last)) and role.unit == "GOV":
            before = self._ministry(first)
            if before:
                return replace(before, name=name, basis="memory", score=_SCORES["memory"])
        state = self.state_near(first)
        return Reading(state, facts.unit, name, "context", _SCORES["context"]) if state else None

    def _same(self, facts: Facts, first: int, last: int) -> Reading | None:
        """The earlier mention that a short form repeats: "the ministry", "the Observatory", "the spokesman"."""
        det = self.tokens[first - 1].lower if first else ""
        text = self.tokens[last - 1].text
        if text in self._acronyms and last - first == 1:
            return self._acronyms[text]
        if last - first > 2 or (det not in ("the", "that", "this") and not text[:1].isupper()):
            return None
        lemma, words = self.tokens[last - 1].lemma, {self.tokens[i].lower for i in range(first, last)}
        for seen in reversed(self._seen):
            if seen.first >= first or (seen.reading.actor in ("", UNKNOWN) and not facts.role):
                continue
            if det not in ("the", "that", "this") and not seen.named:
                continue
            if lemma in ("president", "minister") and not seen.reading.name:
                continue
            if lemma == seen.lemma and words <= seen.words | {lemma}:
                return seen.reading
        return None

    def _ministry(self, first: int) -> Reading | None:
        """The ministry mentioned last, for "a ministry official"."""
        for seen in reversed(self._seen):
            if seen.first < first and seen.words & {"ministry", "department"} and seen.reading.unit:
                return seen.reading
        return None

    def _owner(self, first: int, last: int) -> str | None:
        """The actor of "its forces", "their president": the nearest state or group mentioned before."""
        if not any(self.tokens[i].tag == "PRP$" for i in range(max(0, first - 1), min(first + 2, last))):
            return None
        for seen in reversed(self._seen):
            if seen.first < first and seen.reading.actor not in ("", UNKNOWN):
                return seen.reading.actor
        return None

    def _author(self, first: int) -> Reading | None:
        """Who stands behind "the statement": the last actor mentioned before."""
        if not first or self.tokens[first - 1].lower not in ("the", "this", "that", "its"):
            return None
        back = [seen for seen in self._seen if seen.first < first and seen.reading.actor not in ("", UNKNOWN)]
        if not back:
            return None
        best = max(back, key=lambda seen: (seen.reading.unit is not None, seen.first))
        return replace(best.reading, basis="memory", score=_SCORES["context"], name=None)

    def _unit_of(self, actor: str, first: int) -> str | None:
        """The organ that last spoke for `actor`: "the Azerbaijan statement" after "the ministry said"."""
        for seen in reversed(self._seen):
            if seen.first < first and seen.reading.actor == actor and seen.reading.unit:
                return seen.reading.unit
        return None

    def _group(self, facts: Facts, first: int) -> tuple[str, str | None, str] | None:
        """The armed group that "the rebels" are: one named in the report, else the one known for the state."""
        words = {fold(self.tokens[n].text) for n in range(first, min(first + 6, len(self.tokens)))}
        kinds = {fold(each) for each in facts.role.words.split()} if facts.role else words
        unit = "MIL" if facts.role and "forces" in facts.role.words else None
        best: tuple[float, Entry] | None = None
        for hit in self.scan.hits:
            entry = hit.entry
            if entry.kind not in ("group", "region") or (facts.actor and facts.actor not in entry.states):
                continue
            weight = 3.0 * _fits(kinds, entry) + (entry.kind == "group") - abs(hit.first - first) / 100
            if best is None or weight > best[0]:
                best = (weight, entry)
        if best and best[0] > 0.5:
            return best[1].actor, unit, "memory"
        weights = self._weights(first)
        for state in [facts.actor] if facts.actor else sorted(weights, key=lambda code: -weights[code]):
            known = next((entry for entry in _groups_of(state) if _fits(kinds, entry)), None)
            if known:
                return known.actor, unit, "context"
        return None

    def state_near(self, i: int) -> str | None:
        """The state that a report most likely means at token `i` when it names none; None if it mentions none.

        Earlier and nearer mentions weigh more, and so do those in the title and the topics.
        """
        weights = self._weights(i)
        return max(weights, key=lambda code: weights[code], default=None)

    def _weights(self, i: int) -> dict[str, float]:
        """How much the report is about each state, seen from token `i`.

        A bonus for subjects of sentences, and a discount for repeated mentions, were tried: both lose (benchmarks).
        """
        weights: dict[str, float] = dict(self._topic)
        sentence = self.tokens[i].sentence if i < len(self.tokens) else 0
        for at, code, weight in self._states:
            away = abs(self.tokens[at].sentence - sentence)
            weights[code] = weights.get(code, 0.0) + weight * (1.0 if at < i else 0.35) / (1 + 0.4 * away)
        return weights

    def sides(self, i: int) -> tuple[str, ...]:
        """The two parties mentioned last before token `i`, in their order: "both sides", "the two countries"."""
        found: list[str] = []
        for hit in reversed(self.scan.hits):
            entry = hit.entry
            if hit.first < i and (entry.is_state or entry.kind in ("group", "region")) and entry.actor not in found:
                found.append(entry.actor)
        return tuple(reversed(found[:2]))

    # -- preparation -----------------------------------------------------------------------------------------------

    def _weigh_states(self) -> list[tuple[int, str, float]]:
        out: list[tuple[int, str, float]] = []
        for hit in self.scan.hits:
            entry = hit.entry
            if entry.is_state and not self.scan.circumstance(hit):
                weight = {"seat": 0.8, "people": 0.9, "adjective": 0.8}.get(entry.kind, 1.0)
                out.append((hit.first, entry.actor, weight))
            elif entry.kind == "organ":
                out.append((hit.first, entry.actor, 0.8))
        out.extend(self._weigh_places())
        return out

    def _weigh_places(self) -> Iterator[tuple[int, str, float]]:
        """Cities and regions that the parser sees speak for their country, a little less than its name does."""
        i = 0
        while i < len(self.tokens):
            start = i
            while i < len(self.tokens) and self.tokens[i].ent == "GPE" and i not in self.scan.at:
                i += 1
            if i > start:
                words = self.parse.text[self.tokens[start].start : self.tokens[i - 1].end]
                found = next((place for place in gazetteer().named(words) if place.country), None)
                if found and found.population >= 20_000:
                    yield start, found.country, 0.7
            i = max(i, start + 1)

    def _weigh_topics(self) -> dict[str, float]:
        weights: dict[str, float] = {}
        for line in (*self.report.topics, self.report.title or ""):
            words = [Token(n, w, w.lower(), "PROPN", "NNP", "", n, 0, 1, 0) for n, w in enumerate(_words(line))]
            for hit in lexicon().scan(words):
                if hit.entry.is_state or hit.entry.kind == "organ":
                    weights[hit.entry.actor] = weights.get(hit.entry.actor, 0.0) + 0.8
        return weights

    def _apposition(self, first: int, last: int) -> Facts:
        """What follows after a comma, if it explains the phrase: "X, head of the Y"; "the spokesman, X, said"."""
        i = last
        if i + 1 >= len(self.tokens) or self.tokens[i].text != ",":
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
        person = any(self.tokens[n].ent == "PERSON" for n in range(first, last))
        if facts.role is None and not facts.name and not (person and facts.actor):
            return Facts()
        return facts

    def _remember(self, first: int, last: int, facts: Facts, reading: Reading) -> None:
        head = self.tokens[facts.head if first <= facts.head < last else last - 1]
        words = frozenset(self.tokens[i].lower for i in range(first, last))
        named = bool(facts.named) or head.text[:1].isupper()
        self._seen.append(_Seen(first, head.lemma, words, reading, facts.role, named))
        if reading.name:
            keys = keys_of(reading.name)
            person = replace(reading, basis="memory")
            for short in {" ".join(keys), *keys[1:], *(" ".join(keys[n:]) for n in range(1, len(keys)))}:
                if len(short) > 2 and (short not in self._persons or self._persons[short].actor == UNKNOWN):
                    self._persons[short] = person
        if last + 2 < len(self.tokens) and self.tokens[last].text == "(" and self.tokens[last + 2].text == ")":
            acronym = self.tokens[last + 1].text
            if acronym.isupper():
                self._acronyms[acronym] = reading


@cache
def _locating() -> frozenset[str]:
    rows = table("places/small", "word", "sign")
    return frozenset(row["word"] for row in rows if row["sign"] in ("locating", "moving")) | {"of", "the"}


def _fits(kinds: set[str], entry: Entry) -> bool:
    return any(kind.rstrip("s") == each.rstrip("s") for kind in kinds for each in entry.kinds)


@cache
def _groups_of(state: str) -> tuple[Entry, ...]:
    rows = table("actors/groups", "actor", "names")
    return tuple(
        Entry("group", row["actor"], row["unit"] or None, "", alternatives(row["states"]), alternatives(row["kinds"]))
        for row in rows
        if state in alternatives(row["states"])
    )


def _held(holder: Holder, date: str | None) -> str | None:
    return holder.unit if holder.distance(date) <= 1 or holder.rank < 3 else None


def _words(line: str) -> list[str]:
    return line.replace("–", " – ").replace("-", " - ").replace(",", " , ").split()
