"""What is contested, left unanswered, held and shifted, on the screen; and the disputes of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from counterclaim.cli.palette import Indented, Palette
from counterclaim.cli.render_said import quoted, title, told, when
from counterclaim.views.at_issue import AtIssue, Voice
from counterclaim.views.contested import Contested, Pair
from counterclaim.views.disputes import DisputesView
from counterclaim.views.statement import Statement
from counterclaim.views.unanswered import Quiet, Unanswered
from counterclaim.views.wording import ANSWERED, listed, long_date, mid_sentence, safe, several

__all__ = ["RENDERERS", "WORDINGS", "raised", "stance_word"]

# On the screen; --json has all. Three wordings show how one claim varies; a dispute of years has hundreds of points.
WORDINGS, PAIRS, OUTLETS = 3, 4, 6
_STANCE = {"asserts": ("asserted", "bold"), "denies": ("denied", "bold red"), "doubts": ("doubted", "bold yellow"),
           "silent": ("no answer", "bold yellow")}


# What is put forward may be a demand, and what is denied a demand refused; by the acts of all claims on that side.
_DEMANDS = {"demand": "demanded", "promise": "promised", "warn": "threatened", "refuse": "refused"}


def stance_word(stance: str, acts: set[str]) -> str:
    """`asserted`, `denied`; `demanded` or `refused` where that is what all the claims of these acts do."""
    return _DEMANDS.get(min(acts), _STANCE[stance][0]) if len(acts) == 1 else _STANCE[stance][0]


def _contested(view: Contested, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.points and not view.pairs and not view.unresolved:
        yield Indented(Text("Nothing here is denied or contradicted by another; `show positions` has what one actor "
                            "says both ways."), 0)
        return
    if view.points:
        yield title("Points at issue")
    for point in view.points:
        yield Text()
        yield _point(point, [each for each in view.pairs if each.point == point.point], palette, many)
    rest = [each for each in view.pairs if each.point is None]
    if rest and view.points:
        yield Text()
        yield title("Claim beside claim, within one report" if view.points else "Claim beside claim")
        yield Text()
    if rest:
        table = Table(box=box.HORIZONTALS, show_edge=False, show_lines=True, expand=True, padding=(0, 1))
        for head in ("Claim", "Against it"):
            table.add_column(head, ratio=1)
        for pair in rest:
            how = Text(ANSWERED[pair.kind], style="red").append(f" ({pair.basis})", style="dim")
            table.add_row(told(pair.claim, palette, many), Group(how, told(pair.against, palette, many)))
        yield table
    if view.unresolved:
        yield Text()
        yield title("Turned down, but what was said is not in this record")
    for each in view.unresolved:
        yield Group(Text(), told(each.claim, palette, many), Indented(Text(safe(each.why), style="dim")))


def _point(point: AtIssue, pairs: Sequence[Pair], palette: Palette, many: bool) -> RenderableType:
    """What is at issue, how far it was carried, who takes which side in which words, and what decided that."""
    lines: list[RenderableType] = [Indented(raised(point.words, point.founder, palette), 0),
                                   Indented(Text(_carried(point), style="dim"))]
    for voice in point.voices:
        lines.append(Indented(_voice(voice, palette)))
        lines.extend(Indented(_wording(each, many), 4) for each in _wordings(voice.said))
        if voice.stance == "silent":
            lines.extend(Indented(Text(f"the report says “{safe(each)}”"), 4) for each in voice.words)
    for pair in pairs[:PAIRS]:
        line = Text.assemble(mid_sentence(safe(pair.against.speaker.label)), " ", ANSWERED[pair.kind], " ",
                             mid_sentence(safe(pair.claim.speaker.label)), f", by {_BASIS[pair.basis]}", style="dim")
        lines.append(Indented(line))
    if len(pairs) > PAIRS:
        lines.append(Indented(Text(f"… and {several(len(pairs) - PAIRS, 'more pair')}: --json", style="dim")))
    return Group(*lines)


def raised(words: str, founder: Statement | None, palette: Palette) -> Text:
    """What is at issue, in the words that raised it, and whose these are: "its troops" tells nothing without."""
    text = Text().append(f"“{safe(words)}”", style="bold")
    if founder is not None:
        text.append("  first by ", style="dim").append_text(palette.who(founder.speaker))
    return text


_BASIS = {"cue": "the words of denial", "polarity": "saying the opposite", "value": "another number, day or place",
          "predicate": "words that exclude each other", "actors": "the roles of the parties alone",
          "entailment": "likeness of meaning"}


def _carried(point: AtIssue) -> str:
    named = point.outlets - point.unnamed
    outlets = several(named, "independent outlet") if named else "no outlet named"
    if named and point.unnamed:
        outlets += f" and {several(point.unnamed, 'report')} of none named"
    copies = f", {several(point.copies, 'copy', 'copies')} left out of the count" if point.copies else ""
    return f"{several(point.reports, 'report')}, {outlets}{copies}; {_days(point.first, point.last)}"


def _voice(voice: Voice, palette: Palette) -> Text:
    """`denied by Azerbaijan (AZE), since 27 March 2022: Caspian Courier`."""
    style = _STANCE[voice.stance][1]
    word = stance_word(voice.stance, {each.act for each in voice.said} if voice.stance != "silent" else set())
    line = Text.assemble((word, style), " from " if voice.stance == "silent" else " by ",
                         palette.named(voice.label, voice.actor, None))
    if voice.since:
        line.append(f", {_days(voice.since, voice.until)}")
    line.append(_outlets(voice.outlets, voice.unnamed), style="dim")
    if voice.copies:
        line.append(f", copied {several(voice.copies, 'time')}", style="dim")
    if voice.outside:
        line.append(f"; {several(voice.outside, 'report')} of it outside of what is shown", style="dim")
    return line


def _days(first: str | None, last: str | None) -> str:
    return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"


def _outlets(names: Sequence[str], unnamed: int) -> str:
    shown = [safe(each) for each in names[:OUTLETS]]
    if len(names) > OUTLETS:
        shown.append(several(len(names) - OUTLETS, "more outlet"))
    if unnamed and names:
        shown.append(several(unnamed, "report") + " of none named")
    return f": {listed(shown)}" if shown else ""


def _wordings(said: Sequence[Statement]) -> Iterator[Statement]:
    """The first of each different wording."""
    return iter(list({tuple(map(str.casefold, each.words)): each for each in reversed(said)}.values())[::-1][:WORDINGS])


def _wording(said: Statement, many: bool) -> Text:
    unit = f"{said.speaker.unit}, " if said.speaker.unit else ""
    return quoted(said).append(f"  [{unit}{when(said, many)}]", style="dim")


def _unanswered(view: Unanswered, palette: Palette, many: bool) -> Iterator[RenderableType]:
    yield title("Reported as unanswered")
    if not view.reported:
        yield Indented(Text("None of these reports says that anything was left without an answer."))
    for each in view.reported:
        by = palette.named(each.label, each.by, None)
        silence = Text.assemble("no answer from ", by, f": the report says “{safe(each.words)}”")
        yield Group(Text(), told(each.claim, palette, many), Indented(silence))
        if each.since:
            yield Indented(Text("another report has an answer:", style="dim"))
            yield told(each.since, palette, many, 4)
    if view.no_answer_held:
        yield Text()
        yield title(f"No answer found in this record up to {long_date(view.until)}")
        yield Indented(Text(f"There may have been one. Searched: {several(view.reports, 'report')}"
                            f"{_outlets(view.outlets, view.unnamed)}.", style="dim"))
        for quiet in view.no_answer_held:
            yield Text()
            yield from _quiet(quiet, palette, many)
    if view.elsewhere:
        yield Text()
        yield title("Answered outside of what is shown")
        for claim, answer in view.elsewhere:
            yield Group(Text(), told(claim, palette, many), told(answer, palette, many, 4))


def _quiet(quiet: Quiet, palette: Palette, many: bool) -> Iterator[RenderableType]:
    yield told(quiet.claim, palette, many)
    by = mid_sentence(safe(quiet.label))
    if quiet.again:
        last = quiet.again[-1].day
        when_last = f", last on {long_date(last.value)}" if last.value else ""
        yield Indented(Text(f"made again {several(len(quiet.again), 'time')}{when_last}"))
    opened = f"open for {several(quiet.days, 'day')}; " if quiet.days else ""
    if not quiet.reports:
        looked = "no other report is of that day or later"
    elif not quiet.naming:
        looked = f"{several(quiet.reports, 'report')} of that day or later, none of which quotes or names {by}"
    else:
        verb = "quotes or names" if quiet.naming == 1 else "quote or name"
        looked = (f"{several(quiet.reports, 'report')} of that day or later, {quiet.naming:,} of which {verb} {by}"
                  f"{_outlets(quiet.outlets, quiet.unnamed)}")
    yield Indented(Text(opened + looked, style="dim"))
    for words in quiet.silence:
        yield Indented(Text(f"of another’s claim to the same effect a report says “{safe(words)}”", style="dim"))
    for each in quiet.others[:WORDINGS]:
        yield Indented(Text("not by itself, but by another:", style="dim"))
        yield told(each, palette, many, 4)


def _disputes(view: DisputesView, palette: Palette, many: bool) -> Iterator[RenderableType]:
    if not view.disputes:
        yield Text("These reports belong to no dispute.")
        return
    for number, each in enumerate(view.disputes):
        if number:
            yield Text()
        contested = f", {several(each.contested, 'contested point')}" if each.contested else ""
        yield Indented(Text.assemble((safe(each.name), "bold"), (f"  {each.id}", "dim")), 0)
        yield Indented(Text(f"{several(each.reports, 'report')}, {several(each.claims, 'claim')}"
                            f"{contested}; {_days(each.first, each.last)}"))
        if each.parties:
            more = len(each.parties) - 2 * OUTLETS
            line = Text("between ").append_text(palette.codes(each.parties[: 2 * OUTLETS]))
            yield Indented(line.append(f" and {more:,} more" if more > 0 else ""))
        if each.places:
            yield Indented(Text(f"about {listed([safe(place) for place in each.places[:OUTLETS]])}", style="dim"))


RENDERERS: Mapping[str, Callable[[Any, Palette, bool], Iterator[RenderableType]]] = {
    "contested": _contested, "unanswered": _unanswered, "disputes": _disputes,
}
