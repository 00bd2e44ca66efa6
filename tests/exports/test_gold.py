"""The gold's scorer reads our export: gold values, stored and exported, score 1.0 on every figure."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim.exports import EXPORTERS, export, opened
from counterclaim.model import (
    AgreementMention,
    Analysis,
    Claim,
    Control,
    Event,
    Flag,
    Link,
    Report,
    Span,
    Speaker,
    Target,
    Unanswered,
    link_id,
)
from counterclaim.record import open_record


def analysis_of(text: str, gold: dict[str, Any]) -> Analysis:
    """The gold of one report as the values that our parts would give."""
    report = gold["id"]

    def span(pair: list[int] | None) -> Span | None:
        return Span.of(text, *pair) if pair else None

    def sure(pair: list[int]) -> Span:
        return Span.of(text, *pair)

    def name(claim: str) -> str:
        return f"{report}:{claim}"

    def claim(row: dict[str, Any]) -> Claim:
        source, target = row["source"], row["target"]
        return Claim(
            name(row["id"]), report, Speaker(span(source["span"]), source["actor"], source["unit"], source["name"]),
            span(row["cue"]["span"]), tuple(sure(each["span"]) for each in row["content"]), row["act"],
            Target(target["words"], target["actor"]) if target else None, row["said"], row["quote"],
            tuple(map(name, row.get("relays", []))))

    def event(owner: str, row: dict[str, Any]) -> Event:
        return Event(name(owner), sure(row["trigger"]), row["type"], row["agent"], row["patient"], row["negated"],
                     row["place"], row["when"])

    def link(row: dict[str, Any]) -> Link:
        source, target = name(row["from"]), name(row["to"])
        return Link(link_id(row["kind"], source, target), report, row["kind"], source, target, "cue")

    return Analysis(
        Report(report, text, gold["date"], "given"), claims=tuple(map(claim, gold["claims"])),
        events=tuple(event(row["id"], each) for row in gold["claims"] for each in row["events"]),
        links=tuple(map(link, gold["links"])),
        control=tuple(Control(name(c["claim"]), c["place"], c["holder"], c["stance"]) for c in gold["control"]),
        agreements=tuple(AgreementMention(sure(a["span"]), a["words"], a["date"], a["article"])
                         for a in gold["agreements"]),
        unanswered=tuple(Unanswered(name(u["claim"]), u["by"], sure(u["span"])) for u in gold["unanswered"]),
        flags=tuple(Flag(f["kind"], sure(f["span"]), "") for f in gold["flags"]))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["seed", "dev", "articles-dev"])
def test_gold_values_stored_and_exported_score_one_on_every_figure(shared: Path, tmp_path: Path, name: str) -> None:
    folder = shared / "gold" / "record"

    def load(kind: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (folder / f"{name}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()]

    texts = {row["id"]: row["text"] for row in load("reports")}
    golds = load("gold")
    out = tmp_path / "out.jsonl"
    with open_record(tmp_path / "dispute.db") as store:
        store.put_many([analysis_of(texts[gold["id"]], gold) for gold in golds], "gold")
        assert store.verify() == ()
        with opened(out) as stream:
            export(store, [EXPORTERS["jsonl"](stream)])
    command = [sys.executable, folder / "score_record.py", folder / f"{name}.gold.jsonl", out, "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert figures.pop("as_fact") == 0
    assert figures.pop("reports") == len(golds)
    for figure, value in figures.items():
        assert value["gold"] == value["pred"], figure
        assert value["f"] == 1.0 or value["gold"] == 0, figure
