"""The network: who accuses, denies, demands of and supports whom."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.pages.asking import LONGEST
from counterclaim.pages.drawing import network_svg
from counterclaim.pages.drawing.network import network
from counterclaim.pages.drawing.scene import Scene
from counterclaim.pages.drawing.ties import Tie, ties
from counterclaim.pages.routes.common import AskedFor, Reading, page

router = APIRouter(include_in_schema=False)


@router.get("/network")
def show(request: Request, store: Reading, asked: AskedFor) -> HTMLResponse:
    """The ties between the parties of the scope; `source`, `target` and `tie` choose one, whose claims are listed."""
    scene = Scene.of(store, asked)
    found = ties(scene.moments)
    drawn = network(found, Counter(moment.said.speaker.actor for moment in scene.moments), scene.part.dispute.name)
    chosen = {each: request.query_params.get(each, "")[:LONGEST] for each in ("source", "target", "tie")}
    wanted = [tie for tie in found if all(not value or value == _part(tie, each) for each, value in chosen.items())]
    claims = [claim for tie in wanted for claim in tie.claims] if any(chosen.values()) else []

    def of(tie: Tie) -> str:
        ends = {"source": tie.source, "target": tie.target, "tie": tie.kind}
        return asked.address("/network", **ends) + "#list"

    return page(request, "network.html", "network", "Network", asked=asked, path="/network", scene=scene,
                part=scene.part, network=drawn, ties=found, svg=network_svg, of=of, chosen=chosen,
                lit=frozenset(wanted if any(chosen.values()) else ()),
                listed=scene.by_claim(claims))


def _part(tie: Tie, name: str) -> str:
    return {"source": tie.source, "target": tie.target, "tie": tie.kind}[name]
