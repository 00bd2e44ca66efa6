"""Colours: one a party, and only on its name."""

from __future__ import annotations

from counterclaim.cli.palette import Palette
from counterclaim.views import Who


def test_only_the_name_is_coloured() -> None:
    line = Palette().who(Who("RUS", "MOD", None, "the ministry", "the ministry")).append(" said")
    coloured = "".join(line.plain[span.start : span.end] for span in line.spans)
    assert coloured == "the ministry (RUS MOD)"
    assert line.style == ""


def test_a_party_keeps_its_colour() -> None:
    palette = Palette()
    first = palette.colour("RUS")
    assert palette.colour("AZE") != first
    assert palette.colour("RUS") == first
    assert palette.colour("unknown") == ""
