"""Whose words stayed without a known speaker: the list to review, and to teach the record by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import where

__all__ = ["Unknown", "UnknownView", "unknown"]

_ARTICLES = ("the ", "a ", "an ", "some ", "his ", "her ", "its ", "their ")


@dataclass(frozen=True, slots=True)
class Unknown:
    """One wording: `words` as it stands most often, `name` the person's where one is named, how many claims it speaks,
    and the reports, the earliest first (`where` is what a reader calls each, `first` the id of the earliest claim)."""

    words: str
    name: str | None
    claims: int
    reports: tuple[str, ...]
    where: tuple[str, ...]
    first: str


@dataclass(frozen=True, slots=True)
class UnknownView:
    """The wordings, the most frequent first; `unnamed` counts the claims whose speaker no word stands for, `claims` all
    claims of speakers."""

    speakers: tuple[Unknown, ...]
    unnamed: int
    claims: int


def unknown(dispute: Dispute) -> UnknownView:
    """The speakers that no table, title or context told, by their words without article and case."""
    found: dict[str, list[str]] = {}
    unnamed = total = 0
    for claim in sorted(dispute.spoken(), key=dispute.order):
        total += 1
        if claim.speaker.actor != "unknown":
            continue
        key = _key(claim.speaker.name or claim.speaker.words)
        if key:
            found.setdefault(key, []).append(claim.id)
        else:
            unnamed += 1
    rows = [_row(dispute, ids) for ids in found.values()]
    rows.sort(key=lambda row: (-row.claims, -len(row.reports), row.words.lower(), row.first))
    return UnknownView(tuple(rows), unnamed, total)


def _key(words: str) -> str:
    low = " ".join(words.lower().split())
    return next((low.removeprefix(each) for each in _ARTICLES if low.startswith(each)), low)


def _row(dispute: Dispute, ids: list[str]) -> Unknown:
    claims = [dispute.claims[each] for each in ids]
    used = Counter(claim.speaker.words for claim in claims)
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    return Unknown(
        words=min(used, key=lambda words: (-used[words], words)),
        name=next((claim.speaker.name for claim in claims if claim.speaker.name), None), claims=len(claims),
        reports=reports, where=tuple(where(dispute.reports[each]) for each in reports), first=ids[0],
    )
