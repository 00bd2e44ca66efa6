"""From the texts of several reports to the screen: a denial, a copy and a shift that lie in later reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

REPORTS = (
    ("2022-03-01", "Elm Echo", "Armenia accused Azerbaijan of shelling the village of Tegh. "
                               "It demanded that Azerbaijan withdraw its troops."),
    ("2022-03-02", "Sylvan Star", "Azerbaijan denied shelling the village of Tegh."),
    ("2022-03-04", "Elm Echo", "Russia said that Azerbaijani troops had left Tegh."),
    ("2022-03-06", "Harbour Wire", "The Russian Ministry of Defence said that Azerbaijani troops had not left Tegh."),
    ("2022-03-07", "Elm Echo", "Russia denied that Azerbaijani troops had left Tegh."),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from counterclaim.model import Report
    from counterclaim.pipeline import default_plan
    from counterclaim.record import open_record

    path, plan = tmp_path_factory.mktemp("linked") / "linked.db", default_plan()
    reports = [Report(f"r{number}", text, date, "given", outlet)
               for number, (date, outlet, text) in enumerate(REPORTS, 1)]
    with open_record(path) as store:
        store.put_many(plan.analyse(reports), plan.fingerprint)
        store.link_all()
    return path


def seen(run: Any, record: Path, *words: str) -> Any:
    result = run("show", *words, "--record", str(record), "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_denial_of_a_later_report_hangs_under_the_accusation(run: Any, record: Path) -> None:
    first = seen(run, record)["turns"][0]
    assert [(each["how"], each["said"]["report"]) for each in first["answers"]] == [("denies", "r2")]


def test_both_are_one_point_at_issue(run: Any, record: Path) -> None:
    (point,) = seen(run, record, "contested")["points"]
    assert [(each["stance"], each["actor"], each["outlets"]) for each in point["voices"]] == [
        ("asserts", "ARM", ["Elm Echo"]), ("denies", "AZE", ["Sylvan Star"])]


def test_the_denial_closes_the_accusation_and_the_demand_stays_open(run: Any, record: Path) -> None:
    view = seen(run, record, "unanswered")
    (quiet,) = view["no_answer_held"]
    assert (quiet["claim"]["act"], quiet["days"], quiet["naming"]) == ("demand", 6, 4)
    assert view["until"] == "2022-03-07"


def test_before_the_denial_the_accusation_is_told_as_answered_outside(run: Any, record: Path) -> None:
    view = seen(run, record, "unanswered", "--until", "2022-03-01")
    assert [(claim["report"], answer["report"]) for claim, answer in view["elsewhere"]] == [("r1", "r2")]
    assert [each["claim"]["act"] for each in view["no_answer_held"]] == ["demand"]


def test_going_back_on_its_word_is_found_and_its_ministry_is_not_it(run: Any, record: Path) -> None:
    ((line,),) = [each["lines"] for each in seen(run, record, "positions", "--actor", "Russia")["actors"]]
    told = [(each["stance"], each["unit"], (each["change"] or {}).get("kind")) for each in line["entries"]]
    assert told == [("asserts", None, None), ("denies", "MOD", "differs"), ("denies", None, "shifted")]
