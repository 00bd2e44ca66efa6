"""The timeline page over the example dispute."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.pages import Settings, create_app
from counterclaim.record import open_record


def test_every_claim_of_a_speaker_is_a_mark_that_leads_to_its_page(browser: TestClient, record: Path) -> None:
    text = browser.get("/timeline").text
    marks = re.findall(r'<a href="/claim/(c[0-9a-f]+)" class="mark [^"]*"[^>]* aria-label="([^"]+)"', text)
    with open_record(record, write=False) as store:
        spoken = {claim.id for claim in store.claims() if not claim.own_voice}
    assert {claim for claim, _ in marks} == spoken
    assert any("Russia accused Azerbaijan: “breaching the trilateral statement" in label for _, label in marks)
    assert any("likelier 27 March 2022" in label for _, label in marks)
    assert any(label.endswith("no answer, the report says") for _, label in marks)
    assert {claim for claim, _ in marks} == set(re.findall(r'<li class="entry [^"]*" id="(c[0-9a-f]+)"', text))


def test_answers_are_arrows_told_in_the_list_as_well(browser: TestClient) -> None:
    text = browser.get("/timeline").text
    assert 'class="arrow how-denies"' in text
    assert re.search(r'<span class="reply">denied <a href="#c[0-9a-f]+">', text)


def test_the_days_shown_are_chosen_by_links_alone(browser: TestClient) -> None:
    text = browser.get("/timeline").text
    wider = re.search(r'<a href="(/timeline\?since=[^"]+)" data-key="-"', text)
    assert wider
    assert "since=2022-03-20&amp;until=2022-04-02" in wider[1]
    narrow = browser.get("/timeline?since=2022-03-26&until=2022-03-27").text
    assert "24 March 2022" not in re.sub(r"<form.*?</form>", "", narrow, flags=re.S)
    assert 'data-key="+"' not in narrow  # three days are the least that is drawn


def test_a_party_is_chosen_by_its_name_on_the_lane(browser: TestClient) -> None:
    assert 'href="/timeline?actor=RUS" aria-label="only Russia"' in browser.get("/timeline").text


@pytest.mark.parametrize("path", ["/timeline", "/network", "/map", "/overview"])
def test_a_drawing_of_nothing_says_so(tmp_path: Path, browser: TestClient, path: str) -> None:
    with open_record(tmp_path / "new.db"):
        pass
    with TestClient(create_app(Settings(tmp_path / "new.db")), base_url="http://localhost") as client:
        answer = client.get(path)
    assert answer.status_code == 200
    assert "no reports yet" in answer.text
    assert browser.get(f"{path}?since=2050").status_code == 200
    assert "No report meets these conditions" in browser.get(f"{path}?since=2050").text


@pytest.mark.parametrize("path", ["/timeline", "/network", "/map", "/overview"])
def test_drawings_carry_no_style_or_script_of_their_own(browser: TestClient, path: str) -> None:
    text = browser.get(path).text
    assert " style=" not in text
    assert "<style" not in text
    assert not re.search(r" on[a-z]+=", text)
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/counterclaim.js" defer>',
                                                  '<script src="/static/drawings.js" defer>']
    assert len(text.encode()) < 300_000
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
