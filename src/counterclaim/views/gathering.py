"""A part of a record, gathered for the views: its reports, what ties them to each other and to the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from counterclaim.model import Analysis, Link, Point, Ruling
from counterclaim.record import Extent, Scope, Store
from counterclaim.record.ruled import ruled_links, ruled_points
from counterclaim.views.dispute import Dispute
from counterclaim.views.needs import ALL, Needs
from counterclaim.views.statement import Statement

__all__ = ["LARGE", "LATEST", "Gathered", "gather", "gather_disputes", "gathered", "joined", "read"]

# A report of two sentences takes 0.2 ms of processor time to gather and 8 kB of memory (43,200 reports, one core); an
# article ten times that. Above LARGE reports the wait is felt, and nobody reads that much at once: the LATEST are
# gathered, unless more are asked for.
LARGE, LATEST = 5_000, 2_000
# Reports outside the part that are told because a claim in it is answered there, or shares a point; the latest of them.
BEYOND = 2_000


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was gathered: the dispute, the scope that was asked for, how many reports lie in it and in the record.

    `shown` reports are in the dispute: all in the scope, or the last of them. `unlinked` reports of the record wait to
    be compared with the others.
    """

    dispute: Dispute
    scope: Scope
    extent: Extent
    shown: int
    record: int
    unlinked: int = 0


EVERYTHING = Scope()


def gather(store: Store, scope: Scope = EVERYTHING, limit: int | None = None) -> Gathered:
    """The last `limit` reports of a scope; without one all of them, or the LATEST where there are more than LARGE."""
    extent, whole = store.extent(scope), store.extent(EVERYTHING).reports
    wanted = limit or (LATEST if extent.reports > LARGE else extent.reports)
    ids = store.scoped(scope, limit=wanted, offset=max(0, extent.reports - wanted))
    asked = None if len(ids) == whole else ids
    dispute = gathered(store, asked, scope.actor)
    return Gathered(dispute, scope, extent, len(ids), whole, len(store.unlinked()))


def gathered(store: Store, reports: Sequence[str] | None = None, focus: str | None = None, needs: Needs = ALL,
             ) -> Dispute:
    """The reports of these ids (None: all), as people ruled them, with what ties them to each other and on."""
    return joined(store, read(store, reports, needs), reports, focus, needs)


def read(store: Store, reports: Sequence[str] | None = None, needs: Needs = ALL) -> tuple[Analysis, ...]:
    """The reports of these ids (None: all), as people ruled them."""
    return tuple(store.analyses(reports, ruled=True, layers=needs.layers))


def joined(store: Store, analyses: Sequence[Analysis], reports: Sequence[str] | None, focus: str | None = None,
           needs: Needs = ALL) -> Dispute:
    """What was read of the reports of these ids (None: all), with what ties them to each other and on."""
    across = tuple(store.across(reports)) if needs.across else ()
    points: tuple[Point, ...] = ()
    if needs.points != "none":
        points = tuple(store.points(contested=needs.points == "contested", reports=reports))
    verdicts = _verdicts(store, across, points)
    across, points = ruled_links(across, verdicts), ruled_points(points, verdicts)
    here = {claim.id for found in analyses for claim in found.claims}
    return Dispute.of(analyses, across, points, _beyond(store, here, across, points), focus=focus)


def _verdicts(store: Store, across: Sequence[Link], points: Sequence[Point]) -> Mapping[str, Ruling]:
    """What people ruled on links across, on their ends and on the claims of points, wherever these are."""
    if not across and not points:
        return {}
    return store.verdicts(subjects={each for link in across for each in (link.id, link.source, link.target)}
                          | {member.claim for point in points for member in point.members})


def gather_disputes(store: Store, scope: Scope = EVERYTHING, limit: int | None = None) -> Gathered:
    """The disputes that the last `limit` reports of a scope (without one all) belong to; the reports stay unread."""
    extent, whole = store.extent(scope), store.extent(EVERYTHING).reports
    found = store.disputes()
    shown = min(limit or extent.reports, extent.reports)
    if shown < whole:
        ids = set(store.scoped(scope, limit=shown, offset=extent.reports - shown))
        if len(ids) < len(found):
            wanted = {store.dispute_of(each) for each in ids}
        else:
            wanted = {each.id for each in found if not ids.isdisjoint(store.reports_of(each.id))}
        found = tuple(each for each in found if each.id in wanted)
    return Gathered(Dispute.of((), disputes=found), scope, extent, shown, whole, len(store.unlinked()))


def _beyond(store: Store, here: Set[str], across: Iterable[Link], points: Iterable[Point]) -> Mapping[str, Statement]:
    """The claims that are not here and answer what is, are answered by it, or share a point with it."""
    reports = {member.claim: member.report for point in points for member in point.members if member.claim not in here}
    for link in across:
        for end in {link.source, link.target} - here - reports.keys():
            claim = store.claim(end)
            if claim is not None:
                reports[end] = claim.report
    if not reports:
        return {}
    last = tuple(dict.fromkeys(reports.values()))[-BEYOND:]
    other = Dispute.of(store.analyses(last, ruled=True, layers=("claims", "flags", "unanswered")))
    return {claim: other.statement(other.claims[claim]) for claim in reports if claim in other.claims}
