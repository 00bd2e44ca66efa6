"""Review: the claims that most need a person, one at a time, and what is decided about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.errors import AskedWrongly, RecordError, RecordLocked
from counterclaim.model import ACTS, LINK_KINDS, STANDINGS, UNITS, Analysis, Claim, Verdict
from counterclaim.pages.asking import Asked
from counterclaim.pages.editing import edit_of, fields_of, missed_of
from counterclaim.pages.looks import claim_at, report_at
from counterclaim.pages.marking import marked, marks_of, window
from counterclaim.pages.routes.claim import AROUND
from counterclaim.pages.routes.common import AskedFor, Filled, Reading, page, shelf_of
from counterclaim.pages.signing import Coder, Editor
from counterclaim.record import Store
from counterclaim.views import Dispute
from counterclaim.views.queue import QueueItem, queue

router = APIRouter(include_in_schema=False)

# Candidates looked at for one page of the queue, and how many of them the page lists.
LOOKED_AT, LISTED = 200, 25
CHOICES = {"acts": ACTS, "units": UNITS, "standings": STANDINGS, "kinds": LINK_KINDS}


@dataclass(frozen=True, slots=True)
class Waiting:
    """The queue of one coder as a page shows it: the claims next in it, and the one in hand."""

    items: tuple[QueueItem, ...]
    at: Claim | None
    reasons: tuple[str, ...]

    def beside(self, step: int) -> str | None:
        """The id of the claim after (1) or before (-1) the one in hand."""
        ids = [item.claim for item in self.items]
        if self.at is None or self.at.id not in ids:
            return ids[0] if ids else None
        here = ids.index(self.at.id) + step
        return ids[here] if 0 <= here < len(ids) else None


@router.get("/review")
def show(request: Request, store: Reading, asked: AskedFor, by: Coder, claim: str = "", assigned: bool = False,
         ) -> HTMLResponse:
    """The queue of whoever asks, with one claim in hand: the one named, else the first."""
    return _review(request, store, asked, by.name, claim, assigned)


@router.post("/review/{claim_id}")
def decide(request: Request, by: Coder, form: Filled, claim_id: str) -> Response:
    """Sign a verdict on a claim and go on to the next; the same page with a sentence where that cannot be done."""
    verdict = form.get("verdict", "")
    try:
        with shelf_of(request).writing() as store:
            found = store.claim(claim_id)
            if found is None:
                raise HTTPException(404, f"This record holds no claim {claim_id}.")
            edit = _edit(found, form) if verdict == "edited" else {}
            store.rule(claim_id, _verdict(verdict), by.name, form.get("comment", "").strip(), edit)
    except RecordLocked:
        raise
    except (AskedWrongly, RecordError) as error:
        with shelf_of(request).reading() as store:
            return _review(request, store, Asked.of(form), by.name, claim_id, form.get("assigned") == "1",
                           problem=str(error), form=form, status=400)
    return RedirectResponse(_after(form, claim_id), 303)


@router.post("/ruling/{ruling_id}/withdraw")
def withdraw(request: Request, by: Coder, form: Filled, ruling_id: str) -> RedirectResponse:
    """Take a ruling back: it stays in the record, and no longer counts. Coders take back their own."""
    with shelf_of(request).writing() as store:
        found = next((each for each in store.rulings() if each.id == ruling_id), None)
        if found is None:
            raise HTTPException(404, f"This record holds no ruling {ruling_id}.")
        if found.by != by.name and by.role not in ("editor", "admin"):
            raise HTTPException(403, f"That ruling is {found.by}'s; an editor can take it back.")
        store.withdraw(ruling_id, by.name)
    return RedirectResponse(_local(form.get("next"), claim_at(found.subject)), 303)


@router.post("/link/{link_id}")
def decide_link(request: Request, by: Coder, form: Filled, link_id: str) -> RedirectResponse:
    """Accept or reject a link, or say that it is of another kind."""
    verdict = form.get("verdict", "")
    edit = {"kind": form.get("kind", "")} if verdict == "edited" else {}
    _signing(request, lambda store: store.rule(link_id, _verdict(verdict), by.name, form.get("comment", ""), edit))
    return RedirectResponse(_local(form.get("next"), "/review"), 303)


@router.post("/claim/{claim_id}/answers")
def add_link(request: Request, by: Coder, form: Filled, claim_id: str) -> RedirectResponse:
    """Add a link that the machine missed: this claim answers another, named by its id or the address of its page."""
    target = form.get("target", "").strip().rstrip("/").rpartition("/")[2]
    kind = form.get("kind", "")
    if kind not in LINK_KINDS:
        raise AskedWrongly(f"{kind!r} is no kind of link; use one of {', '.join(LINK_KINDS)}.")
    _signing(request, lambda store: store.add_link(kind, claim_id, target, by.name, form.get("comment", "")))
    return RedirectResponse(claim_at(claim_id), 303)


@router.post("/missed/{report_id:path}")
def add_claim(request: Request, by: Coder, form: Filled, report_id: str) -> RedirectResponse:
    """Add a claim that the machine missed in a report."""
    fields = missed_of(form)
    _signing(request, lambda store: store.add_claim(report_id, fields, by.name, form.get("comment", "")))
    return RedirectResponse(report_at(report_id), 303)


@router.get("/disputed")
def disputed(request: Request, store: Reading, by: Coder) -> HTMLResponse:
    """What coders decided differently, for an editor to settle."""
    reviews = store.disputed()
    claims = {each.subject: store.claim(each.subject) for each in reviews[:LISTED]}
    reports = {each.report for each in claims.values() if each}
    dispute = Dispute.of(store.analyses(reports, layers=("claims", "flags", "unanswered")))
    told = {each.id: dispute.statement(each) for each in claims.values() if each and each.id in dispute.claims}
    return page(request, "disputed.html", "review", "What coders dispute", reviews=reviews[:LISTED],
                more=len(reviews) - LISTED, told=told)


@router.post("/adjudicate/{subject}")
def adjudicate(request: Request, by: Editor, form: Filled, subject: str) -> RedirectResponse:
    """Settle what coders dispute, as one of them decided it, or against them all."""
    chosen = form.get("as", "")

    def settle(store: Store) -> None:
        ruling = next((each for each in store.rulings(subject) if each.id == chosen), None)
        verdict: Verdict = ruling.verdict if ruling else _verdict(chosen)
        edit = dict(ruling.edit) if ruling else {}
        store.adjudicate(subject, verdict, by.name, form.get("comment", ""), edit)

    _signing(request, settle)
    return RedirectResponse("/disputed", 303)


def _review(request: Request, store: Store, asked: Asked, by: str, claim: str, assigned: bool, *, problem: str = "",
            form: Mapping[str, str] | None = None, status: int = 200) -> HTMLResponse:
    waiting = _waiting(store, asked, by, claim, assigned)
    given: dict[str, Any] = {}
    if waiting.at is not None:
        found = store.analysis(waiting.at.report)
        assert found is not None  # a claim is stored with its report
        given = _in_hand(store, found, waiting.at, form)
    answer = page(request, "review.html", "review", "Review", asked=asked, path="/review", waiting=waiting,
                  items=waiting.items[:LISTED], assigned=assigned, problem=problem, choices=CHOICES,
                  mine=[each for each in store.rulings() if each.by == by and not each.withdrawn][-5:], **given)
    answer.status_code = status
    return answer


def _waiting(store: Store, asked: Asked, by: str, claim: str, assigned: bool) -> Waiting:
    reports = store.scoped(asked.scope, limit=LOOKED_AT * 10) if asked.conditions else None
    candidates = store.candidates(by=by, assigned=assigned, reports=reports, limit=LOOKED_AT)
    items = queue(candidates).items
    at = store.claim(claim or (items[0].claim if items else ""))
    reasons = next((item.reasons for item in items if at and item.claim == at.id), ())
    return Waiting(items, at, reasons)


def _in_hand(store: Store, found: Analysis, claim: Claim, form: Mapping[str, str] | None) -> dict[str, Any]:
    """All that the page shows of the claim to rule on."""
    dispute = Dispute.of([found])
    spans = [each for each in (claim.speaker.span, claim.cue, *claim.content) if each]
    first = max(0, min((span.start for span in spans), default=0) - AROUND)
    last = max((span.end for span in spans), default=AROUND) + AROUND
    return {"said": dispute.statement(claim), "report": found.report,
            "text": window(marked(found.report.text, marks_of(found, [claim])), first, last),
            "fields": {**fields_of(claim), **{name: value for name, value in (form or {}).items() if value}},
            "rulings": store.rulings(claim.id)}


def _signing(request: Request, sign: Any) -> None:
    """Do what is signed; what the record refuses is told as what was asked for wrongly."""
    try:
        with shelf_of(request).writing() as store:
            sign(store)
    except RecordLocked:
        raise
    except RecordError as error:
        raise AskedWrongly(str(error)) from error


def _edit(claim: Claim, form: Mapping[str, str]) -> dict[str, Any]:
    edit = edit_of(claim, form)
    if not edit:
        raise AskedWrongly("Nothing was changed; accept the claim as it is, or change a field first.")
    return edit


def _verdict(words: str) -> Verdict:
    if words not in ("accepted", "rejected", "edited"):
        raise AskedWrongly(f"{words!r} is no verdict; a claim is accepted, rejected or edited.")
    return words  # type: ignore[return-value]


def _after(form: Mapping[str, str], claim_id: str) -> str:
    return _local(form.get("next"), f"/review#{claim_id}")


def _local(address: str | None, otherwise: str) -> str:
    """A path of this server and nothing else; browsers take `//host` and `/\\host` for another one."""
    plain = address and address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()
    return address if plain and address else otherwise
