"""An analyst corrects the record by keys alone, two people code it and an editor settles what they dispute."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from typer.testing import CliRunner

from counterclaim.cli.app import app as command
from counterclaim.pages import Settings, create_app
from counterclaim.people import People, people_file
from counterclaim.record import open_record
from serving import serving

OpenPage = Callable[[str], Page]
WORD = "a long word for the tests"


def exported(record: Path) -> dict[str, dict]:
    """The claims of `export jsonl`, by id."""
    told = CliRunner().invoke(command, ["export", "jsonl", "--record", str(record)])
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    return {row["id"]: row for row in rows if row["type"] == "claim"}


def in_hand(page: Page) -> str:
    return page.locator(".reviewing").get_attribute("data-claim") or ""


def decided(page: Page, press: str) -> str:
    """Press a key that signs a verdict on the claim in hand, and wait for the next; the id of the one decided."""
    page.wait_for_load_state("load")
    claim = in_hand(page)
    page.keyboard.press(press)
    page.wait_for_function("was => document.querySelector('.reviewing')?.dataset.claim !== was", arg=claim)
    return claim


def test_ten_claims_are_reviewed_with_the_keyboard_alone(open_page: OpenPage, record: Path) -> None:
    page = open_page("/review")
    signed = {decided(page, key): "accepted" if key == "a" else "rejected" for key in "aaraaraara"}
    assert len(signed) == 10
    rows = exported(record)
    assert {claim: rows[claim]["ruling"] for claim in signed} == signed


def test_accept_edit_and_undo_show_in_the_export(open_page: OpenPage, record: Path) -> None:
    before = exported(record)
    page = open_page("/")
    page.locator(".card", has_text="breaching the trilateral statement").get_by_role("link", name="claim").click()
    page.get_by_role("link", name="Rule on it").click()
    page.wait_for_url("**/review?*")
    page.wait_for_load_state("load")  # the keys are there once the page's script is
    claim = in_hand(page)
    page.keyboard.press("e")
    page.wait_for_function("document.activeElement.id === 'f-act'")
    page.keyboard.type("condemn")
    page.get_by_label("What is said").focus()
    words = page.locator("[id='w-content']").inner_text()
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator("[id='w-content']")).not_to_have_text(words)
    page.get_by_role("button", name="Save the correction").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("was => document.querySelector('.reviewing')?.dataset.claim !== was", arg=claim)
    row = exported(record)[claim]
    assert (row["ruling"], row["act"]) == ("edited", "condemn")
    assert row["machine"]["act"] == "accuse"
    assert row["content"][0]["words"] == before[claim]["content"][0]["words"].rsplit(" ", 1)[0]
    page.keyboard.press("u")
    page.wait_for_url(re.compile(f"/claim/{claim}"))
    assert exported(record)[claim] == before[claim]


def test_words_selected_in_the_text_become_a_span(open_page: OpenPage) -> None:
    page = open_page("/review")
    page.evaluate("""() => {
        const cue = document.querySelector('.reviewing .text .is-cue').firstChild;
        getSelection().setBaseAndExtent(cue, 0, cue, cue.length);
    }""")
    cue = page.locator("#w-cue").inner_text()
    field = page.locator(".span-field", has=page.get_by_label("Target’s words"))
    field.get_by_role("button").click()
    expect(field.locator("output")).to_have_text(cue)


@pytest.mark.parametrize("path", ["/review", "/disputed", "/coding"])
def test_review_has_no_serious_fault_of_access(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


@pytest.fixture
def several(record: Path) -> Iterator[str]:
    """The pages with accounts: two coders and an editor."""
    with People(people_file(record)) as people:
        for name, role in (("Ana", "coder"), ("Ben", "coder"), ("Eve", "editor")):
            people.add(name, role, WORD, "test")
    with serving(create_app(Settings(record, users=True))) as address:
        yield address


def signed_in(chromium: Browser, address: str, name: str) -> Page:
    page = chromium.new_context(base_url=address).new_page()
    page.goto("/login")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(WORD)
    page.locator("main").get_by_role("button").click()
    page.wait_for_url(re.compile(r"/$"))
    return page


def test_two_people_code_blind_and_an_editor_settles_it(chromium: Browser, several: str, record: Path) -> None:
    with open_record(record, write=False) as store:
        claim = next(each for each in store.claims(act="accuse") if each.content)
    verdicts = {}
    for name, key in (("Ana", "a"), ("Ben", "r")):
        page = signed_in(chromium, several, name)
        page.goto(f"/review?claim={claim.id}")
        assert page.get_by_text("accepted by Ana").count() == 0, "a coder must not see what another ruled"
        decided(page, key)
        verdicts[name] = key
        page.goto("/disputed")
        assert page.get_by_role("button", name="Settle").count() == 0
        page.context.close()
    assert exported(record)[claim.id]["ruling"] is None
    page = signed_in(chromium, several, "Eve")
    page.goto("/coding")
    expect(page.get_by_role("row", name=re.compile("^claim"))).to_be_visible()
    page.get_by_role("link", name="What coders dispute").click()
    page.get_by_label(re.compile("as Ben")).check()
    page.get_by_label("Comment").fill("the report speaks for itself")
    page.get_by_role("button", name="Settle").click()
    expect(page.get_by_text("Coders dispute nothing")).to_be_visible()
    page.context.close()
    row = exported(record)[claim.id]
    assert row["ruling"] == "rejected"
    assert row["reviewed_by"][-1] == "Eve"
