"""The tagger as a part of the pipeline, and as a function from row to row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.model.analysis import Analysis
from counterclaim.times.doubts import doubts
from counterclaim.times.tagger import tag

__all__ = ["DatesPart", "TimesPart", "annotate"]


@dataclass(frozen=True)
class TimesPart:
    """Gives the time expressions of a report, resolved against its publication date."""

    name: str = "times"
    version: str = "1"
    needs: tuple[str, ...] = ("report",)
    gives: tuple[str, ...] = ("times",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        return {"times": tag(found.report.text, found.report.date)}


@dataclass(frozen=True)
class DatesPart:
    """Gives a flag for every date of a report that cannot be right."""

    name: str = "dates"
    version: str = "1"
    needs: tuple[str, ...] = ("report", "times")
    gives: tuple[str, ...] = ("flags",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        part = f"{self.name} {self.version}"
        return {"flags": doubts(found.report.text, found.report.date, found.times, part)}


def annotate(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row `{"doc_id", "text", "dct"}` with its `timexes`, as `counterclaim annotate times` gives it.

    Each is `{"start", "end", "type", "value"}`, in text order; `dct` may be missing or None.
    """
    text, dct = row["text"], row.get("dct")
    timexes = [
        {"start": each.span.start, "end": each.span.end, "type": each.type, "value": each.value}
        for each in tag(text, dct)
    ]
    return {"doc_id": row.get("doc_id"), "dct": dct, "text": text, "timexes": timexes}
