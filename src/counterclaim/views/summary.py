"""The dispute in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterclaim.views.dispute import Dispute

__all__ = ["Summary", "summary"]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the record; `claims` are those of speakers, without the reports' own voices."""

    reports: int
    undated: int
    first: str | None
    last: str | None
    outlets: tuple[str, ...]
    claims: int
    parties: int
    links: dict[str, int]
    unanswered: int
    flags: int


def summary(dispute: Dispute) -> Summary:
    """How much there is, from when to when, and how contested it is."""
    dates = sorted(report.date for report in dispute.reports.values() if report.date)
    spoken = list(dispute.spoken())
    kinds = Counter(link.kind for link in dispute.links)
    return Summary(
        reports=len(dispute.reports), undated=len(dispute.reports) - len(dates), first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        outlets=tuple(sorted({report.outlet for report in dispute.reports.values() if report.outlet})),
        claims=len(spoken), parties=len({claim.speaker.actor for claim in spoken} - {"unknown"}),
        links=dict(sorted(kinds.items())), unanswered=len({row.claim for row in dispute.unanswered}),
        flags=sum(map(len, dispute.flags.values())),
    )
