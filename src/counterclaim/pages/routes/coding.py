"""Coding by several people: who is to code what, how far they agree, and what an editor has to settle."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse

from counterclaim.errors import AskedWrongly, RecordError, RecordLocked
from counterclaim.pages.routes.common import Filled, Reading, page, shelf_of
from counterclaim.pages.signing import Coder, Editor
from counterclaim.views.reliability import double_coded, reliability

router = APIRouter(include_in_schema=False)

MOST = 5_000  # reports in one assignment


@router.get("/coding")
def show(request: Request, store: Reading, by: Coder) -> HTMLResponse:
    """Assignments by coder, and agreement by layer over the reports that two or more coded."""
    rulings, missed = store.rulings(), store.missed()
    reports = double_coded(rulings, missed)
    return page(request, "coding.html", "review", "Coding by several people",
                found=reliability(store.analyses(reports), rulings, missed), disputed=len(store.disputed()),
                assigned=sorted(Counter(each.coder for each in store.assignments()).items()), by=by)


@router.post("/coding/assign")
def assign(request: Request, by: Editor, form: Filled) -> RedirectResponse:
    """Ask people to code the same random sample of reports, each without seeing the others' rulings."""
    coders = [each.strip() for each in form.get("coders", "").split(",") if each.strip()]
    number = form.get("number", "").strip()
    if not coders:
        raise AskedWrongly("Name the coders, with commas between them.")
    if not number.isascii() or not number.isdigit() or not 0 < int(number) <= MOST:
        raise AskedWrongly(f"{number!r} is no number of reports; write one up to {MOST:,}.")
    try:
        with shelf_of(request).writing() as store:
            reports = store.sample(int(number), form.get("seed", ""))
            for coder in coders:
                store.assign(coder, reports, by.name)
    except RecordLocked:
        raise
    except RecordError as error:
        raise AskedWrongly(str(error)) from error
    return RedirectResponse("/coding", 303)
