"""The views that are lists: contested points, what was left unanswered, agreements, flags, actors."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.routes.common import AskedFor, Reading, page, part
from counterclaim.views import VIEWS

router = APIRouter(include_in_schema=False)

_TITLES = {"contested": "Contested", "unanswered": "Unanswered", "agreements": "Agreements", "control": "Control",
           "flags": "Flags", "actors": "Actors", "unknown": "Unknown speakers"}


def _page_of(view: str) -> None:
    @router.get(f"/{view}", name=view)
    def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
        here = part(request, store, asked)
        return page(request, f"{view}.html", view, _TITLES[view], part=here, asked=here.asked, path=f"/{view}",
                    found=VIEWS[view](here.dispute))


for _view in _TITLES:
    _page_of(_view)
