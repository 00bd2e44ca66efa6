"""The command line: one file a verb, thin over the library."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """The command `counterclaim`. Worker processes import this module too, so the rest is imported only here."""
    import os
    import sys

    # numpy's products here are too small to share out: threads that wait for one another cost up to four times as much,
    # and `--jobs` is how more processors are used. It must be set before numpy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    from counterclaim.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character gets its escape: losing the rest of the dispute would be worse.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="counterclaim")
