"""The timeline: a lane a party, a mark a claim, arrows between claims that answer each other."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.asking import Asked
from counterclaim.pages.drawing import lanes_svg
from counterclaim.pages.drawing.lanes import WIDTH
from counterclaim.pages.drawing.scale import Window
from counterclaim.pages.drawing.scene import Scene
from counterclaim.pages.routes.common import AskedFor, Reading, page

__all__ = ["router", "steps"]

router = APIRouter(include_in_schema=False)


@router.get("/timeline")
def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
    """The claims of the scope in time; the days shown are part of the address."""
    scene = Scene.of(store, asked)
    return page(request, "timeline.html", "timeline", "Timeline", asked=asked, path="/timeline", scene=scene,
                part=scene.part, lanes=scene.lanes(WIDTH), svg=lanes_svg, steps=steps(asked, scene.window, "/timeline"))


def steps(asked: Asked, window: Window | None, path: str) -> list[tuple[str, str, str]]:
    """The ways from this stretch of days to others: what to call each, its key, its address."""
    if window is None:
        return []
    ways = (("days before", "ArrowLeft", window.moved(-0.5)), ("closer", "+", window.zoomed(0.5)),
            ("wider", "-", window.zoomed(2)), ("days after", "ArrowRight", window.moved(0.5)))
    return [(name, key, asked.address(path, since=to.since, until=to.until, page=None))
            for name, key, to in ways if to != window]
