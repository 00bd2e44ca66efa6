"""The command does not let numpy share out products that are too small for it."""

from __future__ import annotations

import os
import subprocess
import sys

SHOW = """
import sys
from counterclaim.cli import main
sys.argv = ["counterclaim", "--version"]
assert "numpy" not in sys.modules
try:
    main()
finally:
    import os
    print(os.environ["OPENBLAS_NUM_THREADS"])
"""


def threads(**set_: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | set_
    done = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=False, env=env)
    return done.stdout.splitlines()[-1]


def test_one_thread_unless_another_number_is_asked_for() -> None:
    assert threads() == "1"
    assert threads(OPENBLAS_NUM_THREADS="3") == "3"
