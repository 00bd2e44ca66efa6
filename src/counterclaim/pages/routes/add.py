"""Adding reports: a text that is pasted, files, or addresses; what becomes of them is a job with a page of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from counterclaim.adding import Order, Pasted, Queue, Upload
from counterclaim.errors import AskedWrongly, CounterclaimError
from counterclaim.pages.csrf import MOST_FILES
from counterclaim.pages.routes.common import page, settings_of
from counterclaim.pages.signing import Editor
from counterclaim.reading import Options, is_url, parse_columns

__all__ = ["queue_of", "router"]

router = APIRouter(include_in_schema=False)

MOST_URLS = 100
_FIELDS = ("text", "title", "url", "urls", "date", "outlet", "columns")


def queue_of(request: Request) -> Queue:
    return cast(Queue, request.app.state.queue)


@router.get("/add")
def asked(request: Request, by: Editor) -> Response:
    """The form, and the jobs that there were."""
    return _form(request, {}, "")


@router.post("/add")
async def add(request: Request, by: Editor) -> Response:
    """Put what was given in the queue; 400, with the form as it was filled in, where it cannot be meant."""
    form = await request.form()
    given = {name: value.strip() if isinstance(value := form.get(name, ""), str) else "" for name in _FIELDS}
    try:
        job = await run_in_threadpool(_queued, request, by.name, given, _files(form))
    except CounterclaimError as error:
        answer = await run_in_threadpool(_form, request, given, str(error))
        answer.status_code = 400
        return answer
    return RedirectResponse(f"/jobs/{job}", 303)


def _queued(request: Request, by: str, given: dict[str, str], files: Sequence[UploadFile]) -> str:
    """The id of the new job. Files go under numbers into a folder that nobody else can read."""
    settings = settings_of(request)
    options = _options(given, private=settings.private_urls)
    urls = tuple(dict.fromkeys(given["urls"].split()))
    if len(urls) > MOST_URLS:
        raise AskedWrongly(f"These are {len(urls):,} addresses; give at most {MOST_URLS} at once.")
    odd = next((each for each in urls if not is_url(each)), None)
    if odd:
        raise AskedWrongly(f"{odd[:100]!r} is no address of the web; each begins with http:// or https://.")
    pasted = Pasted(given["text"], given["title"], given["url"]) if given["text"] else None
    if not (pasted or files or urls):
        raise AskedWrongly("Nothing was given; paste a text, choose files, or give addresses.")
    folder = Path(tempfile.mkdtemp(prefix="counterclaim-"))  # for its owner's eyes only
    try:
        uploads = tuple(_laid(folder / f"{number:04}", each) for number, each in enumerate(files, 1))
        order = Order(settings.record, options, pasted, uploads, urls)
        return queue_of(request).add(order, by, folder).id
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _options(given: dict[str, str], *, private: bool) -> Options:
    columns = parse_columns(given["columns"]) if given["columns"] else {}
    return Options(date=given["date"] or None, outlet=given["outlet"] or None, columns=columns, private_urls=private)


def _files(form: FormData) -> list[UploadFile]:
    """The files of a form; where none was chosen, browsers send one without a name."""
    found = [each for each in form.getlist("files") if isinstance(each, UploadFile) and (each.filename or each.size)]
    if len(found) > MOST_FILES:
        raise HTTPException(413, f"These are {len(found):,} files; give at most {MOST_FILES} at once.")
    return found


def _laid(path: Path, upload: UploadFile) -> Upload:
    with path.open("wb") as out:
        shutil.copyfileobj(upload.file, out)
    return Upload(path, upload.filename or "unnamed")


def _form(request: Request, given: dict[str, str], problem: str) -> Response:
    filled = {name: given.get(name, "") for name in _FIELDS}
    return page(request, "add.html", "add", "Add reports", given=filled, problem=problem, jobs=queue_of(request).jobs(),
                megabytes=settings_of(request).upload_bytes / 1e6, most_files=MOST_FILES, most_urls=MOST_URLS)
