"""Something about a report that cannot be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.model.ids import content_id
from counterclaim.model.mention import Candidate
from counterclaim.model.span import Span

__all__ = ["FLAG_KINDS", "Flag", "FlagKind", "flag_id"]

FlagKind = Literal["date_after_publication", "impossible_date", "weekday_mismatch", "order_conflict",
                   "glued_words"]
FLAG_KINDS: tuple[FlagKind, ...] = get_args(FlagKind)


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt, with its words, a reason in plain English and ranked repairs. Nothing is ever overwritten.

    `basis` is the check that raised it, finer than the kind ("dateline", "outlier", "tense", ...).
    """

    kind: FlagKind
    span: Span
    reason: str
    candidates: tuple[Candidate, ...] = ()
    basis: str = ""
    part: str = ""


def flag_id(report: str, flag: Flag) -> str:
    """The id of a flag, for rulings on it: from its report, its kind and its stretch of text."""
    return content_id("f", report, flag.kind, flag.span.start, flag.span.end)
