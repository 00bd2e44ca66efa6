"""Score the time tagger, its speed and what each of its means is worth, beside other taggers where they are installed.

  python benchmarks/times.py GOLD.jsonl... [--scorer PATH] [--errors N] [--halves]

GOLD.jsonl has {"doc_id", "text", "dct", "timexes": [{"start", "end", "type", "value"}]} a line. The scorer is the
TempEval-3
style `score_timex.py` beside the gold, or the path given. `--halves` scores even and odd documents apart: the rules
were
worked out on the even ones. Tokens are runs of word characters and single marks; the speed is of one core, tokenising
included, the best of three runs. Rivals: dateparser (its `search_dates`), duckling; named as missing where they are.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim.times import tag
from counterclaim.times.tagger import read
from times_duckling import by_duckling, installed

Row = dict[str, Any]
TOKEN = re.compile(r"\w+|[^\w\s]")
ABLATIONS = ("tense", "story", "candidates")


def scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_timex", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(row: Row, without: frozenset[str] = frozenset()) -> Row:
    """Our reading of a row, with some of the means switched off; the rule behind each expression goes along."""
    tokens, readings = read(row["text"], row["dct"], without)
    timexes = [
        {
            "start": tokens.starts[first],
            "end": tokens.ends[last - 1],
            "type": expression.type,
            "value": resolved.value,
            "rule": expression.rule,
        }
        for first, last, expression, resolved in readings
    ]
    return {"doc_id": row["doc_id"], "timexes": timexes}


def whole(row: Row) -> Row:
    """What a user calls: `tag`, candidates, intervals and all. For the speed."""
    return {"doc_id": row["doc_id"], "timexes": tag(row["text"], row["dct"])}


def by_dateparser(row: Row) -> Row:
    """dateparser's reading of a row: whatever it finds, as a day."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    base = datetime.fromisoformat(row["dct"][:10])
    timexes, at = [], 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = (
            search_dates(row["text"], languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
            or []
        )
    for words, day in found:
        start = row["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            timexes.append({"start": start, "end": at, "type": "DATE", "value": f"{day:%Y-%m-%d}"})
    return {"doc_id": row["doc_id"], "timexes": timexes}


def speed(rows: list[Row], run: Callable[[Row], Row], times: int = 3) -> float:
    """Tokens a second."""
    tokens = sum(len(TOKEN.findall(row["text"])) for row in rows)
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        for row in rows:
            run(row)
        best = min(best, time.perf_counter() - start)
    return tokens / best


def line(
    name: str, rows: list[Row], found: Iterable[Row], module: ModuleType, rate: float | None = None
) -> dict[str, Any]:
    """Print one line of figures and return them all."""
    scores: dict[str, Any] = module.score({row["doc_id"]: row for row in rows}, {row["doc_id"]: row for row in found})
    tail = f"   {rate:9,.0f} tokens/s" if rate else ""
    print(
        f"  {name:34s} value {scores['value_F1']:6.2f}  relaxed {scores['relaxed_F1']:6.2f}"
        f"  strict {scores['strict_F1']:6.2f}  value accuracy {scores['value_acc']:6.2f}{tail}"
    )
    return scores


def kinds(scores: dict[str, Any]) -> None:
    """The errors by kind."""
    count: Counter[str] = Counter()
    for kind, _, words, gold, mine, value in scores["errors"]:
        count[_kind(kind, words or mine, gold or "", value or "")] += 1
    print("  errors: " + ", ".join(f"{name} {number}" for name, number in count.most_common()))


def _kind(kind: str, words: str, gold: str, value: str) -> str:
    if kind != "VALUE":
        return "missed" if kind == "MISS" else "spurious"
    if "REF" in gold or "REF" in value or gold in ("", "null"):
        return "value: reference or none"
    if re.search(r"ago|earlier|later|before|after", words):
        return "value: shift"
    if re.search(r"day\b", words) and not re.search(r"\d", words):
        return "value: weekday"
    if gold[:4] != value[:4]:
        return "value: wrong year"
    if gold[:1] == "P" or value[:1] == "P":
        return "value: duration"
    return "value: precision" if gold.startswith(value) or value.startswith(gold) else "value: other"


def report(path: Path, module: ModuleType, halves: bool, errors: int) -> None:
    rows = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]
    print(f"{path.stem}: {len(rows)} texts, {sum(len(row['timexes']) for row in rows)} expressions")
    scores = line("counterclaim", rows, map(ours, rows), module, speed(rows, whole))
    if halves:
        line("  even texts (worked on)", rows[::2], map(ours, rows[::2]), module)
        line("  odd texts (held out)", rows[1::2], map(ours, rows[1::2]), module)
    for name in ABLATIONS:
        line(f"  without {name}", rows, (ours(row, frozenset([name])) for row in rows), module)
    line("  without all three", rows, (ours(row, frozenset(ABLATIONS)) for row in rows), module)
    if importlib.util.find_spec("dateparser"):
        sample = rows[:: max(1, len(rows) // 40)]
        line("dateparser (a sample)", sample, map(by_dateparser, sample), module, speed(sample, by_dateparser, 1))
    else:
        print("  dateparser is not installed")
    if installed():
        sample = rows[:: max(1, len(rows) // 40)]
        by_duckling(sample[0])  # starts Java and loads its rules, which is not what is timed
        line("duckling (a sample)", sample, map(by_duckling, sample), module, speed(sample, by_duckling, 1))
    else:
        print("  duckling is not installed")
    kinds(scores)
    for error in scores["errors"][:errors]:
        print("  " + " | ".join(str(part).replace("\n", " ") for part in error))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--halves", action="store_true")
    given = parser.parse_args()
    for path in given.gold:
        report(path, scorer(given.scorer or path.parent / "score_timex.py"), given.halves, given.errors)


if __name__ == "__main__":
    main()
