"""One colour a party, the same wherever it is named on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from counterclaim.views import Who
from counterclaim.views.wording import actor_code, listed, mid_sentence, opening, safe

__all__ = ["Indented", "Palette"]

_COLOURS = ("bright_blue", "bright_green", "bright_magenta", "bright_cyan", "bright_yellow", "bright_red")
_NAMELESS = {"report": "the report itself", "unknown": "unnamed sources"}


class Palette:
    """Gives each party the next colour when it is first named; unnamed sources have none."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {"unknown": "", "report": ""}

    def colour(self, actor: str) -> str:
        if actor not in self._given:
            self._given[actor] = _COLOURS[(len(self._given) - 2) % len(_COLOURS)]
        return self._given[actor]

    def who(self, who: Who, *, start: bool = False) -> Text:
        """`the Russian Ministry of Defence (RUS MOD)`; `start`: it begins the line."""
        return self.named(who.label, who.actor, who.unit, start=start)

    def named(self, label: str, actor: str, unit: str | None, *, start: bool = False) -> Text:
        """A name and, in brackets, its code, unless the name is the code."""
        label = opening(safe(label)) if start else mid_sentence(safe(label))
        code = actor_code(actor, unit)
        label = code if label == actor else label
        # A style of its own for each piece: the style of a whole Text would colour what is appended to it.
        text = Text().append(label, style=f"bold {self.colour(actor)}".strip())
        if code and code != label:
            text.append(f" ({code})", style=f"dim {self.colour(actor)}".strip())
        return text

    def codes(self, actors: Sequence[str]) -> Text:
        """`RUS, USA and FRA`, each in its colour; sources without a name come last."""
        named = [safe(actor) for actor in actors if actor not in _NAMELESS]
        text = Text(listed(named + [words for actor, words in _NAMELESS.items() if actor in actors]))
        for actor in actors:
            if self.colour(actor):
                text.highlight_words([safe(actor)], self.colour(actor))
        return text


@dataclass(frozen=True)
class Indented:
    """Text wrapped and set in by some columns, without the blanks that Rich itself leaves at the line's end."""

    text: Text
    by: int = 2

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, max(10, options.max_width - self.by)):
            line.rstrip()
            yield Text(" " * self.by).append_text(line)
