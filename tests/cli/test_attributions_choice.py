"""`--attributions`: which part finds who said what, and what happens where the tagger cannot run."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from counterclaim.claims import tagger_available

TEXT = "Ferry owners think that the strait is safe. The harbour master said it was."
LINE = json.dumps({"doc_id": "one", "text": TEXT}) + "\n"
WEIGHED = pytest.mark.skipif(not tagger_available(), reason="the tagger's weights are not installed")


def cues(words: str) -> list[str]:
    (row,) = (json.loads(line) for line in words.splitlines())
    return [TEXT[slice(*each["cue"][0])] for each in row["attributions"]]


@WEIGHED
def test_the_accurate_part_is_the_default_and_knows_more_than_the_rules(run: Any) -> None:
    default, accurate = (run("annotate", "attributions", *more, stdin=LINE)
                         for more in ((), ("--attributions", "accurate")))
    assert default.stdout == accurate.stdout
    assert cues(default.stdout) == ["think", "said"]
    assert default.stderr == ""
    assert "said" in cues(run("annotate", "attributions", "--attributions", "fast", stdin=LINE).stdout)


@WEIGHED
def test_of_a_thought_no_claim_is_made(run: Any) -> None:
    rows = [json.loads(line) for line in run("annotate", "claims", stdin=LINE).stdout.splitlines()]
    assert [row["cue"]["words"] for row in rows if row["type"] == "claim" and row["source"]["actor"] != "report"] == [
        "said"]


def test_without_the_runtime_the_fast_part_takes_over_and_says_so(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)  # importing it now fails, as where it is not installed
    result = run("annotate", "attributions", stdin=LINE)
    assert result.exit_code == 0
    assert "said" in cues(result.stdout)
    assert result.stderr.splitlines() == [
        "The weights of the accurate attributions are not installed: the fast ones, by rules, take over."]
    assert run("annotate", "times", stdin=LINE).stderr == ""
    assert run("annotate", "attributions", "--attributions", "fast", stdin=LINE).stderr == ""


def test_to_ask_for_what_is_not_installed_is_an_error(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    result = run("read", "-", "--attributions", "accurate", stdin=LINE)
    assert result.exit_code == 2
    assert "--attributions fast" in result.stderr


def test_a_record_read_by_another_part_is_read_anew(run: Any) -> None:
    report = json.dumps({"id": "x1", "date": "2022-03-26", "text": TEXT}) + "\n"
    run("read", "-", "--attributions", "fast", stdin=report)
    assert "1 already there" in run("read", "-", "--attributions", "fast", stdin=report).stdout
    if tagger_available():
        assert "1 report read" in run("read", "-", stdin=report).stdout
