"""One statement on the screen: who said it to whom, when and where, and the exact words."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from counterclaim.cli.palette import Indented, Palette
from counterclaim.views.statement import Statement
from counterclaim.views.wording import did, long_date, safe

__all__ = ["quoted", "spoke", "title", "told", "when"]


def told(said: Statement, palette: Palette, many: bool, by: int = 0) -> RenderableType:
    """Who said it, to whom, when and where, and the exact words beneath; set in by some columns."""
    line = spoke(said, palette, start=True).append(f"  [{when(said, many)}]", style="dim")
    return Group(Indented(line, by), Indented(quoted(said), by + 2)) if said.words else Indented(line, by)


def spoke(said: Statement, palette: Palette, *, start: bool = False) -> Text:
    """`the ministry (AZE MOD) accused Armenia (ARM)`."""
    line = palette.who(said.speaker, start=start)
    before, mark, after = did(said.act, "\0" if said.target else None).partition("\0")
    line.append(f" {before}")
    return line.append_text(palette.who(said.target)).append(after) if mark and said.target else line


def when(said: Statement, many: bool) -> str:
    """`Neva Dispatch, reported 28 March 2022`; the outlet only where there are several reports."""
    day = long_date(said.day.value)
    if said.day.doubt:
        day += f", doubtful, likelier {long_date(said.day.likelier)}" if said.day.likelier else ", doubtful"
    elif said.day.basis == "published":
        day = f"reported {day}"
    return f"{safe(said.where)}, {day}" if many else day


def quoted(said: Statement) -> Text:
    """The exact words, in quotation marks; whose they are is said where they are the speaker's own."""
    text = Text(f"“{' … '.join(map(safe, said.words))}”")
    if said.quote == "direct":
        text.append("  verbatim", style="dim")
    return text


def title(words: str) -> Rule:
    return Rule(Text(words, style="bold"), align="left", style="dim")
