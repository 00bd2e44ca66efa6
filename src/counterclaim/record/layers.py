"""The layers of an analysis as tables: the type of a row, and the columns that queries select by.

A row is its report, its position in the layer, its key columns and its body (see `codec`); the body alone is the
value, the keys are drawn from it. The tables themselves are made by the steps of `schema`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.model import (
    ActorMention,
    AgreementMention,
    Attribution,
    Claim,
    Control,
    Core,
    Event,
    Flag,
    Link,
    PlaceMention,
    TimeMention,
    Trace,
    Unanswered,
    Unresolved,
    flag_id,
)
from counterclaim.record.codec import spans

__all__ = ["LAYER_TABLES", "LayerTable", "first_offset"]


def first_offset(value: Any) -> int:
    """Where the value's first words begin; 0 where it has none."""
    return min((span.start for span in spans(value)), default=0)


def _start(_: str, value: Any) -> int:
    return first_offset(value)


def _field(*path: str) -> Callable[[str, Any], Any]:
    def get(_: str, value: Any) -> Any:
        for name in path:
            value = getattr(value, name)
        return value

    return get


@dataclass(frozen=True)
class LayerTable:
    """One layer of an analysis and the table that holds it; `keys` maps a column to `(report id, value) -> key`."""

    name: str
    type: type[Any]
    keys: Mapping[str, Callable[[str, Any], Any]]

    @property
    def insert(self) -> str:
        columns = ["report", "position", *self.keys, "body"]
        return f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608

    def key(self, report: str, value: Any) -> tuple[Any, ...]:
        return tuple(get(report, value) for get in self.keys.values())


def _columns(*names: str, **others: Callable[[str, Any], Any]) -> dict[str, Callable[[str, Any], Any]]:
    return {name: _start if name == "start" else _field(name) for name in names} | others


def _flag_id(report: str, flag: Flag) -> str:
    return flag_id(report, flag)


LAYER_TABLES: Mapping[str, LayerTable] = {table.name: table for table in (
    LayerTable("times", TimeMention, _columns("start", "type")),
    LayerTable("actors", ActorMention, _columns("start", "actor", "unit")),
    LayerTable("places", PlaceMention, _columns("start", "name", "country")),
    LayerTable("agreements", AgreementMention, _columns("start", "agreement")),
    LayerTable("attributions", Attribution, _columns("start", "act")),
    LayerTable("claims", Claim, _columns("id", "start", "act", actor=_field("speaker", "actor"),
                                         unit=_field("speaker", "unit"))),
    LayerTable("events", Event, _columns("start", "claim", "type", "agent", "patient")),
    LayerTable("control", Control, _columns("start", "claim", "place", "holder")),
    LayerTable("links", Link, _columns("id", "kind", "source", "target")),
    LayerTable("unanswered", Unanswered, _columns("start", "claim", actor=_field("by"))),
    LayerTable("flags", Flag, _columns("start", "kind", id=_flag_id)),
    LayerTable("cores", Core, _columns("claim", "actor")),
    LayerTable("unresolved", Unresolved, _columns("start", "claim")),
    LayerTable("traces", Trace, _columns("part", "outcome")),
)}
