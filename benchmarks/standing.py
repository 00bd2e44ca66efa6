"""The cue table of standing against graded judgements of factuality (UDS-IH2, -3 to 3), event by event.

usage: python benchmarks/standing.py [--split dev|train] [--show N]

Each sentence is taken as the content of a report's own voice. What we say of an event becomes a number: asserted
3 x certainty, possible its certainty on the scale, each other standing a value of its own; a negated one changes its
sign. Printed: Pearson's r, the mean
error, and how often the sign (above, at or below 0, by half a point) is right, beside "everything happened".
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator

import gold
from counterclaim.events.cast import Cast
from counterclaim.events.polarity import is_negated
from counterclaim.events.roles import Scene
from counterclaim.events.standing import hold, reading
from counterclaim.model import Analysis, Claim, Report, Span, Speaker, Token
from counterclaim.parsing import SpacyParser

# about the mean judgement of each on the train split (denied apart, which has too few)
UNREAL = {"denied": -3.0, "conditional": -0.8, "demanded": -0.6, "promised": -0.5, "planned": -0.5, "questioned": -0.3,
          "reported": 1.0}


def main() -> None:
    """Print the figures."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--split", default="dev")
    ap.add_argument("--show", type=int, default=0, help="the N sentences that differ most")
    wish = ap.parse_args()
    rows = list(judged(wish.split))
    ours, graded = [row[0] for row in rows], [row[1] for row in rows]
    print(f"{len(rows)} events of uds-ih2-{wish.split}")
    print(f"  r {pearson(ours, graded):.3f}   mean error {mean_error(ours, graded):.3f}   "
          f"sign right {agreement(ours, graded):.3f}")
    flat = [3.0] * len(rows)
    print(f"  everything happened: mean error {mean_error(flat, graded):.3f}   "
          f"sign right {agreement(flat, graded):.3f}")
    for standing, count in Counter(row[2] for row in rows).most_common():
        values = [row[1] for row in rows if row[2] == standing]
        print(f"    {standing:20} {count:5}   mean judgement {sum(values) / count:+.2f}")
    for mine, wanted, standing, text, word in sorted(rows, key=lambda row: -abs(row[0] - row[1]))[: wish.show]:
        print(f"  {mine:+.1f} {wanted:+.1f} {standing:12} [{word}] {text}")


def judged(split: str) -> Iterator[tuple[float, float, str, str, str]]:
    """Our value, the judged one, our standing, the sentence and the word, for each event that a token of ours meets."""
    path = gold.SHARED / "gold" / "standing" / f"uds-ih2-{split}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row, parse in zip(rows, SpacyParser().pipe(row["text"] for row in rows), strict=True):
        text = parse.text
        own = Claim("c", "r", Speaker(None, "report"), None, (Span.of(text, 0, len(text)),), "state")
        scene = Scene(parse, Cast(Analysis(Report("r", text, None), parse)), own, frozenset(range(len(parse))))
        starts = offsets(text)
        for target in row["targets"]:
            token = at(parse.within(*starts[target["span1"][0]]))
            if token is not None:
                standing, certainty = hold(reading(scene, token), own=True)
                negated = is_negated(parse, token, scene.inside)
                name = f"{standing}{' negated' if negated else ''}"
                yield value(standing, certainty, negated), target["label"], name, text, token.text


def offsets(text: str) -> list[tuple[int, int]]:
    """Where each of the words that blanks part begins and ends."""
    out, at_char = [], 0
    for word in text.split(" "):
        out.append((at_char, at_char + max(1, len(word))))
        at_char += len(word) + 1
    return out


def at(tokens: list[Token]) -> Token | None:
    return tokens[0] if tokens else None


def value(standing: str, certainty: float, negated: bool) -> float:
    if standing == "possible":
        found = 3 * (2 * certainty - 1)
    elif standing == "asserted":
        found = 3 * certainty
    else:
        found = UNREAL[standing]
    return -found if negated and found > 0 else found


def pearson(left: list[float], right: list[float]) -> float:
    a, b = sum(left) / len(left), sum(right) / len(right)
    over = sum((x - a) * (y - b) for x, y in zip(left, right, strict=True))
    under = sum((x - a) ** 2 for x in left) * sum((y - b) ** 2 for y in right)
    return float(over / under**0.5)


def mean_error(left: list[float], right: list[float]) -> float:
    return sum(abs(x - y) for x, y in zip(left, right, strict=True)) / len(left)


def agreement(left: list[float], right: list[float]) -> float:
    return sum(sign(x) == sign(y) for x, y in zip(left, right, strict=True)) / len(left)


def sign(number: float) -> bool:
    return number > 0


if __name__ == "__main__":
    main()
