"""An analyst reads: exchange, claim, the very words, with keys and without scripts; nothing that axe calls serious."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

OpenPage = Callable[[str], Page]
PAGES = ["/", "/contested", "/unanswered", "/agreements", "/control", "/flags", "/actors", "/search?words=Farukh"]


def serious(page: Page) -> list[str]:
    """What axe-core finds on a page that is serious or critical: the rule and where."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
            for each in found if each["impact"] in ("serious", "critical") for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_access(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    firsts = (page.locator(f".from a[href^='/{kind}/']").first.get_attribute("href") for kind in ("claim", "report"))
    links = [re.sub(r"#.*", "", each or "") for each in firsts]
    for path in (*PAGES, *links):
        page.goto(path)
        assert serious(page) == [], path


def test_from_the_exchange_to_the_claim_to_its_very_words(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator(".card", has_text="breaching the trilateral statement").get_by_role("link", name="claim").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia RUS accused Azerbaijan AZE")
    page.locator(".facts a").first.click()
    lit = page.locator("mark.lit")
    expect(lit.first).to_be_in_viewport()
    assert "breaching the trilateral statement of 10 November 2020" in "".join(lit.all_inner_texts())


def test_words_that_no_claim_rests_on_can_be_pointed_at(open_page: OpenPage) -> None:
    page = open_page("/")
    report = page.locator(".from a[href^='/report/']").first.get_attribute("href")
    page.goto(f"{report.split('#')[0]}#1-4")
    expect(page.locator("mark.is-asked")).to_have_count(1)


def test_keys_go_from_card_to_card(open_page: OpenPage) -> None:
    page = open_page("/")
    for key, card in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        page.wait_for_function("n => document.querySelectorAll('.card')[n] === document.activeElement", arg=card)
    page.get_by_label("Party").fill("")
    page.get_by_label("Party").press("j")
    expect(page.get_by_label("Party")).to_have_value("j")


def test_pages_read_without_any_script(chromium: Browser, pages: str) -> None:
    context = chromium.new_context(base_url=pages, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Party").fill("RUS")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("actor=RUS"))
    page.locator(".card").first.get_by_role("link", name="claim").click()
    expect(page.get_by_role("heading", name="In its place")).to_be_visible()
    context.close()


def test_a_phone_shows_the_exchange_without_scrolling_sideways(open_page: OpenPage) -> None:
    page = open_page("/")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_page_prints_its_claims_and_leaves_the_controls_out(open_page: OpenPage) -> None:
    page = open_page("/")
    page.emulate_media(media="print")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator(".narrow")).to_be_hidden()
