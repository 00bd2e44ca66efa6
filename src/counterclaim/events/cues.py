"""The reviewed table of what words do to the standing of an event, as lookups by kind and word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from counterclaim.errors import WordsError
from counterclaim.model import Standing
from counterclaim.words import alternatives, table

__all__ = ["KINDS", "Cue", "cues"]

KINDS = ("aux", "adv", "adj", "frame", "mark", "prep", "act")
_PLACES = frozenset(("", "to", "clause", "noun", "main", "weak", "not=asserted"))


@dataclass(frozen=True, slots=True)
class Cue:
    """What one word says of an event. `future` rows are planned for the speaker's own doing, else possible; `where`
    is the scope, as the table's head tells it."""

    standing: Standing
    certainty: float
    future: bool = False
    where: str = ""


@cache
def cues() -> Mapping[tuple[str, str], tuple[Cue, ...]]:
    """The cues by kind and word, in the order of the table. Raises WordsError for a row that breaks the form."""
    out: dict[tuple[str, str], list[Cue]] = {}
    for row in table("events/standing", "cue", "kind", "standing", "certainty", "example"):
        cue = _cue(row)
        for word in alternatives(row["cue"]):
            out.setdefault((row["kind"], word), []).append(cue)
    return {key: tuple(found) for key, found in out.items()}


def _cue(row: Mapping[str, str]) -> Cue:
    future = row["standing"] == "future"
    name = "planned" if future else row["standing"]
    standing = next((each for each in get_args(Standing) if each == name), None)
    if standing is None or row["kind"] not in KINDS or row["where"] not in _PLACES:
        raise WordsError(f"words/events/standing.tsv: {row['cue']!r} has a kind, standing or place that is none.")
    certainty = float(row["certainty"])
    if not 0 <= certainty <= 1:
        raise WordsError(f"words/events/standing.tsv: {row['cue']!r} has the certainty {certainty}, not 0 to 1.")
    return Cue(standing, certainty, future, row["where"])
