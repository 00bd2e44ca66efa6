"""What every page needs of a request: the record, what the address asks for, who asks, and the frame around it all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, cast

from fastapi import Depends, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.asking import Asked, Part
from counterclaim.pages.looks import drawn
from counterclaim.pages.palette import Palette
from counterclaim.pages.reading import Shelf
from counterclaim.pages.settings import Settings
from counterclaim.pages.signing import framed
from counterclaim.record import Store
from counterclaim.views.needs import Needs

__all__ = ["AskedFor", "Filled", "Reading", "page", "part", "settings_of", "shelf_of"]


def shelf_of(request: Request) -> Shelf:
    return cast(Shelf, request.app.state.shelf)


def settings_of(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)


def _reading(request: Request) -> Iterator[Store]:
    with shelf_of(request).reading() as store:
        yield store


def _asked(request: Request) -> Asked:
    return Asked.of(request.query_params)


async def _filled(request: Request) -> dict[str, str]:
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


Reading = Annotated[Store, Depends(_reading)]
AskedFor = Annotated[Asked, Depends(_asked)]
# The words of a form. A route that takes it need not wait for it, and does its own work on a thread of its own.
Filled = Annotated[dict[str, str], Depends(_filled)]


def part(request: Request, store: Store, asked: Asked, needs: Needs) -> Part:
    """The page of the record that the address asks for, as much of it as is needed."""
    return Part.of(store, asked, settings_of(request).page_reports, needs)


def page(request: Request, template: str, here: str, title: str, **given: Any) -> HTMLResponse:
    """A page in its frame; `here` is the name of its place in the navigation, "" for none."""
    shown = given.get("part")
    palette = Palette.of(shown.dispute) if isinstance(shown, Part) else None
    return HTMLResponse(drawn(template, palette, here=here, title=title, **framed(request), **given))
