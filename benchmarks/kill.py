"""Is anything lost when `read` is killed? Kill it -9 again and again, let it end, compare with an undisturbed run.

    python benchmarks/kill.py [KILLS] [COUNT] [JOBS]

The moments of the kills are spread over the run by a fixed seed. Passes if both exports are the same to the byte
and `verify` finds nothing. Issue 2 asks for 20 kills over 5,000 items.
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

COMMAND = (sys.executable, "-c", "from counterclaim.cli import main; main()")


def run(*words: str) -> str:
    return subprocess.run([*COMMAND, *words], check=True, capture_output=True, text=True).stdout


def killed(items: Path, record: Path, jobs: int, after: float) -> bool:
    """Start reading, kill the main process after some seconds; whether it was still at work."""
    words = [*COMMAND, "read", str(items), "--record", str(record), "--jobs", str(jobs)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def digest(record: Path, jobs: int, items: Path) -> str:
    print(run("read", str(items), "--record", str(record), "--jobs", str(jobs)).strip())
    print(run("verify", "--record", str(record)).strip())
    return hashlib.sha256(run("export", "jsonl", "--record", str(record)).encode()).hexdigest()


def main() -> None:
    kills, count, jobs = (int(each) for each in (*sys.argv[1:], *("20", "5000", "2")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        items = sample(count, Path(folder) / "items.jsonl")
        started = time.monotonic()
        whole = digest(Path(folder) / "whole.db", jobs, items)
        took = time.monotonic() - started
        chance = random.Random(5)
        broken = Path(folder) / "killed.db"
        # Each run starts anew and takes some 3 s to load its model before it can be killed at work.
        hits = sum(killed(items, broken, jobs, 3 + chance.uniform(0, took / kills)) for _ in range(kills))
        print(f"killed {hits} of {kills} runs at work")
        same = digest(broken, jobs, items) == whole
    print("the records are the same" if same else "THE RECORDS DIFFER")
    sys.exit(not same)


if __name__ == "__main__":
    main()
