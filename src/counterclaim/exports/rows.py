"""The rows of the export, one dict each, exactly as the contract names their fields.

`export jsonl` writes them from a record, `annotate claims` from an analysis that was never stored.
Within a report: the report, then claims, links, control, agreements, unanswered and flags, each in text order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.model import (
    AgreementMention,
    Analysis,
    Claim,
    Control,
    Event,
    Flag,
    Link,
    Quantity,
    Report,
    Ruling,
    Span,
    Unanswered,
    flag_id,
)

__all__ = ["claims_in_order", "rows"]

Row = dict[str, Any]


def rows(analysis: Analysis, rulings: Mapping[str, Ruling] | None = None) -> Iterator[Row]:
    """Every row of one report; `rulings` maps the id of a claim, link or flag to the ruling that counts."""
    rulings = rulings or {}
    report = analysis.report.id
    claims = claims_in_order(analysis)
    place = {claim.id: at for at, claim in enumerate(claims)}
    nowhere = len(place)

    def by_claim(value: Control | Unanswered) -> tuple[int, str]:
        return place.get(value.claim, nowhere), value.claim

    yield _report(analysis.report)
    for claim in claims:
        yield _claim(claim, analysis, rulings)
    for link in sorted(analysis.links, key=lambda link: (place.get(link.source, nowhere),
                                                         place.get(link.target, nowhere), link.target, link.kind)):
        yield _link(link, rulings)
    for control in sorted(analysis.control, key=by_claim):
        yield _control(report, control)
    for agreement in sorted(analysis.agreements, key=lambda mention: mention.span):
        yield _agreement(report, agreement)
    for silence in sorted(analysis.unanswered, key=by_claim):
        yield _unanswered(report, silence)
    for flag in sorted(analysis.flags, key=lambda flag: (flag.span, flag.kind)):
        yield _flag(report, flag, rulings)


def claims_in_order(analysis: Analysis) -> list[Claim]:
    """The claims as the text tells them: by their first words, the wider before what it holds."""

    def place(claim: Claim) -> tuple[int, int, str]:
        spans = [span for span in (claim.speaker.span, claim.cue, *claim.content) if span]
        return min((s.start for s in spans), default=0), -max((s.end for s in spans), default=0), claim.id

    return sorted(analysis.claims, key=place)


def _report(report: Report) -> Row:
    # `id` says `report` again, as in the rows of claims and links: the gold's scorer looks for it there
    return {"type": "report", "report": report.id, "id": report.id, "date": report.date,
            "date_basis": report.date_basis, "outlet": report.outlet, "title": report.title, "url": report.url,
            "sha256": report.sha256, "topics": list(report.topics), "replaces": report.replaces,
            "text": report.text}


def _claim(claim: Claim, analysis: Analysis, rulings: Mapping[str, Ruling]) -> Row:
    speaker, target = claim.speaker, claim.target
    return {
        "type": "claim", "report": claim.report, "id": claim.id,
        "source": {**_spanned(speaker.span), "actor": speaker.actor, "unit": speaker.unit, "name": speaker.name},
        "relays": list(claim.relays), "cue": _spanned(claim.cue), "content": [_spanned(span) for span in claim.content],
        "act": claim.act, "target": {"words": target.words, "actor": target.actor} if target else None,
        "said": claim.said, "quote": claim.quote,
        "events": [_event(event) for event in sorted(analysis.events_of(claim.id), key=lambda event: event.trigger)],
        "score": claim.score, "part": claim.part, **_ruling(rulings.get(claim.id)),
    }


def _offsets(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _event(event: Event) -> Row:
    return {"trigger": [event.trigger.start, event.trigger.end], "words": event.trigger.words, "type": event.type,
            "agent": event.agent, "patient": event.patient, "negated": event.negated, "place": event.place,
            "when": event.when, "score": event.score, "part": event.part, "standing": event.standing,
            "certainty": event.certainty, "quantities": [_quantity(each) for each in event.quantities],
            "instrument": _spanned(event.instrument) if event.instrument else None,
            "place_span": _offsets(event.place_span), "when_span": _offsets(event.when_span),
            "chain": [{"actor": held.actor, "claim": held.claim or None, "standing": held.standing,
                       "certainty": held.certainty} for held in event.chain]}


def _quantity(quantity: Quantity) -> Row:
    return {"kind": quantity.kind, **_spanned(quantity.span), "least": quantity.least, "most": quantity.most}


def _link(link: Link, rulings: Mapping[str, Ruling]) -> Row:
    return {"type": "link", "report": link.report, "id": link.id, "kind": link.kind, "from": link.source,
            "to": link.target, "basis": link.basis, "score": link.score, "part": link.part,
            **_ruling(rulings.get(link.id))}


def _control(report: str, control: Control) -> Row:
    return {"type": "control", "report": report, "claim": control.claim, "place": control.place,
            "holder": control.holder, "stance": control.stance, "when": control.when, "part": control.part}


def _agreement(report: str, mention: AgreementMention) -> Row:
    return {"type": "agreement", "report": report, **_spanned(mention.span), "name": mention.name,
            "date": mention.date, "article": mention.article, "agreement": mention.agreement}


def _unanswered(report: str, silence: Unanswered) -> Row:
    return {"type": "unanswered", "report": report, "claim": silence.claim, "by": silence.by,
            **_spanned(silence.span), "part": silence.part}


def _flag(report: str, flag: Flag, rulings: Mapping[str, Ruling]) -> Row:
    number = flag_id(report, flag)
    return {"type": "flag", "report": report, "id": number, "kind": flag.kind, **_spanned(flag.span),
            "reason": flag.reason, "candidates": [{"value": each.value, "why": each.why} for each in flag.candidates],
            "basis": flag.basis, "part": flag.part, **_ruling(rulings.get(number))}


def _spanned(span: Span | None) -> Row:
    if span is None:
        return {"span": None, "words": ""}
    return {"span": [span.start, span.end], "words": span.words}


def _ruling(ruling: Ruling | None) -> Row:
    """The verdict; an edited row keeps what the machine found and says beside it, in `edit`, what people changed."""
    if ruling is None:
        return {"ruling": None}
    if ruling.edit:
        return {"ruling": ruling.verdict, "edit": dict(ruling.edit)}
    return {"ruling": ruling.verdict}
