"""One colour and one mark a party, the same wherever it is named on a page."""

from __future__ import annotations

__all__ = ["SLOTS", "Palette"]

SLOTS = 8  # more hues than these cannot be told apart; parties beyond them share the last, plain one
_NAMELESS = frozenset({"unknown", "report", ""})


class Palette:
    """Gives each party the next slot when it is first named; unnamed sources and the reports themselves have none."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def slot(self, actor: str) -> str:
        """The CSS class of a party: `party-0` to `party-7`, `party-more` behind those, `party-none`."""
        if actor in _NAMELESS:
            return "party-none"
        number = self._given.setdefault(actor, len(self._given))
        return f"party-{number}" if number < SLOTS else "party-more"
