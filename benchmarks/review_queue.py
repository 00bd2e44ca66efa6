"""How often a claim is wrong by each sign that the review queue goes by, on the record gold.

    python benchmarks/review_queue.py [SET...]

A claim of ours is right if a gold claim shares half of its characters and has the same speaker and act (say and accuse
count as one, as in the gold's scorer). Prints, sign by sign, how many claims bear it and how many of those are wrong;
then how many of all wrong claims stand in the first tenth, quarter and half of the queue.
"""

from __future__ import annotations

import re
import sys

from counterclaim.model import Analysis, Claim
from counterclaim.pipeline import default_plan
from counterclaim.record import MEMORY, open_record
from counterclaim.views.queue import queue
from gold import SETS, analyses

ACTS = {"accuse": "state"}
SIGNS = {  # by the words of the reason that the queue gives
    "score below 0.70": r"score of 0\.[0-6]", "score 0.70 to 0.85": r"score of 0\.(7|8[0-5])",
    "score above 0.85": r"score of 0\.(8[6-9]|9)", "unknown speaker": "speaker is unknown",
    "accuses nobody": "who is accused", "denies nothing": "what it denies", "doubtful date": "is doubtful",
}


def characters(claim: Claim) -> set[int]:
    return {at for span in claim.content for at in range(span.start, span.end)}


def right(claim: Claim, gold: Analysis) -> bool:
    """Whether a gold claim says the same by the same speaker."""
    mine = characters(claim)
    for other in gold.claims:
        theirs = characters(other)
        alike = len(mine & theirs) >= len(mine | theirs) / 2 if mine or theirs else claim.cue == other.cue
        if alike and claim.speaker.actor == other.speaker.actor and (
                ACTS.get(claim.act, claim.act) == ACTS.get(other.act, other.act)):
            return True
    return False


def main(sets: tuple[str, ...]) -> None:
    golds = {found.report.id: found for found in analyses(*sets)}
    plan = default_plan()
    with open_record(MEMORY) as store:
        for found in plan.analyse([gold.report for gold in golds.values()]):
            store.put(found, "bench")
        candidates = {each.claim.id: each for each in store.candidates(limit=1_000_000)}
    items = queue(candidates.values()).items
    wrong = [not right(candidates[item.claim].claim, golds[item.report]) for item in items]
    print(f"{len(items)} claims, {sum(wrong)} wrong ({sum(wrong) / len(items):.0%})")
    for sign, words in SIGNS.items():
        mine = [bad for item, bad in zip(items, wrong, strict=True)
                if any(re.search(words, each) for each in item.reasons)]
        print(f"{sign:20} {len(mine):4} claims, {sum(mine) / max(1, len(mine)):.0%} wrong")
    for share in (0.1, 0.25, 0.5):
        first = wrong[: round(len(wrong) * share)]
        print(f"first {share:.0%} of the queue: {sum(first) / max(1, sum(wrong)):.0%} of the wrong claims")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or SETS)
