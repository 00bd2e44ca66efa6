"""The command line: one file a verb, thin over the library."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """The command `counterclaim`. Worker processes import this module too, so the rest is imported only here."""
    import sys

    from counterclaim.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character gets its escape: losing the rest of the dispute would be worse.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="counterclaim")
