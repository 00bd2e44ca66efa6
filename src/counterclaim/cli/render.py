"""From a view to what Rich prints. Text of reports is data: it never passes through Rich's markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType

from counterclaim.cli import render_tables as tables
from counterclaim.cli.palette import Palette
from counterclaim.cli.render_exchange import render_exchange

__all__ = ["rendered"]


def rendered(name: str, view: Any, *, several_reports: bool) -> Iterator[RenderableType]:
    """The parts of the screen for the view of that name; with several reports each is named."""
    palette = Palette()
    if name == "exchange":
        return render_exchange(view, palette)
    return tables.RENDERERS[name](view, palette, several_reports)
