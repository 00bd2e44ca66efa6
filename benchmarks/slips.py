"""Plant date slips in a gold time set and count how many the date checks find, and how many they mend.

  python benchmarks/slips.py GOLD.jsonl... [--seeds N...] [--show N] [--json]

GOLD.jsonl has {"doc_id", "text", "dct", "timexes": [...]} a line. Half of the texts are left alone. In each other
text one
expression with a full date is changed, by a kind that it allows, drawn at the seed (one draw has few slips, so ten
seeds are pooled):
  month    the month's name swapped for another ("7 August" -> "7 October"); the day stays possible
  year     one digit of a four-digit year changed (1998 -> 1999, 1988, ...)
  day      a day that the month has not: the month swapped under a 31st or 30th, or a digit of the day replaced
           by its neighbour on the keyboard or struck twice ("27 March" -> "37 March", "7 August" -> "77 August")
  weekday  the weekday beside a date swapped for another; where a text has none, a wrong one is put before a date
Nothing is filtered by what can be found: many a swapped month leaves a date that could be right.
Precision: of all flags in all texts (slipped or not), those on a planted slip. Recall: planted slips that are flagged.
Repair: of the flagged slips, those whose first repair is the date that stood there.
"""

from __future__ import annotations

import argparse
import calendar
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.times import doubts

MONTHS = list(calendar.month_name)[1:]
NAMES = "|".join(sorted({*MONTHS, *calendar.month_abbr, "Sept"} - {""}, key=len, reverse=True))
WIRES = {1: "Jan", 2: "Feb", 8: "Aug", 9: "Sept", 10: "Oct", 11: "Nov", 12: "Dec"}
MONTH = re.compile(rf"\b({NAMES})\b")
DAY = re.compile(r"\b(\d{1,2})(?=(?:st|nd|rd|th)?\b)(?!\d)")
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
WEEKDAY = re.compile(r"\b(" + "|".join(calendar.day_name) + r")\b")


@dataclass(frozen=True)
class Slip:
    """A planted slip: the text with it, where the changed expression now stands, and the date that was meant."""

    kind: str
    text: str
    start: int
    end: int
    meant: str


def full_dates(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The gold expressions that name a day of a month and resolve to one, once only in the text each."""
    for timex in row["timexes"]:
        words = row["text"][timex["start"] : timex["end"]]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", timex["value"] or "") and MONTH.search(words) and DAY.search(words):
            yield timex


def changed(words: str, match: re.Match[str], new: str) -> str:
    return words[: match.start(1)] + new + words[match.end(1) :]


def swapped_month(words: str, month: re.Match[str], numbers: list[int], rng: random.Random) -> str:
    """Another month in the style of the one it replaces; a dotted one stays one of those that the wires abbreviate."""
    if words[month.end(1) :].startswith("."):
        numbers = [number for number in numbers if number in WIRES] or numbers
        return changed(words, month, WIRES.get(number := rng.choice(numbers), calendar.month_abbr[number]))
    number = rng.choice(numbers)
    return changed(words, month, calendar.month_name[number] if month[1] in MONTHS else calendar.month_abbr[number])


def mistyped(day: str) -> set[int]:
    """The numbers that a finger makes of a day: a digit replaced by its neighbour on the keyboard, or struck twice."""
    beside = {day[:i] + chr(ord(digit) + step) + day[i + 1 :] for i, digit in enumerate(day) for step in (-1, 1)}
    return {int(each) for each in beside | ({day * 2} if len(day) == 1 else set()) if each.isdigit()}


def slipped(words: str, value: str, kind: str, rng: random.Random) -> str | None:
    """The words of one date with a slip of the kind, None where they do not allow it."""
    meant = date.fromisoformat(value)
    month, day, year, weekday = MONTH.search(words), DAY.search(words), YEAR.search(words), WEEKDAY.search(words)
    assert month is not None
    assert day is not None
    if kind == "month":
        fits = [m for m in range(1, 13) if m != meant.month and meant.day <= calendar.monthrange(meant.year, m)[1]]
        return swapped_month(words, month, fits, rng)
    if kind == "year" and year:
        at = rng.choice((2, 3, 3))  # the last digit slips more often than the decade
        digit = rng.choice([d for d in "0123456789" if d != year[1][at]])
        return changed(words, year, year[1][:at] + digit + year[1][at + 1 :])
    if kind == "day":
        if meant.day >= 30:
            short = [m for m in range(1, 13) if meant.day > calendar.monthrange(meant.year, m)[1]]
            return swapped_month(words, month, short, rng)
        length = calendar.monthrange(meant.year, meant.month)[1]
        wrong = [number for number in sorted(mistyped(str(meant.day))) if length < number < 100]
        return changed(words, day, str(rng.choice(wrong))) if wrong else None
    if kind == "weekday":
        others = [name for i, name in enumerate(calendar.day_name) if i != meant.weekday()]
        return changed(words, weekday, rng.choice(others)) if weekday else f"{rng.choice(others)}, {words}"
    return None


def plant(row: dict[str, Any], rng: random.Random) -> Slip | None:
    """One slip in a text, None where it has no full date."""
    options = list(full_dates(row))
    rng.shuffle(options)
    kinds = ["month", "year", "day", "weekday"]
    rng.shuffle(kinds)
    for kind in kinds:
        for timex in options:
            words = row["text"][timex["start"] : timex["end"]]
            new = slipped(words, timex["value"], kind, rng)
            if new:
                text = row["text"][: timex["start"]] + new + row["text"][timex["end"] :]
                return Slip(kind, text, timex["start"], timex["start"] + len(new), timex["value"])
    return None


def measure(rows: list[dict[str, Any]], seed: int) -> tuple[Counter[str], list[tuple[str, ...]]]:
    """The counts of one draw, and a line for every miss, false flag and wrong repair."""
    rng = random.Random(seed)
    count: Counter[str] = Counter()
    lines: list[tuple[str, ...]] = []
    for row in rows:
        slip = plant(row, rng) if rng.random() < 0.5 else None
        text = slip.text if slip else row["text"]
        flags = doubts(text, (row["dct"] or "")[:10] or None)
        hit = next((flag for flag in flags if slip and flag.span.start < slip.end and slip.start < flag.span.end), None)
        count["flags"] += len(flags)
        count["right"] += hit is not None
        for flag in flags:
            if flag is not hit:
                lines.append(("FALSE", row["doc_id"], flag.basis, flag.span.words, flag.reason))
        if slip is None:
            continue
        count["slips"] += 1
        count["slips " + slip.kind] += 1
        first = hit.candidates[0].value if hit and hit.candidates else ""
        count["found " + slip.kind] += hit is not None
        count["mended " + slip.kind] += first == slip.meant
        count["mended"] += first == slip.meant
        if first != slip.meant:
            lines.append(
                (
                    "MISS" if hit is None else "REPAIR",
                    row["doc_id"],
                    slip.kind,
                    text[max(0, slip.start - 40) : slip.end + 20],
                    f"meant {slip.meant}, dct {row['dct']}",
                    first,
                )
            )
    return count, lines


def figures(count: Counter[str]) -> dict[str, float]:
    out: dict[str, float] = {
        "slips": count["slips"],
        "flags": count["flags"],
        "precision": count["right"] / max(1, count["flags"]),
        "recall": count["right"] / max(1, count["slips"]),
        "right repair first": count["mended"] / max(1, count["right"]),
    }
    for kind in ("month", "year", "day", "weekday"):
        total, found = count["slips " + kind], count["found " + kind]
        out |= {
            f"{kind}: slips": total,
            f"{kind}: recall": found / max(1, total),
            f"{kind}: mended": count["mended " + kind] / max(1, found),
        }
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(range(1, 11)))
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rows = [
        json.loads(line)
        for path in given.gold
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    count: Counter[str] = Counter()
    lines: list[tuple[str, ...]] = []
    for seed in given.seeds:
        counted, said = measure(rows, seed)
        count += counted
        lines += said
    found = figures(count)
    if given.json:
        print(json.dumps({name: round(value, 4) for name, value in found.items()}))
    else:
        for name, value in found.items():
            print(f"{name:22s} {value:.3f}" if isinstance(value, float) else f"{name:22s} {value}")
    for line in lines[: given.show]:
        print(" | ".join(" ".join(part.split()) for part in line))


if __name__ == "__main__":
    main()
