"""PolNeAR dev, where it lies beside the project: how well attributions are found, by its own scorer.

The gate holds floors under `usable` and `triple` of the fast and of the accurate part (that scorer says what they are).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from counterclaim.claims import attribution_rows, tagger_available
from counterclaim.model import Analysis, Parse, Part, Report
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Attributing, attributions_part

__all__ = ["PARTS", "POLNEAR", "figures", "found_in", "golds", "lifted", "scorer", "short_of"]

POLNEAR = Path(__file__).resolve().parents[2] / "shared" / "gold" / "attribution" / "polnear-dev.jsonl"
PARTS: tuple[Attributing, ...] = ("fast", "accurate")
KEYS = ("usable", "triple")
SLACK = 1.0  # F1 points: parsers and processors differ a little between machines
Row = Mapping[str, Any]


def golds() -> dict[str, dict[str, Any]]:
    """The gold by the id of the text."""
    rows = (json.loads(line) for line in POLNEAR.read_text(encoding="utf-8").splitlines())
    return {row["doc_id"]: row for row in rows}


def found_in(texts: Sequence[tuple[str, str]], part: Part) -> Iterator[tuple[str, dict[str, Any]]]:
    """What `annotate attributions` writes for each (id, text), with the id; what a text raises is raised."""
    for (name, text), parse in zip(texts, _parses(tuple(text for _, text in texts)), strict=True):
        attributions = part(Analysis(Report(name, text, None, "none"), parse))["attributions"]
        yield name, {"doc_id": name, "attributions": attribution_rows(parse, attributions)}


@cache
def _parses(texts: tuple[str, ...]) -> tuple[Parse, ...]:
    return tuple(SpacyParser().pipe(texts))


def figures() -> dict[str, float]:
    """F1 in points of `usable` and `triple` for each part whose weights are here: "fast usable", ..."""
    gold, out = golds(), dict[str, float]()
    texts = [(name, row["text"]) for name, row in gold.items()]
    for which in PARTS if tagger_available() else PARTS[:1]:
        scores = scorer().linked(gold, dict(found_in(texts, attributions_part(which))))
        out |= {f"{which} {key}": float(scores[key]["F"]) for key in KEYS}
    return out


def short_of(found: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """What falls short of its floor, each in a sentence."""
    return [f"polnear-dev: {key} is {found[key]:.1f}, below its floor of {floor:.1f}."
            for key, floor in floors.items() if key in found and found[key] < floor]


def lifted(found: Mapping[str, float], old: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """New floors: the higher of old and measured, or the measured ones outright."""
    new = {key: round(value - SLACK, 1) for key, value in found.items()}
    return {**old, **new} if lower else {**old, **{key: max(value, old.get(key, 0.0)) for key, value in new.items()}}


@cache
def scorer() -> Any:
    """The module beside the gold that scores it."""
    spec = importlib.util.spec_from_file_location("score_attrib", POLNEAR.parent / "score_attrib.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
