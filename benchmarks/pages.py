"""The pages under load: readers who ask for page after page of a large record while a `read` adds to it.

    python benchmarks/pages.py RECORD [--readers 8] [--seconds 60] [--pause 0.5] [--add REPORTS] [--paint PAGES]

RECORD is copied first. `--pause` is how long a reader looks at a page before the next (0: never rests). `--add` is a
file of reports that `counterclaim read` adds meanwhile. Prints, a kind of page: how often, median, p95, the largest
page in kB; then the same over all. What is timed is from the request to the last byte of the answer, on loopback; the
floor in the same run is `/static/counterclaim.css`, which touches no record.

`--paint`: so many pages of each kind in headless Chromium instead, each in a browser that holds nothing yet, one after
the other: milliseconds to the first contentful paint, median and slowest, and the largest page with all it loads.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from counterclaim.record import Scope, open_record

VIEWS = ("exchange", "contested", "unanswered", "positions", "timeline", "network", "map", "agreements", "control",
         "flags", "actors", "overview")
WORDS = ("ceasefire", "drone strike", "denied", '"prime minister"', "hostages", "border")


def addresses(record: Path, seed: int) -> Iterator[tuple[str, str]]:
    """Kinds of page and addresses without end: what an analyst goes through, at random but the same by seed."""
    chance = random.Random(seed)
    with open_record(record, create=False, write=False) as store:
        count = store.extent(Scope()).reports
        middle = store.scoped(Scope(), limit=400, offset=chance.randrange(max(1, count - 400)))
        found = list(store.analyses(middle, layers=("claims",)))
        disputes = [each.id for each in store.disputes()[:50]]
    claims = [claim.id for each in found for claim in each.claims if not claim.own_voice]
    actors = sorted({claim.speaker.actor for each in found for claim in each.claims
                     if claim.speaker.actor not in ("report", "unknown")})
    while True:
        kind = chance.choice((*VIEWS, "by actor", "by dispute", "claim", "claim", "report", "report", "search",
                              "disputes", "review", "css"))
        page = chance.randrange(1, max(2, count // 50))
        yield kind, {
            "by actor": f"/exchange?actor={chance.choice(actors or ['USA'])}",
            "claim": f"/claim/{chance.choice(claims)}",
            "by dispute": f"/exchange?dispute={chance.choice(disputes)}" if disputes else "/exchange",
            "report": f"/report/{chance.choice(middle)}", "search": f"/search?words={chance.choice(WORDS)}",
            "disputes": "/disputes", "review": "/review", "css": "/static/counterclaim.css",
        }.get(kind, f"/{kind}?page={page}")


def reader(base: str, record: Path, seed: int, pause: float, until: float, seen: list[tuple[str, float, int, int]],
           ) -> None:
    """Ask for page after page until the time is over; each answer is noted in `seen`."""
    with httpx.Client(base_url=base, timeout=60) as client:
        for kind, address in addresses(record, seed):
            if time.monotonic() > until:
                return
            start = time.perf_counter()
            answer = client.get(address)
            seen.append((kind, 1000 * (time.perf_counter() - start), len(answer.content), answer.status_code))
            time.sleep(pause * random.random() * 2)


def told(seen: list[tuple[str, float, int, int]]) -> None:
    kinds = sorted({row[0] for row in seen})
    print(f"{'page':<12} {'asked':>6} {'median':>8} {'p95':>8}  ms {'largest':>8} kB")
    for kind in (*kinds, "all"):
        rows = [row for row in seen if kind in ("all", row[0])]
        times = sorted(row[1] for row in rows)
        late = times[min(len(times) - 1, int(0.95 * len(times)))]
        print(f"{kind:<12} {len(rows):>6} {statistics.median(times):>8.0f} {late:>8.0f}     "
              f"{max(row[2] for row in rows) / 1000:>8.0f}")
    wrong = [row for row in seen if row[3] != 200]
    if wrong:
        print(f"{len(wrong)} answers were no pages: {sorted({(row[0], row[3]) for row in wrong})}")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
    for (const each of list.getEntries()) if (each.name == "first-contentful-paint") done(each.startTime);
}).observe({type: "paint", buffered: true}))"""
LOADED = """() => performance.getEntries().reduce((sum, each) => sum + (each.transferSize || 0), 0)"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def painted(base: str, record: Path, pages: int) -> None:
    """Print how soon the pages of each kind show something, in a browser that has seen none of them."""
    from playwright.sync_api import sync_playwright

    wanted: dict[str, list[str]] = {}
    for (kind, address), _ in zip(addresses(record, 0), range(200 * pages), strict=False):
        if kind != "css" and len(wanted.setdefault(kind, [])) < pages:
            wanted[kind].append(address)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    print(f"{'page':<12} {'opened':>6} {'median':>8} {'slowest':>8}  ms {'largest':>8} kB")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for kind, found in sorted(wanted.items()):
            times, sizes = [], []
            for address in found:
                context = chromium.new_context(base_url=base)
                page = context.new_page()
                page.goto(address)
                times.append(page.evaluate(PAINTED))
                sizes.append(page.evaluate(LOADED))
                context.close()
            print(f"{kind:<12} {len(times):>6} {statistics.median(times):>8.0f} {max(times):>8.0f}     "
                  f"{max(sizes) / 1000:>8.0f}")
        chromium.close()


COMMAND = (sys.executable, "-c", "from counterclaim.cli import main; main()")


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of a server of its own over the record."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([*COMMAND, "serve", "--record", str(record), "--port", str(port)],
                              stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                httpx.get(f"{base}/static/icon.svg")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield base
    finally:
        server.terminate()
        server.wait(20)


def loaded(base: str, record: Path, given: argparse.Namespace) -> None:
    """Print how long readers wait for their pages, while reports are added if there are any to add."""
    adding = None
    if given.add:
        adding = subprocess.Popen([*COMMAND, "read", str(given.add), "--record", str(record), "--jobs", "1"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        before = held(record)
        seen: list[tuple[str, float, int, int]] = []
        until = time.monotonic() + given.seconds
        threads = [threading.Thread(target=reader, args=(base, record, seed, given.pause, until, seen))
                   for seed in range(given.readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        told(seen)
        busy = adding is not None and adding.poll() is None
        state = "still adding" if busy else "over" if adding else "not running"
        print(f"{given.readers} readers, {given.seconds:g} s, pause {given.pause:g} s; read was {state} at the end, "
              f"{held(record) - before:,} reports were added")
    finally:
        if adding is not None:
            adding.terminate()
            adding.wait(20)


def held(record: Path) -> int:
    with open_record(record, create=False, write=False) as store:
        return store.extent(Scope()).reports


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("--readers", type=int, default=8)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--pause", type=float, default=0.5)
    asked.add_argument("--add", type=Path, help="reports that `read` adds meanwhile")
    asked.add_argument("--paint", type=int, default=0, help="pages of each kind to open in a browser")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(shutil.copy(given.record, Path(folder) / "record.db"))
        with served(record) as base:
            if given.paint:
                painted(base, record, given.paint)
            else:
                loaded(base, record, given)


if __name__ == "__main__":
    main()
