"""The application: its parts put together, and every error told on a page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from counterclaim import __version__
from counterclaim.adding import Queue
from counterclaim.errors import AskedWrongly, CounterclaimError, RecordLocked
from counterclaim.pages.bounding import Bounded
from counterclaim.pages.csrf import checked
from counterclaim.pages.guarding import SAFE, Guarded, Tagged
from counterclaim.pages.looks import HERE, drawn
from counterclaim.pages.reading import Shelf
from counterclaim.pages.routes import ROUTERS
from counterclaim.pages.seating import Seated
from counterclaim.pages.settings import Settings
from counterclaim.pages.signing import framed
from counterclaim.people import People, people_file
from counterclaim.people.limits import Brakes

__all__ = ["create_app"]

LOCAL = ("127.0.0.1", "localhost", "::1")


def create_app(settings: Settings, hosts: tuple[str, ...] = LOCAL) -> FastAPI:
    """The pages over a record. `hosts`: the names that the server answers to; none are checked where it is empty.

    The record is opened when the first page asks for it; RecordError then becomes a page that says what to do.
    """
    app = FastAPI(title="Counterclaim", version=__version__, docs_url=None, redoc_url=None,
                  openapi_url="/api/openapi.json", dependencies=[Depends(checked)], lifespan=_life)
    app.state.settings = settings
    app.state.shelf = Shelf(settings.record)
    app.state.people = People(people_file(settings.record)) if settings.users else None
    app.state.brakes = Brakes()
    app.state.queue = Queue()
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in ROUTERS:
        app.include_router(router)
    for error, handler in _HANDLERS.items():
        app.add_exception_handler(error, handler)
    app.add_middleware(Tagged)
    app.add_middleware(Seated, settings=settings, people=app.state.people)
    app.add_middleware(Bounded, upload_bytes=settings.upload_bytes)
    app.add_middleware(Guarded, hosts=hosts)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """From the server's start to its end: what it began ends with it."""
    yield
    await run_in_threadpool(app.state.queue.close)
    app.state.shelf.close()
    if app.state.people is not None:
        app.state.people.close()


def _told(request: Request, status: int, title: str, what: str) -> Response:
    """An error as JSON to a program and as a page to a person."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": what}, status)
    return HTMLResponse(drawn("error.html", here="", title=title, what=what, **framed(request)), status)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        what = str(error.detail) if error.detail != "Not Found" else f"There is no page {request.url.path}."
        return _told(request, 404, "Not here", what)
    return _told(request, error.status_code, "Not done", str(error.detail))


def _asked(request: Request, error: Exception) -> Response:
    return _told(request, 400, "Not understood", str(error))


def _unfit(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = str(first["loc"][-1]) if first.get("loc") else "the request"
    why = f"{where[:100]!r} cannot be understood: {first.get('msg', 'not fit')}."
    return _told(request, 400, "Not understood", why)


def _failed(request: Request, error: Exception) -> Response:
    return _told(request, 503 if isinstance(error, RecordLocked) else 500, "The record", str(error))


def _mistake(request: Request, error: Exception) -> Response:
    answer = _told(request, 500, "A mistake of ours",
                   f"{type(error).__name__} on {request.url.path}; nothing was changed. Please report it.")
    answer.headers.update(dict(SAFE))  # this answer is made outside of all that guards the others
    return answer


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    HTTPException: _http, RequestValidationError: _unfit, AskedWrongly: _asked, CounterclaimError: _failed,
    Exception: _mistake,
}
