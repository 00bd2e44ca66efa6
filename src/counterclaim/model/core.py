"""What a claim puts forward, stripped of who says so: enough to compare it with the claims of other reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.model.claim import Act, EventType

__all__ = ["Core", "Mood", "Predicate"]

Mood = Literal["says", "wants"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One thing that a content says happens. `sense` is its name in `words/links/senses.tsv`, or its lemma.

    `doer`, `thing` and `around` are the words of its subject, its object (or the subject of a passive or an
    intransitive), and the rest of its clause; `count` is the number of the thing; `agent`, `patient`, `place`,
    `when`, `type` come from the event found there, where one was, as do its `standing` and its `harms`: the kind, the
    least and the most of those who came to harm ("killed 20 20", "wounded 51 -").
    """

    sense: str
    negated: bool = False
    type: EventType | None = None
    agent: str | None = None
    patient: str | None = None
    place: str | None = None
    when: str | None = None
    doer: frozenset[str] = frozenset()
    thing: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    count: str | None = None
    harms: frozenset[str] = frozenset()
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Core:
    """What one claim puts forward, one a claim of a speaker; the report's own voice has none.

    `actor`, `unit`, `target` (an actor code), `act`, `said` and `cue` (its words) are the claim's. `mood` is "wants"
    for what is asked for, offered or threatened. `denied`: the claim denies its content, so that the polarity turns
    round. `words` are the bearing words of the content. `places` name the places in the content, but no
    countries, by `g` and the geonameid where it is known; `countries` (ISO 3166 alpha-3) are those that hold them.
    """

    claim: str
    actor: str
    act: Act
    mood: Mood = "says"
    denied: bool = False
    predicates: tuple[Predicate, ...] = ()
    words: frozenset[str] = frozenset()
    unit: str | None = None
    name: str | None = None
    target: str | None = None
    said: str | None = None
    cue: str = ""
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    part: str = ""
