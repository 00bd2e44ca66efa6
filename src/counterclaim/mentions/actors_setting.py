"""What a report is about: which states it talks of, how much at each point, and which armed groups."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from counterclaim.mentions.actors_lexicon import Entry, fold, keys_of
from counterclaim.mentions.actors_phrase import Facts
from counterclaim.mentions.actors_scan import Scan
from counterclaim.mentions.actors_sources import Sources, sources
from counterclaim.mentions.places_gazetteer import Place
from counterclaim.model import Parse, Report, Token
from counterclaim.words import table

__all__ = ["Setting"]

# Weights of a mention of a state, by how it is made; a city seen by the parser speaks a little less for its country.
_WEIGHTS = {"state": 1.0, "people": 0.9, "adjective": 0.8, "seat": 0.8, "organ": 0.8}
CITY = 0.7
# A state in the title or a topic: 0.3 to 0.8 give the same on the record gold, 1.2 loses two targets of 75.
TOPIC = 0.5
# Places below this are too often namesakes of people and of words to speak for a state that the report never names.
KNOWN_CITY = 50_000
_SMALL = ("city", "capital", "district")


class Setting:
    """The states of one report, weighed; built from its hits, its places, its title and its topics."""

    def __init__(self, report: Report, parse: Parse, known: Sources | None = None) -> None:
        self.tokens = parse.tokens
        self.parse = parse
        self.known = known or sources()
        self._topic = _weigh_topics(report, self.known)
        self.scan = Scan(parse, self._topic, self.known)
        self._states = list(self._weigh_states())
        self.near = frozenset(self._topic) | {code for _, code, _ in self._states}
        self._states.extend(self._weigh_places())

    def state_near(self, i: int) -> str | None:
        """The state that the report most likely means at token `i` when it names none; None if it mentions none.

        Earlier and nearer mentions weigh more, and so do those in the title and the topics.
        """
        weights = self.weights(i)
        return max(weights, key=lambda code: weights[code], default=None)

    def weights(self, i: int) -> dict[str, float]:
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

    def country(self, start: int, end: int) -> str | None:
        """The state in which the place of tokens `start` to `end` lies, if large or if the report talks of it."""
        words = self.parse.text[self.tokens[start].start : self.tokens[end - 1].end]
        found = [place for place in self.known.gazetteer.named(words) if place.country]
        best = next((place for place in found if place.country in self.near), found[0] if found else None)
        return best.country if best and (best.population >= KNOWN_CITY or best.country in self.near) else None

    @property
    def only_state(self) -> str | None:
        """The one state that the report talks about; None if there are more or none."""
        return next(iter(self.near)) if len(self.near) == 1 else None

    def region(self, start: int, end: int) -> str | None:
        """The state of which the tokens `start` to `end` name a province or an island."""
        found = self._named(start, end)
        return found[0].country or None if found and found[0].kind in ("region", "island") else None

    def is_large(self, start: int, end: int) -> bool:
        """Whether tokens `start` to `end` name a place that is known beyond its country."""
        found = self._named(start, end)
        return bool(found) and (found[0].kind not in _SMALL or found[0].population >= KNOWN_CITY)

    def _named(self, start: int, end: int) -> tuple[Place, ...]:
        return self.known.gazetteer.named(self.parse.text[self.tokens[start].start : self.tokens[end - 1].end])

    def is_place(self, name: str, first: int) -> bool:
        """Whether what the parser takes for a person is rather a place: the gazetteer has it, and words lead to it."""
        found = self.known.gazetteer.named(name) or self.known.gazetteer.named(name, loose=True)
        if not found:
            return False
        before = self.tokens[first - 1].lower if first else ""
        near = any(place.country in self.near for place in found)
        return before in _locating() or (len(keys_of(name)) == 1 and near)

    def group(self, facts: Facts, first: int) -> tuple[str, str | None, str] | None:
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
        weights = self.weights(first)
        for state in [facts.actor] if facts.actor else sorted(weights, key=lambda code: -weights[code]):
            known = next((entry for entry in self.known.groups.get(state, ()) if _fits(kinds, entry)), None)
            if known:
                return known.actor, unit, "context"
        return None

    def _weigh_states(self) -> Iterator[tuple[int, str, float]]:
        for hit in self.scan.hits:
            weight = _WEIGHTS.get(hit.entry.kind)
            if weight and not self.scan.circumstance(hit):
                yield hit.first, hit.entry.actor, weight

    def _weigh_places(self) -> Iterator[tuple[int, str, float]]:
        i = 0
        while i < len(self.tokens):
            start = i
            while i < len(self.tokens) and self.tokens[i].ent == "GPE" and i not in self.scan.at:
                i += 1
            if i > start:
                country = self.country(start, i)
                if country:
                    yield start, country, CITY
            i = max(i, start + 1)


def _weigh_topics(report: Report, known: Sources) -> dict[str, float]:
    weights: dict[str, float] = {}
    for line in (*report.topics, report.title or ""):
        parts = line.replace("–", " – ").replace("-", " - ").replace(",", " , ").split()
        words = [Token(n, w, w.lower(), "PROPN", "NNP", "", n, 0, 1, 0) for n, w in enumerate(parts)]
        for hit in known.lexicon.scan(words):
            if hit.entry.is_state or hit.entry.kind == "organ":
                weights[hit.entry.actor] = weights.get(hit.entry.actor, 0.0) + TOPIC
    return weights


@cache
def _locating() -> frozenset[str]:
    rows = table("places/small", "word", "sign")
    return frozenset(row["word"] for row in rows if row["sign"] in ("locating", "moving")) | {"of", "the"}


def _fits(kinds: set[str], entry: Entry) -> bool:
    return any(kind.rstrip("s") == each.rstrip("s") for kind in kinds for each in entry.kinds)
