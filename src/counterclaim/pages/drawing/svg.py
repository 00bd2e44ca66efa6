"""Elements of SVG as escaped markup; nothing that comes from a report can leave the text or attribute it stands in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from markupsafe import Markup, escape

from counterclaim.views.wording import safe

__all__ = ["el", "ems", "number", "text"]

# What XML and the pages' policy allow: no `style`, no event handler.
_NAME = re.compile(r"(?!on|style)[a-z][a-zA-Z-]*")


def el(name: str, *children: str, **attributes: str | float | bool | None) -> Markup:
    """An element. `class_` stands for `class`, `stroke_width` for `stroke-width`; None and False leave one out, True is
    an attribute without value. Children that are not Markup are text."""
    given = {key: value for key, value in attributes.items() if value is not None and value is not False}
    written = "".join(_attribute(key, value) for key, value in given.items())
    inner = "".join(escape(each) for each in children)
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")  # noqa: S704  escaped above


def _attribute(key: str, value: str | float | bool) -> str:
    name = _written(key)
    if value is True:
        return f" {name}"
    return f' {name}="{escape(value) if isinstance(value, str) else number(value)}"'


@cache  # of the few dozen names that our own drawings use
def _written(key: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    name = "viewBox" if name == "viewbox" else name
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no attribute that the pages allow")
    return name


def number(value: float) -> str:
    """A coordinate with one decimal, or none where that is 0."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def text(words: str, most: int = 0) -> str:
    """Words of a report on one line; beyond `most` characters they end in an ellipsis."""
    line = safe(words)
    return line if not most or len(line) <= most else line[: most - 1].rstrip() + "…"


def ems(words: str) -> float:
    """About how wide words run, in ems of the pages' sans serif: .55 a letter, 1 for wide scripts."""
    return sum(1.0 if unicodedata.east_asian_width(each) in "WF" else 0.55 for each in words)
