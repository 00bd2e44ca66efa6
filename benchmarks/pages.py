"""The pages under load: readers who ask for page after page of a large record while a `read` adds to it.

    python benchmarks/pages.py RECORD [--readers 8] [--seconds 60] [--pause 0.5] [--add REPORTS]

RECORD is copied first. `--pause` is how long a reader looks at a page before the next (0: never rests). `--add` is a
file of reports that `counterclaim read` adds meanwhile. Prints, a kind of page: how often, median, p95, the largest
page in kB; then the same over all. What is timed is from the request to the last byte of the answer, on loopback; the
floor in the same run is `/static/counterclaim.css`, which touches no record.
"""

from __future__ import annotations

import argparse
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


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("--readers", type=int, default=8)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--pause", type=float, default=0.5)
    asked.add_argument("--add", type=Path, help="reports that `read` adds meanwhile")
    given = asked.parse_args()
    command = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
    with tempfile.TemporaryDirectory() as folder:
        record = Path(shutil.copy(given.record, Path(folder) / "record.db"))
        port = free_port()
        server = subprocess.Popen([*command, "serve", "--record", str(record), "--port", str(port)],
                                  stdout=subprocess.DEVNULL)
        adding = None
        try:
            base = f"http://127.0.0.1:{port}"
            for _ in range(300):
                try:
                    httpx.get(f"{base}/static/icon.svg")
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            if given.add:
                adding = subprocess.Popen([*command, "read", str(given.add), "--record", str(record), "--jobs", "1"],
                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            seen: list[tuple[str, float, int, int]] = []
            until = time.monotonic() + given.seconds
            threads = [threading.Thread(target=reader, args=(base, record, seed, given.pause, until, seen))
                       for seed in range(given.readers)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            busy = adding is not None and adding.poll() is None
            told(seen)
            print(f"{given.readers} readers, {given.seconds:g} s, pause {given.pause:g} s; "
                  f"read was {'still adding' if busy else 'over' if adding else 'not running'} at the end")
        finally:
            for process in (adding, server):
                if process is not None:
                    process.terminate()
                    process.wait(20)


if __name__ == "__main__":
    main()
