"""What every part of the pipeline is: a pure function from some layers of a report to others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from counterclaim.model.analysis import Analysis

__all__ = ["Part"]


@runtime_checkable
class Part(Protocol):
    """One step from text to record.

    `needs` and `gives` are names of layers (fields of `Analysis`). Called with the layers found so far, a part
    returns the layers it gives, by name; it reads no file, keeps no state between reports, and returns the same for
    the same input. `name` and `version` go into every row it makes, as `"name version"`: raise the version with
    every change that can alter a row, so that a later `read` knows which rows to make anew.

    A layer may be given by several parts (date flags and glued-word flags): what each gives is added.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def needs(self) -> tuple[str, ...]: ...
    @property
    def gives(self) -> tuple[str, ...]: ...

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]: ...
