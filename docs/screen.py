"""Puts a screenful of output (standard input) into a page, between its marker and the end of the block that follows.

    counterclaim show --record demo.db | python docs/screen.py README.md
"""

from __future__ import annotations

import sys
from pathlib import Path

MARKER = "<!-- screen: written by `make docs` -->\n```\n"
LINES = 54


def screenful(output: str) -> str:
    """The first lines, cut where a turn ends, so that the page shows whole turns."""
    lines = output.splitlines()
    end = max(number for number, line in enumerate(lines[:LINES]) if not line)
    return "\n".join([*lines[:end], "", "…"]) + "\n"


def main() -> None:
    page = Path(sys.argv[1])
    before, _, rest = page.read_text(encoding="utf-8").partition(MARKER)
    _, _, after = rest.partition("```\n")
    page.write_text(before + MARKER + screenful(sys.stdin.read()) + "```\n" + after, encoding="utf-8")


if __name__ == "__main__":
    main()
