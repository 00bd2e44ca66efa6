"""A claim as a reader meets it: the values that every view is made of."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from counterclaim.model import Report

__all__ = ["Day", "Statement", "Who", "plain", "where"]


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker or a target: its code and unit, its exact words, and the `label` that a reader would call it by."""

    actor: str
    unit: str | None
    name: str | None
    words: str
    label: str


@dataclass(frozen=True, slots=True)
class Day:
    """When something was said.

    `value` is an ISO prefix; `basis` says whether the words give it (`said`), only the report's own date stands in
    (`published`), or nothing does. `doubt` tells why it cannot be right, `likelier` is the best repair.
    """

    value: str | None
    basis: Literal["said", "published", "none"]
    doubt: str = ""
    likelier: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim told for a reader.

    `where` is what a reader would call the report by: its outlet, the id that it came with, or its file's name.
    `words` are exact stretches of the report's text, `spans` their offsets: `text[s:e] == words` for each pair.
    `via` are the speakers in whose words it lies, outermost first.
    """

    claim: str
    report: str
    where: str
    outlet: str | None
    title: str | None
    day: Day
    speaker: Who
    act: str
    cue: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    target: Who | None = None
    quote: str = "none"
    via: tuple[Who, ...] = ()
    score: float = 1.0


def where(report: Report) -> str:
    """What a reader would call a report by; an id made from its content would tell nobody anything."""
    if report.outlet:
        return report.outlet
    made = report.id == Report.id_of(report.text, report.date, report.outlet)
    return "/".join(report.origin.split("/")[-2:]) if made and report.origin else report.id


def plain(value: Any) -> Any:
    """A view as dictionaries and lists, ready for JSON; field names become keys."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    return value
