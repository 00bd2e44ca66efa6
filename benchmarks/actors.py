"""How many gold speakers and targets the resolver names right, given their gold spans.

    python benchmarks/actors.py [--misses] [SET ...]

Prints, for sources with a span that is no pronoun: accuracy of the actor code, of the unit, of the name; for targets
found in the text: accuracy of the actor code. Also milliseconds per report of the whole part.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from counterclaim.mentions.actors import ActorReader, ActorsPart, noun_phrases
from counterclaim.mentions.actors_memory import Reading
from counterclaim.model import Analysis, Parse
from counterclaim.parsing import SpacyParser
from gold import SETS, analyses

PRONOUNS = {"it", "he", "she", "they", "its", "his", "her", "their", "who", "which", "this", "that", "i", "we"}


def reading_of(found: Analysis, start: int, end: int) -> Reading:
    """The resolver's word on `[start, end)`, with the phrases before it read first, as in a run."""
    parse = found.parsed
    reader = ActorReader(found.report, parse)
    tokens = list(parse.within(start, end))
    for head, first, last in noun_phrases(parse):
        if last <= tokens[0].i and (head.i in reader.scan.at or head.pos == "PROPN"):
            reader.read(first, last)
    return reader.read(tokens[0].i, tokens[-1].i + 1)


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("sets", nargs="*", default=list(SETS))
    args.add_argument("--misses", action="store_true")
    options = args.parse_args()
    parser, part = SpacyParser(), ActorsPart()
    total: dict[str, list[bool]] = {"actor": [], "unit": [], "name": [], "target": []}
    spent, reports = 0.0, 0
    for name in options.sets:
        for gold in analyses(name):
            parse: Parse = parser.parse(gold.report.text)
            found = replace(gold, parse=parse)
            started = time.perf_counter()
            part(found)
            spent, reports = spent + time.perf_counter() - started, reports + 1
            _score(found, total, options.misses)
    for key, right in total.items():
        print(f"{key:7} {sum(right)}/{len(right)} = {sum(right) / len(right):.3f}")
    print(f"{1000 * spent / reports:.2f} ms a report (the first builds the tables)")


def _score(found: Analysis, total: dict[str, list[bool]], misses: bool) -> None:
    text = found.report.text
    for claim in found.claims:
        speaker = claim.speaker
        if speaker.span and speaker.words.lower() not in PRONOUNS:
            got = reading_of(found, speaker.span.start, speaker.span.end)
            right = {"actor": got.actor == speaker.actor, "unit": got.unit == speaker.unit}
            if speaker.name:
                right["name"] = got.name == speaker.name
            for key, value in right.items():
                total[key].append(value)
            if misses and not all(right.values()):
                print(
                    f"{found.report.id} SOURCE {speaker.words!r}: gold {speaker.actor} {speaker.unit} {speaker.name}; "
                    f"got {got.actor} {got.unit} {got.name} ({got.basis})"
                )
        if claim.target and claim.target.words.lower() not in PRONOUNS and claim.target.words in text:
            near = claim.cue.start if claim.cue else 0
            at = min(
                (i for i in range(len(text)) if text.startswith(claim.target.words, i)), key=lambda i: abs(i - near)
            )
            got = reading_of(found, at, at + len(claim.target.words))
            total["target"].append(got.actor == claim.target.actor)
            if misses and got.actor != claim.target.actor:
                print(
                    f"{found.report.id} TARGET {claim.target.words!r}: gold {claim.target.actor}; "
                    f"got {got.actor} ({got.basis})"
                )


if __name__ == "__main__":
    main()
