"""The register of well-known agreements: by name, or by kind, year and what the report is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.words import alternatives, table

__all__ = ["KnownAgreement", "by_date", "named_at", "register", "text_id"]

_ARTICLES = re.compile(r"^(?:the|a|an|its|their|his)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """One entry; `date` is the ISO day of signing or adoption, `parties` and `broker` are actor codes."""

    id: str
    names: tuple[str, ...]
    kind: str
    date: str
    parties: tuple[str, ...]
    broker: tuple[str, ...]
    about: tuple[str, ...]


@cache
def register() -> Mapping[str, KnownAgreement]:
    """All entries by id."""
    rows = table("agreements/register", "id", "names", "kind", "date")
    return {
        row["id"]: KnownAgreement(row["id"], alternatives(row["names"]), row["kind"], row["date"],
                                  alternatives(row["parties"]), alternatives(row["broker"]), alternatives(row["about"]))
        for row in rows
    }


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    known: dict[str, str] = {}
    for entry in register().values():
        for name in entry.names:
            known.setdefault(name, entry.id)
    longest = sorted(known, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])"), known


def named_at(text: str) -> list[tuple[int, int, str]]:
    """(start, end, id) of every name of the register in a text, the longest at each spot."""
    pattern, known = _names()
    return [(match.start(), match.end(), known[match.group()]) for match in pattern.finditer(text)]


def by_date(kind: str, date: str, text: str) -> str | None:
    """The entry of that kind and year (month, day) that the report is about; None if there is none or more than one."""
    found = [entry.id for entry in register().values()
             if entry.kind == kind and (entry.date.startswith(date) or date.startswith(entry.date))
             and any(name in text for name in entry.about)]
    return found[0] if len(found) == 1 else None


def text_id(words: str) -> str:
    """The id of an agreement that the register lacks: its words without the article, folded and joined."""
    plain = unicodedata.normalize("NFKD", _ARTICLES.sub("", words)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:80]
