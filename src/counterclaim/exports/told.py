"""What the event exports have in common: each event as told, with who tells it and how they hold it.

`voice` says by whose word a thing happened: `report`, for what a report says in its own voice and for the acts of
speech that it reports, or an actor. `standing` is how that speaker holds it (asserted, denied, possible, conditional,
demanded, promised, planned, questioned, reported); `negated` is the polarity of the words, kept apart from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from counterclaim.exports.codes import place_codes, standing_of
from counterclaim.exports.entry import Entry
from counterclaim.exports.rows import claims_in_order
from counterclaim.model import Claim, Event, PlaceMention, Report, Span, When
from counterclaim.model.ids import content_id, numbered

__all__ = ["ATTRIBUTION", "Told", "attribution", "day_of", "told", "when_of"]

ATTRIBUTION = (
    "kind", "voice", "standing", "certainty", "negated", "act", "speaker", "speaker_unit", "speaker_name",
    "speaker_words", "chain", "target", "denied_by", "contradicted_by", "confirmed_by", "repeated_by", "ruling", "type",
    "event_id", "claim", "report", "outlet", "report_date", "said", "when", "when_precision", "when_flag", "date_basis",
    "place", "place_precision", "geonameid", "quantities", "instrument", "trigger_words", "trigger_start",
    "trigger_end", "content_words", "content_spans", "score", "part")


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one claim tells it; without an `event`, the claim's own act of speech."""

    id: str
    entry: Entry
    claim: Claim
    event: Event | None

    @property
    def report(self) -> Report:
        return self.entry.analysis.report

    @property
    def verdict(self) -> str | None:
        return self.entry.state(self.claim.id)

    @property
    def trigger(self) -> Span | None:
        return self.event.trigger if self.event else self.claim.cue

    @property
    def voice(self) -> str:
        """By whose word it happened; an act of speech is told by the claim around it, if there is one."""
        if self.event:
            return self.claim.speaker.actor
        holder = self._holder()
        return holder.speaker.actor if holder else "report"

    @property
    def standing(self) -> str:
        """How the voice holds it: by the words, or by the act alone where no part looked at the words."""
        if self.event is None:
            holder = self._holder()
            return standing_of(holder.act) if holder else "asserted"
        judged = self.claim.own_voice or self.event.chain or self.event.standing != "asserted"
        return self.event.standing if judged else standing_of(self.claim.act)

    @property
    def when(self) -> str | None:
        """When it happened by the words: the event, or the saying of the claim."""
        return self.event.when if self.event else self.claim.said

    @property
    def flag(self) -> str | None:
        """The kind of the flag on the words that give `when`: that date cannot be right."""
        when = when_of(self.when)
        words = [time.span for time in self.entry.analysis.times if when and time.when == when]
        found = (flag for flag in self.entry.analysis.flags if any(span.overlaps(flag.span) for span in words))
        return next((flag.kind for flag in found), None)

    @property
    def sure_when(self) -> When | None:
        """`when` as a time; None if there is none, or if it is flagged."""
        return None if self.flag else when_of(self.when)

    @property
    def place(self) -> PlaceMention | None:
        """The mention, nearest to the trigger, of the place that the event names, if it is on the map."""
        if self.event is None or not self.event.place:
            return None
        name, at = _plain(self.event.place), self.event.trigger.start
        placed = (each for each in self.entry.analysis.places if each.lat is not None and each.lon is not None)
        found = [each for each in placed if name in (_plain(each.name), _plain(each.span.words))]
        return min(found, key=lambda each: (abs(each.span.start - at), each.span), default=None)

    def plain(self, *, claimed: bool) -> bool:
        """Whether a table of events may hold it: what the report itself asserts, or with `claimed` what anyone says."""
        firm = self.event is None or (not self.event.negated and self.event.certainty == 1)
        own = self.voice == "report" and self.standing == "asserted" and firm
        return claimed or own

    def _holder(self) -> Claim | None:
        """The claim whose content holds this one, if any does; what the report's own voice holds it tells itself."""
        held = {each.id: each for each in self.entry.analysis.claims}
        return next((held[each] for each in reversed(self.claim.relays) if each in held), None)


def told(entry: Entry, *, acts: bool = False) -> Iterator[Told]:
    """Every event of a report, in text order; with `acts`, before each claim's events the act of speech itself."""
    events: list[tuple[Claim, Event | None]] = []
    for claim in claims_in_order(entry.analysis):
        if acts and not claim.own_voice:
            events.append((claim, None))
        events += [(claim, event) for event in sorted(entry.analysis.events_of(claim.id), key=_order)]
    ids = numbered(content_id("e", claim.id, _order(event) if event else claim.act) for claim, event in events)
    for number, (claim, event) in zip(ids, events, strict=True):
        yield Told(number, entry, claim, event)


def attribution(each: Told, date_basis: str) -> dict[str, Any]:
    """The columns that keep a row from passing for a fact, by the names of ATTRIBUTION."""
    claim, event, report, place = each.claim, each.event, each.report, each.place
    speaker, trigger, when = claim.speaker, each.trigger, when_of(each.when)
    row = {
        "kind": "event" if event else "act", "voice": each.voice, "standing": each.standing,
        "negated": int(bool(event and event.negated)), "act": claim.act, "speaker": speaker.actor,
        "speaker_unit": speaker.unit, "speaker_name": speaker.name, "speaker_words": speaker.words,
        "chain": _chain(each), "target": claim.target.actor if claim.target else None, **_answers(each),
        "ruling": each.verdict, "event_id": each.id, "claim": claim.id, "report": report.id, "outlet": report.outlet,
        "report_date": report.date, "said": claim.said, "when": each.when,
        "when_precision": when.precision if when else None, "when_flag": each.flag, "date_basis": date_basis,
        "place_precision": place_codes(place.kind).precision if place else None,
        "geonameid": place.geonameid if place else None,
        "trigger_words": trigger.words if trigger else None, "trigger_start": trigger.start if trigger else None,
        "trigger_end": trigger.end if trigger else None,
        "content_words": " … ".join(span.words for span in claim.content),
        "content_spans": "; ".join(f"{span.start}-{span.end}" for span in claim.content), **_of_event(each),
    }
    return {name: row[name] for name in ATTRIBUTION}


def when_of(value: str | None) -> When | None:
    """The time that a value means; None too for one that is no date, which the column `when` shows as it is."""
    try:
        return When(value) if value else None
    except ValueError:
        return None


def day_of(when: When | None) -> str | None:
    """The one day that a time means, as YYYY-MM-DD; None if it is less precise."""
    return when.earliest.isoformat() if when and when.earliest == when.latest else None


def _of_event(each: Told) -> dict[str, Any]:
    """The columns of an event; an act of speech has the claim's score and part, and none of the others."""
    event = each.event
    if event is None:
        return {"certainty": None, "type": None, "place": None, "quantities": None, "instrument": None,
                "score": each.claim.score, "part": each.claim.part}
    harm = (f"{each.kind} {_end(each.least)}-{_end(each.most)}" for each in event.quantities)
    return {"certainty": event.certainty, "type": event.type, "place": event.place, "quantities": "; ".join(harm),
            "instrument": event.instrument.words if event.instrument else None, "score": event.score,
            "part": event.part}


def _end(number: int | None) -> str:
    return "" if number is None else str(number)


def _order(event: Event) -> tuple[Any, ...]:
    return (event.trigger.start, event.trigger.end, event.type, event.agent or "", event.patient or "", event.negated,
            event.place or "", event.when or "")


def _chain(each: Told) -> str:
    """`report reported > RUS denied > ARM asserted`: how each source holds it, the outermost first."""
    held: list[tuple[str, str]] = [(held.actor, held.standing) for held in each.event.chain] if each.event else []
    if not held and each.claim.relays:
        claims = {claim.id: claim for claim in each.entry.analysis.claims}
        held = [(claims[relay].speaker.actor, "reported") for relay in each.claim.relays if relay in claims]
    if each.event:
        held.append((each.claim.speaker.actor, each.standing))
    return " > ".join(f"{actor} {standing}" for actor, standing in held)


def _answers(each: Told) -> dict[str, int]:
    """How many other claims deny, contradict, confirm and repeat this one."""
    entry, me = each.entry, each.claim.id
    links = (*entry.analysis.links, *entry.incoming)

    def by(kind: str, *, both_ways: bool = False) -> int:
        ends = [(link.source, link.target) for link in links if link.kind == kind]
        other = {source for source, target in ends if target == me}
        return len(other | {target for source, target in ends if both_ways and source == me})

    return {"denied_by": by("denies"), "contradicted_by": by("contradicts", both_ways=True),
            "confirmed_by": by("confirms"), "repeated_by": by("repeats")}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
