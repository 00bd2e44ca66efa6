"""The model that reads two claims together, and models of the user's own."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from math import exp
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import AskedWrongly
from counterclaim.links.entailment import Judge, Passages, Verdict, from_folder, shipped

CHARGE = "Kenya accuses Ethiopia of shelling the customs post at Moyale."


@pytest.fixture(scope="module")
def judge() -> Judge:
    found = shipped()
    assert found is not None
    return found


def taken(verdict: Verdict) -> str:
    chances = {"same": verdict.same, "conflict": verdict.conflict, "unrelated": verdict.unrelated}
    return max(chances, key=lambda each: chances[each])


@pytest.mark.parametrize(("later", "wanted"), [
    ("Ethiopia denies shelling the customs post at Moyale.", "conflict"),
    ("Ethiopia denies the allegations, saying that its guns have been silent for a month.", "conflict"),
    ("Ethiopian artillery fires at the customs post in the border town of Moyale, Kenya says.", "same"),
    ("Kenya reopens the customs post at Moyale after repairs.", "unrelated"),
    ("Kenya and Ethiopia sign an agreement on water.", "unrelated"),
])
def test_a_denial_is_no_repetition_and_another_event_neither(judge: Judge, later: str, wanted: str) -> None:
    assert taken(judge(Passages(CHARGE, later, 1))) == wanted


def test_the_chances_are_whole(judge: Judge) -> None:
    found = judge(Passages(CHARGE, "Ethiopia denies it.", 0))
    assert exp(found.same) + exp(found.conflict) + exp(found.unrelated) == pytest.approx(1, abs=1e-3)


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.none() | st.integers(-40, 40))
def test_any_text_is_read_and_a_verdict_hangs_on_no_order(judge: Judge, one: str, other: str, days: int | None) -> None:
    there = judge(Passages(one, other, days))
    assert judge(Passages(other, one, None if days is None else -days)) == there


def test_a_text_without_end_and_half_a_surrogate_pair_are_read(judge: Judge) -> None:
    assert judge(Passages("shelling " * 2000, "\ud800", 3)).unrelated <= 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model as the usual exporters write one; its words are ours, its outputs carry the usual names."""
    shutil.copy(str(files("counterclaim.links.entailment") / "model.onnx"), tmp_path / "model.onnx")
    shutil.copy(str(files("counterclaim.claims.tagger") / "tokenizer.json"), tmp_path / "tokenizer.json")
    named(tmp_path, ["ENTAILMENT", "CONTRADICTION", "NEUTRAL"])
    return tmp_path


def named(folder: Path, labels: list[str]) -> None:
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(labels))}), "utf-8")


def test_a_model_of_the_users_own_takes_its_place(folder: Path, judge: Judge) -> None:
    own = from_folder(folder)
    assert own.name != judge.name  # it is named by its weights and by what its outputs mean
    denial = Passages("Ethiopia shells the post at Moyale.", "Ethiopia denies shelling the post at Moyale.", None)
    assert taken(own(denial)) == "conflict"


def test_its_outputs_are_taken_by_their_names(folder: Path) -> None:
    denial = Passages("Ethiopia shells the post at Moyale.", "Ethiopia denies shelling the post at Moyale.", None)
    straight = from_folder(folder)(denial)
    named(folder, ["contradiction", "entailment", "neutral"])
    assert from_folder(folder)(denial).same == straight.conflict


@pytest.mark.parametrize(("spoil", "said"), [
    (lambda folder: (folder / "model.onnx").unlink(), "model.onnx is not there"),
    (lambda folder: (folder / "model.onnx").write_bytes(b"none"), "not an entailment model"),
    (lambda folder: (folder / "tokenizer.json").write_text("{}"), "not an entailment model"),
    (lambda folder: (folder / "config.json").write_text("{"), "not an entailment model"),
    (lambda folder: (folder / "config.json").write_text("[]"), "id2label"),
    (lambda folder: named(folder, ["positive", "negative"]), "positive, negative"),
    (lambda folder: named(folder, ["a", "b", "c", "same", "conflict", "unrelated"]), "not an entailment model"),
])
def test_a_folder_that_holds_none_is_named(folder: Path, spoil: object, said: str) -> None:
    spoil(folder)  # type: ignore[operator]
    with pytest.raises(AskedWrongly, match=said) as raised:
        from_folder(folder)
    assert str(folder) in str(raised.value)
