"""The laid out map as SVG."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from counterclaim.pages.drawing.outline import FINE, paths
from counterclaim.pages.drawing.places import Spot
from counterclaim.pages.drawing.svg import el, text
from counterclaim.pages.drawing.world import Hatch, Marked, World
from counterclaim.views.wording import listed, several

__all__ = ["drawing", "sign", "swatch"]

Slot = Callable[[str], str]
_EXACT = {"settlement": "a settlement", "feature": "a feature of the land", "district": "somewhere in a district",
          "region": "somewhere in a region", "country": "somewhere in a country"}


def drawing(found: World, slot: Slot, address: Callable[[Spot], str], name: Callable[[str], str]) -> Markup:
    """The outline, and over it the places as links, to where `address` says; `name` gives a party's name."""
    view, shapes = found.view, paths(found.view)
    marks = sorted(found.marks, key=lambda mark: -mark.area)  # large hatchings under small ones
    return el(
        "svg", el("defs", *(_pattern(each, slot) for each in found.hatches)),
        el("rect", width=view.width, height=view.height, class_="sea"),
        el("g", el("path", d=shapes["l"], class_="land"), el("path", d=shapes["b"], class_="border"),
           el("path", d=shapes["d"], class_="border disputed"), transform=f"scale({1 / FINE})"),
        *(el("text", each.words, x=each.x, y=each.y, text_anchor=each.anchor, class_="state") for each in found.states),
        *(_place(each, address, name) for each in marks), *_scale_bar(found),
        viewbox=f"0 0 {view.width:.0f} {view.height:.0f}", class_="map", role="group",
        aria_label=f"Map: {several(len(found.marks), 'place')} that the reports name",
    )


def _pattern(hatch: Hatch, slot: Slot) -> Markup:
    gap = 7 + hatch.number % 2
    return el("pattern", el("path", d=f"M0 0V{gap}", stroke_width=3.4), id=f"hatch-{hatch.number}", width=gap,
              height=gap, patternUnits="userSpaceOnUse", patternTransform=f"rotate({hatch.angle})",
              class_=f"hatch {slot(hatch.actor)}")


def _place(mark: Marked, address: Callable[[Spot], str], name: Callable[[str], str]) -> Markup:
    spot = mark.spot
    parts: list[Markup] = []
    if mark.area:
        parts.extend(el("circle", cx=mark.x, cy=mark.y, r=mark.area, fill=f"url(#hatch-{number})", class_="held")
                     for number in mark.hatches)
        parts.append(el("circle", cx=mark.x, cy=mark.y, r=mark.area,
                        class_="rim contested" if spot.contested else "rim"))
    if spot.beside and spot.beside == spot.mentions:
        parts.append(el("circle", cx=mark.x, cy=mark.y, r=mark.radius + 5, class_="near"))
    parts.append(sign(spot.precision, mark.x, mark.y, mark.radius))
    if mark.label:
        parts.append(el("text", mark.label.words, x=mark.label.x, y=mark.label.y, text_anchor=mark.label.anchor))
    kind = "" if spot.claims else " unclaimed"
    return el("a", *parts, href=address(spot), class_=f"place at-{spot.precision}{kind}", data_place=str(mark.number),
              aria_label=_told(spot, name))


def sign(precision: str, x: float, y: float, radius: float) -> Markup:
    """The mark of a place: what shape it has says how exactly the place is known."""
    r = radius
    if precision == "feature":
        return el("path", d=f"M{x:.1f} {y - r * 1.2:.1f}l{r * 1.2:.1f} {r * 1.2:.1f}l{-r * 1.2:.1f} {r * 1.2:.1f}"
                            f"l{-r * 1.2:.1f} {-r * 1.2:.1f}Z", class_="sign")
    if precision == "district":
        return el("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, class_="sign")
    if precision == "region":
        return el("circle", cx=x, cy=y, r=r + 3, class_="sign wide")
    if precision == "country":
        return el("rect", x=x - r - 4, y=y - r - 2, width=2 * r + 8, height=2 * r + 4, rx=3, class_="sign wide country")
    return el("circle", cx=x, cy=y, r=r, class_="sign")


def swatch(hatch: Hatch, slot: Slot) -> Markup:
    """A claimant's hatching, for the legend; its pattern is the one of the map on the same page."""
    return el("svg", el("rect", width=34, height=18, fill=f"url(#hatch-{hatch.number})", class_="held"),
              el("rect", x=0.5, y=0.5, width=33, height=17, class_="rim"), width=34, height=18,
              class_=f"swatch {slot(hatch.actor)}", aria_hidden="true", focusable="false")


def _told(spot: Spot, name: Callable[[str], str]) -> str:
    out = text(spot.name) + (f", also {text(listed(list(spot.names[:3])))}" if spot.names else "")
    out += f": {_EXACT[spot.precision]}; {several(len(spot.claims), 'claim')}, {several(spot.reports, 'report')}"
    held = [text(name(each.actor)) for each in spot.holders if not each.denied]
    denied = [text(name(each.actor)) for each in spot.holders if each.denied]
    out += f"; said to be held by {listed(held)}" if held else ""
    out += f"; said not to be held by {listed(denied)}" if denied else ""
    return out + ("; contested" if spot.contested else "")


def _scale_bar(found: World) -> list[Markup]:
    """A round number of kilometres along the middle parallel."""
    view = found.view
    a_pixel = 111.2 / view.down  # kilometres
    length = next(size * ten for ten in (1, 10, 100, 1000) for size in (1, 2, 5) if size * ten / a_pixel > 70)
    x, y = 14.0, view.height - 14
    bar = el("path", d=f"M{x} {y - 5:.1f}V{y:.1f}H{x + length / a_pixel:.1f}V{y - 5:.1f}", class_="scale")
    return [bar, el("text", f"{length:,} km", x=x + 6, y=y - 6, class_="scale-name")]
