"""The views that are lists: contested points, what was left unanswered, agreements, flags, actors."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.routes.common import AskedFor, Reading, page, part
from counterclaim.views import VIEWS
from counterclaim.views.needs import NEEDS

router = APIRouter(include_in_schema=False)

DISPUTES = 50  # on one page: some 20 kB, 35 ms

_TITLES = {"contested": "Contested", "unanswered": "Unanswered", "positions": "Positions", "agreements": "Agreements",
           "control": "Control", "flags": "Flags", "actors": "Actors", "unknown": "Unknown speakers"}


def _page_of(view: str) -> None:
    @router.get(f"/{view}", name=view)
    def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
        here = part(request, store, asked, NEEDS[view])
        return page(request, f"{view}.html", view, _TITLES[view], part=here, asked=here.asked, path=f"/{view}",
                    found=VIEWS[view](here.dispute))


@router.get("/disputes")
def disputes(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
    """Which reports belong together, the largest dispute first."""
    pages = max(1, -(-store.count_disputes() // DISPUTES))
    here = min(max(asked.page, 1), pages)
    return page(request, "disputes.html", "disputes", "Disputes", page=here, pages=pages,
                found=store.disputes(DISPUTES, (here - 1) * DISPUTES))


for _view in _TITLES:
    _page_of(_view)
