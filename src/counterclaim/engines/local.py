"""The plan over many reports on this machine: in order, with flat memory, and no report lost to a dead worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from counterclaim.engines.batches import Failed, analysed, batches
from counterclaim.engines.workers import Pool
from counterclaim.model import Analysis, Report
from counterclaim.pipeline.plan import Plan

__all__ = ["analyse"]


def analyse(
    reports: Iterable[Report], make_plan: Callable[[], Plan], jobs: int = 1, *, size: int | None = None,
    keep_parse: bool = False,
) -> Iterator[Analysis | Failed]:
    """One result a report, in the order of the reports; analyses come without their parse.

    `keep_parse` leaves the parses in, for work in this process (`jobs=1`); between processes they never travel.

    `jobs=1` works in this process, more in that many worker processes, each of which builds its own plan once:
    `make_plan` must then be picklable (a function of a module, or `functools.partial` of one). `reports` is drawn
    from as needed, in this process, with a bounded number on their way. A worker that dies is replaced and its
    batch is tried again report by report; a report that is alone with a dying worker is Failed.
    Closing the generator, or an exception such as KeyboardInterrupt in it, ends the workers.
    Raises PlanError if the plan cannot be built or a worker cannot start.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    drawn = batches(reports) if size is None else batches(reports, size)
    if jobs == 1:
        plan = make_plan()
        for batch in drawn:
            yield from analysed(plan, batch, keep_parse=keep_parse)
        return
    with Pool(make_plan, jobs) as pool:
        yield from pool.map(drawn)
