"""The record gold as our own values, for benchmarks that start from gold claims."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

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
    claim_id,
    link_id,
)

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("seed", "dev", "articles-dev")


def analyses(*sets: str) -> Iterator[Analysis]:
    """Each report of `gold/record/<set>` with its gold layers; the parse and the mentions are left out.

    Claim ids are made as our own part makes them, so that parts downstream see what they see in a run.
    """
    folder = SHARED / "gold" / "record"
    for name in sets or SETS:
        with (folder / f"{name}.reports.jsonl").open(encoding="utf-8") as lines:
            reports = {row["id"]: row for row in map(json.loads, lines)}
        with (folder / f"{name}.gold.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield _analysis(reports[row["id"]], row)


def _analysis(report_row: dict[str, Any], row: dict[str, Any]) -> Analysis:
    date = report_row.get("date")
    report = Report(
        row["id"],
        report_row["text"],
        date,
        "metadata" if date else "none",
        report_row.get("outlet"),
        topics=tuple(report_row.get("topics") or ()),
    )
    text = report.text
    ids: dict[str, str] = {}
    claims: list[Claim] = []
    for each in row["claims"]:
        source, cue = _span(text, each["source"]["span"]), _span(text, each["cue"]["span"])
        content = tuple(Span.of(text, *part["span"]) for part in each["content"])
        ids[each["id"]] = claim_id(report.id, source, cue, content, each["source"]["actor"])
        speaker = Speaker(source, each["source"]["actor"], each["source"]["unit"], each["source"]["name"])
        target = each["target"] and Target(each["target"]["words"], each["target"]["actor"])
        claims.append(
            Claim(
                ids[each["id"]],
                report.id,
                speaker,
                cue,
                content,
                each["act"],
                target,
                each["said"],
                each["quote"],
                tuple(each["relays"]),
                part="gold",
            )
        )
    claims = [_relayed(claim, ids) for claim in claims]
    events = tuple(
        Event(
            ids[each["id"]],
            Span.of(text, *e["trigger"]),
            e["type"],
            e["agent"],
            e["patient"],
            e["negated"],
            e["place"],
            e["when"],
            part="gold",
        )
        for each in row["claims"]
        for e in each["events"]
    )
    return Analysis(
        report,
        claims=tuple(claims),
        events=events,
        agreements=tuple(
            AgreementMention(Span.of(text, *a["span"]), a["words"], a["date"], a["article"]) for a in row["agreements"]
        ),
        control=tuple(Control(ids[c["claim"]], c["place"], c["holder"], c["stance"]) for c in row["control"]),
        links=tuple(
            Link(
                link_id(k["kind"], ids[k["from"]], ids[k["to"]]),
                report.id,
                k["kind"],
                ids[k["from"]],
                ids[k["to"]],
                "cue",
            )
            for k in row["links"]
        ),
        unanswered=tuple(Unanswered(ids[u["claim"]], u["by"], Span.of(text, *u["span"])) for u in row["unanswered"]),
        flags=tuple(Flag(f["kind"], Span.of(text, *f["span"]), "gold") for f in row["flags"]),
    )


def _span(text: str, span: list[int] | None) -> Span | None:
    return Span.of(text, *span) if span else None


def _relayed(claim: Claim, ids: dict[str, str]) -> Claim:
    return replace(claim, relays=tuple(ids[each] for each in claim.relays))
