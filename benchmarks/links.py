"""Links, conflicts and reported silence against the record gold.

usage: python benchmarks/links.py [--gold-claims | --plan] [--sets seed dev articles-dev] [--errors] [--pairs]

`--gold-claims` (default) gives the parts the gold claims, events and our own parse; `--plan` runs every default part
from the text on. The figures are those of `gold/record/score_record.py`. `--pairs` adds the comparison of bare
propositions on `gold/links/pairs.jsonl`: repeat, conflict (deny or contradict) or neutral.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from counterclaim.links import LinksPart, UnansweredPart, compare
from counterclaim.model import Analysis, Claim, Span, Speaker
from counterclaim.parsing import SpacyParser
from gold import SETS, SHARED, analyses

SCORED = ("link", "conflict", "unanswered")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold-claims", action="store_true")
    options.add_argument("--plan", action="store_true")
    options.add_argument("--sets", nargs="+", default=list(SETS))
    options.add_argument("--errors", action="store_true")
    options.add_argument("--pairs", action="store_true")
    given = options.parse_args()
    gold = list(analyses(*given.sets))
    made = _by_plan(gold) if given.plan else _by_gold_claims(gold)
    scorer = _scorer()
    by_set = _names(given.sets)
    for name in (*given.sets, "all"):
        chosen = [i for i, each in enumerate(gold) if name in ("all", by_set[each.report.id])]
        totals, _, _ = scorer.score({gold[i].report.id: _row(gold[i]) for i in chosen},
                                    {made[i].report.id: _row(made[i]) for i in chosen})
        for kind in SCORED:
            p, r, f = totals[kind].prf()
            print(f"{name:13} {kind:11} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   gold {totals[kind].gold}  "
                  f"pred {totals[kind].pred}")
    if not given.plan:
        _by_kind(gold, made, given.errors)
    if given.pairs:
        _pairs(given.errors)


def _by_gold_claims(gold: Iterable[Analysis]) -> list[Analysis]:
    gold = list(gold)
    parses = SpacyParser().pipe([each.report.text for each in gold])
    out = []
    for each, parse in zip(gold, parses, strict=True):
        bare = replace(each, parse=parse, links=(), unanswered=())
        out.append(replace(bare, links=LinksPart()(bare)["links"], unanswered=UnansweredPart()(bare)["unanswered"]))
    return out


def _by_plan(gold: Iterable[Analysis]) -> list[Analysis]:
    from counterclaim.pipeline import default_plan

    return list(default_plan().analyse([each.report for each in gold]))


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_record", SHARED / "gold" / "record" / "score_record.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _names(sets: Iterable[str]) -> dict[str, str]:
    return {each.report.id: name for name in sets for each in analyses(name)}


def _row(found: Analysis) -> dict[str, Any]:
    """An analysis in the form that the scorer reads."""
    row: dict[str, Any] = defaultdict(list)
    for c in found.claims:
        cue = [c.cue.start, c.cue.end] if c.cue else None
        row["claims"].append({
            "id": "report" if c.own_voice else c.id,
            "source": {"actor": c.speaker.actor, "unit": c.speaker.unit, "name": c.speaker.name},
            "cue": {"span": cue, "words": c.cue.words if c.cue else ""}, "act": c.act,
            "content": [{"span": [s.start, s.end]} for s in c.content],
            "target": c.target and {"words": c.target.words, "actor": c.target.actor}, "events": [],
        })
    own = {c.id for c in found.claims if c.own_voice}
    row["links"] = [{"kind": k.kind, "from": k.source, "to": k.target} for k in found.links]
    row["unanswered"] = [{"claim": "report" if u.claim in own else u.claim, "by": u.by} for u in found.unanswered]
    return row


def _by_kind(gold: list[Analysis], made: list[Analysis], errors: bool) -> None:
    tally: Counter[tuple[str, str]] = Counter()
    for one, other in zip(gold, made, strict=True):
        wanted = {(k.kind, k.source, k.target) for k in one.links}
        got = {(k.kind, k.source, k.target): k for k in other.links}
        shown = {c.id: f"{c.speaker.words}|{c.cue.words if c.cue else ''}|{c.act}" for c in one.claims}
        for label, keys in (("hit", wanted & set(got)), ("missed", wanted - set(got)), ("wrong", set(got) - wanted)):
            for key in sorted(keys):
                tally[key[0], label] += 1
                if errors and label != "hit":
                    basis = got[key].basis if key in got else ""
                    print(f"  {label:6} {one.report.id} {key[0]} {basis}: {shown[key[1]]} -> {shown[key[2]]}")
    for kind in sorted({kind for kind, _ in tally}):
        print(f"{kind:16} hit {tally[kind, 'hit']:3}  missed {tally[kind, 'missed']:3}  wrong {tally[kind, 'wrong']:3}")


def _pairs(errors: bool) -> None:
    """Three ways, from the bare sentences and our own parse: no event, no actor."""
    parser = SpacyParser()
    named = {"same": "repeat", "opposite": "conflict", "clash": "conflict", "unrelated": "neutral"}
    seen: Counter[tuple[str, str]] = Counter()
    with (SHARED / "gold" / "links" / "pairs.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            want = {"deny": "conflict", "contradict": "conflict"}.get(row["relation"], row["relation"])
            ends = [(_bare(row[side]), parser.parse(row[side])) for side in ("core_a", "core_b")]
            met = compare(ends[0][0], (), ends[1][0], (), ends[0][1], ends[1][1])
            seen[want, named[met.relation]] += 1
            if errors and want != named[met.relation]:
                print(f"  {want} as {met.relation} ({met.reason}): {row['core_a']} / {row['core_b']}")
    right = sum(count for (want, got), count in seen.items() if want == got)
    print(f"pairs: {right} of {sum(seen.values())} right; {dict(seen)}")


def _bare(text: str) -> Claim:
    return Claim("c", "r", Speaker(None, "unknown"), None, (Span.of(text, 0, len(text)),), "state")


if __name__ == "__main__":
    main()
