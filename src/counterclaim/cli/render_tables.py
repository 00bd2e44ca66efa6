"""Agreements, places, flags, actors and unknown speakers, on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from counterclaim.cli.palette import Indented, Palette
from counterclaim.cli.render_aside import agreement_lines, flag_line
from counterclaim.cli.render_said import quoted, spoke, when
from counterclaim.views import ActorsView, Agreements, ControlView, FlagsView, UnknownView
from counterclaim.views.wording import long_date, safe

__all__ = ["RENDERERS"]


def _agreements(view: Agreements, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.agreements:
        yield Text("No agreement is named in this record.")
    for number, agreement in enumerate(view.agreements):
        if number:
            yield Text()
        yield agreement_lines(agreement, palette)
        for mention in agreement.mentions:
            if mention.by is not None and mention.by.speaker.actor != "report":
                yield Indented(Text.assemble(spoke(mention.by, palette), f": “{safe(mention.words)}”",
                                             (f"  [{when(mention.by, many)}]", "dim")), 4)


def _control(view: ControlView, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.places:
        yield Text("No claim in this record says who holds a place.")
    for number, place in enumerate(view.places):
        if number:
            yield Text()
        title = Text(safe(place.place), style="bold")
        yield title.append("  contested", style="red") if place.contested else title
        for each in place.holdings:
            line = Text.assemble(palette.named(each.label, each.holder, None),
                                 " holds it" if each.stance == "asserted" else " does not hold it",
                                 f", {long_date(each.when)}" if each.when else "", ": ",
                                 spoke(each.claim, palette),
                                 (f"  [{when(each.claim, many)}]", "dim"))
            yield Indented(line)
            if each.claim.words:
                yield Indented(quoted(each.claim), 4)


def _flags(view: FlagsView, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.notices:
        yield Text("Nothing in these reports is impossible on its face.")
    for notice in view.notices:
        yield Indented(flag_line(notice, named=many), 0)
        before, after = (safe(each) for each in notice.around)
        around = Text.assemble(f"… {before} ", (safe(notice.words), "yellow"), f" {after} …", style="dim")
        yield Indented(around)
        for repair in notice.candidates:
            yield Indented(Text(f"{long_date(repair.value)}: {safe(repair.why)}", style="dim"), 4)


def _actors(view: ActorsView, palette: Palette, many: bool) -> Iterator[RenderableType]:
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    table.add_column("Party")
    for title in ("claims", "accused", "disputed", "silent"):
        table.add_column(title, justify="right")
    table.add_column("by act")
    for row in view.actors:
        numbers = (row.claims, row.accused, row.disputed, row.silent)
        acts = sorted(row.acts.items(), key=lambda each: (-each[1], each[0]))
        table.add_row(palette.named(row.label, row.actor, None, start=True),
                      *(Text(f"{number:,}" if number else "") for number in numbers),
                      Text(", ".join(f"{act} {count}" for act, count in acts), style="dim"))
    yield table
    yield Text("accused: by others; disputed: claims of theirs that others deny or contradict; "
               "silent: reported to have given no answer.", style="dim")


def _unknown(view: UnknownView, palette: Palette, many: bool) -> Iterator[RenderableType]:
    told = sum(row.claims for row in view.speakers)
    if not told:
        yield Text("Every speaker that these reports name is known.")
        return
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    table.add_column("Words")
    for title in ("claims", "reports"):
        table.add_column(title, justify="right")
    table.add_column("first in")
    for row in view.speakers:
        words = f"{row.words} ({row.name})" if row.name and row.name not in row.words else row.words
        table.add_row(Text(safe(words)), f"{row.claims:,}", f"{len(row.reports):,}", Text(safe(row.where[0]), "dim"))
    yield table
    unnamed = f"; {view.unnamed:,} more have no speaker at all in the words" if view.unnamed else ""
    yield Text(f"{told:,} of {view.claims:,} claims{unnamed}.", style="dim")


RENDERERS: Mapping[str, Callable[[Any, Palette, bool], Iterator[RenderableType]]] = {
    "agreements": _agreements, "control": _control, "flags": _flags, "actors": _actors, "unknown": _unknown,
}
