"""Who was mentioned before in a report, so that short forms and definite phrases find them again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.mentions.actors_holders import Holder
from counterclaim.mentions.actors_lexicon import keys_of
from counterclaim.mentions.actors_phrase import Facts
from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.model import Parse

__all__ = ["BODIES", "SCORES", "UNKNOWN", "Memory", "Reading"]

UNKNOWN = "unknown"
BODIES = ("IGO:", "ORG:", "MED:")  # codes that have no units
# By how a reading was found; set by hand: what the words say is surer than what stands around them.
SCORES = {"words": 0.95, "holder": 0.9, "memory": 0.85, "apposition": 0.85, "place": 0.7, "context": 0.6, "none": 0.3}


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom a phrase means. `actor` is a code, "unknown" for somebody unnamed, "" for no actor at all.

    `basis` tells how it was found: words, holder, memory, apposition, place, context, none; `score` follows from it.
    `head` is the index of the deciding token.
    """

    actor: str
    unit: str | None = None
    name: str | None = None
    basis: str = "none"
    score: float = 0.0
    head: int = -1


@dataclass(frozen=True, slots=True)
class _Seen:
    first: int
    lemma: str
    words: frozenset[str]
    reading: Reading
    named: bool


class Memory:
    """The readings of one report so far."""

    def __init__(self, parse: Parse, date: str | None, known: Sources | None = None) -> None:
        self._holders = (known or sources()).holders
        self.tokens = parse.tokens
        self._date = date
        self._seen: list[_Seen] = []
        self._persons: dict[str, Reading] = {}
        self._acronyms: dict[str, Reading] = {}

    def add(self, first: int, last: int, facts: Facts, reading: Reading) -> None:
        """Remembers that tokens `first` to `last` mean `reading`; an acronym in brackets after them means it too."""
        head = self.tokens[facts.head if first <= facts.head < last else last - 1]
        words = frozenset(self.tokens[i].lower for i in range(first, last))
        named = bool(facts.named) or head.text[:1].isupper()
        self._seen.append(_Seen(first, head.lemma, words, reading, named))
        if reading.name:
            keys = keys_of(reading.name)
            person = replace(reading, basis="memory")
            for short in {" ".join(keys), *keys[1:], *(" ".join(keys[n:]) for n in range(1, len(keys)))}:
                if len(short) > 2 and (short not in self._persons or self._persons[short].actor == UNKNOWN):
                    self._persons[short] = person
        initials = "".join(self.tokens[i].text[0] for i in range(first, last) if self.tokens[i].text[:1].isupper())
        if len(initials) > 2 and not reading.name and reading.actor != UNKNOWN:
            self._acronyms.setdefault(initials, reading)  # "the Popular Defence Force ... the PDF"
        if last + 2 < len(self.tokens) and self.tokens[last].text == "(" and self.tokens[last + 2].text == ")":
            acronym = self.tokens[last + 1].text
            if acronym.isupper():
                self._acronyms[acronym] = reading

    def person(self, name: str, facts: Facts) -> Reading | None:
        """The person called `name`: from the report so far, else from the tables of office-holders."""
        keys = keys_of(name)
        called = self._holders.called
        if name.endswith("s") and not called(name, self._date) and called(name[:-1], self._date):
            name, keys = name[:-1], keys_of(name[:-1])  # a possessive that lost its apostrophe
        seen = self._persons.get(" ".join(keys)) or self._persons.get(" ".join(keys[-1:]))
        if seen and len(keys) > 1 and keys[0] not in keys_of(seen.name or ""):
            seen = None  # another member of the family
        if seen and (seen.actor != UNKNOWN or not facts.role) and (not facts.actor or facts.actor == seen.actor):
            return replace(seen, basis="memory")
        long = len(keys) > 1
        state = facts.actor or None
        found = (self._holders.named(name, self._date, state) if long else None) or (
            self._holders.called(name, self._date, state) if not long or facts.role is None or "-" in name else None
        )
        if found is None or (state and found.actor != state):
            return None
        return Reading(found.actor, _held(found, self._date), found.name if not long else name, "holder")

    def acronym(self, first: int, last: int) -> Reading | None:
        """The actor whose acronym, once given in brackets, these tokens are."""
        return self._acronyms.get(self.tokens[first].text) if last - first == 1 else None

    def knows(self, words: str) -> bool:
        """Whether `words` are a person's name to the report or to the tables."""
        known = " ".join(keys_of(words)) in self._persons
        return bool(known or self._holders.named(words, self._date) or self._holders.called(words, self._date))

    def same(self, facts: Facts, first: int, last: int) -> Reading | None:
        """The earlier mention that a short form repeats: "the ministry", "the Observatory", "the spokesman"."""
        det = self.tokens[first - 1].lower if first else ""
        text = self.tokens[last - 1].text
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

    def ministry(self, first: int) -> Reading | None:
        """The ministry mentioned last, for "a ministry official"."""
        for seen in reversed(self._seen):
            if seen.first < first and seen.words & {"ministry", "department"} and seen.reading.unit:
                return seen.reading
        return None

    def last_state(self, first: int) -> str | None:
        """The state mentioned last, by whatever words."""
        back = (seen.reading.actor for seen in reversed(self._seen) if seen.first < first)
        return next((actor for actor in back if len(actor) == 3 and actor.isupper()), None)

    def owner(self, first: int, last: int) -> str | None:
        """The actor of "its forces", "their president": the nearest state or group mentioned before."""
        if not any(self.tokens[i].tag == "PRP$" for i in range(max(0, first - 1), min(first + 2, last))):
            return None
        for seen in reversed(self._seen):
            if seen.first < first and seen.reading.actor not in ("", UNKNOWN):
                return seen.reading.actor
        return None

    def author(self, first: int) -> Reading | None:
        """Who stands behind "the statement": the last actor mentioned before."""
        if not first or self.tokens[first - 1].lower not in ("the", "this", "that", "its"):
            return None
        back = [seen for seen in self._seen if seen.first < first and seen.reading.actor not in ("", UNKNOWN)]
        if not back:
            return None
        best = max(back, key=lambda seen: (seen.reading.unit is not None, seen.first))
        return replace(best.reading, basis="memory", score=SCORES["context"], name=None)

    def unit_of(self, actor: str, first: int) -> str | None:
        """The organ that last spoke for `actor`: "the Azerbaijan statement" after "the ministry said"."""
        for seen in reversed(self._seen):
            if seen.first < first and seen.reading.actor == actor and seen.reading.unit:
                return seen.reading.unit
        return None


def _held(holder: Holder, date: str | None) -> str | None:
    return holder.unit if holder.distance(date) <= 1 or holder.rank < 3 else None
