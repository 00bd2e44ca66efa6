"""From a view to what Rich prints. Text of reports is data: it never passes through Rich's markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from counterclaim.cli import render_points, render_tables, render_time
from counterclaim.cli.palette import Indented, Palette
from counterclaim.cli.render_exchange import render_exchange
from counterclaim.views.gathering import Gathered
from counterclaim.views.wording import long_date, safe, several

__all__ = ["rendered", "rendered_part"]

_RENDERERS: Mapping[str, Any] = {
    **render_tables.RENDERERS, **render_points.RENDERERS, **render_time.RENDERERS,
}


def rendered(name: str, view: Any, *, several_reports: bool) -> Iterator[RenderableType]:
    """The parts of the screen for the view of that name; with several reports each is named."""
    palette = Palette()
    if name == "exchange":
        return render_exchange(view, palette)
    found: Iterator[RenderableType] = _RENDERERS[name](view, palette, several_reports)
    return found


def rendered_part(part: Gathered) -> Iterator[RenderableType]:
    """What part of the record is shown, where it is not all of it, and how to see more; else nothing."""
    asked = {name: value for name, value in asdict(part.scope).items() if value}
    waiting = part.unlinked if part.record > 1 else 0
    if asked:
        told = [f"{name} {long_date(value) if name in ('since', 'until') else safe(value)}"
                for name, value in asked.items()]
        number = f"{part.extent.reports:,}" if part.extent.reports else "none"
        yield Indented(Text(f"{', '.join(told)}: {number} of {several(part.record, 'report')}", style="dim"), 0)
    if part.shown < part.extent.reports:
        yield Indented(Text(f"These are the last {part.shown:,} of {several(part.extent.reports, 'report')}; --limit N "
                            "shows more or fewer, --since, --until, --actor, --place narrow.", style="yellow"), 0)
    if waiting:
        yield Indented(Text(f"{several(waiting, 'report')} not yet compared with the others, so that answers across "
                            "reports may be missing; the next `counterclaim read` compares them.", style="yellow"), 0)
    if part.shown and (asked or part.shown < part.extent.reports or waiting):
        yield Text()
