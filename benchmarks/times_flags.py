"""Run the date checks over a corpus and list what they flag.

  python benchmarks/times_flags.py items ITEMS.jsonl.gz [--read N] [--seed N]   flags in 1,000 items, N of them to read
  python benchmarks/times_flags.py datelines ARTICLES.csv.gz [--list]           datelines against the date column

ITEMS has {"id", "date", "text"} a line. ARTICLES has the columns unit_id, source, date (M/D/YYYY) and article_content;
the dateline check is held against a plain reading of the full date at the head of each article.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from counterclaim.times import doubts

# A full date in the first words of an article, read without our grammar: the check's own measure.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED = re.compile(
    r"\b(\d{1,2}) ([A-Z][a-z]{2,8})\.? (\d{4})\b"
    r"|\b([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})\b|\b(\d\d)\.(\d\d)\.(\d{4})"
)
HEAD = 160  # characters, as the check takes


def items(path: Path, read: int, seed: int) -> None:
    """The flag rate, by kind and basis, and a sample of the flags with their words."""
    count: Counter[str] = Counter()
    found, total, start = [], 0, time.perf_counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            total += 1
            for flag in doubts(row["text"], row["date"]):
                count[f"{flag.kind} ({flag.basis})"] += 1
                around = row["text"][max(0, flag.span.start - 160) : flag.span.end + 80]
                found.append((row["date"], flag.basis, flag.span.words, " ".join(around.split()), flag.candidates[:1]))
    print(
        f"{total:,} items, {len(found)} flags, {1000 * len(found) / total:.2f} in 1,000, "
        f"{time.perf_counter() - start:.0f} s"
    )
    for name, number in count.most_common():
        print(f"  {name:34s} {number}")
    for day, basis, words, around, candidates in random.Random(seed).sample(found, min(read, len(found))):
        print(f"  {day} | {basis} | {words} | {around} | {candidates[0].value if candidates else ''}")


def head_date(text: str) -> date | None:
    """The first full date of an article's head, None if it has none."""
    match = NAMED.search(text[:HEAD])
    if not match:
        return None
    parts = [part for part in match.groups() if part]
    if match[7]:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    day, month = (parts[0], parts[1]) if parts[0].isdigit() else (parts[1], parts[0])
    key = month[:3].lower()
    return date(int(parts[2]), MONTHS.index(key) + 1, int(day)) if key in MONTHS else None


def articles(path: Path) -> Iterator[tuple[dict[str, str], date]]:
    with gzip.open(path) as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8", errors="replace")):
            yield row, datetime.strptime(row["date"], "%m/%d/%Y").date()


def datelines(path: Path, show: bool) -> None:
    """How many of the heads that differ from the column are flagged, and how many flags are right."""
    heads = differing = flagged = right = near = 0
    by_source: Counter[str] = Counter()
    listed = []
    for row, stated in articles(path):
        head = head_date(row["article_content"])
        flags = [flag for flag in doubts(row["article_content"], stated.isoformat()) if flag.basis == "dateline"]
        heads += head is not None
        apart = abs((head - stated).days) if head else 0
        differing += apart > 1
        near += apart == 1
        flagged += bool(flags)
        if flags:
            right += apart > 1
            by_source[row["source"]] += 1
            listed.append((row["unit_id"], row["source"], stated.isoformat(), flags[0].span.words, flags[0].reason))
    print(
        f"{heads} articles with a full date at their head; {differing} differ from the column by more than a day, "
        f"{near} by one"
    )
    print(
        f"{flagged} flagged, {right} of them right: precision {right / max(1, flagged):.3f}, "
        f"recall {right / max(1, differing):.3f}"
    )
    print("  " + ", ".join(f"{source} {number}" for source, number in by_source.most_common()))
    for entry in listed if show else []:
        print("  " + " | ".join(entry))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("items", "datelines"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    if given.what == "items":
        items(given.corpus, given.read, given.seed)
    else:
        datelines(given.corpus, given.list)


if __name__ == "__main__":
    main()
