"""An analyst looks: marks reached by keys, days chosen by dragging, and what belongs together lit in all drawings."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

OpenPage = Callable[[str], Page]
DRAWINGS = ["/timeline", "/network", "/map", "/overview", "/network?source=ARM&target=AZE&tie=accuses"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_drawing_has_a_serious_fault_of_access(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/timeline")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in DRAWINGS:
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [f"{each['id']}: {[node['target'] for node in each['nodes']][:3]}" for each in found
                if each["impact"] in ("serious", "critical")] == [], path


def test_arrow_keys_go_from_mark_to_mark_and_enter_opens_the_claim(open_page: OpenPage) -> None:
    page = open_page("/timeline")
    marks = page.locator("a.mark")
    expect(page.locator("a.mark[tabindex='0']")).to_have_count(1)
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    expect(page.locator("[data-told]")).to_have_text(label)
    lane = page.evaluate("document.activeElement.dataset.lane")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.lane") != lane
    claim = page.evaluate("document.activeElement.dataset.claim")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/claim/{claim}$"))


def test_days_dragged_over_narrow_the_page(open_page: OpenPage) -> None:
    page = open_page("/overview")
    plot = page.locator(".plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    days = plot.evaluate("p => [Number(p.dataset.left), Number(p.dataset.right), Number(p.dataset.days)]")
    wide = (days[1] - days[0]) / days[2]
    y = box["y"] + box["height"] - 4
    page.mouse.move(box["x"] + days[0] + 2.5 * wide, y)
    page.mouse.down()
    page.mouse.move(box["x"] + days[0] + 3.5 * wide, y, steps=4)
    expect(page.locator(".brush")).to_be_visible()
    page.mouse.up()
    expect(page).to_have_url(re.compile("since=2022-03-26&until=2022-03-27"))
    expect(page.locator("[name=since]")).to_have_value("2022-03-26")
    assert page.locator(".entry").count() < 36


def test_days_are_chosen_by_keys_and_dropped_again(open_page: OpenPage) -> None:
    page = open_page("/timeline")
    page.locator("a.mark[tabindex='0']").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[name=since]")).to_have_value("2022-03-24")
    expect(page.locator("[name=until]")).to_have_value("2022-03-26")
    page.keyboard.press("Escape")
    expect(page.locator(".brush")).to_have_count(0)
    expect(page.locator("[name=since]")).to_have_value("")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("since=2022-03-24&until=2022-03-25"))


def test_a_place_lights_its_claims_on_the_timeline_and_in_the_list(open_page: OpenPage) -> None:
    page = open_page("/overview")
    place = page.locator("a.place[href*='Karabakh']")
    place.focus()
    number = place.get_attribute("data-place")
    lit = page.locator(f".entry.lit[data-place~='{number}']")
    assert lit.count() == page.locator(f".entry[data-place~='{number}']").count() > 0
    assert page.locator("a.mark.lit").count() == lit.count()
    place.press("Enter")
    expect(page).to_have_url(re.compile("/overview\\?place=Karabakh"))


def test_a_claim_in_the_list_lights_its_mark_and_its_place(open_page: OpenPage) -> None:
    page = open_page("/overview")
    entry = page.locator(".entry[data-place]").first
    entry.hover()
    expect(page.locator(f"a.mark.lit[data-claim='{entry.get_attribute('data-claim')}']")).to_have_count(1)
    assert page.locator("a.place.lit").count() >= 1


def test_plus_and_minus_change_the_days_and_the_part_of_the_world(open_page: OpenPage) -> None:
    page = open_page("/timeline")
    page.keyboard.press("-")
    expect(page).to_have_url(re.compile("since=2022-03-20&until=2022-04-02"))
    page.goto("/map")
    page.locator("a.place").first.focus()
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("/map\\?box="))


def test_drawings_read_without_any_script(chromium: Browser, pages: str) -> None:
    context = chromium.new_context(base_url=pages, java_script_enabled=False)
    page = context.new_page()
    page.goto("/timeline")
    page.get_by_role("navigation", name="Time shown").get_by_role("link", name="wider").click()
    expect(page).to_have_url(re.compile("since=2022-03-20"))
    page.goto("/map")
    page.locator("a.place").first.click(force=True)
    expect(page).to_have_url(re.compile("place="))
    context.close()


@pytest.mark.parametrize("path", DRAWINGS)
def test_a_phone_scrolls_the_drawing_and_not_the_page(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
