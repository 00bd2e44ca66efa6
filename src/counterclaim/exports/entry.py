"""What an exporter is fed with, and the one pass over the record that feeds them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from counterclaim.model import Analysis, Link, Missed, Review, Ruling
from counterclaim.record import Store, ruled
from counterclaim.record.ruled import ruled_links

__all__ = ["Entry", "Exporter", "entries", "export"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as people ruled it: what they rejected is gone, what they edited is changed, what they added is there.

    Its links include those from its claims to claims of other reports.

    `reviews` maps the id of a claim, link or flag to what people decided on it, of the whole record. `incoming` are
    links from claims of other reports to claims of this one. `machine` is what was found before anybody ruled, None
    where that is the same.
    """

    analysis: Analysis
    reviews: Mapping[str, Review] = field(default_factory=dict)
    incoming: tuple[Link, ...] = ()
    machine: Analysis | None = None

    def state(self, subject: str) -> str | None:
        """What was decided on a claim, link or flag: accepted, rejected, edited, disputed; None if nobody ruled."""
        review = self.reviews.get(subject)
        return review.state if review else None


class Exporter(Protocol):
    """Writes one format: `feed` once for each report, in order, then `finish`."""

    def feed(self, entry: Entry) -> None: ...
    def finish(self) -> None: ...


def entries(store: Store) -> Iterator[Entry]:
    """Every report of the record, in its order."""
    reviews = store.reviews()
    verdicts = {subject: review.ruling for subject, review in reviews.items() if review.ruling}
    missed = [each for each in store.missed() if each.withdrawn is None]
    added: dict[str, list[Missed]] = {}
    for each in missed:
        added.setdefault(each.value.report, []).append(each)
    turned = tuple(_turned(store, verdicts, missed))
    across: dict[str, list[Link]] = {}
    for link in store.across():
        across.setdefault(link.report, []).append(link)
    for within in store.analyses():
        report = within.report.id
        machine = replace(within, links=(*within.links, *across[report])) if report in across else within
        analysis = ruled(machine, verdicts, added.get(report, ()))
        claims = {claim.id for claim in analysis.claims} if turned else set()
        incoming = {link.id: link for link in ruled_links(store.incoming(report), verdicts)}
        incoming |= {link.id: link for link in turned if link.target in claims and link.report != report}
        yield Entry(analysis, reviews, tuple(incoming[each] for each in sorted(incoming)),
                    None if analysis is machine else machine)


def _turned(store: Store, verdicts: Mapping[str, Ruling], missed: Iterable[Missed]) -> Iterator[Link]:
    """The links that people added or led elsewhere, as they now are: no index of the machine's links knows them."""
    reports = {each.value.report for each in missed if isinstance(each.value, Link)}
    edited = {ruling.subject: ruling.report for ruling in verdicts.values() if "to" in dict(ruling.edit)}
    own, held = {each.value.id for each in missed} | edited.keys(), reports | set(edited.values())
    across = (link for link in store.across(held) if link.id in edited) if edited else ()
    yield from ruled_links(across, verdicts)
    for analysis in store.analyses(held, ruled=True, layers=("claims", "links")):
        yield from (link for link in analysis.links if link.id in own)


def export(store: Store, exporters: Iterable[Exporter]) -> None:
    """Feed every exporter in one pass over the record, seen as it is when the pass begins."""
    exporters = tuple(exporters)
    with store.snapshot():
        for entry in entries(store):
            for exporter in exporters:
                exporter.feed(entry)
    for exporter in exporters:
        exporter.finish()
