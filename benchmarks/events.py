"""Events, control and agreements, scored with the record gold's own scorer.

usage: python benchmarks/events.py [--gold-claims] [--sets dev seed articles-dev] [--part K/N] [--head P] [--show]
       [--speed]

With `--gold-claims`, claims, speakers and targets are the gold's, and the parse, the mentions and all else are ours;
without it the claims are ours, too. `--part 0/2` takes every other report, so that what was tuned on one half can be
checked on the other. `--head P` lets the trained head type what the lexicon calls OTHER where it is P sure.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import gold
from counterclaim.claims import ClaimsPart, RuleAttributions
from counterclaim.events import ControlPart, EventsPart
from counterclaim.mentions.agreements import AgreementsPart
from counterclaim.model import Analysis
from counterclaim.parsing import SpacyParser

NAMES = ("event", "event_full", "agreement", "control")
Mentions = Callable[[Analysis], Analysis]


def main() -> None:
    """Print the figures of each set and of all together."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold-claims", action="store_true", help="take the claims from the gold")
    ap.add_argument("--sets", nargs="*", default=list(gold.SETS))
    ap.add_argument("--part", help="K/N: only every Nth report, from the Kth on")
    ap.add_argument("--head", type=float, default=1.0, metavar="P")
    ap.add_argument("--show", action="store_true", help="print what differs")
    ap.add_argument("--speed", action="store_true")
    wish = ap.parse_args()
    run(mentions_part(), wish)


def mentions_part() -> Mentions:
    """Our own times, actors and places over a parsed analysis."""
    from counterclaim.mentions.actors import ActorsPart
    from counterclaim.mentions.places import PlacesPart
    from counterclaim.times import TimesPart

    parts: tuple[Any, ...] = (TimesPart(), ActorsPart(), PlacesPart())

    def mention(found: Analysis) -> Analysis:
        for part in parts:
            found = given(found, part)
        return found

    return mention


def run(mentions: Mentions, wish: argparse.Namespace) -> None:
    parser = SpacyParser()
    everything: list[tuple[Analysis, Analysis]] = []
    for name in wish.sets:
        wanted = list(gold.analyses(name))
        if wish.part and name != "seed":
            first, _, step = wish.part.partition("/")
            wanted = wanted[int(first) :: int(step)]
        pairs = [(each, predict(each, parser, mentions, wish.gold_claims, wish.head)) for each in wanted]
        everything += pairs
        report(name, pairs)
    report("all", everything)
    if wish.show:
        for one, other in everything:
            show(one, other)
    if wish.speed:
        speed(everything)


def predict(wanted: Analysis, parser: SpacyParser, mentions: Mentions, gold_claims: bool, least: float = 1.0
            ) -> Analysis:
    """The analysis as we find it; with the gold's claims, if those are wanted."""
    bare = Analysis(wanted.report, parser.parse(wanted.report.text), claims=wanted.claims if gold_claims else ())
    found = mentions(bare)
    ours: tuple[Any, ...] = () if gold_claims else (RuleAttributions(), ClaimsPart())
    parts: tuple[Any, ...] = (AgreementsPart(), *ours, EventsPart(least), ControlPart())
    for part in parts:
        found = given(found, part)
    return found


def given(found: Analysis, part: Any) -> Analysis:
    """The analysis with the layers that the part gives."""
    layers: dict[str, Any] = dict(part(found))
    return replace(found, **layers)


def report(name: str, pairs: Sequence[tuple[Analysis, Analysis]]) -> None:
    wanted, found = ({each.report.id: row(each) for each in side} for side in zip(*pairs, strict=True))
    tallies, as_fact, _ = scorer().score(wanted, found)
    print(f"{name} ({len(pairs)} reports)")
    for each in NAMES:
        p, r, f = tallies[each].prf()
        print(f"  {each:11} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   gold {tallies[each].gold}  pred {tallies[each].pred}")
    print(f"  as_fact     {as_fact}")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_record", gold.SHARED / "gold" / "record" / "score_record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(found: Analysis) -> Mapping[str, Any]:
    """An analysis in the gold's own form."""
    return {
        "claims": [claim_row(found, claim) for claim in found.claims],
        "links": [], "unanswered": [], "flags": [],
        "control": [{"claim": "report" if own(found, c.claim) else c.claim, "place": c.place, "holder": c.holder,
                     "stance": c.stance} for c in found.control],
        "agreements": [{"span": [a.span.start, a.span.end], "date": a.date, "article": a.article}
                       for a in found.agreements],
    }


def own(found: Analysis, claim: str) -> bool:
    return any(each.id == claim and each.own_voice for each in found.claims)


def claim_row(found: Analysis, claim: Any) -> dict[str, Any]:
    return {
        "id": "report" if claim.own_voice else claim.id,
        "source": {"actor": claim.speaker.actor, "unit": claim.speaker.unit, "name": claim.speaker.name},
        "cue": {"span": [claim.cue.start, claim.cue.end] if claim.cue else None,
                "words": claim.cue.words if claim.cue else ""},
        "content": [{"span": [each.start, each.end]} for each in claim.content],
        "act": claim.act, "target": {"actor": claim.target.actor} if claim.target else None,
        "events": [{"trigger": [e.trigger.start, e.trigger.end], "words": e.trigger.words, "type": e.type,
                    "agent": e.agent, "patient": e.patient, "negated": e.negated} for e in found.events_of(claim.id)],
    }


def show(wanted: Analysis, found: Analysis) -> None:
    """What differs, claim by claim."""
    head = f"## {wanted.report.id}\n{wanted.report.text}"
    for claim in wanted.claims:
        one, other = list(map(key, wanted.events_of(claim.id))), list(map(key, found.events_of(claim.id)))
        missed, extra = minus(one, other), minus(other, one)
        if missed or extra:
            print(head)
            head = ""
            print(f"  {claim.speaker.actor} [{claim.cue.words if claim.cue else ''}] {claim.act}"
                  f" -> {claim.target and claim.target.actor}: {' || '.join(each.words for each in claim.content)}")
            for mark, events, source in (("-", missed, wanted), ("+", extra, found)):
                for event in source.events_of(claim.id):
                    if key(event) in events:
                        print(f"     {mark} {event.trigger.words!r} {event.type} {event.agent} -> {event.patient}"
                              f"{' NEG' if event.negated else ''} @{event.place} t={event.when}")
    marks: list[tuple[str, Iterable[Any], Iterable[Any]]] = [
        ("AGR", [(a.span.words, a.date, a.article) for a in wanted.agreements],
         [(a.span.words, a.date, a.article) for a in found.agreements]),
        ("CTL", [(c.claim, c.place, c.holder, c.stance) for c in wanted.control],
         [(c.claim, c.place, c.holder, c.stance) for c in found.control]),
    ]
    for label, gold_rows, our_rows in marks:
        if list(gold_rows) != list(our_rows):
            print(head, label, "gold", list(gold_rows), "ours", list(our_rows))
            head = ""


def key(event: Any) -> tuple[Any, ...]:
    return event.type, event.agent, event.negated


def minus(one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    left = list(other)
    out = []
    for each in one:
        if each in left:
            left.remove(each)
        else:
            out.append(each)
    return out


def speed(pairs: Sequence[tuple[Analysis, Analysis]]) -> None:
    """Milliseconds per report of 50 words that the three parts take together."""
    words = sum(len(found.parsed) for _, found in pairs)
    parts: tuple[Any, ...] = (AgreementsPart(), EventsPart(), ControlPart())
    start = time.process_time()
    for _, found in pairs:
        bare = replace(found, agreements=(), events=(), control=())
        for part in parts:
            bare = given(bare, part)
    spent = time.process_time() - start
    print(f"{1000 * spent / words * 50:.2f} ms per 50 tokens")


if __name__ == "__main__":
    main()
