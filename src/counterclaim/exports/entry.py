"""What an exporter is fed with, and the one pass over the record that feeds them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from counterclaim.model import Analysis, Link, Ruling
from counterclaim.record import Store

__all__ = ["Entry", "Exporter", "entries", "export"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as the record holds it: what was found in it, and what people ruled.

    `rulings` maps a claim, link or flag id to the ruling that counts. `incoming` are links from claims of other
    reports to claims of this one.
    """

    analysis: Analysis
    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    incoming: tuple[Link, ...] = ()


class Exporter(Protocol):
    """Writes one format: `feed` once for each report, in order, then `finish`."""

    def feed(self, entry: Entry) -> None: ...
    def finish(self) -> None: ...


def entries(store: Store) -> Iterator[Entry]:
    """Every report of the record, in its order."""
    rulings = store.verdicts()
    for analysis in store.analyses():
        yield Entry(analysis, rulings, store.incoming(analysis.report.id))


def export(store: Store, exporters: Iterable[Exporter]) -> None:
    """Feed every exporter in one pass over the record, seen as it is when the pass begins."""
    exporters = tuple(exporters)
    with store.snapshot():
        for entry in entries(store):
            for exporter in exporters:
                exporter.feed(entry)
    for exporter in exporters:
        exporter.finish()
