"""What `read` costs beside the bare parser: processor time over the same texts in the same run, and peak memory.

    python benchmarks/speed.py [COUNT] [OPTION OF read]...

Both run in fresh processes of one job, so both pay for starting up and loading the model.
The aims, on 2,000 items: a ratio of at most 3.0, of 1.6 with `--attributions fast`, and less than 1,200 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import sample
from counterclaim.parsing import DEFAULT_MODEL

COUNT = 2000

BARE = """
import json, sys, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in spacy.load(sys.argv[2]).pipe(texts, batch_size=64):
    pass
"""
READ = "from counterclaim.cli import main; main()"


def cost(*command: str) -> tuple[float, float]:
    """Processor seconds (user and system) and peak memory in MB of a command run to its end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{command[2][:60]!r} ended with status {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024  # Linux gives kilobytes


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        items = sample(count, Path(folder) / "items.jsonl")
        bare, bare_peak = cost(sys.executable, "-c", BARE, str(items), DEFAULT_MODEL)
        read, read_peak = cost(sys.executable, "-c", READ, "read", str(items), "--record", f"{folder}/speed.db",
                               *sys.argv[2:])
    print(f"{count:,} items: bare parser {bare:.1f} s, {bare_peak:.0f} MB; read {read:.1f} s, {read_peak:.0f} MB")
    print(f"ratio {read / bare:.2f}")


if __name__ == "__main__":
    main()
