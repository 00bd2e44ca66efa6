"""The map: the world's outline, views of it, and places on them."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.pages.drawing import world_svg
from counterclaim.pages.drawing.outline import FILE, FINE, MOST, outline, paths
from counterclaim.pages.drawing.places import Holder, Spot
from counterclaim.pages.drawing.projection import View, around
from counterclaim.pages.drawing.world import fitting, world
from counterclaim.pages.palette import Palette

LON, LAT = st.floats(-180, 180), st.floats(-89, 89)
KARABAKH = View.of(44, 38.5, 48, 41, 900, 560)


def spot(name: str, lon: float | None, lat: float | None, precision: str = "settlement", claims: int = 1,
         holders: tuple[Holder, ...] = ()) -> Spot:
    return Spot(name, lat, lon, precision, "", (), max(1, claims), 0, tuple(f"c{i}" for i in range(claims)), 1, holders)


def ends(path: str) -> list[tuple[float, float]]:
    """All points of a path, in pixels."""
    out = []
    for x, y, rest in re.findall(r"M(-?\d+) (-?\d+)l([^MZ]*)", path):
        at = [int(x), int(y)]
        numbers = [int(each) for each in rest.split()]
        for i in range(0, len(numbers), 2):
            at = [at[0] + numbers[i], at[1] + numbers[i + 1]]
            out.append((at[0] / FINE, at[1] / FINE))
    return out


def test_the_outline_is_small_and_says_where_it_comes_from() -> None:
    head = FILE.read_text(encoding="ascii")[:800]
    assert FILE.stat().st_size <= 250_000
    assert "Natural Earth" in head
    assert "public domain" in head


def test_the_outline_is_the_world() -> None:
    found = outline()
    west, south = found.points.min(axis=0)
    east, north = found.points.max(axis=0)
    assert -195 < west <= -180 <= 180 <= east < 195  # islands on the antimeridian run on behind it
    assert south > -60
    assert north < 84
    assert set(found.kinds) == {"l", "b", "d"}
    rings = (each for each in zip(found.starts, found.ends, found.kinds, strict=True) if each[2] == "l")
    assert all((found.points[start] == found.points[end - 1]).all() for start, end, _ in rings)


def test_an_outline_is_cut_to_its_view_and_thin_enough_for_a_page() -> None:
    everywhere = View.of(-180, -85, 180, 85, 900, 560)
    assert sum(map(len, paths(everywhere).values())) < 1.2 * MOST
    near = paths(View.of(43, 37, 51, 42, 900, 560))
    assert sum(map(len, near.values())) < 8_000
    assert near["d"]  # a border that nobody has delimited
    assert any(0 < x < 900 and 0 < y < 560 for x, y in ends(near["l"]))  # the shore of the Caspian


@given(LON, LAT, LON, LAT)
@settings(max_examples=25, deadline=None)
def test_any_view_can_be_drawn(west: float, south: float, east: float, north: float) -> None:
    view = View.of(min(west, east), min(south, north), max(west, east), max(south, north), 900, 560)
    assert view.south < view.north
    assert view.east - view.west <= 360
    assert view.point((view.west + view.east) / 2, (view.south + view.north) / 2) is not None
    assert set(paths(view)) == {"l", "b", "d"}


@given(st.lists(st.tuples(LON, LAT, st.floats(0.1, 50)), min_size=1, max_size=20))
def test_the_view_of_places_holds_most_of_their_weight(points: list[tuple[float, float, float]]) -> None:
    view = around(points, 900, 560)
    assert view is not None
    inside = [weight for lon, lat, weight in points if view.point(lon, lat)]
    assert sum(inside) >= 0.79 * sum(weight for _, _, weight in points)


def test_a_summit_overseas_does_not_shrink_a_war_to_a_point() -> None:
    war = [(34.3 + i / 50, 31.3 + i / 50, 3.0) for i in range(10)]
    view = around([*war, (-74.0, 40.7, 3.0)], 900, 560)
    assert view is not None
    assert view.east - view.west < 10
    assert view.point(-74.0, 40.7) is None


def test_places_on_both_sides_of_the_antimeridian_lie_together() -> None:
    view = around([(178.4, -18.1, 1.0), (-175.2, -21.1, 1.0)], 900, 560)
    assert view is not None
    assert view.east - view.west < 40
    assert view.point(178.4, -18.1)
    assert view.point(-175.2, -21.1)


@given(st.lists(st.tuples(LON, LAT, st.sampled_from(["settlement", "feature", "district", "region", "country"]),
                          st.integers(0, 60)), max_size=40))
@settings(max_examples=50, deadline=None)
def test_every_place_is_on_the_canvas_or_counted_as_outside(given_spots: list[tuple[float, float, str, int]]) -> None:
    spots = [spot(f"Place {i}", *each) for i, each in enumerate(given_spots)]
    found = world(spots, fitting(spots) or KARABAKH)
    assert len(found.marks) + len(found.outside) == len(spots)
    for mark in found.marks:
        assert 0 <= mark.x <= 900
        assert 0 <= mark.y <= 560
    boxes = [mark.label for mark in found.marks if mark.label]
    assert len({(label.x, label.y) for label in boxes}) == len(boxes)
    assert world(spots, found.view) == found


def test_a_contested_place_is_hatched_by_each_who_is_said_to_hold_it() -> None:
    held = (Holder("AZE", False, 3), Holder("Artsakh", False, 1), Holder("AZE", True, 1))
    places = [spot("Talish", 46.7, 40.3, holders=held), spot("Mardakert", 46.8, 40.2), spot("Nowhere", None, None)]
    found = world(places, KARABAKH)
    talish = next(mark for mark in found.marks if mark.spot.name == "Talish")
    assert talish.spot.contested
    assert len(talish.hatches) == 2
    assert len({hatch.angle for hatch in found.hatches}) == 2
    assert [each.name for each in found.nowhere] == ["Nowhere"]
    written = world_svg.drawing(found, Palette().slot, lambda each: f"/map?place={each.name}",
                                lambda actor: actor.replace("AZE", "Azerbaijan"))
    assert written.count('fill="url(#hatch-') == 2
    assert "said to be held by Azerbaijan" in written
    assert "contested" in written


def test_the_names_of_places_are_text() -> None:
    written = world_svg.drawing(world([spot("<script>x</script>", 46, 40)], KARABAKH), Palette().slot, lambda _: "/",
                                str)
    assert "<script" not in written
