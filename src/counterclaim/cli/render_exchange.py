"""The exchange on the screen: a dated thread, answers indented under what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text
from rich.tree import Tree

from counterclaim.cli.palette import Indented, Palette
from counterclaim.cli.render_aside import agreement_lines, flag_line, holding_lines
from counterclaim.cli.render_said import quoted
from counterclaim.views.exchange import Exchange, Outside, Silence, Turn
from counterclaim.views.statement import Day, Statement
from counterclaim.views.summary import Summary
from counterclaim.views.wording import ANSWERED, did, listed, long_date, mid_sentence, safe, several

__all__ = ["render_exchange"]

# The report's own voice is there for its setting; a reader who wants all of it has `export`.
OWN_VOICE_LIMIT = 240
# Flags, agreements and places have views of their own; beside the thread stand the first of each.
ASIDE = 8


def render_exchange(view: Exchange, palette: Palette) -> Iterator[RenderableType]:
    """The parts of the screen, top to bottom."""
    many = view.summary.reports > 1
    yield Indented(_headline(view.summary), 0)
    if view.left_out:
        verb = "quotes no one and is" if view.left_out == 1 else "quote no one and are"
        yield Text(f"{several(view.left_out, 'report')} {verb} left out here", style="dim")
    if view.flags:
        yield Text()
        for notice in view.flags[:ASIDE]:
            yield Indented(flag_line(notice, named=many), 0)
        yield from _more(len(view.flags), "flags")
    for _, group in groupby(view.turns, key=lambda turn: (turn.said.day.value, turn.said.day.doubt)):
        turns = list(group)
        yield Text()
        # Where all that is said lacks a day of its own, the heading says so once.
        bases = {turn.said.day.basis for turn in turns if turn.said.speaker.actor != "report"}
        mixed = len(bases) > 1
        yield _day(turns[0].said.day, only_reported=bases == {"published"})
        for before, turn in zip([None, *turns], turns, strict=False):
            yield Text()
            yield _Thread(palette, many, mixed).tree(turn, before)
    invoked = sorted((each for each in view.agreements if each.invoked_by), key=lambda each: -len(each.mentions))
    yield from _section("Agreements invoked", "agreements", [agreement_lines(each, palette) for each in invoked])
    places = [holding_lines(each, palette) for each in view.control]
    yield from _section("Who holds what, by whose word", "control", places)


def _section(title: str, view: str, entries: list[RenderableType]) -> Iterator[RenderableType]:
    """The first entries of what another view shows in full, under a heading; nothing if there are none."""
    if entries:
        yield Text()
        yield Rule(Text(title, style="bold"), align="left", style="dim")
        for entry in entries[:ASIDE]:
            yield Text()
            yield entry
        yield from _more(len(entries), view)


def _more(count: int, view: str) -> Iterator[RenderableType]:
    if count > ASIDE:
        yield Text(f"… and {count - ASIDE:,} more: counterclaim show {view}", style="dim")


def _headline(summary: Summary) -> Text:
    when = long_date(summary.first)
    if summary.first != summary.last:
        when = f"{long_date(summary.first)} to {long_date(summary.last)}"
    told = [f"{summary.links[kind]:,} {name}" for kind, name in ANSWERED.items() if summary.links.get(kind)]
    if summary.unanswered:
        told.append(f"{summary.unanswered:,} left unanswered")
    line = Text.assemble(
        (f"{several(summary.claims, 'claim')} by {several(summary.parties, 'party', 'parties')}", "bold"),
        f" in {several(summary.reports, 'report')}", f", {when}" if summary.first else ", undated",
    )
    if told:
        line.append("\n" + listed(told), style="dim")
    return line


def _day(day: Day, *, only_reported: bool) -> Rule:
    title = Text(long_date(day.value) if day.value else "Undated", style="bold")
    if day.doubt:
        title.append("  doubtful" + (f", likelier {long_date(day.likelier)}" if day.likelier else ""), style="yellow")
    elif only_reported and day.value:
        title.append("  as reported that day; the day of speaking is not given", style="not bold dim")
    return Rule(title, align="left", style="dim")


@dataclass(frozen=True)
class _Thread:
    """One turn and what hangs under it. `many`: several reports, so each is named; `mixed`: some of the day's turns
    have a day of their own and some only that of their report."""

    palette: Palette
    many: bool
    mixed: bool

    def tree(self, turn: Turn, before: Turn | None) -> Tree:
        tree = Tree(self._turn(turn, None, before), guide_style="dim")
        self._grow(tree, turn)
        return tree

    def _grow(self, tree: Tree, turn: Turn) -> None:
        """Hang on a branch what is left unanswered, what repeats it and what answers it."""
        for silence in turn.unanswered:
            tree.add(self._silence(silence))
        for same in _folds(turn):
            branch = tree.add(self._repeats(same, turn.said.day))
            for silence in same[0].unanswered:
                branch.add(self._silence(silence))
            for answer in (answer for each in same for answer in each.answers):
                self._grow(branch.add(self._turn(answer, turn.said.day)), answer)
        for answer in turn.answers:
            self._grow(tree.add(self._turn(answer, turn.said.day)), answer)

    def _turn(self, turn: Turn, above: Day | None, before: Turn | None = None) -> RenderableType:
        said = turn.said
        if said.speaker.actor == "report":
            return self._own_voice(said, above)
        lines: list[RenderableType] = [Indented(self._head(turn, before).append_text(self._where(said, above)), 0)]
        if said.words:
            lines.append(Indented(quoted(said)))
        for beside in turn.beside:
            what = "made the same claim as" if beside.how == "repeats" else ANSWERED[beside.how]
            where = f"  [{self._beyond(beside.beyond)}]" if beside.beyond else ""
            also = "" if beside.beyond and turn.how is None else "also "
            lines.append(Indented(Text(f"{also}{what} {mid_sentence(safe(beside.label))}{where}", style="dim")))
        for each in turn.outside:
            line = Text.assemble((ANSWERED[each.how], _STYLE.get(each.how, "")), " by ",
                                 self.palette.who(each.said.speaker), (f"  [{self._beyond(each.said)}]", "dim"))
            lines.append(Indented(line))
        lines.extend(Indented(each) for each in self._elsewhere(turn.elsewhere))
        return Group(*lines)

    def _elsewhere(self, found: Sequence[Outside]) -> Iterator[Text]:
        """Who denies the same in other reports, each actor once."""
        actors: dict[tuple[str, str], list[Statement]] = {}
        for each in found:
            actors.setdefault((each.how, each.said.speaker.actor), []).append(each.said)
        for (how, _), said in actors.items():
            word = {"denies": "denied", "doubts": "doubted"}[how]
            line = Text.assemble((f"{word} elsewhere", "red"), " by ", self.palette.who(said[0].speaker))
            more = f" and {several(len(said) - 1, 'more time')}" if len(said) > 1 else ""
            yield line.append(f"  [{safe(said[0].where)}, {long_date(said[0].day.value)}{more}]", style="dim")

    def _beyond(self, said: Statement) -> str:
        """Where a claim is that lies outside of what is shown."""
        return f"{safe(said.where)}, {long_date(said.day.value)}, outside of what is shown"

    def _own_voice(self, said: Statement, above: Day | None) -> RenderableType:
        words = " … ".join(map(safe, said.words))
        short = words if len(words) <= OWN_VOICE_LIMIT else words[:OWN_VOICE_LIMIT].rsplit(" ", 1)[0] + " …"
        line = Text.assemble(("In the report’s own voice: ", "dim italic"), (short, "dim"))
        return Indented(line.append_text(self._where(said, above)), 0)

    def _head(self, turn: Turn, before: Turn | None) -> Text:
        """`Russia (RUS) accused Azerbaijan (AZE)`; below another claim `denied by ...`."""
        said = turn.said
        target = self.palette.who(said.target) if said.target else None
        if turn.how is None:
            line = self.palette.who(said.speaker, start=True)
            again = before is not None and _same_speaker(before.said, said)
            line.append(" also " if again else " ").append_text(_act(said.act, target))
        else:
            how = "refused" if turn.how == "answers" and said.act == "refuse" else ANSWERED.get(turn.how, turn.how)
            line = Text.assemble((how, _STYLE.get(turn.how, "")), " by ", self.palette.who(said.speaker))
            if said.act not in _IMPLIED.get(turn.how, ()) and how != "refused":
                line.append(", who ").append_text(_act(said.act, target))
        for each in said.via:
            line.append(", as told by ", style="dim").append_text(self.palette.who(each))
        return line

    def _where(self, said: Statement, above: Day | None) -> Text:
        """The outlet, where there are several reports, and the day, where it is not the one of the heading."""
        parts = [safe(said.where)] if self.many else []
        if above is None and self.mixed and said.day.basis == "published" and said.speaker.actor != "report":
            parts.append("reported")
        if above is not None and said.day.value and said.day.value != above.value:
            doubt = f" (doubtful, likelier {long_date(said.day.likelier)})" if said.day.likelier else ""
            parts.append(("reported " if said.day.basis == "published" else "") + long_date(said.day.value) + doubt)
        return Text(f"  [{', '.join(parts)}]" if parts else "", style="dim")

    def _repeats(self, same: list[Turn], above: Day) -> RenderableType:
        line = Text.assemble(("also by ", "cyan"))
        for number, each in enumerate(same):
            if number:
                line.append(" and " if number == len(same) - 1 else ", ")
            line.append_text(self.palette.who(each.said.speaker))
        line.append_text(self._where(same[0].said, above))
        head = Indented(line, 0)
        return Group(head, Indented(quoted(same[0].said))) if same[0].said.words else head

    def _silence(self, silence: Silence) -> RenderableType:
        by = self.palette.named(silence.label, silence.by, None)
        told = f", the report says: “{safe(silence.words)}”"
        return Indented(Text.assemble(("left unanswered", "yellow"), " by ", by, told), 0)


_STYLE = {"denies": "red", "contradicts": "red", "counter_accuses": "magenta", "confirms": "green"}
_IMPLIED = {"denies": ("deny", "refuse", "state"), "contradicts": ("state",), "confirms": ("confirm", "state"),
            "repeats": ("state",), "answers": ("state",)}


def _same_speaker(before: Statement, said: Statement) -> bool:
    ours, theirs = said.speaker, before.speaker
    same = (ours.actor, ours.unit, ours.label) == (theirs.actor, theirs.unit, theirs.label)
    return same and before.report == said.report


def _act(act: str, target: Text | None) -> Text:
    if target is None:
        return Text(did(act))
    before, mark, after = did(act, "\0").partition("\0")
    return Text(before).append_text(target).append(after) if mark else Text(before)


def _folds(turn: Turn) -> list[list[Turn]]:
    """The claims that repeat this one, those of the same words and fate together."""
    flat, stack = [], list(reversed(turn.also))
    while stack:
        each = stack.pop()
        flat.append(each)
        stack.extend(reversed(each.also))
    groups: dict[object, list[Turn]] = {}
    for each in flat:
        silences = tuple(silence.words for silence in each.unanswered)
        groups.setdefault((each.said.words, silences, each.said.report), []).append(each)
    return list(groups.values())
