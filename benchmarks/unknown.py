"""How many claims have an unknown speaker, and which: to be read and judged by a person.

    python benchmarks/unknown.py [COUNT [SHOWN]]

Reads COUNT random items (2,000) of the corpus beside the project, prints SHOWN (50) of the claims whose speaker stayed
unknown with their text, then the counts. The aim of issue 5: at most 8 % of all claims are unknown although their text
names the speaker, judged from 50.
"""

from __future__ import annotations

import gzip
import json
import random
import sys

from corpus import ITEMS
from counterclaim.model import Claim, Report
from counterclaim.pipeline import default_plan

BATCH = 100


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    shown = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    with gzip.open(ITEMS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in random.Random(7).sample(list(lines), count)]
    reports = [Report(row["id"], row["text"], row["date"], "given", topics=tuple(row["headings"])) for row in rows]
    plan, total = default_plan(), 0
    unknown: list[tuple[Report, Claim]] = []
    for start in range(0, len(reports), BATCH):
        for found in plan.analyse(reports[start : start + BATCH]):
            spoken = [claim for claim in found.claims if not claim.own_voice]
            total += len(spoken)
            unknown += [(found.report, claim) for claim in spoken if claim.speaker.actor == "unknown"]
    for number, (report, claim) in enumerate(random.Random(11).sample(unknown, min(shown, len(unknown))), 1):
        cue = claim.cue.words if claim.cue else ""
        print(f"{number}. {claim.speaker.words!r} ({cue}): {report.text[:300]}\n")
    wordless = sum(not claim.speaker.words for _, claim in unknown)
    print(f"{total} claims, {len(unknown)} unknown ({len(unknown) / total:.1%}), {wordless} of them without any words")


if __name__ == "__main__":
    main()
