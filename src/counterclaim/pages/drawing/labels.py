"""What a mark of a drawing says to those who do not see it, in the words of the pages."""

from __future__ import annotations

from counterclaim.pages.drawing.svg import text
from counterclaim.views import Day, Statement
from counterclaim.views.wording import did, long_date

__all__ = ["aimed", "deed", "told", "when"]

QUOTED = 140  # characters of a claim's words: a screen reader reads them in ten seconds


def aimed(said: Statement) -> str:
    """`accused Azerbaijan`: what is done, and to whom."""
    if said.target is None:
        return did(said.act)
    whom = text(said.target.label)
    done = did(said.act, whom)
    return done if done != did(said.act) else f"{done}, about {whom}"


def deed(said: Statement) -> str:
    """`Russia accused Azerbaijan`."""
    return f"{text(said.speaker.label)} {aimed(said)}"


def when(day: Day) -> str:
    """The day and how sure it is."""
    out = long_date(day.value)
    if day.basis == "published":
        out += " (day of the report)"
    if day.doubt:
        out += f" (doubtful{', likelier ' + long_date(day.likelier) if day.likelier else ''})"
    return out


def told(said: Statement, unanswered: bool = False) -> str:
    """The whole claim in a sentence."""
    words = text(" … ".join(said.words), QUOTED)
    return f"{when(said.day)}: {deed(said)}: “{words}”" + ("; no answer, the report says" if unanswered else "")
