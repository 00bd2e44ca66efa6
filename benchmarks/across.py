"""What linking costs as a record grows, and what adding one report to it costs: seconds, processor time, peak memory.

    counterclaim read ITEMS --record items.db --no-link --jobs 2
    python benchmarks/across.py items.db [TIMES]

Links a copy of the record from nothing and says what it took up to an eighth, a quarter, half and all of its reports;
then reads one more report and links it. TIMES grows the record first: so many copies of its reports, each as many days
before the last as the record is long, so that the claims of a day stay as many as they are. It stands in for a longer
record where extracting one takes too long; a text then comes back once in each copy.
The aims of issue 7 on two cores: below 40 minutes and 4 GB for the 115,588 items, growing at most as n log n; one more
report below 2 seconds.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import log2
from pathlib import Path
from typing import Any

from counterclaim.model import Analysis, Report
from counterclaim.pipeline import default_plan
from counterclaim.record import Store, open_record
from counterclaim.record.codec import decoded, encoded

DAY = re.compile(r'(?<=")(\d{4}-\d{2}-\d{2})(?=["/])')
IDS = re.compile(r'(?<=")([cl][0-9a-f]{12})(?=")')
ADDED = Report("added", "Russia said that Ukrainian forces had shelled the border village of Tetkino. Ukraine denied "
                        "shelling Tetkino and accused Russia of spreading false reports.", None, "none")


def grown(store: Store, times: int) -> Iterator[Analysis]:
    """The reports of a record `times` times over, the last copy as they are."""
    days = [date.fromisoformat(report.date) for report in store.reports() if report.date]
    span = (max(days) - min(days)).days + 1
    for back in range(times - 1, -1, -1):
        for found in store.analyses():
            yield shifted(found, back, timedelta(days=span * back)) if back else found


def shifted(found: Analysis, number: int, back: timedelta) -> Analysis:
    """The analysis of the same words, printed so much earlier, under ids of its own."""
    own, other = f'"{found.report.id}"', f'"{found.report.id}.{number}"'

    def moved(value: Any) -> Any:
        body = DAY.sub(lambda day: str(date.fromisoformat(day[1]) - back), encoded(value).replace(own, other))
        return decoded(type(value), IDS.sub(lambda each: f"{each[1]}{number:x}", body))

    layers: dict[str, Any] = {name: tuple(map(moved, getattr(found, name))) for name in (
        "times", "actors", "places", "claims", "events", "links", "unanswered", "cores", "unresolved")}
    return Analysis(replace(moved(found.report), text=found.report.text), **layers)


def fill(store: Store, analyses: Iterable[Analysis]) -> None:
    batch: list[Analysis] = []
    for each in analyses:
        batch.append(each)
        if len(batch) == 500:
            store.put_many(batch, "bench")
            batch.clear()
    store.put_many(batch, "bench")


def link(store: Store) -> None:
    """Link all of it, saying what each part took."""
    total, done = len(store.unlinked()), 0
    marks = [total // 8, total // 4, total // 2, total]
    start, used = time.perf_counter(), time.process_time()

    def step(count: int) -> None:
        nonlocal done
        done += count
        while marks and done >= marks[0]:
            marks.pop(0)
            spent = time.process_time() - used
            print(f"{done:9,} reports: {time.perf_counter() - start:8.1f} s, {spent:8.1f} s of processor, "
                  f"{1e6 * spent / (done * log2(done)):6.1f} µs for each n log n, {memory()} MB", flush=True)

    store.link_all(step)
    counts = store.counts()
    print(json.dumps({name: counts[name] for name in ("claims", "points", "across", "disputes")}),
          f"contested {store.count_points(contested=True):,}")


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # Linux gives kilobytes


def add(store: Store) -> None:
    """Read one more report of the last day and link it."""
    plan = default_plan()
    plan.analyse([replace(ADDED, id="warm")])
    last = max(report.date for report in store.reports() if report.date)
    start = time.perf_counter()
    (found,) = plan.analyse([replace(ADDED, date=last, date_basis="given")])
    read = time.perf_counter()
    store.put(replace(found, parse=None), "bench")
    store.link_all()
    print(f"one more report: {read - start:.3f} s to read, {time.perf_counter() - read:.3f} s to store and link")


def main() -> None:
    source, times = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory(dir=source.parent) as folder, open_record(Path(folder) / "linked.db") as store:
        with open_record(source, create=False, write=False) as given:
            fill(store, grown(given, times))
        link(store)
        add(store)


if __name__ == "__main__":
    main()
