"""The register of agreements, shipped and added: by name, or by kind, year and what the report is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.model import AddedAgreement
from counterclaim.words import alternatives, table

__all__ = ["Agreements", "KnownAgreement", "agreements", "register", "text_id"]

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


class Agreements:
    """The entries to look in, those before the others where two have one name; entries of one id are one agreement."""

    def __init__(self, entries: Iterable[KnownAgreement | AddedAgreement]) -> None:
        self._entries = tuple(entries)
        self._known: dict[str, str] = {}
        for entry in self._entries:
            for name in filter(None, entry.names):
                self._known.setdefault(name, entry.id)
        longest = sorted(self._known, key=lambda name: (-len(name), name))
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")

    def named_at(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, id) of every name of the register in a text, the longest at each spot."""
        return [(match.start(), match.end(), self._known[match.group()]) for match in self._pattern.finditer(text)]

    def by_date(self, kind: str, date: str, text: str) -> str | None:
        """The agreement of that kind and year (month, day) that the report is about; None for none or several."""
        found = {entry.id for entry in self._entries
                 if entry.kind == kind and (entry.date.startswith(date) or date.startswith(entry.date))
                 and any(name in text for name in entry.about)}
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4)
def agreements(added: tuple[AddedAgreement, ...] = ()) -> Agreements:
    """The shipped register behind what a person added to it, the same object for the same additions."""
    return Agreements((*added, *register().values()))


def text_id(words: str) -> str:
    """The id of an agreement that the register lacks: its words without the article, folded and joined."""
    plain = unicodedata.normalize("NFKD", _ARTICLES.sub("", words)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:80]
