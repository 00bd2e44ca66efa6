"""Pairs of claims, read by the default plan, three ways: same, conflict or unrelated.

usage: python benchmarks/claim_pairs.py [--full] [--core] [--across] [--joint] [--kept] [--errors]

`--full`: the full sentences of `gold/links/pairs.jsonl` by cross-validation (6 folds; the other folds, our own pairs,
those across reports that only train and their tuning half train the weights). `--core`: its core sentences, likewise.
`--across`: the tuning half of `tests/links/across_pairs.tsv` and those that only train, by cross-validation in
which no item stands on both sides. `--joint`: the pairs on which structure and the model that reads the words
(`links.entailment`) were weighed, by cross-validation. `--kept`: the final figure, on `tests/links/kept_pairs.tsv`, of
which nothing was trained: structure alone, the model alone, both.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "training"))

from counterclaim.links.compare import UNRELATED, Comparison, Way, compare_propositions, ways  # noqa: E402
from counterclaim.links.entailment import Joint, Judge, Passages, joint  # noqa: E402
from counterclaim.links.entailment.joint import features  # noqa: E402
from counterclaim.links.proposition import Proposition, proposition  # noqa: E402
from counterclaim.links.ranker import Weights  # noqa: E402
from counterclaim.model import Analysis, Claim, Report, Span, Speaker  # noqa: E402

LABELS = ("same", "conflict", "unrelated")
NAMED = {"repeat": "same", "deny": "conflict", "contradict": "conflict", "neutral": "unrelated",
         "opposite": "conflict", "clash": "conflict", "same": "same", "unrelated": "unrelated"}
# Sentences without a date of their own are read as reports of this day (a Monday).
DAY = "2024-01-15"
FOLDS = 6


@dataclass(frozen=True)
class End:
    """One side of a pair: a report's text and the passage in it that counts, all of it if `end` is None."""

    id: str
    text: str
    day: str
    start: int = 0
    end: int | None = None

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


@dataclass(frozen=True)
class Pair:
    """Two passages and how they stand to each other."""

    one: End
    other: End
    label: str


@dataclass(frozen=True)
class Read:
    """A pair with what each side puts forward."""

    pair: Pair
    one: tuple[Proposition, ...]
    other: tuple[Proposition, ...]

    @property
    def label(self) -> str:
        return self.pair.label

    def ways(self) -> list[Way]:
        """All ways in which the propositions of the two sides can meet."""
        return [way for a in self.one for b in self.other for way in ways(a, b)]

    def met(self, by: Weights | None = None) -> Comparison:
        """How the two sides stand to each other by structure."""
        met = [compare_propositions(a, b, by) for a in self.one for b in self.other]
        # as between predicates: what parts two accounts outranks what they agree on
        return max(met, key=lambda each: (each.relation in ("opposite", "clash"), not each.whole, each.score,
                                          each.relation != "unrelated"), default=UNRELATED)

    def found(self, by: Weights | None = None) -> tuple[str, str]:
        """How the two sides stand to each other by structure, and why."""
        best = self.met(by)
        return NAMED[best.relation], best.reason

    def values(self, judge: Judge) -> tuple[float, ...]:
        """What structure and the model that reads the two passages say, as `Joint` weighs it."""
        one, other = (frozenset().union(*(each.words for each in side)) for side in (self.one, self.other))
        return features(self.met(), judge(Passages(self.pair.one.words, self.pair.other.words, self.days)),
                        abs(self.days), one, other)

    def judged(self, judge: Judge, by: Joint) -> tuple[str, str]:
        """How the two sides stand to each other by both."""
        same, conflict = by.chances(self.values(judge))
        chances = {"same": same, "conflict": conflict, "unrelated": 1 - same - conflict}
        return max(chances, key=lambda each: chances[each]), " ".join(f"{n} {v:.2f}" for n, v in chances.items())

    def read(self, judge: Judge) -> tuple[str, str]:
        """How the two sides stand to each other by the model alone."""
        said = judge(Passages(self.pair.one.words, self.pair.other.words, self.days))
        chances = {"same": said.same, "conflict": said.conflict, "unrelated": said.unrelated}
        return max(chances, key=lambda each: chances[each]), "the model"

    @property
    def days(self) -> int:
        """By how many days the second side is the later one."""
        return (date.fromisoformat(self.pair.other.day) - date.fromisoformat(self.pair.one.day)).days


def own() -> list[Pair]:
    """Our own pairs."""
    lines = (ROOT / "training" / "claim_pairs.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [Pair(End("", one, DAY), End("", other, (date.fromisoformat(DAY) + timedelta(int(days))).isoformat()), label)
            for one, other, label, days in rows]


def gold(side: str) -> list[Pair]:
    """The gold pairs: `full` sentences or `core` ones."""
    keys = ("a", "b") if side == "full" else ("core_a", "core_b")
    with (SHARED / "gold" / "links" / "pairs.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Pair(End("", row[keys[0]], DAY), End("", row[keys[1]], DAY), NAMED[row["relation"]]) for row in rows]


def across(half: str) -> list[Pair]:
    """The pairs across reports: the `tune` or the `final` half of the test's, those that only `train`, those for the
    weights of structure and model together (`joint`), or the `kept` ones."""
    name = {"train": "training/across_pairs.tsv", "joint": "training/read_pairs.tsv",
            "kept": "tests/links/kept_pairs.tsv"}.get(half, "tests/links/across_pairs.tsv")
    lines = (ROOT / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    if half in ("tune", "final"):
        rows = [row for row in rows if kept(row[0], row[3]) == (half == "final")]
    if half == "joint":
        rows = balanced([row for row in rows if row[7] == "joint"])
    items = _items({row[0] for row in rows} | {row[3] for row in rows})

    def end(item: str, start: str, stop: str) -> End:
        return End(item, items[item]["text"], items[item]["date"], int(start), int(stop))

    return [Pair(end(*row[:3]), end(*row[3:6]), row[6]) for row in rows]


def balanced(rows: list[list[str]]) -> list[list[str]]:
    """All rows same or in conflict, and as many of the unrelated ones, as the kept pairs were made up."""
    others = sorted((row for row in rows if row[6] == "unrelated"), key=lambda row: _digest(row[0], row[3]))
    rest = [row for row in rows if row[6] != "unrelated"]
    return sorted(rest + others[: len(rest)])


@cache
def _corpus() -> dict[str, dict[str, str]]:
    with gzip.open(SHARED / "corpora" / "current-events" / "items.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {item["id"]: item for item in map(json.loads, lines)}


def _items(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    return {each: _corpus()[each] for each in ids}


def kept(one: str, other: str) -> bool:
    """Whether a pair across reports is kept for the final figure."""
    return bool(_digest(one, other) % 2)


def _digest(one: str, other: str) -> int:
    return int(hashlib.md5(f"{one} {other}".encode()).hexdigest(), 16)


def read(pairs: Sequence[Pair]) -> list[Read]:
    """The pairs, each side read by the default plan."""
    from counterclaim.pipeline import default_plan

    ends = list(dict.fromkeys((each.text, each.day) for pair in pairs for each in (pair.one, pair.other)))
    reports = [Report(f"r{i}", text, day, "metadata") for i, (text, day) in enumerate(ends)]
    found = dict(zip(ends, default_plan().analyse(reports), strict=True))
    return [Read(pair, *(tuple(told(found[end.text, end.day], end)) for end in (pair.one, pair.other)))
            for pair in pairs]


def told(found: Analysis, end: End) -> Iterable[Proposition]:
    """What a passage puts forward: its claims, the report's own voice among them, each cut to the passage; if nothing
    is found in it, the passage itself as a statement of the report."""
    stop = len(end.text) if end.end is None else end.end
    made = []
    for claim in found.claims:
        content = tuple(_cut(claim.content, end.start, stop, end.text))
        events = [e for e in found.events if e.claim == claim.id and end.start <= e.trigger.start < stop]
        whole = content == claim.content or (claim.cue is not None and end.start <= claim.cue.start < stop)
        if content and claim.act != "silent" and (events or whole):
            said = claim.said or end.day
            made.append(proposition(replace(claim, content=content, said=said), events, found.parsed))
    if not made:
        passage = (Span.of(end.text, end.start, stop),)
        bare = Claim("c", found.report.id, Speaker(None, "report"), None, passage, "state", said=end.day)
        made.append(proposition(bare, (), found.parsed))
    return made


def _cut(spans: Iterable[Span], start: int, stop: int, text: str) -> Iterable[Span]:
    for span in spans:
        first, last = max(span.start, start), min(span.end, stop)
        if last - first >= 3:
            yield Span.of(text, first, last)


def by_item(tested: Sequence[Read]) -> list[int]:
    """A fold for each pair; pairs that share an item, also by way of others, stand in one."""
    above: dict[str, str] = {}

    def root(item: str) -> str:
        while above.setdefault(item, item) != item:
            item = above[item]
        return item

    for each in tested:
        above[root(each.pair.one.id)] = root(each.pair.other.id)
    return [int(hashlib.md5(root(each.pair.one.id).encode()).hexdigest(), 16) % FOLDS for each in tested]


def crossed(tested: Sequence[Read], always: Sequence[Read], folds: Sequence[int] = ()) -> list[tuple[str, str]]:
    """What is found for each tested pair with weights trained without its fold (`folds`; in turns if not given)."""
    from train_links import train

    out: list[tuple[str, str]] = [("", "")] * len(tested)
    folds = folds or [i % FOLDS for i in range(len(tested))]
    for fold in range(FOLDS):
        rest = [each for each, at in zip(tested, folds, strict=True) if at != fold]
        by = train([(each.ways(), each.label) for each in (*rest, *always)])
        for i, at in enumerate(folds):
            if at == fold:
                out[i] = tested[i].found(by)
    return out


def told_of(name: str, tested: Sequence[Read], found: Sequence[tuple[str, str]], errors: bool) -> None:
    """Print accuracy, F1 of same and conflict, and who was taken for what."""
    seen = Counter((each.label, got) for each, (got, _) in zip(tested, found, strict=True))
    right = sum(seen[label, label] for label in LABELS) / max(1, len(tested))
    scores = {}
    for label in LABELS[:2]:
        given = sum(n for (want, _), n in seen.items() if want == label)
        taken = sum(n for (_, got), n in seen.items() if got == label)
        scores[label] = 2 * seen[label, label] / max(1, given + taken)
    print(f"{name}: {len(tested)} pairs  accuracy {right:.3f}  same F1 {scores['same']:.3f}  "
          f"conflict F1 {scores['conflict']:.3f}  pair F1 {sum(scores.values()) / 2:.3f}")
    print("   wanted     " + "  ".join(f"{label:>9}" for label in LABELS))
    for want in LABELS:
        print(f"   {want:9}  " + "  ".join(f"{seen[want, got]:9}" for got in LABELS))
    if errors:
        for each, (got, why) in zip(tested, found, strict=True):
            if got != each.label:
                print(f"  {each.label} as {got} ({why}): {each.pair.one.words} / {each.pair.other.words}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--full", "--core", "--across", "--joint", "--kept", "--errors"):
        options.add_argument(name, action="store_true")
    given = options.parse_args()
    if given.full or given.core or given.across:
        mine, more, tune = read(own()), read(across("train")), read(across("tune"))
        base = [*mine, *more]
    if given.full or given.core:
        # the two forms of one pair stand in the same fold, and only the other form's folds train
        sides = {side: read(gold(side)) for side in ("full", "core")}
        for side in ("full", "core"):
            if getattr(given, side):
                told_of(side, sides[side], crossed(sides[side], [*base, *tune]), given.errors)
    if given.across:
        tested = [*tune, *more]
        found = crossed(tested, [*mine, *read(gold("full")), *read(gold("core"))], by_item(tested))
        told_of("across, tuning half", tune, found[: len(tune)], given.errors)
        told_of("across, those that only train", more, found[len(tune) :], given.errors)
        told_of("across, both", tested, found, given.errors)
    if given.joint:
        from train_joint import crossed as weighed
        from train_joint import pairs

        tested = pairs()
        told_of("joint, structure alone", tested, [each.found() for each in tested], False)
        told_of("joint, both", tested, weighed(tested), given.errors)
    if given.kept:
        judge, tested = model(), read(across("kept"))
        told_of("kept, structure alone", tested, [each.found() for each in tested], False)
        told_of("kept, model alone", tested, [each.read(judge) for each in tested], False)
        told_of("kept, both", tested, [each.judged(judge, joint()) for each in tested], given.errors)


def model() -> Judge:
    """The model that comes with the package; SystemExit if it is not installed."""
    from counterclaim.links.entailment import shipped

    judge = shipped()
    if judge is None:
        raise SystemExit("the model that reads two claims together is not installed")
    return judge


if __name__ == "__main__":
    main()
