"""How pages are drawn: the templates, and the few functions that they may call."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from counterclaim import __version__
from counterclaim.model import When
from counterclaim.pages.drawing.scene import HELPERS
from counterclaim.pages.palette import Palette
from counterclaim.views.wording import (
    ANSWERED,
    actor_code,
    did,
    listed,
    long_date,
    mid_sentence,
    opening,
    safe,
    several,
)

__all__ = ["HERE", "drawn", "ready"]

HERE = Path(__file__).parent

NAV = (
    ("overview", "Overview"),
    ("exchange", "Exchange"), ("contested", "Contested"), ("unanswered", "Unanswered"), ("positions", "Positions"),
    ("disputes", "Disputes"), ("timeline", "Timeline"),
    ("network", "Network"), ("map", "Map"), ("agreements", "Agreements"), ("flags", "Flags"), ("actors", "Actors"),
    ("search", "Search"), ("review", "Review"), ("add", "Add reports"),
)


# Of the page that is being drawn: what its macros need beside what they are given. Were they imported with the page's
# context, each page would make them anew, and they and the context would hold each other: all that a page has read
# would wait for the search for circles, which then stops every page for 70 to 190 ms.
_PALETTE: ContextVar[Palette] = ContextVar("palette")
_CSRF: ContextVar[str] = ContextVar("csrf", default="")


def drawn(template: str, palette: Palette | None = None, **given: Any) -> str:
    """A page or a piece of one. Every value is escaped; nothing undefined passes silently."""
    palette = palette or Palette()
    kept = _PALETTE.set(palette), _CSRF.set(given.get("csrf", ""))
    try:
        return _environment().get_template(template).render(palette=palette, **given)
    finally:
        _PALETTE.reset(kept[0])
        _CSRF.reset(kept[1])


def ready() -> None:
    """Compile every template, so that the first of each page does not wait for it; a second in all."""
    for name in _environment().list_templates():
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    found = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
                        trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    found.globals.update(nav=NAV, version=__version__, did=did, several=several, opening=opening, listed=listed,
                         actor_code=actor_code, answered=ANSWERED, claim_at=claim_at, report_at=report_at, slot=_slot,
                         csrf_of_page=_CSRF.get, **HELPERS)
    found.filters.update(long_date=long_date, mid_sentence=mid_sentence, one_line=safe, machine_date=machine_date)
    return found


def claim_at(claim_id: str) -> str:
    """The address of a claim's page."""
    return f"/claim/{quote(claim_id, safe='')}"


def report_at(report_id: str, span: tuple[int, int] | None = None) -> str:
    """The address of a report, or of the very words in it."""
    return f"/report/{quote(report_id, safe='')}" + (f"#{span[0]}-{span[1]}" if span else "")


def machine_date(value: str | None) -> str:
    """What a `time` element may hold: a year, month or day; nothing for an interval or for what is none."""
    if not value or "/" in value:
        return ""
    try:
        found = When(value)
    except ValueError:
        return ""
    return value if isinstance(found.earliest, date) and value[:4].isdigit() else ""


def _slot(actor: str) -> str:
    """The class that gives a party its colour and mark on this page."""
    return _PALETTE.get().slot(actor)
