"""The part of the store's contract that is about several reports at once: points at issue, links across, disputes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from counterclaim.links.entailment import Judge
from counterclaim.model import DisputeEntry, Link, Point, Regrouping

__all__ = ["AcrossStore"]


class AcrossStore(Protocol):
    """What a `Store` knows of how the claims of its reports hang together.

    All of it comes from the layers that reports were put with, and is made by linking: a report that was put, anew
    too, is unlinked until then. Listings stand in the record's order (date, report, offset), links in that of `source`.
    """

    # making it
    def unlinked(self) -> tuple[str, ...]:
        """The ids of the reports that are not linked yet, in the order in which they will be."""

    def link_report(self, report_id: str) -> None:
        """Link one report with those linked before it, whole or not at all; nothing if it is linked already."""

    def link_all(self, progress: Callable[[int], None] | None = None, judge: Judge | None = None) -> int:
        """Link every unlinked report, in the order of `unlinked`; how many there were.

        `judge`: the model that reads the words of two claims; all is linked anew if another one linked it. By default
        the shipped one, where it is installed.

        Each batch of reports is a transaction of its own: killed, it goes on where it stopped, and the same reports
        read in the same order give the same rows. `progress` gets the number of reports of each batch.
        """

    # points at issue
    def points(self, *, contested: bool = False, actor: str | None = None, reports: Iterable[str] | None = None,
               limit: int | None = None, offset: int = 0) -> Iterator[Point]:
        """The points at issue, whole, in the order of their founders.

        `contested`: only those on which actors differ; `actor`: on which this one took a stance; `reports`: with a
        member in one of these.
        """

    def count_points(self, *, contested: bool = False, actor: str | None = None,
                     reports: Iterable[str] | None = None) -> int:
        """How many points `points` would list."""

    def point(self, point_id: str) -> Point | None: ...
    def point_of(self, claim_id: str) -> Point | None:
        """The point on which a claim takes a stance; None for the report's own voice, or where it is not linked."""

    def across(self, reports: Iterable[str] | None = None) -> Iterator[Link]:
        """The links between claims of two reports: all, or those with an end in one of these reports."""

    def copies(self, report_id: str) -> tuple[str, ...]:
        """The reports that carry the same text as this one, itself among them, the first of them first; none if it
        stands for itself."""

    # disputes
    def disputes(self, limit: int | None = None, offset: int = 0) -> tuple[DisputeEntry, ...]:
        """The disputes, as people regrouped them, those with the most reports first; at most `limit` from the
        `offset`-th on."""

    def count_disputes(self) -> int: ...

    def dispute_of(self, report_id: str) -> str | None:
        """The id of the dispute that a report belongs to; None if it belongs to none."""

    def reports_of(self, dispute_id: str) -> tuple[str, ...]:
        """The ids of a dispute's reports, in the record's order; none if there is no such dispute."""

    def rename_dispute(self, dispute_id: str, name: str, by: str, comment: str = "") -> Regrouping:
        """Sign another name for a dispute; RecordError if there is none."""

    def merge_disputes(self, dispute_id: str, into: str, by: str, comment: str = "") -> Regrouping:
        """Sign that the reports of one dispute belong to another; RecordError if there is none, or they are one."""

    def split_dispute(self, dispute_id: str, reports: Iterable[str], name: str, by: str, comment: str = "",
                      ) -> Regrouping:
        """Sign that some of a dispute's reports are a dispute of their own, whose id is `into` of what comes back;
        RecordError if they are not its reports, or all of them."""

    def withdraw_regrouping(self, regrouping_id: str, by: str) -> Regrouping:
        """Mark a regrouping as withdrawn; RecordError if there is none. Withdrawing twice keeps the first."""

    def regroupings(self) -> tuple[Regrouping, ...]:
        """All regroupings, withdrawn ones included, in the order of signing."""
