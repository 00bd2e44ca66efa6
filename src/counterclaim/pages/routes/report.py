"""One report: its text as it was read, with what was found marked in it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse

from counterclaim.model import ACTS, Claim
from counterclaim.pages.marking import Mark, marked, marks_of
from counterclaim.pages.routes.common import Reading, page
from counterclaim.views import Dispute
from counterclaim.views.statement import where

router = APIRouter(include_in_schema=False)


@router.get("/report/{report_id:path}")
def show(request: Request, store: Reading, report_id: str, at: str = "") -> HTMLResponse:
    """The page of a report; `at` (`120-180`) marks words that no claim rests on. 404 where there is none."""
    found = store.analysis(report_id, ruled=True)
    if found is None:
        raise HTTPException(404, f"This record holds no report {report_id}.")
    dispute = Dispute.of([found])
    start, _, end = at.partition("-")
    asked = [Mark(int(start), int(end), "asked", "")] if _offset(start) and _offset(end) else []
    claims = sorted((claim for claim in found.claims if not claim.own_voice), key=_start)
    return page(request, "report.html", "", found.report.title or where(found.report), report=found.report,
                text=marked(found.report.text, [*marks_of(found), *asked]), flags=found.flags,
                claims=[dispute.statement(claim) for claim in claims], traces=found.traces,
                first_read=store.first_read(report_id), acts=ACTS)


def _start(claim: Claim) -> int:
    spans = [each for each in (claim.speaker.span, claim.cue, *claim.content) if each]
    return min((span.start for span in spans), default=0)


def _offset(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 10
