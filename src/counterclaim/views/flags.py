"""What cannot be right in the reports themselves."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import where

__all__ = ["FlagsView", "Notice", "Repair", "flags"]


@dataclass(frozen=True, slots=True)
class Repair:
    """A likelier reading, and why."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One doubt about one report. `around` is the text about it, for the reader to judge by."""

    report: str
    where: str
    date: str | None
    kind: str
    span: tuple[int, int]
    words: str
    reason: str
    around: tuple[str, str]
    candidates: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class FlagsView:
    notices: tuple[Notice, ...]


def flags(dispute: Dispute, margin: int = 40) -> FlagsView:
    """Every flag in order of report date and place in the text, with `margin` characters of text on either side."""
    rows = [(key, flag) for key, found in dispute.flags.items() for flag in found]
    rows.sort(key=lambda row: (dispute.reports[row[0]].date or "9999", row[0], row[1].span.start))
    notices = []
    for key, flag in rows:
        report, span = dispute.reports[key], flag.span
        around = (report.text[max(0, span.start - margin) : span.start], report.text[span.end : span.end + margin])
        repairs = tuple(Repair(each.value, each.why) for each in flag.candidates)
        notices.append(Notice(report.id, where(report), report.date, flag.kind, (span.start, span.end), span.words,
                              flag.reason, around, repairs))
    return FlagsView(tuple(notices))
