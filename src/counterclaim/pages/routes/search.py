"""Full text search over the reports, the words found shown in their place."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.routes.common import AskedFor, Reading, page

router = APIRouter(include_in_schema=False)

MOST = 50


@router.get("/search")
def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
    """The reports that hold the words asked for, best first; the other conditions narrow them."""
    words = asked.scope.words or ""
    hits = store.search(words, MOST) if words else ()
    kept = hits
    others = asked.narrowed(words=None)
    if others.conditions:
        inside = set(store.scoped(asked.scope))
        kept = tuple(hit for hit in hits if hit.report.id in inside)
    return page(request, "search.html", "search", "Search", asked=asked, path="/search", words=words, hits=kept,
                found=store.count_reports(asked.scope) if words else 0, most=MOST)
