"""The example dispute shows what it promises to show."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

OUTLETS = ("Araks Post", "Caspian Courier", "Meridian Wire", "Neva Dispatch")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    from counterclaim.adding import Run
    from counterclaim.pipeline import default_plan
    from counterclaim.reading import Options, read_paths
    from counterclaim.record import open_record

    path, plan = tmp_path_factory.mktemp("example") / "example.db", default_plan()
    with open_record(path) as store:
        for outlet in OUTLETS:
            folder = str(files("counterclaim") / "example" / outlet.lower().replace(" ", "-"))
            tally = Run(store, lambda: plan, plan.fingerprint)(read_paths([folder], Options(outlet=outlet)))
            assert tally.failed == 0
    return str(path)


def seen(run: Any, record: str, view: str) -> Any:
    return json.loads(run("show", view, "--record", record, "--json").stdout)


def test_it_holds_eight_to_twelve_dated_reports_of_rival_outlets(run: Any, record: str) -> None:
    summary = seen(run, record, "exchange")["summary"]
    assert 8 <= summary["reports"] <= 12
    assert summary["undated"] == 0
    assert tuple(summary["outlets"]) == OUTLETS


def test_it_shows_every_kind_of_answer(run: Any, record: str) -> None:
    links = seen(run, record, "exchange")["summary"]["links"]
    assert {"denies", "contradicts", "counter_accuses", "repeats"} <= set(links)


def test_it_shows_a_claim_left_unanswered(run: Any, record: str) -> None:
    assert seen(run, record, "unanswered")["reported"]


def test_it_shows_contested_control(run: Any, record: str) -> None:
    assert any(place["contested"] for place in seen(run, record, "control")["places"])


def test_it_shows_a_slipped_date_and_its_repair(run: Any, record: str) -> None:
    (notice,) = seen(run, record, "flags")["notices"]
    assert (notice["words"], notice["candidates"][0]["value"]) == ("27 April", "2022-03-27")
