"""How people are told what the views hold: dates, acts, answers; and how foreign text is made safe to print."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["ANSWERED", "actor_code", "did", "listed", "long_date", "mid_sentence", "opening", "safe", "several"]

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")

# Past tense throughout: it is the same for "Russia" and for "the authorities".
_DID = {
    "state": "said", "accuse": "made an accusation", "deny": "denied", "confirm": "confirmed", "demand": "demanded",
    "promise": "promised", "warn": "warned", "refuse": "refused", "condemn": "condemned", "concern": "voiced concern",
    "support": "voiced support", "silent": "gave no answer",
}
_DID_TO = {
    "accuse": "accused {}", "condemn": "condemned {}", "demand": "demanded of {}", "promise": "promised {}",
    "warn": "warned {}", "support": "backed {}", "refuse": "refused {}", "deny": "denied to {}",
}
ANSWERED = {
    "denies": "denied", "contradicts": "contradicted", "counter_accuses": "counter-accused", "corrects": "corrected",
    "confirms": "confirmed", "repeats": "repeated", "answers": "answered",
}

# Directions that would reorder the line around them; a report may hold them, the screen must not obey them.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(words: str) -> str:
    """Text of a report as one line that no terminal obeys: white space folded, control characters made visible."""
    folded = " ".join(words.split())
    if folded.isprintable():  # then it holds none of either; looking at each character takes ten times as long
        return folded
    return "".join("\ufffd" if each in _BIDI or unicodedata.category(each) in {"Cc", "Cs"} else each for each in folded)


def did(act: str, target: str | None = None) -> str:
    """`accused Azerbaijan`, `said`: what a speaker did, and to whom."""
    if target and act in _DID_TO:
        return _DID_TO[act].format(target)
    return _DID.get(act, act)


def long_date(value: str | None) -> str:
    """An ISO prefix or interval as people write it: `28 March 2022`, `March 2022`, `from 24 to 26 March 2022`."""
    if not value:
        return "no date"
    if "/" in value:
        first, last = value.split("/", 1)
        return f"from {long_date(first)} to {long_date(last)}"
    parts = value.split("-")
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return safe(value)
    words = [parts[0], *(_MONTHS[int(each) - 1] for each in parts[1:2]), *(str(int(each)) for each in parts[2:])]
    return " ".join(reversed(words))


def actor_code(actor: str, unit: str | None) -> str:
    """`RUS MOD`; nothing for a source that is not named."""
    return "" if actor == "unknown" else safe(" ".join(filter(None, (actor, unit))))


def opening(words: str) -> str:
    """Words to begin a line with."""
    return words[:1].upper() + words[1:]


def mid_sentence(words: str) -> str:
    """Words within a line: `The ministry` becomes `the ministry`."""
    return re.sub(r"^(The|An?|Its|Their|His|Her|Some|Other|Both)(?= )", lambda match: match[1].lower(), words)


def several(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `1,200 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
