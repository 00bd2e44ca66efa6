"""The disputes of a record: which reports belong together, by parties, places and time."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model import DisputeEntry
from counterclaim.views.dispute import Dispute

__all__ = ["DisputesView", "disputes"]


@dataclass(frozen=True, slots=True)
class DisputesView:
    """The largest first, by reports and then by claims; `parties` maps the code of every party to its plain name."""

    disputes: tuple[DisputeEntry, ...]
    parties: dict[str, str]


def disputes(dispute: Dispute) -> DisputesView:
    rows = sorted(dispute.disputes, key=lambda each: (-each.reports, -each.claims, each.id))
    return DisputesView(tuple(rows), {code: dispute.name(code) for row in rows for code in row.parties})
