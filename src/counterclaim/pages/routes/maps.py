"""The map: where the claims are about, how exactly that is known, and who is said to hold which place."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.errors import AskedWrongly
from counterclaim.pages.asking import Asked
from counterclaim.pages.drawing import world_svg
from counterclaim.pages.drawing.projection import View
from counterclaim.pages.drawing.scene import Scene
from counterclaim.pages.drawing.world import HEIGHT, WIDTH, fitting, world
from counterclaim.pages.routes.common import AskedFor, Reading, page

__all__ = ["router", "view_of", "ways"]

router = APIRouter(include_in_schema=False)

REPORTS = 60  # the places are read beside the claims: so many take the server 25 ms, a page 100 kB
EVERYWHERE = (-180.0, -85.0, 180.0, 85.0)


@router.get("/map")
def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
    """The places of the scope; `box` is the part of the world to show: west, south, east, north in degrees."""
    scene = Scene.of(store, asked, REPORTS, places=True)
    view = view_of(request.query_params.get("box", ""), scene, WIDTH, HEIGHT)
    return page(request, "map.html", "map", "Map", asked=asked, path="/map", scene=scene, part=scene.part,
                world=world(scene.spots, view, scene.part.dispute.name), svg=world_svg, ways=ways(asked, view, "/map"),
                held={moment.said.claim: moment for moment in scene.moments})


def view_of(box: str, scene: Scene, width: float, height: float) -> View:
    """The part of the world that an address names, else the one that shows what is there; AskedWrongly for neither."""
    if box:
        try:
            west, south, east, north = (float(each) for each in box.split(","))
            if -540 <= west < east <= 540 and -180 <= south < north <= 180:
                return View.of(west, south, east, north, width, height)
        except ValueError:
            pass
        raise AskedWrongly(f"{box[:40]!r} is no box; write west,south,east,north in degrees.")
    return fitting(scene.spots, width, height) or View.of(*EVERYWHERE, width, height)


def ways(asked: Asked, view: View, path: str) -> list[tuple[str, str, str]]:
    """From this part of the world to others: what to call each, its key, its address."""
    steps = (("closer", "+", view.zoomed(0.5)), ("wider", "-", view.zoomed(2)),
             ("west", "ArrowLeft", view.moved(-0.4, 0)), ("east", "ArrowRight", view.moved(0.4, 0)),
             ("north", "ArrowUp", view.moved(0, 0.4)), ("south", "ArrowDown", view.moved(0, -0.4)))
    return [(name, key, asked.address(path, box=to.box)) for name, key, to in steps if to.box != view.box]
