"""The dispute as an exchange: who said what, in a column a party, and what answers it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.columns import columns
from counterclaim.pages.routes.common import AskedFor, Reading, page, part
from counterclaim.views.exchange import exchange
from counterclaim.views.needs import CLAIMS
from counterclaim.views.unanswered import reported

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/exchange")
def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
    """The exchange of one page of the scope, with open accusations and flags above it."""
    here = part(request, store, asked, CLAIMS)
    found = exchange(here.dispute)
    return page(request, "exchange.html", "exchange", "Exchange", part=here, asked=here.asked, path="/exchange",
                found=found, grid=columns(found.turns), reported=reported(here.dispute))
