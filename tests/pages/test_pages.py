"""Every page over the example dispute: what it shows, its headers, and what happens where there is nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.pages import Settings, create_app
from counterclaim.pages.looks import NAV
from counterclaim.record import open_record

VIEWS = ("/", "/exchange", "/contested", "/unanswered", "/agreements", "/control", "/flags", "/actors", "/unknown",
         "/search", "/search?words=Farukh")


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_is_a_page_that_loads_nothing_from_elsewhere(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", answer.text)
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_the_exchange_gives_each_party_a_column_and_each_answer_an_arrow(browser: TestClient) -> None:
    text = browser.get("/").text
    heads = re.findall(r'<div class="head party-\d">([^<]+)</div>', text)
    assert {"Armenia", "Azerbaijan", "Russia"} <= set(heads)
    for target in re.findall(r'class="label at-\d"><a href="#(c[0-9a-f]+)"', text):
        assert f'id="{target}"' in text
    assert "They received no response" in text
    assert "likelier 27 March 2022" in text


def test_a_claim_has_a_page_that_leads_to_its_very_words(browser: TestClient, record: Path) -> None:
    with open_record(record, write=False) as store:
        claim = next(each for each in store.claims(act="accuse") if each.content)
        report = store.report(claim.report)
    answer = browser.get(f"/claim/{claim.id}")
    assert answer.status_code == 200
    span = claim.content[0]
    assert f"/report/{report.id}#{span.start}-{span.end}" in answer.text
    assert f'id="{span.start}-{span.end}"' in browser.get(f"/report/{report.id}").text


def test_words_without_a_claim_can_be_pointed_at(browser: TestClient, record: Path) -> None:
    with open_record(record, write=False) as store:
        report = next(store.reports())
    assert 'is-asked' in browser.get(f"/report/{report.id}?at=0-3").text
    assert browser.get(f"/report/{report.id}?at=x-<b>").status_code == 200


@pytest.mark.parametrize("path", ["/claim/none", "/report/none", "/nowhere"])
def test_what_is_not_there_is_said_on_a_page(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "<h1>Not here</h1>" in answer.text


def test_a_date_that_is_none_is_told_with_the_mend(browser: TestClient) -> None:
    answer = browser.get("/exchange?since=soon")
    assert answer.status_code == 400
    assert "write 2022, 2022-03 or 2022-03-28" in answer.text


def test_conditions_narrow_every_view_and_stay_in_its_links(browser: TestClient) -> None:
    text = browser.get("/exchange?outlet=Neva+Dispatch&since=2022-03-26").text
    assert "Araks Post" not in text
    assert 'href="/contested?since=2022-03-26&amp;outlet=Neva+Dispatch"' in text


def test_what_a_browser_holds_already_is_not_sent_again(browser: TestClient) -> None:
    tag = browser.get("/").headers["etag"]
    again = browser.get("/", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert browser.get("/", headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_a_host_that_is_not_ours_gets_no_page(record: Path) -> None:
    with TestClient(create_app(Settings(record)), base_url="http://evil.example") as client:
        assert client.get("/").status_code == 421


def test_a_record_without_reports_says_how_to_add_some(tmp_path: Path) -> None:
    with open_record(tmp_path / "new.db"):
        pass
    with TestClient(create_app(Settings(tmp_path / "new.db")), base_url="http://localhost") as client:
        assert "no reports yet" in client.get("/").text


def test_a_record_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(tmp_path / "gone.db")), base_url="http://localhost",
                    raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "There is no record at" in answer.text


def test_pages_are_read_in_the_record_s_order_the_newest_first(record: Path) -> None:
    app = create_app(Settings(record, page_reports=3))
    with TestClient(app, base_url="http://localhost") as client:
        last = client.get("/").text
        assert "page 4 of 4" in last
        assert "page 1 of 4" in client.get("/?page=1").text
        assert "page 4 of 4" in client.get("/?page=99").text


def test_the_navigation_names_each_view_once() -> None:
    assert len({name for name, _ in NAV}) == len(NAV)
