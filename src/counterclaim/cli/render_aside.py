"""What stands beside the thread: doubts about the reports, agreements, places; a few lines each."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.palette import Indented, Palette
from counterclaim.views.agreements import Agreement
from counterclaim.views.control import Place
from counterclaim.views.flags import Notice
from counterclaim.views.wording import listed, long_date, opening, safe

__all__ = ["agreement_lines", "flag_line", "holding_lines"]


def flag_line(notice: Notice, *, named: bool) -> Text:
    """One doubt, told as a person would; `named` says which report it is about."""
    line = Text.assemble(("! ", "bold yellow"), (f"“{safe(notice.words)}”", "yellow"), " ", _told(notice))
    if named:
        line.append(f"  [{safe(notice.where)}, {long_date(notice.date)}]", style="dim")
    return line


def _told(notice: Notice) -> str:
    """What is wrong and what is likelier, in one sentence."""
    likelier = notice.candidates[0].value if notice.candidates else None
    if notice.kind == "glued_words":
        return f"is two words run together, read as “{safe(likelier)}”." if likelier else "is two words run together."
    reason = safe(notice.reason).rstrip(".")
    words = f"“{safe(notice.words)}”"
    reason = reason.removeprefix(words).removeprefix(safe(notice.words)).strip()
    if notice.kind == "date_after_publication":
        reason = f"lies after the report’s own date, {long_date(notice.date)}"
    return f"{reason}; likelier is {long_date(likelier)}." if likelier else f"{reason}."


def agreement_lines(agreement: Agreement, palette: Palette) -> RenderableType:
    """An agreement, who invokes it, and who is said to have broken it by whom."""
    title = Text(opening(safe(agreement.name)), style="bold")
    if agreement.date and agreement.date not in agreement.name:
        title.append(f" of {long_date(agreement.date)}", style="not bold")
    if agreement.articles:
        title.append(f", Article {listed([safe(each) for each in agreement.articles])}", style="not bold")
    lines: list[RenderableType] = [title]
    if agreement.invoked_by:
        by = Text("invoked by ").append_text(palette.codes(agreement.invoked_by))
        broken: dict[str, list[str]] = {}
        for accuser, breaker in agreement.breaches:
            broken.setdefault(breaker, []).append(accuser)
        for breaker, accusers in broken.items():
            says = " says" if len(accusers) == 1 and "unknown" not in accusers else " say"
            by.append("; ").append_text(palette.codes(accusers)).append(says)
            by.append(" that ").append_text(palette.codes([breaker])).append(" broke it")
        lines.append(Indented(by))
    else:
        lines.append(Indented(Text("named by no party, only by the report itself", style="dim")))
    return Group(*lines)


def holding_lines(place: Place, palette: Palette) -> RenderableType:
    """A place and, for each holder asserted or denied, who says so."""
    title = Text(opening(safe(place.place)), style="bold")
    if place.contested:
        title.append("  contested", style="not bold red")
    words: dict[tuple[str, str, str], list[str]] = {}
    for each in place.holdings:
        speakers = words.setdefault((each.label, each.holder, each.stance), [])
        if each.claim.speaker.actor not in speakers:
            speakers.append(each.claim.speaker.actor)
    lines: list[RenderableType] = [title]
    for (label, holder, stance), speakers in words.items():
        line = Text("held by " if stance == "asserted" else "not held by ")
        line.append_text(palette.named(label, holder, None))
        line.append(", says " if len(speakers) == 1 and "unknown" not in speakers else ", say ")
        line.append_text(palette.codes(speakers))
        lines.append(Indented(line))
    return Group(*lines)
