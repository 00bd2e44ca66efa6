"""The benchmark of attributions and its floors: each kind of error is what it is called."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.claims import RuleAttributions

ROOT = Path(__file__).resolve().parents[2]
TEXT = "The pilots said the runway was closed. Nobody asked why."


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    yield from _module("benchmarks", "attributions")


@pytest.fixture(scope="module")
def polnear() -> Iterator[ModuleType]:
    yield from _module("quality", "polnear")


def _module(folder: str, name: str) -> Iterator[ModuleType]:
    before = list(sys.path)
    sys.path[:0] = [str(ROOT / folder), str(ROOT / "quality")]
    try:
        yield importlib.import_module(name)
    finally:
        sys.path[:] = before


def row(source: str, cue: str, content: str) -> dict[str, Any]:
    def at(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []

    return {"source": at(source), "cue": at(cue), "content": at(content)}


GOLD = row("The pilots", "said", "the runway was closed")


@pytest.mark.parametrize(("found", "kind"), [
    (GOLD, "right"),
    (row("The pilots", "said", "runway was closed"), "edges"),
    (row("Nobody", "said", "the runway was closed"), "wrong speaker"),
    (row("", "said", "the runway was closed"), "wrong speaker"),
    (row("The pilots", "said", "closed"), "content edge"),
])
def test_an_attribution_that_is_found_has_one_kind(bench: ModuleType, found: dict[str, Any], kind: str) -> None:
    assert +bench.corpus_kinds(TEXT, [GOLD], [found]) == {kind: 1}


def test_what_is_not_found_is_missed_and_what_is_found_beside_it_is_spurious(bench: ModuleType) -> None:
    kinds = bench.corpus_kinds(TEXT, [GOLD], [row("Nobody", "asked", "why")])
    assert +kinds == {"missed cue": 1, "spurious": 1}


def test_each_gold_attribution_has_one_partner(bench: ModuleType) -> None:
    assert +bench.corpus_kinds(TEXT, [GOLD], [GOLD, GOLD]) == {"right": 1, "spurious": 1}


def test_floors_are_lifted_and_lowered_only_when_asked(polnear: ModuleType) -> None:
    found, old = {"fast usable": 54.0}, {"fast usable": 60.0, "accurate usable": 70.0}
    assert polnear.lifted(found, old, lower=False) == old
    assert polnear.lifted(found, old, lower=True) == {"fast usable": 53.0, "accurate usable": 70.0}
    assert polnear.lifted({"fast usable": 62.0}, old, lower=False)["fast usable"] == 61.0


def test_a_figure_below_its_floor_is_told(polnear: ModuleType) -> None:
    (sentence,) = polnear.short_of({"fast usable": 53.9}, {"fast usable": 54.0, "accurate usable": 70.0})
    assert "fast usable is 53.9" in sentence


def test_rows_are_those_that_annotate_writes(polnear: ModuleType) -> None:
    ((name, found),) = polnear.found_in([("one", TEXT)], RuleAttributions())
    assert (name, found["doc_id"]) == ("one", "one")
    assert found["attributions"] == [GOLD]


@pytest.mark.shared
def test_the_kinds_agree_with_the_scorer_beside_the_gold(bench: ModuleType, polnear: ModuleType, shared: Path) -> None:
    gold = dict(list(polnear.golds().items())[:4])
    found = dict(polnear.found_in([(name, each["text"]) for name, each in gold.items()], RuleAttributions()))
    kinds = sum((bench.corpus_kinds(each["text"], each["attributions"], found[name]["attributions"])
                 for name, each in gold.items()), start=type(bench.corpus_kinds("", [], []))())
    scores = polnear.scorer().linked(gold, found)
    assert scores["detect"]["gold"] - scores["detect"]["hit"] == kinds["missed cue"]
    assert scores["detect"]["pred"] - scores["detect"]["hit"] == kinds["spurious"]
