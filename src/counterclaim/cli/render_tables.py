"""The views other than the exchange, on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from counterclaim.cli.palette import Indented, Palette
from counterclaim.cli.render_aside import agreement_lines, flag_line
from counterclaim.cli.render_exchange import quoted
from counterclaim.views import (
    ActorsView,
    Agreements,
    Contested,
    ControlView,
    FlagsView,
    Statement,
    Unanswered,
    UnknownView,
)
from counterclaim.views.wording import ANSWERED, did, long_date, safe

__all__ = ["RENDERERS"]


def _contested(view: Contested, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.pairs:
        yield Text("Nothing in this record is denied or contradicted.")
        return
    table = Table(box=box.HORIZONTALS, show_edge=False, show_lines=True, expand=True, padding=(0, 1))
    for title in ("Claim", "Against it"):
        table.add_column(title, ratio=1)
    for pair in view.pairs:
        how = Text(ANSWERED[pair.kind], style="red").append(f" ({pair.basis})", style="dim")
        table.add_row(_told(pair.claim, palette, many), Group(how, _told(pair.against, palette, many)))
    yield table


def _told(said: Statement, palette: Palette, many: bool) -> RenderableType:
    """Who said it, to whom, when and where, and the exact words."""
    line = _spoke(said, palette, start=True).append(f"  [{_when(said, many)}]", style="dim")
    return Group(Indented(line, 0), Indented(quoted(said))) if said.words else Indented(line, 0)


def _spoke(said: Statement, palette: Palette, *, start: bool = False) -> Text:
    """`the ministry (AZE MOD) accused Armenia (ARM)`."""
    line = palette.who(said.speaker, start=start)
    before, mark, after = did(said.act, "\0" if said.target else None).partition("\0")
    line.append(f" {before}")
    return line.append_text(palette.who(said.target)).append(after) if mark and said.target else line


def _when(said: Statement, many: bool) -> str:
    day = long_date(said.day.value)
    if said.day.doubt:
        day += f", doubtful, likelier {long_date(said.day.likelier)}" if said.day.likelier else ", doubtful"
    elif said.day.basis == "published":
        day = f"reported {day}"
    return f"{safe(said.where)}, {day}" if many else day


def _unanswered(view: Unanswered, palette: Palette, many: bool) -> Iterator[RenderableType]:
    yield _title("Reported as unanswered")
    if not view.reported:
        yield Indented(Text("No report says that anything was left without an answer."))
    for each in view.reported:
        by = palette.named(each.label, each.by, None)
        silence = Text.assemble("no answer from ", by, f": the report says “{safe(each.words)}”")
        yield Group(Text(), _told(each.claim, palette, many), Indented(silence))
    if view.no_answer_held:
        yield Text()
        yield _title("No answer in this record (there may have been one)")
        for said in view.no_answer_held:
            yield Group(Text(), _told(said, palette, many))


def _agreements(view: Agreements, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.agreements:
        yield Text("No agreement is named in this record.")
    for number, agreement in enumerate(view.agreements):
        if number:
            yield Text()
        yield agreement_lines(agreement, palette)
        for mention in agreement.mentions:
            if mention.by is not None and mention.by.speaker.actor != "report":
                yield Indented(Text.assemble(_spoke(mention.by, palette), f": “{safe(mention.words)}”",
                                             (f"  [{_when(mention.by, many)}]", "dim")), 4)


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
                                 _spoke(each.claim, palette),
                                 (f"  [{_when(each.claim, many)}]", "dim"))
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


def _title(words: str) -> Rule:
    return Rule(Text(words, style="bold"), align="left", style="dim")


RENDERERS: Mapping[str, Callable[[Any, Palette, bool], Iterator[RenderableType]]] = {
    "contested": _contested, "unanswered": _unanswered, "agreements": _agreements, "control": _control,
    "flags": _flags, "actors": _actors, "unknown": _unknown,
}
