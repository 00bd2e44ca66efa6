"""Timeline, map and list of the same claims on one page: choosing in one narrows all three."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.drawing import lanes_svg, world_svg
from counterclaim.pages.drawing.lanes import WIDTH
from counterclaim.pages.drawing.scene import Scene
from counterclaim.pages.drawing.world import world
from counterclaim.pages.routes.common import AskedFor, Reading, page
from counterclaim.pages.routes.maps import REPORTS, view_of, ways
from counterclaim.pages.routes.timeline import steps

router = APIRouter(include_in_schema=False)

MAP = (640.0, 520.0)  # pixels; the list stands beside it


@router.get("/overview")
def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
    """What is said, when and where, of one part of the record."""
    scene = Scene.of(store, asked, REPORTS, places=True)
    view = view_of(request.query_params.get("box", ""), scene, *MAP)
    return page(request, "overview.html", "overview", "Overview", asked=asked, path="/overview", scene=scene,
                part=scene.part, lanes=scene.lanes(WIDTH), times=lanes_svg, maps=world_svg,
                world=world(scene.spots, view, scene.part.dispute.name), ways=ways(asked, view, "/overview"),
                steps=steps(asked, scene.window, "/overview"))
