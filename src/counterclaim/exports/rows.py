"""The rows of the export, one dict each, exactly as the contract names their fields.

`export jsonl` writes them from a record, `annotate claims` from an analysis that was never stored.
Within a report: the report, then claims, links, control, agreements, unanswered and flags, each in text order.

Rows say what people ruled, and nothing is lost by it: a rejected row is there as the machine found it, with `ruling`
rejected; an edited one has the values as edited and, under `machine`, those that it had before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

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
    Review,
    Span,
    Unanswered,
    flag_id,
)
from counterclaim.record.edits import edited_flag

__all__ = ["claims_in_order", "rows"]

Row = dict[str, Any]
T = TypeVar("T", Control, Unanswered)


def rows(analysis: Analysis, reviews: Mapping[str, Review] | None = None, machine: Analysis | None = None,
         ) -> Iterator[Row]:
    """Every row of one report, as people ruled it, with what they rejected.

    `reviews` maps the id of a claim, link or flag to what was decided; `machine` is what was found before anybody
    ruled, where that differs.
    """
    reviews, machine = reviews or {}, machine or analysis
    report = analysis.report.id
    now = {claim.id: claim for claim in analysis.claims}
    gone = [claim for claim in machine.claims if claim.id not in now]
    claims = _in_order([*analysis.claims, *gone])
    place = {claim.id: at for at, claim in enumerate(claims)}
    nowhere = len(place)

    def by_claim(value: Control | Unanswered) -> tuple[int, str]:
        return place.get(value.claim, nowhere), value.claim

    yield _report(analysis.report)
    before = {claim.id: claim for claim in machine.claims} if machine is not analysis else {}
    for claim in claims:
        row = _claim(claim, analysis if claim.id in now else machine)
        was = _claim(before[claim.id], machine) if claim.id in before else row
        yield {**row, **_decided(row, was, reviews.get(claim.id), gone=claim.id not in now)}
    yield from _links(analysis, machine, reviews, place)
    for control in sorted(_all_of(analysis.control, machine.control, now), key=by_claim):
        yield _control(report, control, control.claim in now)
    for agreement in sorted(analysis.agreements, key=lambda mention: mention.span):
        yield _agreement(report, agreement)
    for silence in sorted(_all_of(analysis.unanswered, machine.unanswered, now), key=by_claim):
        yield _unanswered(report, silence, silence.claim in now)
    for flag in sorted(machine.flags, key=lambda flag: (flag.span, flag.kind)):
        yield _flag(report, flag, reviews)


def _all_of(now: tuple[T, ...], before: tuple[T, ...], claims: Mapping[str, Claim]) -> list[T]:
    """The rows of a layer, and behind them those of rejected claims."""
    out = list(now)
    out.extend(row for row in before if row.claim not in claims)
    return out


def _links(analysis: Analysis, machine: Analysis, reviews: Mapping[str, Review], place: Mapping[str, int],
           ) -> Iterator[Row]:
    now, before = ({link.id: link for link in found.links} for found in (analysis, machine))
    nowhere = len(place)
    for link in sorted((before | now).values(), key=lambda link: (place.get(link.source, nowhere), place.get(
            link.target, nowhere), link.target, link.kind)):
        row = _link(link)
        yield {**row, **_decided(row, _link(before.get(link.id, link)), reviews.get(link.id), gone=link.id not in now)}


def claims_in_order(analysis: Analysis) -> list[Claim]:
    """The claims as the text tells them: by their first words, the wider before what it holds."""
    return _in_order(analysis.claims)


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    def place(claim: Claim) -> tuple[int, int, str]:
        spans = [span for span in (claim.speaker.span, claim.cue, *claim.content) if span]
        return min((s.start for s in spans), default=0), -max((s.end for s in spans), default=0), claim.id

    return sorted(claims, key=place)


def _report(report: Report) -> Row:
    # `id` says `report` again, as in the rows of claims and links: the gold's scorer looks for it there
    return {"type": "report", "report": report.id, "id": report.id, "date": report.date,
            "date_basis": report.date_basis, "outlet": report.outlet, "title": report.title, "url": report.url,
            "sha256": report.sha256, "topics": list(report.topics), "replaces": report.replaces,
            "text": report.text}


def _claim(claim: Claim, analysis: Analysis) -> Row:
    speaker, target = claim.speaker, claim.target
    return {
        "type": "claim", "report": claim.report, "id": claim.id,
        "source": {**_spanned(speaker.span), "actor": speaker.actor, "unit": speaker.unit, "name": speaker.name},
        "relays": list(claim.relays), "cue": _spanned(claim.cue), "content": [_spanned(span) for span in claim.content],
        "act": claim.act, "target": {"words": target.words, "actor": target.actor} if target else None,
        "said": claim.said, "quote": claim.quote,
        "events": [_event(event) for event in sorted(analysis.events_of(claim.id), key=lambda event: event.trigger)],
        "score": claim.score, "part": claim.part,
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


def _link(link: Link) -> Row:
    return {"type": "link", "report": link.report, "id": link.id, "kind": link.kind, "from": link.source,
            "to": link.target, "basis": link.basis, "score": link.score, "part": link.part}


def _control(report: str, control: Control, stands: bool) -> Row:
    return {"type": "control", "report": report, "claim": control.claim, "place": control.place,
            "holder": control.holder, "stance": control.stance, "when": control.when, "part": control.part,
            "ruling": None if stands else "rejected"}


def _agreement(report: str, mention: AgreementMention) -> Row:
    return {"type": "agreement", "report": report, **_spanned(mention.span), "name": mention.name,
            "date": mention.date, "article": mention.article, "agreement": mention.agreement}


def _unanswered(report: str, silence: Unanswered, stands: bool) -> Row:
    return {"type": "unanswered", "report": report, "claim": silence.claim, "by": silence.by,
            **_spanned(silence.span), "part": silence.part, "ruling": None if stands else "rejected"}


def _flag(report: str, flag: Flag, reviews: Mapping[str, Review]) -> Row:
    number = flag_id(report, flag)
    review = reviews.get(number)
    now = flag
    if review and review.ruling and review.ruling.verdict == "edited":
        now = edited_flag(flag, dict(review.ruling.edit), review.ruling.by)
    row, was = ({"type": "flag", "report": report, "id": number, "kind": each.kind, **_spanned(each.span),
                 "reason": each.reason,
                 "candidates": [{"value": one.value, "why": one.why} for one in each.candidates],
                 "basis": each.basis, "part": each.part} for each in (now, flag))
    gone = review is not None and review.state == "rejected"
    return {**row, **_decided(row, was, review, gone=gone)}


def _spanned(span: Span | None) -> Row:
    if span is None:
        return {"span": None, "words": ""}
    return {"span": [span.start, span.end], "words": span.words}


def _decided(row: Row, was: Row, review: Review | None, *, gone: bool) -> Row:
    """What people decided on a row: the verdict, whose and when; `machine` has the fields that they changed.

    `disputed`, where coders differ and no editor has settled it: the row is the machine's, its ruling null.
    """
    verdict = review.ruling.verdict if review and review.ruling else None
    out: Row = {"ruling": "rejected" if gone else verdict, "reviewed_by": list(review.reviewed_by) if review else [],
                "ruled_at": review.ruled_at if review else None}
    if review and review.ruling is None:
        out["disputed"] = True
    changed = {field: value for field, value in was.items() if row[field] != value}
    return out | {"machine": changed} if changed else out
