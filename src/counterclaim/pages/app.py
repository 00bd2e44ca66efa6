"""The application: its parts put together, and every error told on a page."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from counterclaim import __version__
from counterclaim.errors import AskedWrongly, CounterclaimError, RecordLocked
from counterclaim.pages.guarding import Guarded, Tagged
from counterclaim.pages.looks import HERE, drawn
from counterclaim.pages.reading import Shelf
from counterclaim.pages.routes import ROUTERS
from counterclaim.pages.settings import Settings

__all__ = ["create_app"]

LOCAL = ("127.0.0.1", "localhost", "::1")


def create_app(settings: Settings, hosts: tuple[str, ...] = LOCAL) -> FastAPI:
    """The pages over a record. `hosts`: the names that the server answers to; none are checked where it is empty.

    The record is opened when the first page asks for it; RecordError then becomes a page that says what to do.
    """
    app = FastAPI(title="Counterclaim", version=__version__, docs_url=None, redoc_url=None,
                  openapi_url="/api/openapi.json")
    app.state.settings = settings
    app.state.shelf = Shelf(settings.record)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in ROUTERS:
        app.include_router(router)
    for error, handler in _HANDLERS.items():
        app.add_exception_handler(error, handler)
    app.add_middleware(Tagged)
    app.add_middleware(Guarded, hosts=hosts)
    return app


def _told(request: Request, status: int, title: str, what: str) -> Response:
    """An error as JSON to a program and as a page to a person."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": what}, status)
    return HTMLResponse(drawn("error.html", here="", title=title, what=what), status)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        what = str(error.detail) if error.detail != "Not Found" else f"There is no page {request.url.path}."
        return _told(request, 404, "Not here", what)
    return _told(request, error.status_code, "Not done", str(error.detail))


def _asked(request: Request, error: Exception) -> Response:
    return _told(request, 400, "Not understood", str(error))


def _failed(request: Request, error: Exception) -> Response:
    return _told(request, 503 if isinstance(error, RecordLocked) else 500, "The record", str(error))


def _mistake(request: Request, error: Exception) -> Response:
    return _told(request, 500, "A mistake of ours",
                 f"{type(error).__name__} on {request.url.path}; nothing was changed. Please report it.")


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    HTTPException: _http, AskedWrongly: _asked, CounterclaimError: _failed, Exception: _mistake,
}
