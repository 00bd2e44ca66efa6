"""People regroup the reports of a dispute: signed, listed, and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import Core, Predicate
from counterclaim.record import open_record

OVER = ("shelling the pass", "burning the bridge", "mining the road", "closing the ferry")


@pytest.fixture
def dispute(run: Any, telling: Any, tmp_path: Path) -> str:
    """A record with one dispute of four reports; its id."""
    with open_record(tmp_path / "dispute.db") as store:
        for number, what in enumerate(OVER, 1):
            text = f"Armenia accused Azerbaijan of {what} at Goris."
            t = telling(text, f"2022-03-0{number}", "Elm Echo", f"r{number}")
            claim = t.claim("Armenia", "ARM", "accuse", what, "accused", target=("Azerbaijan", "AZE"))
            t.place("Goris", "Goris")
            t.event(claim, what.split()[0], "ASSAULT", "AZE", patient="ARM", place="Goris")
            t.core(Core(claim.id, "ARM", "accuse", predicates=(Predicate("fight", agent="AZE", patient="ARM"),),
                        words=frozenset(what.split()), target="AZE", places=("Goris",)))
            store.put(t.done(), "plan")
        store.link_all()
    (found,) = json.loads(run("show", "disputes", "--json").stdout)["disputes"]
    assert found["reports"] == 4
    return str(found["id"])


def names(run: Any) -> dict[str, int]:
    found = json.loads(run("show", "disputes", "--json").stdout)["disputes"]
    return {each["name"]: each["reports"] for each in found}


def test_a_dispute_is_renamed_and_then_found_by_its_name(run: Any, dispute: str) -> None:
    assert run("disputes", "rename", dispute, "The pass", "--by", "Eva").exit_code == 0
    assert names(run) == {"The pass": 4}
    assert "4 claims" in run("show", "--dispute", "the PASS").stdout


def test_reports_are_split_off_by_a_filter_and_merged_again(run: Any, dispute: str) -> None:
    told = run("disputes", "split", dispute, "--since", "2022-03-03", "--name", "The road", "--by", "Eva")
    assert "2 reports" in told.stdout
    assert names(run)["The road"] == 2
    found = json.loads(run("show", "disputes", "--since", "2022-03-04", "--json").stdout)["disputes"]
    assert [each["name"] for each in found] == ["The road"]
    assert run("disputes", "merge", "The road", dispute, "--by", "Eva").exit_code == 0
    assert list(names(run).values()) == [4]


def test_changes_are_listed_with_who_made_them_and_taken_back(run: Any, dispute: str) -> None:
    run("disputes", "split", dispute, "r1", "--name", "The pass", "--by", "Eva")
    (change,) = json.loads(run("disputes", "list", "--json").stdout)
    assert (change["verb"], change["by"], change["reports"]) == ("split", "Eva", ["r1"])
    assert "split 1 report off" in run("disputes", "list").stdout
    assert "no longer counts" in run("disputes", "undo", change["id"], "--by", "Ada").stdout
    assert "nothing changed" in run("disputes", "undo", change["id"], "--by", "Ada").stdout
    assert list(names(run).values()) == [4]


@pytest.mark.parametrize("words", [
    ("rename", "nowhere", "The pass"), ("merge", "nowhere", "elsewhere"), ("split", "nowhere", "r1", "--name", "x"),
    ("split", "nowhere", "--name", "x"),
])
def test_what_is_not_there_is_a_sentence(run: Any, dispute: str, words: tuple[str, ...]) -> None:
    result = run("disputes", *words, "--by", "Eva")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
