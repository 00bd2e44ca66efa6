"""What resolving actors and places adds to the time of reading; run it on a quiet machine.

    python benchmarks/resolution.py [COUNT]

Prints the seconds of the parser, of both parts and of all parts over the same items of the corpus beside the project,
in one process after a warm-up, and the share of both parts in the whole. The aim of issue 5: at most 15 %.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator

from corpus import ITEMS
from counterclaim.model import Analysis, Report
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import default_parts
from counterclaim.pipeline.plan import _added

COUNT = 400
OURS = ("actors", "places")


def items(count: int) -> Iterator[Report]:
    """Items evenly spaced over the years of the corpus."""
    with gzip.open(ITEMS, "rt", encoding="utf-8") as lines:
        every = list(lines)
    for number in range(count):
        row = json.loads(every[int(number * len(every) / count)])
        yield Report(row["id"], row["text"], row["date"], "given", topics=tuple(row["headings"]))


def main() -> None:
    reports = list(items(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
    parser, parts = SpacyParser(), default_parts()
    for part in parts:  # tables and indexes are built once a process
        if part.name in (*OURS, "times"):
            part(Analysis(reports[0], parser.parse(reports[0].text)))
    started = time.perf_counter()
    found = [Analysis(*pair) for pair in zip(reports, parser.pipe([each.text for each in reports]), strict=True)]
    spent = {"parser": time.perf_counter() - started}  # reading the processor's clock costs more than a part
    for each in found:
        analysis = each
        for part in parts:
            started = time.perf_counter()
            given = part(analysis)
            spent[part.name] = spent.get(part.name, 0.0) + time.perf_counter() - started
            analysis = _added(analysis, part, given)
    ours, whole = sum(spent[name] for name in OURS), sum(spent.values())
    print("  ".join(f"{name} {seconds:.2f} s" for name, seconds in spent.items()))
    print(f"actors and places {ours:.2f} s of {whole:.2f} s: {ours / whole:.1%}, {ours / (whole - ours):.1%} more")


if __name__ == "__main__":
    main()
