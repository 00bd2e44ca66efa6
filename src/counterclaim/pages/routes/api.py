"""The same views for programs: JSON, described by OpenAPI at /api/openapi.json."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, HTTPException, Path, Query, Request
from starlette.responses import JSONResponse

from counterclaim.exports.rows import rows
from counterclaim.model import DisputeEntry
from counterclaim.pages.asking import LONGEST, Asked
from counterclaim.pages.routes.common import Reading, part
from counterclaim.record import Scope
from counterclaim.views import VIEWS, plain
from counterclaim.views.at_issue import AtIssue, at_issue
from counterclaim.views.gathering import gathered
from counterclaim.views.needs import NEEDS

router = APIRouter(prefix="/api", tags=["views"])

MOST = 200  # rows of one answer


@dataclass(frozen=True, slots=True)
class Told:
    """Why an answer is none."""

    error: str


@dataclass(frozen=True, slots=True)
class Found:
    """A report that holds the words searched for; `excerpt` marks them with `[` and `]`."""

    report: str
    date: str | None
    outlet: str | None
    title: str | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """What the record holds: counts by layer, and the dates of its first and last report."""

    reports: int
    first: str | None
    last: str | None
    counts: dict[str, int]


_Text = Annotated[str | None, Query(max_length=LONGEST)]
_WRONG: dict[int | str, dict[str, Any]] = {400: {"model": Told, "description": "What was asked for makes no sense"}}
_MISSING: dict[int | str, dict[str, Any]] = {**_WRONG, 404: {"model": Told, "description": "It is not in the record"}}


def _view(name: str, view: Callable[..., Any]) -> None:
    """One view at `/api/views/NAME`: of one page of a scope, as on the page of that name."""
    shape = get_type_hints(view)["return"]

    @router.get(f"/views/{name}", name=f"api-{name}", responses={200: {"model": shape}, **_WRONG},
                response_class=JSONResponse, description=(view.__doc__ or "").strip())
    def show(request: Request, store: Reading, actor: _Text = None, place: _Text = None, dispute: _Text = None,
             since: _Text = None, until: _Text = None, outlet: _Text = None, words: _Text = None,
             page: Annotated[int, Query(ge=0, le=999_999)] = 0) -> JSONResponse:
        given = {"actor": actor, "place": place, "dispute": dispute, "since": since, "until": until, "outlet": outlet,
                 "words": words, "page": str(page)}
        here = part(request, store, Asked.of({key: value for key, value in given.items() if value}), NEEDS[name])
        answer = JSONResponse(plain(view(here.dispute)))
        answer.headers["x-reports"], answer.headers["x-pages"] = str(here.reports), str(here.pages)
        answer.headers["x-page"] = str(here.page)
        return answer


for _name, _found in VIEWS.items():
    if _name != "disputes":  # a list of its own, below: it is made by index, not from reports
        _view(_name, _found)


@router.get("/record", responses={200: {"model": RecordCounts}}, response_class=JSONResponse)
def record(store: Reading) -> JSONResponse:
    """What the record holds."""
    extent = store.extent(Scope())
    return JSONResponse(plain(RecordCounts(extent.reports, extent.first, extent.last, dict(store.counts()))))


@router.get("/disputes", responses={200: {"model": list[DisputeEntry]}}, response_class=JSONResponse)
def disputes(store: Reading, limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
             offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0) -> JSONResponse:
    """Which reports belong together, the largest dispute first."""
    return JSONResponse([plain(each) for each in store.disputes(limit, offset)])


@router.get("/point/{point_id}", responses={200: {"model": AtIssue}, **_MISSING}, response_class=JSONResponse)
def point(store: Reading, point_id: Annotated[str, Path(max_length=64)]) -> JSONResponse:
    """A point at issue: who asserts, denies, doubts it or was silent."""
    found = store.point(point_id)
    if found is None:
        raise HTTPException(404, f"This record holds no point {point_id}.")
    return JSONResponse(plain(at_issue(gathered(store, sorted({each.report for each in found.members})), found)))


@router.get("/report/{report_id:path}", responses={200: {"description": "The rows of `export jsonl` that belong to it"},
                                                   **_MISSING}, response_class=JSONResponse)
def report(store: Reading, report_id: Annotated[str, Path(max_length=500)]) -> JSONResponse:
    """A report and all that was found in it, as the rows of `export jsonl`."""
    found, machine = store.analysis(report_id, ruled=True), store.analysis(report_id)
    if found is None:
        raise HTTPException(404, f"This record holds no report {report_id}.")
    return JSONResponse(list(rows(found, store.reviews([report_id]), machine)))


@router.get("/search", responses={200: {"model": list[Found]}, **_WRONG}, response_class=JSONResponse)
def search(store: Reading, words: Annotated[str, Query(max_length=LONGEST)],
           limit: Annotated[int, Query(ge=1, le=MOST)] = 50) -> JSONResponse:
    """The reports that hold all the words, the best first."""
    hits = store.search(words, limit)
    return JSONResponse([plain(Found(hit.report.id, hit.report.date, hit.report.outlet, hit.report.title, hit.excerpt))
                         for hit in hits])
