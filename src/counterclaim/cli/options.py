"""The options that several verbs share, and the exit statuses."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["DEFAULT_RECORD", "FAILED", "STOPPED", "USAGE", "ActorName", "Attributions", "Debug", "DisputeName",
           "Entailment", "Finder", "Limit", "OutletName", "ParserName", "PlaceName", "RecordFile", "Since", "Until"]

FAILED, USAGE, STOPPED = 1, 2, 130
DEFAULT_RECORD = Path("dispute.db")

RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record that holds the dispute.")]
ParserName = Annotated[
    str | None,
    typer.Option("--parser", metavar="NAME", help="Another installed spaCy English pipeline, such as en_core_web_trf."),
]


class Finder(StrEnum):
    """What finds who said what."""

    auto = "auto"
    fast = "fast"
    accurate = "accurate"


Attributions = Annotated[
    Finder,
    typer.Option("--attributions", help="How attributions are found: by rules (fast), by the trained tagger and the "
                                        "rules (accurate), or accurate if its weights are installed (auto)."),
]
Entailment = Annotated[
    Path | None,
    typer.Option("--entailment", metavar="FOLDER", help="A model of your own that reads two claims together "
                                                        "(model.onnx, tokenizer.json, config.json), in place of the "
                                                        "shipped one; all is linked anew by it."),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]

# What narrows a record to a part of its reports; `views.scope_of` says what each may hold.
ActorName = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", help="Only reports that quote or name this party, by code or by name."),
]
PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Only reports that name this place.")]
DisputeName = Annotated[
    str | None, typer.Option("--dispute", metavar="NAME", help="Only reports of this dispute, by id or by name.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only reports of this day, month, year or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only reports of this day, month, year or earlier.")
]
OutletName = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only reports of this outlet.")]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1,
                 help="Only the last N of these reports; 2,000 where there are more than 5,000."),
]
