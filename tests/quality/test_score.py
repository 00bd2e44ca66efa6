"""The scorer of the golden set: its figures mean what its head says, and agree with the record gold's own scorer."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.exports.rows import rows
from counterclaim.model import Report
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts

TEXT = "Oman accused Qatar of jamming its radio. Qatar denied it. A mast fell in Muscat."


@pytest.fixture(scope="module")
def score(quality: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", quality / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def quality() -> Path:
    return Path(__file__).resolve().parents[2] / "quality"


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def claim(number: str, actor: str, cue: str, content: str, act: str, target: str | None = None,
          events: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"id": number, "source": {"actor": actor, "span": None, "words": ""},
            "cue": {"span": at(cue) if cue else None, "words": cue},
            "content": [{"span": at(content), "words": content}],
            "act": act, "target": {"words": target, "actor": target} if target else None, "events": list(events)}


def event(trigger: str, kind: str, agent: str | None, negated: bool = False) -> dict[str, Any]:
    return {"trigger": at(trigger), "words": trigger, "type": kind, "agent": agent, "negated": negated}


def gold() -> dict[str, Any]:
    """A small report, right in all layers."""
    return {
        "claims": [
            claim("report", "report", "", "A mast fell in Muscat", "state", events=(event("fell", "OTHER", None),)),
            claim("c1", "OMN", "accused", "jamming its radio", "accuse", "QAT", (event("jamming", "COERCE", "QAT"),)),
            claim("c2", "QAT", "denied", "it", "deny"),
        ],
        "links": [{"kind": "denies", "from": "c2", "to": "c1"}],
        "control": [{"claim": "report", "place": "Farrukh", "holder": "OMN", "stance": "asserted"}],
        "agreements": [{"span": at("radio"), "date": "2020", "article": None}],
        "unanswered": [{"claim": "c1", "by": "QAT"}],
        "flags": [{"kind": "impossible_date", "span": at("Muscat")}],
    }


def figures(score: ModuleType, found: dict[str, Any]) -> dict[str, float]:
    tallies = score.score({"r1": gold()}, {"r1": found})
    return {**{name: round(tallies[name].f, 3) for name in score.FIGURES}, "as_fact": tallies["as_fact"]}


def test_the_gold_itself_is_right_in_everything(score: ModuleType) -> None:
    assert figures(score, gold()) == {**dict.fromkeys(score.FIGURES, 1.0), "as_fact": 0}


def test_a_report_that_was_not_found_counts_as_empty(score: ModuleType) -> None:
    tallies = score.score({"r1": gold()}, {})
    assert [(tallies[name].right, tallies[name].found) for name in score.FIGURES] == [(0, 0)] * len(score.FIGURES)


def test_each_slip_costs_its_own_figure(score: ModuleType) -> None:
    found = gold()
    found["claims"][1]["target"] = None
    assert figures(score, found) == {**dict.fromkeys(score.FIGURES, 1.0), "full": 0.5, "as_fact": 0}
    found = gold()
    found["claims"][1]["events"][0]["negated"] = True
    assert figures(score, found)["event"] == 0.5
    found = gold()
    found["claims"][2]["source"]["actor"] = "OMN"
    assert (figures(score, found)["claim"], figures(score, found)["conflict"]) == (0.5, 1.0)
    found = gold()
    found["flags"][0]["kind"] = "weekday_mismatch"
    assert figures(score, found)["flag"] == 0
    found = gold()
    found["control"][0] |= {"place": "Farukh"}
    assert figures(score, found)["control"] == 1.0


def test_a_clash_counts_either_way_round_and_under_either_name_but_a_link_does_not(score: ModuleType) -> None:
    found = gold()
    found["links"] = [{"kind": "contradicts", "from": "c1", "to": "c2"}]
    assert (figures(score, found)["conflict"], figures(score, found)["link"]) == (1.0, 0)


def test_half_of_a_content_stands_for_it_and_less_does_not(score: ModuleType) -> None:
    found = gold()
    found["claims"][1]["content"] = [{"span": at("its radio"), "words": "its radio"}]
    assert figures(score, found)["claim"] == 1.0
    found["claims"][1]["content"] = [{"span": at("radio"), "words": "radio"}]
    assert figures(score, found)["claim"] == 0.5


def test_what_a_source_alleges_told_in_the_reports_voice_is_counted(score: ModuleType) -> None:
    found = gold()
    found["claims"][0]["events"].append(event("jamming", "COERCE", "QAT"))
    assert figures(score, found)["as_fact"] == 1


def test_after_a_neutral_verb_state_and_accuse_are_one(score: ModuleType) -> None:
    told, found = gold(), gold()
    told["claims"][1]["cue"]["words"] = "claimed"
    found["claims"][1] |= {"act": "state", "target": None}
    tallies = score.score({"r1": told}, {"r1": found})
    assert (tallies["claim"].f, tallies["full"].f) == (1.0, 1.0)
    assert figures(score, found)["claim"] == 0.5


def test_misses_are_named(score: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    found = gold()
    found["claims"][1]["act"] = "warn"
    del found["claims"][2]
    score.score({"r1": gold()}, {"r1": found}, misses=True)
    assert capsys.readouterr().out.splitlines() == [
        "r1\twrong\tOMN accuse (accused): jamming its radio\tfound as OMN warn", "r1\tmissed\tQAT deny (denied): it"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["seed", "dev"])
def test_it_agrees_with_the_scorer_of_the_record_gold(
    score: ModuleType, shared: Path, parser: SpacyParser, tmp_path: Path, name: str
) -> None:
    folder = shared / "gold" / "record"
    reports = [json.loads(line) for line in (folder / f"{name}.reports.jsonl").read_text(encoding="utf-8").splitlines()]
    out = tmp_path / "found.jsonl"
    plan = Plan(parser, default_parts())
    with out.open("w", encoding="utf-8") as lines:
        for found in plan.analyse([Report(row["id"], row["text"], row["date"], "metadata") for row in reports]):
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(found, {}))
    theirs = json.loads(subprocess.run(
        [sys.executable, str(folder / "score_record.py"), str(folder / f"{name}.gold.jsonl"), str(out), "--json"],
        capture_output=True, text=True, check=True).stdout)
    tallies = score.score(score.loaded(folder / f"{name}.gold.jsonl"), score.loaded(out))
    ours = {each: (round(tallies[each].f, 4), tallies[each].gold, tallies[each].found) for each in score.FIGURES}
    assert ours == {each: (theirs[each]["f"], theirs[each]["gold"], theirs[each]["pred"]) for each in score.FIGURES}
    assert tallies["as_fact"] == theirs["as_fact"]
