"""Scores what was found against gold reports: precision, recall and F1 of each layer, and claims told as facts.

    python quality/score.py GOLD.jsonl FOUND.jsonl [--misses]

GOLD holds a report a line with its `claims`, `links`, `control`, `agreements`, `unanswered` and `flags`; FOUND is the
same or what `counterclaim export jsonl` writes. A report that FOUND lacks counts as empty.

A claim found stands for a gold one if the characters of their contents have a Jaccard index of at least one half; of
several, the one with more of speaker, act and cue in common, then the closer. On these pairs:
  claim       the speaker's actor and the act are right
  full        and so is the target's actor
  event       (type, agent, negated) of the events inside paired claims, and in the report's own voice
  link        (kind, from, to);  conflict = denies and contradicts as one kind, either way round
  agreement, control, unanswered, flag   their values are right, and their words overlap
  as_fact     gold events that only a source alleges, told in the report's own voice: a count, to be 0
These are the definitions of the record gold's own scorer, so that figures compare; a test holds the two together.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Layers = Mapping[str, Sequence[Row]]
LAYERS = {"claim": "claims", "link": "links", "agreement": "agreements", "control": "control",
          "unanswered": "unanswered", "flag": "flags"}
FIGURES = ("claim", "full", "event", "link", "conflict", "agreement", "control", "unanswered", "flag")
# After these words "the rebels did it" is a statement to one annotator and an accusation to another.
NEUTRAL = ("say", "said", "claim", "state", "report", "announce", "accord", "tell", "told", "add", "insist", "declare",
           "stress", "call")
VOICE = "report"


@dataclass
class Tally:
    """How many are right, are in the gold, were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, gold: int, found: int) -> None:
        self.right, self.gold, self.found = self.right + right, self.gold + gold, self.found + found

    @property
    def f(self) -> float:
        """F1; 0 where nothing is right."""
        return 2 * self.right / (self.gold + self.found) if self.right else 0.0


def loaded(path: Path) -> Mapping[str, Layers]:
    """The layers of each report of a file of either form, by the report's id."""
    out: dict[str, dict[str, list[Row]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line) if line.strip() else {}
        if "claims" in row:
            out[row["id"]] = {layer: row.get(layer, []) for layer in LAYERS.values()}
        elif "report" in row:
            layers = out.setdefault(row["report"], {layer: [] for layer in LAYERS.values()})
            if row["type"] in LAYERS:
                layers[LAYERS[row["type"]]].append(row)
    return out


def score(golds: Mapping[str, Layers], founds: Mapping[str, Layers], misses: bool = False) -> dict[str, Any]:
    """{figure: Tally} and the count `as_fact`; prints each claim that is wrong, missed or in vain if `misses`."""
    tallies: dict[str, Any] = defaultdict(Tally)
    tallies["as_fact"] = 0
    empty: Layers = {layer: [] for layer in LAYERS.values()}
    for number, gold in golds.items():
        one = Report(gold, founds.get(number, empty))
        one.claims(tallies)
        one.events(tallies)
        one.links(tallies)
        one.rest(tallies)
        if misses:
            print("\n".join(f"{number}\t{line}" for line in one.misses()))
    return tallies


class Report:
    """One report's gold and what was found in it, paired."""

    def __init__(self, gold: Layers, found: Layers) -> None:
        self.gold, self.found = gold, found
        self.said, self.voice = parted(gold["claims"])
        self.told, self.own = parted(found["claims"])
        self.pairs = paired(self.said, self.told)
        # ids of claims found -> ids of the gold ones that they stand for; all of the own voice is one
        self.names = {g["id"]: str(g["id"]) for g in (*self.said, *self.voice)}
        self.known = {f["id"]: str(g["id"]) for g, f in self.pairs} | {f["id"]: VOICE for f in self.own}

    def claims(self, tallies: dict[str, Any]) -> None:
        right = [(g, f) for g, f in self.pairs if actor(g["source"]) == actor(f["source"]) and same_act(g, f)]
        tallies["claim"].add(len(right), len(self.said), len(self.told))
        tallies["full"].add(sum(same_target(g, f) for g, f in right), len(self.said), len(self.told))

    def events(self, tallies: dict[str, Any]) -> None:
        groups = [*(([g], [f]) for g, f in self.pairs), (self.voice, self.own)]
        right = sum(shared(map(event_key, events(g)), map(event_key, events(f))) for g, f in groups)
        tallies["event"].add(right, len(events(self.gold["claims"])), len(events(self.found["claims"])))
        own, told = (characters(e.get("trigger") for e in events(claims)) for claims in (self.voice, self.own))
        alleged = (characters([e["trigger"]]) for e in events(self.said))
        tallies["as_fact"] += sum(bool(trigger & told) and not trigger & own for trigger in alleged)

    def links(self, tallies: dict[str, Any]) -> None:
        known = {id_: name for id_, name in self.known.items() if name != VOICE or self.voice}
        gold = {(k["kind"], self.names.get(k["from"]), self.names.get(k["to"])) for k in self.gold["links"]}
        found = [(k["kind"], known.get(k["from"]), known.get(k["to"])) for k in self.found["links"]]
        tallies["link"].add(len(gold & set(found)), len(gold), len(found))
        clashes = {frozenset(ends) for kind, *ends in gold if kind in ("denies", "contradicts")}
        ours = [frozenset(ends) for kind, *ends in found if kind in ("denies", "contradicts")]
        tallies["conflict"].add(len(clashes & set(ours)), len(clashes), len(ours))

    def rest(self, tallies: dict[str, Any]) -> None:
        def right(layer: str, *keys: str) -> None:
            gold, found = self.gold[layer], self.found[layer]
            count = alike(gold, found, lambda g, f: overlap(g, f) and all(g.get(key) == f.get(key) for key in keys))
            tallies[layer.removesuffix("s")].add(count, len(gold), len(found))

        def same_claim(g: Row, f: Row) -> bool:
            return bool(g["claim"] == self.known.get(f["claim"]))

        right("agreements", "date", "article")
        right("flags", "kind")
        silence = alike(self.gold["unanswered"], self.found["unanswered"],
                        lambda g, f: same_claim(g, f) and g["by"] == f["by"])
        tallies["unanswered"].add(silence, len(self.gold["unanswered"]), len(self.found["unanswered"]))
        held = alike(self.gold["control"], self.found["control"], lambda g, f: same_claim(g, f) and folded(
            g["place"]) == folded(f["place"]) and all(g[key] == f[key] for key in ("holder", "stance")))
        tallies["control"].add(held, len(self.gold["control"]), len(self.found["control"]))

    def misses(self) -> Iterator[str]:
        for g, f in self.pairs:
            if actor(g["source"]) != actor(f["source"]) or not same_act(g, f):
                yield f"wrong\t{brief(g)}\tfound as {actor(f['source'])} {f['act']}"
        yield from (f"missed\t{brief(g)}" for g in self.said if all(g is not one for one, _ in self.pairs))
        yield from (f"in vain\t{brief(f)}" for f in self.told if all(f is not other for _, other in self.pairs))


def parted(claims: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The claims of sources, and the report's own voice."""
    return [c for c in claims if actor(c["source"]) != VOICE], [c for c in claims if actor(c["source"]) == VOICE]


def paired(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Gold claims with the found ones that stand for them, one to one, the best first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            a, b = contents(g), contents(f)
            close = 1.0 if g["act"] == f["act"] == "silent" and not a else len(a & b) / len(a | b) if a | b else 0.0
            if close >= 0.5:
                cue = characters([g["cue"]["span"]]) & characters([(f.get("cue") or {}).get("span")])
                common = (actor(g["source"]) == actor(f["source"])) + same_act(g, f) + bool(cue)
                candidates.append((-common, -close, i, j))
    out: list[tuple[int, int]] = []
    for *_, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in out):
            out.append((i, j))
    return [(gold[i], found[j]) for i, j in out]


def same_act(g: Row, f: Row) -> bool:
    """The same act, or "state" and "accuse" after a neutral verb of the gold."""
    neutral = str(g["cue"]["words"]).lower().lstrip().startswith(NEUTRAL)
    return bool(g["act"] == f["act"] or (neutral and {g["act"], f["act"]} == {"state", "accuse"}))


def same_target(g: Row, f: Row) -> bool:
    """The same target; where the acts differ, as they may after a neutral verb, one may have none."""
    a, b = actor(g["target"]), actor(f.get("target"))
    return a == b or (g["act"] != f["act"] and None in (a, b))


def actor(value: Row | None) -> str | None:
    return value.get("actor") if value else None


def events(claims: Iterable[Row]) -> list[Row]:
    return [event for claim in claims for event in claim.get("events", ())]


def event_key(event: Row) -> tuple[str, str | None, bool]:
    return event["type"], event.get("agent"), bool(event.get("negated"))


def characters(spans: Iterable[Sequence[int] | None]) -> set[int]:
    return {i for span in spans if span for i in range(span[0], span[1])}


def contents(claim: Row) -> set[int]:
    return characters(part["span"] for part in claim.get("content", ()))


def overlap(a: Row, b: Row) -> bool:
    return bool(characters([a.get("span")]) & characters([b.get("span")]))


def shared(gold: Iterable[Any], found: Iterable[Any]) -> int:
    """How many values two bags have in common."""
    return sum((Counter(gold) & Counter(found)).values())


def alike(gold: Sequence[Row], found: Sequence[Row], same: Any) -> int:
    """How many gold rows have a found one of their own that is the same."""
    left, count = list(found), 0
    for g in gold:
        match = next((f for f in left if same(g, f)), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def folded(name: str | None) -> str:
    """A place name without marks and case; "Farrukh" and "Farukh" are one, ə is a."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", (name or "").lower()) if c.isalnum())
    return plain.replace("ə", "a").replace("rr", "r")


def brief(claim: Row) -> str:
    words = claim["content"][0]["words"] if claim.get("content") else ""
    return f"{actor(claim['source'])} {claim['act']} ({(claim.get('cue') or {}).get('words')}): {words[:70]}"


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("found", type=Path)
    ask.add_argument("--misses", action="store_true", help="name each claim that is wrong, missed or in vain")
    options = ask.parse_args()
    tallies = score(loaded(options.gold), loaded(options.found), options.misses)
    for name in FIGURES:
        t = tallies[name]
        print(f"{name:11} F1 {t.f:.3f}   right {t.right}  gold {t.gold}  found {t.found}")
    print(f"as_fact     {tallies['as_fact']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
