"""The options that several verbs share, and the exit statuses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["DEFAULT_RECORD", "FAILED", "STOPPED", "USAGE", "Debug", "ParserName", "RecordFile"]

FAILED, USAGE, STOPPED = 1, 2, 130
DEFAULT_RECORD = Path("dispute.db")

RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record that holds the dispute.")]
ParserName = Annotated[
    str | None,
    typer.Option("--parser", metavar="NAME", help="Another installed spaCy English pipeline, such as en_core_web_trf."),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
