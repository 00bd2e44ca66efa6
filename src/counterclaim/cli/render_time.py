"""What is told in order of time: the timeline, and the ledger of each actor's positions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from counterclaim.cli.palette import Indented, Palette
from counterclaim.cli.render_points import WORDINGS, raised, stance_word
from counterclaim.cli.render_said import quoted, spoke, title
from counterclaim.model import When
from counterclaim.views.positions import ActorLedger, Change, Entry, Line, Positions
from counterclaim.views.statement import Statement
from counterclaim.views.timeline import Answered, Moment, Stretch, Timeline
from counterclaim.views.wording import ANSWERED, listed, long_date, mid_sentence, safe, several

__all__ = ["RENDERERS"]

# Points of one actor that are shown where several actors are; `--actor` shows all of one.
POINTS = 6
_STANCE = {"asserts": ("asserted", ""), "denies": ("denied", "red"), "doubts": ("doubted", "yellow"),
           "silent": ("gave no answer", "yellow")}


def _timeline(view: Timeline, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.claims:
        yield Text("No one is quoted in these reports.")
        return
    sure = [f"{view.published:,} with no day but that of their report" if view.published else "",
            f"{view.doubtful:,} of a doubtful day" if view.doubtful else "",
            f"{view.undated:,} without any date" if view.undated else ""]
    told = f": {listed([each for each in sure if each])}" if any(sure) else ""
    yield Indented(Text.assemble((several(view.claims, "claim"), "bold"), told), 0)
    if view.conflicts:
        verb = "answer is" if view.conflicts == 1 else "answers are"
        yield Text(f"{view.conflicts:,} {verb} dated before what it answers" if view.conflicts == 1 else
                   f"{view.conflicts:,} {verb} dated before what they answer", style="yellow")
    for stretch in view.stretches:
        yield Text()
        yield _heading(stretch)
        for moment in stretch.moments:
            yield from _moment(moment, palette, many)


def _heading(stretch: Stretch) -> Rule:
    line = Text(long_date(stretch.when) if stretch.when else "Without a date", style="bold")
    if stretch.when and When(stretch.when).precision != "day":
        line.append("  the day is not given", style="not bold dim")
    return Rule(line, align="left", style="dim")


def _moment(moment: Moment, palette: Palette, many: bool) -> Iterator[RenderableType]:
    said = moment.said
    marks = [safe(said.where)] if many else []
    if said.day.doubt:
        marks.append(f"given as {long_date(said.day.value)}, which is doubtful")
    elif said.day.basis == "published":
        marks.append("reported")
    line = spoke(said, palette, start=True).append(f"  [{', '.join(marks)}]" if marks else "", style="dim")
    yield Indented(line, 0)
    if said.words:
        yield Indented(quoted(said))
    for each in moment.answers:
        yield Indented(_answered(each, moment))
    if moment.repeated:
        yield Indented(Text(f"repeated {several(moment.repeated, 'time')}", style="dim"))


def _answered(each: Answered, moment: Moment) -> Text:
    day = f" of {long_date(each.day)}" if each.day and each.day != moment.said.day.value else ""
    how = "in answer to" if each.how == "counter_accuses" else ANSWERED[each.how]
    line = Text(f"{how} {mid_sentence(safe(each.label))}’s claim{day}", style="dim")
    if each.conflict:
        line.append("  ! dated before it", style="not dim yellow")
    return line


def _positions(view: Positions, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.actors:
        yield Indented(Text("No actor speaks twice, or against another, on one point here."), 0)
        return
    for number, ledger in enumerate(view.actors):
        if number:
            yield Text()
        yield from _ledger(ledger, palette, many, len(view.actors) == 1)


def _ledger(ledger: ActorLedger, palette: Palette, many: bool, all_of_it: bool) -> Iterator[RenderableType]:
    code = f" ({safe(ledger.actor)})" if ledger.label != ledger.actor else ""
    shifted, differs = (sum(getattr(line, name) for line in ledger.lines) for name in ("shifted", "differs"))
    marks = [f"{shifted:,} shifted" if shifted else "", f"{differs:,} where its units differ" if differs else ""]
    marks = [each for each in marks if each]
    yield title(f"{safe(ledger.label)}{code}: {several(len(ledger.lines), 'point')}"
                + (f", {listed(marks)}" if marks else ""))
    shown = ledger.lines if all_of_it else ledger.lines[:POINTS]
    for line in shown:
        yield Text()
        yield from _line(ledger, line, palette, many)
    if len(shown) < len(ledger.lines):
        yield Text()
        yield Text(f"… and {several(len(ledger.lines) - len(shown), 'more point')}: --actor {safe(ledger.actor)}",
                   style="dim")


def _line(ledger: ActorLedger, line: Line, palette: Palette, many: bool) -> Iterator[RenderableType]:
    about = Text("On ").append_text(raised(line.words, line.founder, palette))
    if line.against:
        about.append("; against ", style="dim").append_text(palette.codes(line.against))
    yield Indented(about, 0)
    for entry in line.entries:
        yield Indented(_entry(ledger, entry, many))
        if entry.said and entry.said.words and entry.stance != "silent":
            yield Indented(quoted(entry.said), 4)
            yield from (Indented(quoted(each).append(f"  [{long_date(each.day.value)}]", style="dim"), 4)
                        for each in _others(entry))
        if entry.change:
            yield Indented(_change(ledger, entry.change), 4)


def _entry(ledger: ActorLedger, entry: Entry, many: bool) -> Text:
    style = _STANCE[entry.stance][1]
    word = _STANCE["silent"][0] if entry.stance == "silent" else stance_word(
        entry.stance, {entry.said.act} if entry.said else set())
    by = f" by its {entry.unit}" if entry.unit else ""
    line = Text.assemble(f"{long_date(entry.day)}  ", (word, style), by)
    if entry.stance == "silent" and entry.words:
        line.append(f": the report says “{safe(entry.words)}”")
    if entry.again:
        days = dict.fromkeys("that day" if each.day.value == entry.day else long_date(each.day.value)
                             for each in entry.again)
        line.append(f", again {listed(list(days)[:POINTS])}" + (" and later" if len(days) > POINTS else ""))
    marks = [safe(entry.said.where)] if many and entry.said else []
    if entry.said and entry.said.day.basis == "published" and entry.stance != "silent":
        marks.append("reported")
    if entry.copies:
        marks.append(f"copied {several(entry.copies, 'time')}")
    if entry.outside:
        marks.append("outside of what is shown")
    return line.append(f"  [{', '.join(marks)}]" if marks else "", style="dim")


def _others(entry: Entry) -> list[Statement]:
    """What was said again in other words: whether it is the same is for the reader to judge."""
    first = entry.said.words if entry.said else ()
    different = {each.words: each for each in reversed(entry.again) if each.words and each.words != first}
    return list(different.values())[::-1][: WORDINGS - 1]


def _change(ledger: ActorLedger, change: Change) -> Text:
    order = "" if change.certain_order else "; which came first is not certain"
    if change.kind == "shifted":
        return Text(f"! shifted: {safe(change.what)} on {long_date(change.day)}{order}", style="yellow")
    return Text(f"differs within {safe(ledger.actor)}: {safe(change.what)}, on {long_date(change.day)}, by another "
                f"unit{order}", style="yellow")


RENDERERS: Mapping[str, Callable[[Any, Palette, bool], Iterator[RenderableType]]] = {
    "timeline": _timeline, "positions": _positions,
}
