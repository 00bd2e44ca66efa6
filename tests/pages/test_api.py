"""The views for programs: they say what the pages say, in the shapes that they promise, and never break."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from counterclaim.pages import Settings, create_app
from counterclaim.record import open_record
from counterclaim.views import VIEWS, plain
from counterclaim.views.gathering import gathered


def test_whatever_is_asked_the_answer_keeps_its_promise(record: Path) -> None:
    # the application's own host names are beside the point here
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(Settings(record), hosts=()))
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if not operation.path.startswith("/api/"):
            continue
        asked += 1

        @given(case=operation.as_strategy())
        @settings(max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def keeps(case: schemathesis.Case) -> None:
            answer = case.call()
            assert answer.status_code < 500
            if case.method == "GET":
                case.validate_response(answer, checks=[response_schema_conformance, status_code_conformance,
                                                       content_type_conformance])

        keeps()
    assert asked >= 12


@pytest.mark.parametrize("view", sorted(VIEWS.keys() - {"disputes"}))
def test_a_view_holds_what_its_page_is_made_of(browser: TestClient, record: Path, view: str) -> None:
    answer = browser.get(f"/api/views/{view}")
    assert answer.status_code == 200
    with open_record(record, write=False) as store:
        assert answer.json() == plain(VIEWS[view](gathered(store)))
    assert answer.headers["x-reports"] == "10"


def test_a_view_is_narrowed_as_its_page_is(browser: TestClient) -> None:
    found = browser.get("/api/views/exchange", params={"outlet": "Neva Dispatch", "since": "2022-03-26"}).json()
    assert found["summary"]["outlets"] == ["Neva Dispatch"]


def test_what_makes_no_sense_is_told_in_a_sentence(browser: TestClient) -> None:
    answer = browser.get("/api/views/exchange?since=soon")
    assert answer.status_code == 400
    assert "write 2022" in answer.json()["error"]
    assert browser.get("/api/views/exchange?page=-4").status_code == 400
    assert browser.get("/api/point/none").json() == {"error": "This record holds no point none."}


def test_a_report_comes_as_the_rows_of_the_export(browser: TestClient, record: Path) -> None:
    with open_record(record, write=False) as store:
        report = next(store.reports())
    found = browser.get(f"/api/report/{report.id}").json()
    assert found[0]["type"] == "report"
    assert {row["type"] for row in found} >= {"report", "claim"}
    assert browser.get("/api/search", params={"words": "Farukh"}).json()[0]["excerpt"].count("[Farukh]")


def test_a_contested_point_is_found_by_its_id(browser: TestClient) -> None:
    points = browser.get("/api/views/contested").json()["points"]
    for each in points:
        assert browser.get(f"/api/point/{each['point']}").json()["words"] == each["words"]


def test_an_answer_that_is_known_is_not_sent_again(browser: TestClient) -> None:
    tag = browser.get("/api/views/flags").headers["etag"]
    assert browser.get("/api/views/flags", headers={"if-none-match": tag}).status_code == 304
