"""Attribution on the development sets: figures of the fast and the accurate part, and what goes wrong, by kind.

    python benchmarks/attributions.py [--only polnear|record] [--part fast|accurate] [--json OUT]

PolNeAR dev is scored by the scorer beside its gold (usable, triple: see there), the record gold by `quality/score.py`.
Every gold attribution has one kind: right (for PolNeAR: usable), wrong speaker, wrong act or target (record only),
content edge (its cue was found, with too little of its content or too much), missed cue. What was found beside them is
spurious. Needs ../shared.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does: see counterclaim.cli.main

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "quality"))

from counterclaim.exports.rows import rows  # noqa: E402
from counterclaim.pipeline import Attributing, attributions_part, default_plan  # noqa: E402
from gate import report_of  # noqa: E402
from polnear import PARTS, POLNEAR, found_in, golds, scorer  # noqa: E402
from score import Report as Paired  # noqa: E402
from score import actor, characters, loaded, same_act, same_target, score  # noqa: E402

GOLD = POLNEAR.parents[1]
KINDS = ("right", "edges", "wrong speaker", "wrong act", "wrong target", "content edge", "missed cue", "spurious")
_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_HALF = 0.5
Row = Mapping[str, Any]


def polnear(part: Attributing) -> tuple[dict[str, Any], Counter[str]]:
    """The figures of the scorer beside the gold, and the errors by kind."""
    gold = golds()
    found = dict(found_in([(name, row["text"]) for name, row in gold.items()], attributions_part(part)))
    kinds: Counter[str] = Counter()
    for name, row in gold.items():
        kinds += corpus_kinds(row["text"], row["attributions"], found[name]["attributions"])
    return scorer().linked(gold, found), kinds


def corpus_kinds(text: str, gold: Sequence[Row], found: Sequence[Row]) -> Counter[str]:
    """The kinds of the gold attributions of one text, and how many of those found are spurious."""
    tokens = [match.span() for match in _WORD.finditer(text)]
    left, right = [_Tokens(tokens, row) for row in gold], [_Tokens(tokens, row) for row in found]
    kinds: Counter[str] = Counter()
    pairs = dict(_paired(left, right))
    for i, one in enumerate(left):
        kinds[one.kind(right[pairs[i]]) if i in pairs else "missed cue"] += 1
    kinds["spurious"] = len(right) - len(pairs)
    return kinds


class _Tokens:
    """The words of each role of one attribution, as sets of their numbers."""

    def __init__(self, tokens: Sequence[tuple[int, int]], row: Row) -> None:
        self.source, self.cue, self.content = (
            frozenset(i for i, (a, b) in enumerate(tokens) if any(a < end and b > start for start, end in row[role]))
            for role in ("source", "cue", "content")
        )

    def kind(self, other: _Tokens) -> str:
        same = bool(self.source & other.source) or not (self.source or other.source)
        union = self.content | other.content
        if not union or len(self.content & other.content) / len(union) < _HALF:
            return "content edge"
        if not same:
            return "wrong speaker"
        return "right" if self.content == other.content and self.source == other.source else "edges"


def _paired(left: Sequence[_Tokens], right: Sequence[_Tokens]) -> Iterator[tuple[int, int]]:
    """Gold and found one to one, as the scorer pairs them: by shared cue, then content, then speaker."""
    candidates = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            cue, content = a.cue & b.cue, a.content & b.content
            if cue or content:
                close = len(content) / (len(a.content | b.content) or 1)
                candidates.append((-(2 * bool(cue) + close + 0.5 * bool(a.source & b.source)), i, j))
    gone: set[tuple[str, int]] = set()
    for _, i, j in sorted(candidates):
        if ("gold", i) not in gone and ("found", j) not in gone:
            gone |= {("gold", i), ("found", j)}
            yield i, j


def record(name: str, part: Attributing) -> tuple[dict[str, float], Counter[str]]:
    """Claim F1 and full F1 on one set of the record gold, and the errors by kind."""
    reports, gold = (GOLD / "record" / f"{name}.{kind}.jsonl" for kind in ("reports", "gold"))
    texts = [report_of(json.loads(line)) for line in reports.read_text(encoding="utf-8").splitlines() if line.strip()]
    founds: dict[str, dict[str, list[Row]]] = {}
    for analysis in default_plan(attributions=part).analyse(texts):
        own: list[Row] = [row for row in rows(analysis, {}) if row["type"] == "claim"]
        layers = ("links", "agreements", "control", "unanswered", "flags")
        founds[analysis.report.id] = {"claims": own, **{layer: [] for layer in layers}}
    reports_gold, kinds = loaded(gold), Counter[str]()
    for number, layers_ in reports_gold.items():
        kinds += record_kinds(Paired(layers_, founds[number]))
    tallies = score(reports_gold, founds)
    return {key: tallies[key].f for key in ("claim", "full")}, kinds


def record_kinds(report: Paired) -> Counter[str]:
    """The kinds of the gold claims of one report, and how many of those found are spurious."""
    kinds: Counter[str] = Counter()
    for g, f in report.pairs:
        kinds[_claim_kind(g, f)] += 1
    told = [f for f in report.told if all(f is not other for _, other in report.pairs)]
    for g in report.said:
        if all(g is not one for one, _ in report.pairs):
            cue = characters([g["cue"]["span"]])
            near = next((f for f in told if cue & characters([(f.get("cue") or {}).get("span")])), None)
            kinds["content edge" if near is not None else "missed cue"] += 1
            told = [f for f in told if f is not near]
    kinds["spurious"] += len(told)
    return kinds


def _claim_kind(g: Row, f: Row) -> str:
    if actor(g["source"]) != actor(f["source"]):
        return "wrong speaker"
    if not same_act(g, f):
        return "wrong act"
    return "right" if same_target(g, f) else "wrong target"


def _table(kinds: Mapping[str, Counter[str]]) -> str:
    names = [kind for kind in KINDS if any(each[kind] for each in kinds.values())]
    head = ["| | " + " | ".join(kinds) + " |", "|---|" + "---|" * len(kinds)]
    return "\n".join([*head, *(f"| {n} | " + " | ".join(str(k[n]) for k in kinds.values()) + " |" for n in names)])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--only", choices=("polnear", "record"))
    ask.add_argument("--part", choices=PARTS)
    ask.add_argument("--json", type=Path)
    options = ask.parse_args()
    parts: Sequence[Attributing] = [options.part] if options.part else PARTS
    out: dict[str, Any] = {}
    if options.only != "record":
        kinds = dict[str, Counter[str]]()
        for part in parts:
            figures, kinds[part] = polnear(part)
            out[f"polnear {part}"] = {key: value for key, value in figures.items() if isinstance(value, dict)}
            told = "  ".join(f"{k} {figures[k]['F']}" for k in ("usable", "triple", "detect", "content_exact"))
            print(f"PolNeAR dev, {part}: {told}")
        print(_table(kinds))
    for name in ("dev", "articles-dev") if options.only != "polnear" else ():
        kinds = dict[str, Counter[str]]()
        for part in parts:
            scores, kinds[part] = record(name, part)
            out[f"{name} {part}"] = scores
            print(f"record {name}, {part}: claim {scores['claim']:.3f}  full {scores['full']:.3f}")
        print(_table(kinds))
    if options.json:
        options.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
