"""The network page over the example dispute."""

from __future__ import annotations

import html
import re

from fastapi.testclient import TestClient


def test_ties_are_links_with_the_same_numbers_as_the_table(browser: TestClient) -> None:
    text = browser.get("/network").text
    drawn = {html.unescape(label) for label in re.findall(r'class="tie [^"]*" aria-label="([^"]+)"', text)}
    rows = re.findall(r'<tr data-party.*?</tr>', text, flags=re.S)
    cells = [re.findall(r"<td[^>]*>(?:<span[^>]*>)?([^<]*)", row) for row in rows]
    told = {f"{source} {kind} {target}: {count} claim{'' if count == '1' else 's'}"
            for source, kind, target, count, *_ in cells}
    assert drawn
    assert drawn == told
    assert any(label.startswith("Armenia accuses Azerbaijan") for label in drawn)
    assert any("denies" in label for label in drawn)


def test_a_tie_leads_to_its_claims(browser: TestClient) -> None:
    text = browser.get("/network?source=ARM&target=AZE&tie=accuses").text
    assert "What Armenia accuses Azerbaijan" in text
    listed = re.findall(r'<li class="entry.*?</li>', text, flags=re.S)
    assert listed
    assert all("Armenia" in each for each in listed)


def test_a_tie_that_is_none_is_said_to_be_none(browser: TestClient) -> None:
    text = browser.get("/network", params={"source": "<script>", "target": "AZE"}).text
    assert "There is no such tie here" in text
    assert "<script>" not in text.replace('<script src', "")
