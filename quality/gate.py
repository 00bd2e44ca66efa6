"""The quality gate: scores what the pipeline finds, and fails if a figure falls below its pinned floor.

    python quality/gate.py               check every set that is on this machine
    python quality/gate.py --raise       lift the floors to what was measured (they are never lowered by this)
    python quality/gate.py --lower SET   set one set's floors to what was measured, lower too: say why in the commit

Sets: our own fixtures (tests/golden), and where ../shared is beside the project the record gold and PolNeAR dev.
`floors.json` keeps, beside each floor, the SHA-256 of the set that it was measured on: another set is another figure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does: see counterclaim.cli.main

from counterclaim.exports.rows import rows
from counterclaim.model import Report
from counterclaim.pipeline import Plan, default_plan
from polnear import POLNEAR, figures, lifted, short_of
from score import loaded, score

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
GOLDEN = HERE.parent / "tests" / "golden"
SHARED = HERE.parent.parent / "shared" / "gold" / "record"
SCORED = ("claim", "full", "event", "conflict", "link", "agreement", "control", "unanswered", "flag")
SLACK = 1  # floors are set this many items of the set below what was measured: parsers differ a little between machines


def sets() -> Iterator[tuple[str, Path, Path]]:
    """(name, reports, gold) of every set that is here."""
    places = [("golden", GOLDEN, "golden"), *((name, SHARED, name) for name in ("seed", "dev", "articles-dev"))]
    for name, folder, stem in places:
        reports, gold = folder / f"{stem}.reports.jsonl", folder / f"{stem}.gold.jsonl"
        if reports.is_file() and gold.is_file():
            yield name, reports, gold


def digest(*paths: Path) -> str:
    """One hash over the files of a set."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def measure(plan: Plan, reports: Path, gold: Path) -> tuple[dict[str, float], dict[str, int]]:
    """The F1 of each layer and the count of claims told as facts; and how many items of each layer the gold has.

    Our own set is scored by our own scorer, on every machine alike; the gold beside the project by the one beside it.
    """
    texts = [report_of(json.loads(line)) for line in reports.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for analysis in plan.analyse(texts):
            for row in rows(analysis, {}):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        out.flush()
        if gold.parent == GOLDEN:
            tallies = score(loaded(gold), loaded(Path(out.name)))
            own = {**{name: tallies[name].f for name in SCORED}, "as_fact": tallies["as_fact"]}
            return own, {name: tallies[name].gold for name in SCORED}
        scorer = SHARED / "score_record.py"
        done = subprocess.run(
            [sys.executable, str(scorer), str(gold), out.name, "--json"], capture_output=True, text=True, check=True
        )
    scores: Mapping[str, Any] = json.loads(done.stdout)
    found = {**{name: scores[name]["f"] for name in SCORED}, "as_fact": scores["as_fact"]}
    return found, {name: scores[name]["gold"] for name in SCORED}


def report_of(row: Mapping[str, Any]) -> Report:
    """A report from one line of a set."""
    date = row.get("date")
    return Report(
        row["id"],
        row["text"],
        date,
        "metadata" if date else "none",
        row.get("outlet"),
        topics=tuple(row.get("topics") or ()),
    )


def failures(name: str, found: Mapping[str, float], floors: Mapping[str, Any], corpus: str) -> list[str]:
    """What a set falls short of, each in a sentence."""
    pinned = floors.get(name)
    if pinned is None:
        return [f"{name}: no floor is pinned; run quality/gate.py --raise."]
    if pinned["corpus"] != corpus:
        return [f"{name}: the set has changed since its floors were measured; run quality/gate.py --lower {name}."]
    short = [
        f"{name}: {key} is {found[key]:.3f}, below its floor of {floor:.3f}."
        for key, floor in pinned["floors"].items()
        if key != "as_fact" and found[key] < floor
    ]
    if found["as_fact"] > pinned["floors"]["as_fact"]:
        short.append(
            f"{name}: {found['as_fact']:.0f} claims are told as facts, more than {pinned['floors']['as_fact']:.0f}."
        )
    return short


def raised(
    found: Mapping[str, float], items: Mapping[str, int], old: Mapping[str, Any] | None, *, lower: bool
) -> dict[str, float]:
    """New floors: the higher of old and measured, or the measured ones outright."""
    new = {key: round(max(0.0, found[key] - SLACK / max(1, items[key])), 3) for key in SCORED}
    new["as_fact"] = found["as_fact"]
    if old and not lower:
        new = {key: max(value, old[key]) if key != "as_fact" else min(value, old[key]) for key, value in new.items()}
    return new


def attribution(floors: dict[str, Any], options: argparse.Namespace) -> list[str]:
    """Measure PolNeAR dev: what it falls short of; or set its floors, if that is asked."""
    name, corpus, found = "polnear-dev", digest(POLNEAR), figures()
    print(f"{name:13} " + "  ".join(f"{key} {value:.1f}" for key, value in found.items()))
    pinned = floors.get(name, {"corpus": corpus, "floors": {}})
    if options.lift or options.lower == name:
        old = pinned["floors"] if pinned["corpus"] == corpus else {}
        floors[name] = {"corpus": corpus, "floors": lifted(found, old, lower=options.lower == name)}
        return []
    if pinned["corpus"] != corpus:
        return [f"{name}: the set has changed since its floors were measured; run quality/gate.py --lower {name}."]
    return short_of(found, pinned["floors"])


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--raise", dest="lift", action="store_true")
    ask.add_argument("--lower", metavar="SET")
    options = ask.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    plan, short = default_plan(), []
    for name, reports, gold in sets():
        corpus, (found, items) = digest(reports, gold), measure(plan, reports, gold)
        print(f"{name:13} " + "  ".join(f"{key} {value:.3f}" for key, value in found.items()))
        if options.lift or options.lower == name:
            old = floors.get(name, {}).get("floors") if floors.get(name, {}).get("corpus") == corpus else None
            floors[name] = {"corpus": corpus, "floors": raised(found, items, old, lower=options.lower == name)}
        else:
            short += failures(name, found, floors, corpus)
    short += attribution(floors, options) if POLNEAR.is_file() else []
    if options.lift or options.lower:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    for sentence in short:
        print(sentence, file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
