"""What a stretch of text names: a time, an actor, a place or an agreement."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.span import Span
from counterclaim.model.when import When

__all__ = ["ActorMention", "AgreementMention", "Candidate", "PlaceMention", "TimeMention"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a time expression, and why."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A TIMEX3: `type` is DATE, TIME, DURATION or SET, `value` its TIMEX3 value, empty if it stays unresolved.

    `when` is the calendar interval that it denotes, where it denotes one. `candidates` are ranked, the best first.
    `mod` is the TIMEX3 modifier (START, MID, END, APPROX, ...). `through` is set on the first date of a range
    ("24" in "24-28 March"): the interval from it to the last.
    """

    span: Span
    type: str
    value: str
    when: When | None = None
    candidates: tuple[Candidate, ...] = ()
    mod: str = ""
    through: When | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name a party, an organ or a person who speaks or acts for one.

    `actor` is a code of the guide (`AZE`, `IGO:UN`, `Hezbollah`, `ORG:Name`, `MED:Name`), `unit` the organ
    (`MOD`, `HOS`, ...) or None for the bare party, `name` a person's full name. `head` is the offset of the head word.
    """

    span: Span
    actor: str
    unit: str | None = None
    name: str | None = None
    head: int = -1
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym, resolved or not; `lat`, `lon` in degrees WGS 84. `country` is an ISO 3166 alpha-3 code.

    `precision` is settlement, district, region, country or feature. `relation` is how the words put something by the
    place and not in it: near, outside, off, between, border, or a bearing ("north-east").
    """

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    country: str | None = None
    kind: str | None = None
    score: float = 1.0
    precision: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementMention:
    """Words that name a treaty, ceasefire, declaration, resolution or protocol.

    `date` is the ISO prefix of its making, `article` the article invoked, `agreement` the id of the register's entry.
    """

    span: Span
    name: str
    date: str | None = None
    article: str | None = None
    agreement: str | None = None
