"""One run: reports in, the record fed by this process alone, everything counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from counterclaim.engines import Failed, analyse
from counterclaim.model import Analysis, Report
from counterclaim.pipeline.plan import Plan
from counterclaim.reading import Failure, Notice, Reading
from counterclaim.record import Store

__all__ = ["Run", "Tally"]


@dataclass
class Tally:
    """What a run did; `claims` are those of speakers, without the reports' own voices, `undated` the reports read that
    have no date."""

    read: int = 0
    already: int = 0
    failed: int = 0
    claims: int = 0
    links: int = 0
    flags: int = 0
    undated: int = 0

    @property
    def reports(self) -> int:
        return self.read + self.already + self.failed


@dataclass
class Run:
    """Reads into one store under one plan. `tell` gets each failure and notice at once, `step` each report done,
    `arrived` each report that the record holds now, and whether it did before.

    Reports that the record holds already under this plan are passed over before they are parsed, each report is
    stored whole or not at all, so a run may be killed at any moment and begun again.
    """

    store: Store
    make_plan: Callable[[], Plan]
    fingerprint: str
    jobs: int = 1
    tell: Callable[[Failure | Notice], None] = print
    step: Callable[[Tally], None] = lambda tally: None
    arrived: Callable[[Report, bool], None] = lambda report, already: None
    tally: Tally = field(default_factory=Tally)

    def __call__(self, readings: Iterable[Reading]) -> Tally:
        """Read everything; raises RecordError where the record itself can no longer be written."""
        self._on_their_way: set[str] = set()
        # Origins that failed before a text was reached: they are forgotten once they read well.
        self._failed_before = {each.origin for each in self.store.failures() if each.report is None}
        with closing(analyse(self._fresh(readings), self.make_plan, self.jobs)) as results:  # type: ignore[type-var]
            for result in results:
                self._keep(result)
        return self.tally

    def _fresh(self, readings: Iterable[Reading]) -> Iterator[Report]:
        """The reports to analyse; failures and notices are told as they come, known reports are counted."""
        for each in readings:
            if isinstance(each, Notice):
                self.tell(each)
            elif isinstance(each, Failure):
                self.store.fail(each.origin, each.reason, self.fingerprint)
                self._failed(each)
            else:
                report = self.store.identify(each)
                if report.id in self._on_their_way or self.store.known(report.id, self.fingerprint):
                    if report.origin in self._failed_before:
                        self.store.forget(report.origin)
                    self.tally.already += 1
                    self.arrived(report, True)
                    self.step(self.tally)
                else:
                    self._on_their_way.add(report.id)
                    yield report

    def _keep(self, result: Analysis | Failed) -> None:
        report = result.report
        if isinstance(result, Failed):
            self.store.fail(report.origin, result.reason, self.fingerprint, report)
            self._failed(Failure(report.origin or report.id, result.reason))
        else:
            broken = next((trace for trace in result.traces if trace.outcome == "failed"), None)
            # What a failing part left out is tried again by the next run: the report counts as read by another plan.
            self.store.put(result, f"{self.fingerprint} in part" if broken else self.fingerprint)
            self.tally.claims += sum(not claim.own_voice for claim in result.claims)
            self.tally.links += len(result.links)
            self.tally.flags += len(result.flags)
            self.arrived(report, False)
            if broken:
                reason = f"{broken.part} failed on it ({broken.problem}); what the other parts found is kept."
                self.store.fail(report.origin, reason, self.fingerprint, report)
                self._failed(Failure(report.origin or report.id, reason))
            else:
                self.tally.read += 1
                self.tally.undated += report.date is None
                self.step(self.tally)
        self._on_their_way.discard(report.id)

    def _failed(self, failure: Failure) -> None:
        self.tally.failed += 1
        self.tell(failure)
        self.step(self.tally)
