"""What a speaker puts forward by a speech act, and what it says happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.model.ids import content_id
from counterclaim.model.span import Span

__all__ = ["ACTS", "EVENT_TYPES", "STANDINGS", "UNITS", "Act", "Attribution", "Claim", "Control", "Event", "EventType",
           "Harm", "Held", "Quantity", "Quote", "Speaker", "Stance", "Standing", "Target", "Wide", "claim_id"]

Act = Literal["state", "accuse", "deny", "confirm", "demand", "promise", "warn", "refuse", "condemn", "concern",
              "support", "silent"]
ACTS: tuple[Act, ...] = get_args(Act)
Quote = Literal["none", "direct", "mixed"]
EventType = Literal["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
                    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONTROL", "BREACH",
                    "OTHER"]
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
UNITS = ("GOV", "HOS", "HOG", "MFA", "MOD", "MIL", "LEG", "PAR", "OPP", "JUD", "COP", "LOC", "DIP", "CIV")
Stance = Literal["asserted", "denied"]
Standing = Literal["asserted", "denied", "possible", "conditional", "demanded", "promised", "planned", "questioned",
                   "reported"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
Harm = Literal["killed", "wounded", "captured", "missing", "displaced"]


@dataclass(frozen=True, slots=True)
class Wide:
    """The spans of an attribution as the published corpora (PARC, PolNeAR) annotate them: the cue with its auxiliaries
    and adverbs, the content with its complementiser and quotation marks."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what, as spans only: no actor is resolved yet.

    `source` is the words that name the speaker, None where the sentence hides it. `target` is whom the act is aimed
    at, as words. `holder` is the index (in the report's tuple) of the attribution whose content holds this one.
    `part` names what found it. `wide` are its spans as the corpora annotate them, where the part that found it knows
    them. `only` names the one use that it is fit for: "claim" for a speech act that those corpora do not annotate,
    "row" for words of another's that come without a speech act ("believes that"), of which no claim is made.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    act: Act
    quote: Quote = "none"
    target: Span | None = None
    holder: int | None = None
    score: float = 1.0
    part: str = ""
    wide: Wide | None = None
    only: Literal["claim", "row"] | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a claim: its words and whom they speak for. The report's own voice has the actor `report`."""

    span: Span | None
    actor: str
    unit: str | None = None
    name: str | None = None

    @property
    def words(self) -> str:
        return self.span.words if self.span else ""


@dataclass(frozen=True, slots=True)
class Target:
    """Whom an accusation, demand, warning ... is aimed at."""

    words: str
    actor: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Content that a speaker puts forward by a speech act, found by its cue. Never a fact.

    `id` comes from the report and the spans (see `claim_id`); `relays` are the ids of the claims whose content holds
    this one, outermost first; `said` is the ISO prefix of the day the statement was made.
    The report's own voice is one claim with the speaker `report` and no cue.
    """

    id: str
    report: str
    speaker: Speaker
    cue: Span | None
    content: tuple[Span, ...]
    act: Act
    target: Target | None = None
    said: str | None = None
    quote: Quote = "none"
    relays: tuple[str, ...] = ()
    score: float = 1.0
    part: str = ""

    @property
    def own_voice(self) -> bool:
        """Whether it is the report itself that speaks."""
        return self.speaker.actor == "report"


def claim_id(report: str, source: Span | None, cue: Span | None, content: tuple[Span, ...], actor: str) -> str:
    """The id of a claim: from its report, its spans and, for joint speakers in the same words, the actor."""
    spans = [(span.start, span.end) for span in (source, cue, *content) if span]
    return content_id("c", report, spans, actor)


@dataclass(frozen=True, slots=True)
class Held:
    """How a source further out in the chain holds an event that it passes on: the report, or a claim around the claim.

    `claim` is the id of that outer claim, "" for the report itself; `actor` is its speaker, `report` for the report.
    """

    actor: str
    claim: str = ""
    standing: Standing = "reported"
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many came to harm: `least` to `most` people, None where the words leave that end open ("at least 20")."""

    kind: Harm
    span: Span
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What a claim's content (or the report's own voice) says happens, happened or should happen.

    `claim` is the id of the claim that says so. `negated` is the polarity inside the content: "haven't withdrawn"
    is a negated RETREAT. `agent` and `patient` are actor codes; `when` is an ISO prefix or interval.
    `standing` is how the claim's speaker holds the event, by the act and by the words of the content; `certainty`
    (0 to 1) how firmly, 1 for words without a hedge. `chain` is how the sources around that speaker hold it, the
    report first. `quantities` are the dead, wounded ... that the words count, `instrument` the words for the means,
    `place_span` and `when_span` the words that `place` and `when` rest on.
    """

    claim: str
    trigger: Span
    type: EventType
    agent: str | None = None
    patient: str | None = None
    negated: bool = False
    place: str | None = None
    when: str | None = None
    score: float = 1.0
    part: str = ""
    standing: Standing = "asserted"
    certainty: float = 1.0
    chain: tuple[Held, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    instrument: Span | None = None
    place_span: Span | None = None
    when_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """A claim's word on who holds a place."""

    claim: str
    place: str
    holder: str
    stance: Stance = "asserted"
    when: str | None = None
    span: Span | None = None
    part: str = ""
