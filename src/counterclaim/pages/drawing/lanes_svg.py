"""The laid out timeline as SVG: one drawing with the parties' names, one with their claims, which can be scrolled."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from counterclaim.pages.drawing.lanes import GUTTER, MARK, TOP, Arrow, Lanes, Mark
from counterclaim.pages.drawing.svg import el, text
from counterclaim.pages.looks import claim_at

__all__ = ["HOWS", "names", "plot"]

NAMES = 160.0  # pixels for a party's name: 14 letters; longer ones end in an ellipsis, whole in the list
BOW = 60.0  # pixels that an arrow bows out at most; between two claims of one day it would leave the canvas
HOWS = ("denies", "contradicts", "corrects", "counter_accuses", "confirms", "answers")
NOT_ASKED = 90.0  # pixels that these words take
Slot = Callable[[str], str]


def names(found: Lanes, slot: Slot, address: Callable[[str], str]) -> Markup:
    """The lanes' names, each a link that `address` gives for the party's code."""
    rows: list[str] = []
    for number, lane in enumerate(found.lanes):
        y = lane.top + min(lane.height / 2, 26) + 1
        shown = el("text", text(lane.label, 14), x=8, y=y)
        count = el("text", f"{lane.claims:,}", x=NAMES - 8, y=y, class_="count", text_anchor="end")
        if lane.actor and lane.actor != "unknown":
            shown = el("a", shown, href=address(lane.actor), aria_label=f"only {text(lane.label)}")
        band = el("rect", x=0, y=lane.top, width=NAMES, height=lane.height, class_="band odd" if number % 2 else "band")
        side = el("rect", x=0, y=lane.top + 1, width=4, height=lane.height - 2, class_="side")
        rows.append(el("g", band, side, shown, count, class_=slot(lane.actor)))
    return el("svg", *rows, width=NAMES, height=found.height, viewbox=f"0 0 {NAMES:.0f} {found.height:.0f}",
              class_="lane-names", preserveAspectRatio="xMinYMin slice", role="group",
              aria_label="The parties, by number of claims")


def plot(found: Lanes, slot: Slot, later: Callable[[str, str], str], label: str,
         places: Mapping[str, str] | None = None) -> Markup:
    """The claims and arrows. `later` gives the address of a stretch of days; `places` the marks of the map by claim."""
    days: dict[str, str | float] = {}
    if found.scale:
        scale = found.scale
        days = {"data_first": scale.window.since, "data_days": str(scale.window.days), "data_left": scale.left,
                "data_right": scale.right}
    marks = (_mark(each, slot, (places or {}).get(each.claim)) for each in found.marks)
    more = (el("a", el("text", f"+{each.count}", x=each.x, y=each.y + 4, text_anchor="middle"), class_="more",
               href=later(each.since, each.until),
               aria_label=f"{each.count} more claims between {each.since} and {each.until}: show these days")
            for each in found.overflow)
    return el("svg", _defs(), *_ground(found), el("g", *(_arrow(each) for each in found.arrows), class_="arrows"),
              el("g", *marks, class_="marks"), *more, width=found.width, height=found.height,
              viewbox=f"0 0 {found.width:.0f} {found.height:.0f}", class_="plot", role="group", aria_label=label,
              **days)


def _defs() -> Markup:
    """The marks' shapes with the room around them that takes clicks, and the arrows' heads."""
    half = MARK / 2
    room = el("rect", x=-half, y=-half, width=MARK, height=MARK, fill="transparent", stroke="none")
    shapes = {
        "accuse": el("path", d="M0 -6 L5.8 4.6 H-5.8Z"), "deny": el("path", d="M-4.8 -4.8H4.8V4.8H-4.8Z"),
        "demand": el("path", d="M0 -6.2L6.2 0L0 6.2L-6.2 0Z"), "say": el("circle", r=5),
    }
    heads = (el("marker", el("path", d="M0 0L8 4L0 8Z", class_=f"how-{how}"), id=f"head-{how}", viewbox="0 0 8 8",
                refX=7, refY=4, markerWidth=7, markerHeight=7, orient="auto", markerUnits="userSpaceOnUse")
             for how in HOWS)
    return el("defs", *(el("g", room, shape, id=f"mark-{name}") for name, shape in shapes.items()), *heads)


def _ground(found: Lanes) -> list[Markup]:
    """The lanes' bands, and the scale above them."""
    out = [el("rect", x=0, y=lane.top, width=found.width, height=lane.height,
              class_="band odd" if number % 2 else "band") for number, lane in enumerate(found.lanes)]
    for tick in found.ticks:
        out.append(el("path", d=f"M{tick.x:.1f} {TOP - 8:.0f}V{found.height:.0f}", class_="tick"))
        out.append(el("text", tick.label, x=tick.x + 3, y=TOP - 8, class_="tick-name"))
        if tick.above:
            out.append(el("text", tick.above, x=tick.x + 3, y=14, class_="tick-name above"))
    for start, end in found.not_asked:
        out.append(el("rect", x=start, y=TOP, width=end - start, height=found.height - TOP, class_="beyond"))
        if end - start > NOT_ASKED:
            out.append(el("text", "not asked for", x=(start + end) / 2, y=found.height - 8, text_anchor="middle",
                          class_="tick-name"))
    edges = {mark.edge for mark in found.marks}
    if "before" in edges:
        out.append(el("rect", x=0, y=TOP, width=GUTTER, height=found.height - TOP, class_="beyond"))
        out.append(el("text", "◂", x=GUTTER / 2, y=TOP - 8, text_anchor="middle", class_="tick-name"))
    if "after" in edges and found.scale:
        out.append(el("rect", x=found.scale.right, y=TOP, width=GUTTER, height=found.height - TOP, class_="beyond"))
        out.append(el("text", "▸", x=found.scale.right + GUTTER / 2, y=TOP - 8, text_anchor="middle",
                      class_="tick-name"))
    if found.undated:
        left = found.scale.right + GUTTER if found.scale else 0
        out.append(el("rect", x=left, y=TOP, width=found.width - left, height=found.height - TOP, class_="beyond"))
        out.append(el("text", "no date", x=found.width - 8, y=TOP - 8, text_anchor="end", class_="tick-name"))
    return out


def _mark(mark: Mark, slot: Slot, places: str | None) -> Markup:
    parts: list[Markup] = []
    if mark.end - mark.start > MARK:
        parts.append(el("rect", x=mark.start + 1, y=mark.y - 4, width=mark.end - mark.start - 2, height=8, rx=4,
                        class_="stretch"))
    if mark.given is not None:
        parts.append(el("path", d=f"M{mark.given:.1f} {mark.y:.1f}H{mark.x:.1f}", class_="mend"))
        parts.append(el("path", d=f"M{mark.given - 3:.1f} {mark.y - 3:.1f}l6 6m0 -6l-6 6", class_="cross"))
    if mark.open:
        parts.append(el("circle", cx=mark.x, cy=mark.y, r=9, class_="ring"))
    parts.append(el("use", href=f"#mark-{mark.shape}", x=mark.x, y=mark.y))
    kind = "" if mark.sure else " unsure"
    kind += " doubtful" if mark.doubtful else ""
    return el("a", *parts, href=claim_at(mark.claim), class_=f"mark {slot(mark.actor)}{kind}", data_claim=mark.claim,
              data_lane=str(mark.lane), data_x=mark.x, data_place=places, aria_label=mark.label)


def _arrow(arrow: Arrow) -> Markup:
    """A bow, bent to the right of its way, so that two claims that answer each other have two."""
    dx, dy = arrow.x2 - arrow.x1, arrow.y2 - arrow.y1
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    bend = 0.18 if abs(dx) > MARK else 0.45  # of its length; straight up and down it would hide behind other marks
    bend = min(bend, 2 * BOW / length)  # the bow reaches half as far as the point that it is bent towards
    cx, cy = (arrow.x1 + arrow.x2) / 2 - dy * bend, (arrow.y1 + arrow.y2) / 2 + dx * bend
    d = f"M{arrow.x1:.1f} {arrow.y1:.1f}Q{cx:.1f} {cy:.1f} {arrow.x2:.1f} {arrow.y2:.1f}"
    kind = f"arrow how-{arrow.how}" + (" conflict" if arrow.conflict else "")
    return el("path", d=d, class_=kind, marker_end=f"url(#head-{arrow.how})",
              data_claim=f"{arrow.source} {arrow.target}")
