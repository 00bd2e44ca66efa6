"""The laid out network as SVG."""

from __future__ import annotations

from collections.abc import Callable, Set

from markupsafe import Markup

from counterclaim.pages.drawing.network import Edge, Network, Node
from counterclaim.pages.drawing.svg import el, text
from counterclaim.pages.drawing.ties import KINDS, Tie
from counterclaim.views.wording import several

__all__ = ["drawing", "kind_class"]


def kind_class(kind: str) -> str:
    """`tie-demands` for "demands of": the class that gives a kind its dash."""
    return f"tie-{kind.split()[0]}"


def drawing(found: Network, slot: Callable[[str], str], party: Callable[[str], str], tie: Callable[[Tie], str],
            name: Callable[[str], str], chosen: Set[Tie] = frozenset()) -> Markup:
    """Parties and ties as links, to where `party` and `tie` say; `slot` gives a party its class, `name` its name."""
    heads = (el("marker", el("path", d="M0 0L8 4L0 8Z", class_=kind_class(kind)), id=f"head-{kind_class(kind)}",
                viewbox="0 0 8 8", refX=6, refY=4, markerWidth=9, markerHeight=9, orient="auto",
                markerUnits="userSpaceOnUse") for kind in KINDS)
    edges = sorted(found.edges, key=lambda edge: len(edge.tie.claims))  # the heaviest on top
    return el("svg", el("defs", *heads), *(_edge(each, slot, tie, name, each.tie in chosen) for each in edges),
              *(_node(each, slot, party) for each in found.nodes), viewbox=f"0 0 {found.width:.0f} {found.height:.0f}",
              class_="network", role="group", aria_label="Parties on a circle, and the ties between them")


def _edge(edge: Edge, slot: Callable[[str], str], address: Callable[[Tie], str], name: Callable[[str], str],
          chosen: bool) -> Markup:
    found, count = edge.tie, len(edge.tie.claims)
    d = f"M{edge.x1:.1f} {edge.y1:.1f}Q{edge.cx:.1f} {edge.cy:.1f} {edge.x2:.1f} {edge.y2:.1f}"
    told = f"{text(name(found.source))} {found.kind} {text(name(found.target))}: {several(count, 'claim')}"
    line = el("path", d=d, class_="thread", stroke_width=edge.thick, marker_end=f"url(#head-{kind_class(found.kind)})")
    return el("a", el("path", d=d, class_="room"), line,
              el("text", str(count), x=edge.number_x, y=edge.number_y + 4, text_anchor="middle"),
              href=address(found), class_=f"tie {kind_class(found.kind)} {slot(found.source)}", aria_label=told,
              aria_current="true" if chosen else None,
              data_party=f"{found.source} {found.target}")


def _node(node: Node, slot: Callable[[str], str], address: Callable[[str], str]) -> Markup:
    label = text(node.label)
    return el("a", el("circle", cx=node.x, cy=node.y, r=node.radius),
              el("text", f"{node.claims:,}", x=node.x, y=node.y + 5, text_anchor="middle", class_="inside"),
              el("text", label, x=node.label_x, y=node.label_y, text_anchor=node.anchor, class_="name"),
              href=address(node.actor), class_=f"party {slot(node.actor)}", data_party=node.actor,
              aria_label=f"{label}: {several(node.claims, 'claim')}; only what concerns it")
