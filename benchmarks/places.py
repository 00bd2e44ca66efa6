"""Writes what `annotate places` gives for the public sets, for score_geo.py; and checks the record gold's event places.

python benchmarks/places.py gwn OUT.jsonl      then  python ../shared/gold/places/score_geo.py GOLD OUT.jsonl
python benchmarks/places.py gold-gwn OUT.jsonl the same with the gold spans given, so that resolution alone is measured
python benchmarks/places.py record             which gold event places are found in the report's places, folded
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.places import PlacesPart, annotate_places
from counterclaim.mentions.places_gazetteer import gazetteer, loose_key
from counterclaim.mentions.places_names import Toponym, toponyms
from counterclaim.mentions.places_resolution import resolve
from counterclaim.parsing import SpacyParser
from gold import SHARED, analyses


def annotate(name: str, out: str) -> None:
    """Annotates `gold/places/<name>.jsonl` into the file `out`."""
    parser = SpacyParser()
    gazetteer()
    started = time.perf_counter()
    with (SHARED / "gold" / "places" / f"{name}.jsonl").open(encoding="utf-8") as lines, Path(out).open("w") as target:
        for row in map(json.loads, lines):
            target.write(json.dumps(annotate_places({"doc_id": row["doc_id"], "text": row["text"]}, parser)) + "\n")
    print(f"{time.perf_counter() - started:.1f} s")


def resolved(name: str, out: str) -> None:
    """Resolves the gold spans of `gold/places/<name>.jsonl` into the file `out`: what our own tagger finds at the same
    words keeps what it knows of them (a code, a kind), the rest are bare names."""
    parser = SpacyParser()
    with (SHARED / "gold" / "places" / f"{name}.jsonl").open(encoding="utf-8") as lines, Path(out).open("w") as target:
        for row in map(json.loads, lines):
            parse = parser.parse(row["text"])
            own = {(parse[t.core].start, t.end or parse[t.last - 1].end): t for t in toponyms(parse, adjectives=True)}
            found, spans = [], []
            for start, end in sorted({(each["start"], each["end"]) for each in row["toponyms"]}):
                tokens = parse.within(start, end)
                if tokens:
                    bare = Toponym(tokens[0].i, tokens[0].i, tokens[-1].i + 1, True, False, end=end)
                    found.append(own.get((start, end), bare))
                    spans.append((start, end))
            places = [place for _, place, _ in resolve(parse, found)]
            rows = [{"start": s, "end": e, "name": row["text"][s:e], "lat": p.lat if p else None,
                     "lon": p.lon if p else None, "geonameid": (p.geonameid or None) if p else None}
                    for (s, e), p in zip(spans, places, strict=True)]
            target.write(json.dumps({"doc_id": row["doc_id"], "toponyms": rows}) + "\n")


def record() -> None:
    """Recall of the record gold's event places among the places found, and how many were found in all."""
    parser, found, missed, total = SpacyParser(), 0, [], 0
    spent = 0.0
    gazetteer()
    for gold in analyses():
        state = replace(gold, parse=parser.parse(gold.report.text))
        state = replace(state, actors=ActorsPart()(state)["actors"])
        started = time.perf_counter()
        places = PlacesPart()(state)["places"]
        spent += time.perf_counter() - started
        names = {loose_key(place.name) for place in places}
        total += len(places)
        wanted = {event.place for event in gold.events if event.place}
        for each in wanted:
            if loose_key(each) in names:
                found += 1
            else:
                missed.append((gold.report.id, each, [place.name for place in places]))
    print(f"{found} of {found + len(missed)} gold event places found, {total} places in all, {1000 * spent:.0f} ms")
    for row in missed:
        print(*row)


if __name__ == "__main__":
    if sys.argv[1] == "record":
        record()
    elif sys.argv[1].startswith("gold-"):
        resolved(sys.argv[1].removeprefix("gold-"), sys.argv[2])
    else:
        annotate(sys.argv[1], sys.argv[2])
