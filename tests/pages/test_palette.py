"""One colour a party, the same on every page over the same reports."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from counterclaim.pages.palette import SLOTS, Palette


def test_parties_beyond_the_last_slot_share_the_plain_one() -> None:
    palette = Palette(f"A{number}" for number in range(SLOTS))
    assert palette.slot("A0") == "party-0"
    assert palette.slot("B") == "party-more"
    assert palette.slot("unknown") == palette.slot("report") == "party-none"


@pytest.mark.parametrize("path", ["/exchange", "/contested", "/actors", "/positions", "/timeline", "/network"])
def test_a_party_has_the_same_colour_on_every_page(browser: TestClient, path: str) -> None:
    head = re.search(r'<div class="head (party-\d)">Azerbaijan</div>', browser.get("/").text)
    assert head
    found = set(re.findall(r'class="[^"]*(party-\d)[^"]*"[^>]*>(?:<[^>]+>\s*)*Azerbaijan\b', browser.get(path).text))
    assert found == {head[1]}
