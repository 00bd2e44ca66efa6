"""How adding goes: a page that shows it with or without scripts, and its news as server-sent events."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from counterclaim.adding import Job
from counterclaim.pages.routes.add import queue_of
from counterclaim.pages.routes.common import page
from counterclaim.pages.signing import Editor
from counterclaim.views.wording import several

__all__ = ["router", "summary", "told"]

router = APIRouter(include_in_schema=False)

_LOOK, _BEAT, _LONGEST = 0.3, 15.0, 900.0  # seconds: between looks, between signs of life, of one connection


@router.get("/jobs/{job_id}")
def show(request: Request, by: Editor, job_id: str) -> Response:
    """One job: how far it is, what failed and why, what was read."""
    job = _job(request, job_id)
    return page(request, "job.html", "add", "Adding reports", job=job, told=told(job, _before(request, job)))


@router.get("/jobs/{job_id}/events")
def events(request: Request, by: Editor, job_id: str) -> Response:
    """The news of a job, each as one event `news` with JSON; it ends with the job."""
    job = _job(request, job_id)
    return StreamingResponse(_news(request, job), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


@router.post("/jobs/{job_id}/stop")
def stop(request: Request, by: Editor, job_id: str) -> Response:
    """Give a job up; what was read stays."""
    queue_of(request).stop(_job(request, job_id))
    return RedirectResponse(f"/jobs/{job_id}", 303)


def told(job: Job, before: int = 0) -> str:
    """How a job goes, in a sentence."""
    match job.state:
        case "waiting":
            return f"Waiting: {several(before, 'job')} to be done first." if before else "Waiting to begin."
        case "starting":
            return "Loading the reader; that takes some seconds the first time."
        case "reading":
            at = f"{job.item:,} of {several(job.items, 'item')}" if job.items > 1 else "one item"
            return f"Reading {at} ({job.name}): {several(job.tally.reports, 'report')} so far."
        case "linking":
            so_far = f", {job.linked:,} so far" if job.linked else ""
            return f"{several(job.tally.reports, 'report')} read; linking the new ones with all others{so_far}."
        case "failed":
            return f"It broke off: {job.problem}"
        case "stopped":
            return f"Stopped. {summary(job)} What was read is kept."
    linked = f" {several(job.linked, 'report')} linked with all others." if job.linked else ""
    return summary(job) + linked


def summary(job: Job) -> str:
    """The same words as on the command line."""
    tally = job.tally
    return (f"{several(tally.read, 'report')} read, {tally.already:,} already there, {tally.failed:,} failed: "
            f"{several(tally.claims, 'claim')}, {several(tally.links, 'link')}, {several(tally.flags, 'flag')}.")


async def _news(request: Request, job: Job) -> AsyncIterator[str]:
    seen, said, ends = -1, 0, time.monotonic() + _LONGEST
    beat = time.monotonic()
    while time.monotonic() < ends:
        if job.version != seen:
            first, seen, over = seen < 0, job.version, job.over
            fresh = [{"kind": each.kind, "sentence": each.sentence} for each in job.said[said:]]
            said += len(fresh)
            news = {"told": told(job, _before(request, job)), "item": job.item, "items": job.items, "over": over,
                    "first": first, "said": fresh, "arrived": len(job.arrived)}
            yield f"event: news\ndata: {json.dumps(news)}\n\n"
            if over:
                return
        elif time.monotonic() - beat > _BEAT:
            beat = time.monotonic()
            yield ": still there\n\n"
        await asyncio.sleep(_LOOK)


def _before(request: Request, job: Job) -> int:
    return queue_of(request).before(job) if job.state == "waiting" else 0


def _job(request: Request, job_id: str) -> Job:
    job = queue_of(request).get(job_id)
    if job is None:
        raise HTTPException(404, "This server knows no such job; it forgets them when it is started anew. What was "
                                 "read is in the record.")
    return job
