"""Ruling, taking back, settling and coding by two, as a person does it at the keyboard."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import Result

from counterclaim.model import Analysis
from counterclaim.record import open_record

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, exchange

Run = Callable[..., Result]
FOUND = exchange()
ACCUSATION, DENIAL = FOUND.claims[:2]


@pytest.fixture
def run(run: Run, tmp_path: Path) -> Run:
    with open_record(tmp_path / "dispute.db") as store:
        store.put(FOUND, PLAN)
    return run


def rows(run: Run) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in map(json.loads, run("export", "jsonl").stdout.splitlines()) if "id" in row}


def test_a_ruling_shows_in_the_export_and_goes_when_it_is_taken_back(run: Run) -> None:
    before = run("export", "jsonl").stdout
    said = run("rule", ACCUSATION.id, "edited", "--set", "act=warn", "--set", "target=", "--set", "content=27-35,49-56",
               "--by", "Ada", "--comment", "see the film")
    assert said.exit_code == 0
    row = rows(run)[ACCUSATION.id]
    assert (row["ruling"], row["act"], row["target"], row["reviewed_by"]) == ("edited", "warn", None, ["Ada"])
    assert run("rulings", "list").stdout.split(maxsplit=2)[2].strip() == (
        f'{ACCUSATION.id} edited act="warn" target=null content=[[27, 35], [49, 56]], by Ada (see the film)')
    number = said.stdout.partition(":")[0]
    assert run("rulings", "undo", number, "--by", "Ada").stdout == (
        f"{number} no longer counts; it stays in the record.\n")
    assert run("export", "jsonl").stdout == before
    assert "taken back by Ada" in run("rulings", "list").stdout
    assert json.loads(run("rulings", "list", "--json").stdout)["rulings"][0]["edit"]["act"] == "warn"


def test_show_heeds_a_ruling(run: Run) -> None:
    assert "denied by" in run("show").stdout
    run("rule", FOUND.links[0].id, "rejected", "--by", "Ada")
    assert "denied by" not in run("show").stdout


@pytest.mark.parametrize(("words", "why"), [
    (("c0", "accepted"), "holds no claim, link or flag 'c0'"),
    ((ACCUSATION.id, "edited"), "names changed fields exactly when its verdict is `edited`"),
    ((ACCUSATION.id, "edited", "--set", "act"), "is no FIELD=VALUE"),
    ((ACCUSATION.id, "edited", "--set", "content=12"), "is no stretch of text; write START-END"),
    ((ACCUSATION.id, "edited", "--set", "act=shout"), "act: 'shout' is not one of"),
    ((ACCUSATION.id, "accepted", "--settle"), "nothing to settle"),
])
def test_what_cannot_be_is_told_in_a_sentence(run: Run, words: tuple[str, ...], why: str) -> None:
    said = run("rule", *words, "--by", "Ada")
    assert said.exit_code == 1
    assert why in said.stderr
    assert run("rulings", "list").stdout == "Nobody has ruled on anything here.\n"


def test_two_coders_an_editor_and_their_agreement(run: Run) -> None:
    assert run("review", "agreement").stdout == "No report was coded by two people yet.\n"
    assert run("rulings", "disputed").stdout == "Nothing is disputed.\n"
    assert "Ada: 1 report more to code, 1 in all." in run(
        "review", "assign", "Ada", "Ben", "--sample", "3", "--by", "Eve").stdout
    run("rule", DENIAL.id, "accepted", "--by", "Ada")
    assert "disputed between Ada, Ben" in run("rule", DENIAL.id, "rejected", "--by", "Ben").stdout
    assert run("rulings", "disputed").stdout == f"{DENIAL.id} Ada: accepted; Ben: rejected\n"
    assert "claim    alpha 0.000, 0% observed, 1 unit" in run("review", "agreement").stdout
    assert json.loads(run("review", "agreement", "--json").stdout)["coders"] == ["Ada", "Ben"]
    assert "settles 2 others" in run("rule", DENIAL.id, "accepted", "--settle", "--by", "Eve").stdout
    assert rows(run)[DENIAL.id]["ruling"] == "accepted"
    assert run("review", "assign", "Ada").exit_code == 1


def test_the_next_to_look_at_says_why_and_goes_once_it_is_ruled_on(run: Run) -> None:
    first = run("review", "next", "--by", "Ada").stdout
    assert first.splitlines()[0] == f"{DENIAL.id}  in north-1"
    assert "  - it goes against 1 claim" in first.splitlines()
    for claim in FOUND.claims[:3]:
        assert claim.id in run("review", "next", "--number", "9", "--by", "Ada").stdout
        run("rule", claim.id, "accepted", "--by", "Ada")
    assert run("review", "next", "--by", "Ada").stdout == "Nothing is left to rule on.\n"
    assert json.loads(run("review", "next", "--by", "Ben", "--json").stdout)[0]["claim"]["id"] == DENIAL.id
    assert run("review", "next", "--by", "Ben", "--assigned").stdout == "Nothing is left to rule on.\n"


def test_a_ruling_without_its_claim_is_found_again(run: Run, tmp_path: Path) -> None:
    assert run("rulings", "lost").stdout == "Every ruling has its entry.\n"
    run("rule", ACCUSATION.id, "rejected", "--by", "Ada")
    with open_record(tmp_path / "dispute.db") as store:
        number = store.rulings()[0].id
        store.put(Analysis(FOUND.report, claims=(replace(ACCUSATION, id="c moved"),)), "plan 2")
    assert "perhaps c moved (the same speaker, and 100% of the words in common)" in run("rulings", "lost").stdout
    assert f"c moved rejected by Ben, in place of {number}" in run(
        "rulings", "attach", number, "c moved", "--by", "Ben").stdout
    assert rows(run)["c moved"]["ruling"] == "rejected"
