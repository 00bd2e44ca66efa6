"""Is anything lost when `read` is killed? Kill it -9 again and again, let it end, compare with an undisturbed run.

    python benchmarks/kill.py [KILLS] [COUNT] [JOBS]

Each kill falls while reports are being stored or linked, after a number of them drawn by a fixed seed. Passes if both
exports, links between reports included, and the points at issue are the same to the byte and `verify` finds nothing.
Issue 2 asks for 20 kills over 5,000 items.
"""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import sample
from counterclaim.errors import CounterclaimError
from counterclaim.record import open_record

COMMAND = (sys.executable, "-c", "from counterclaim.cli import main; main()")


def run(*words: str) -> str:
    return subprocess.run([*COMMAND, *words], check=True, capture_output=True, text=True).stdout


def held(record: Path) -> int:
    """How many reports a record holds at this moment, and how many of them are linked; 0 while it is being made."""
    try:
        with open_record(record, create=False, write=False) as store:
            reports = store.counts()["reports"]
            return 2 * reports - len(store.unlinked())
    except CounterclaimError:
        return 0


def killed(items: Path, record: Path, jobs: int, more: int) -> bool:
    """Start reading and kill the main process once `more` reports were stored or linked; whether it was at work."""
    words = [*COMMAND, "read", str(items), "--record", str(record), "--jobs", str(jobs)]
    enough = held(record) + more
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        if held(record) >= enough:
            process.kill()
            process.wait()
            return True
        time.sleep(0.01)
    return False


def digest(record: Path, jobs: int, items: Path) -> str:
    print(run("read", str(items), "--record", str(record), "--jobs", str(jobs)).strip())
    print(run("verify", "--record", str(record)).strip())
    with open_record(record, create=False, write=False) as store:
        across = repr([*store.points(), *store.across(), *store.disputes()])
    return hashlib.sha256((run("export", "jsonl", "--record", str(record)) + across).encode()).hexdigest()


def main() -> None:
    kills, count, jobs = (int(each) for each in (*sys.argv[1:], *("20", "5000", "2")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        items = sample(count, Path(folder) / "items.jsonl")
        whole = digest(Path(folder) / "whole.db", jobs, items)
        chance = random.Random(5)
        broken = Path(folder) / "killed.db"
        hits = sum(killed(items, broken, jobs, chance.randint(1, 2 * count // kills)) for _ in range(kills))
        print(f"killed {hits} of {kills} runs at work")
        same = digest(broken, jobs, items) == whole
    print("the records are the same" if same else "THE RECORDS DIFFER")
    sys.exit(not same)


if __name__ == "__main__":
    main()
