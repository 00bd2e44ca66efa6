"""The same text in several reports: wire copy, reprints, lightly edited versions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from rensa import RMinHash  # type: ignore[import-untyped]

__all__ = ["DAYS", "bands", "likeness", "same_text", "shingles"]

# Wire copy is printed within days; the same words weeks later are a formula ("the two sides blamed each other").
DAYS = 7
# Two texts with this share of their three-word runs in common are one text, edited.
ALIKE = 0.7
# A pair at ALIKE shares a band with probability .89, one at .8 with .99, one at .4 with .12.
_BANDS, _ROWS = 12, 5
_SEED = 20
_RUN = 3
# Below this many words two texts can be alike by chance ("Fighting goes on in Aleppo").
_LEAST = 8
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """The runs of three words in a text, in small letters; none for a text too short to tell a copy by."""
    words = _WORD.findall(text.lower())
    if len(words) < _LEAST:
        return frozenset()
    return frozenset(" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def bands(runs: frozenset[str]) -> Iterator[int]:
    """What a text's copies share at least one of, most likely; the same on every machine."""
    if not runs:
        return
    made = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    made.update([run.encode("utf-8", "replace").decode() for run in sorted(runs)])
    digest = made.digest()
    for band in range(_BANDS):
        rows = digest[band * _ROWS : (band + 1) * _ROWS]
        whole = hashlib.blake2b(repr((band, rows)).encode(), digest_size=8).digest()
        yield int.from_bytes(whole, "big", signed=True)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of runs that two texts have in common, in [0, 1]."""
    return len(one & other) / len(one | other) if one or other else 0.0


def same_text(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts are one, edited at the most."""
    return likeness(one, other) >= ALIKE
