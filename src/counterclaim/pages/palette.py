"""One colour and one mark a party, the same wherever it is named on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from counterclaim.views import Dispute

__all__ = ["SLOTS", "Palette"]

SLOTS = 8  # more hues than these cannot be told apart; parties beyond them share the last, plain one
_NAMELESS = frozenset({"unknown", "report", ""})


class Palette:
    """Gives each party the next slot when it is first named; unnamed sources and the reports themselves have none.

    `first` are parties that have the first slots in any case: those who speak most in what a page shows, so that the
    pages over the same reports agree.
    """

    def __init__(self, first: Iterable[str] = ()) -> None:
        self._given: dict[str, int] = {}
        for actor in first:
            self.slot(actor)

    @classmethod
    def of(cls, dispute: Dispute) -> Palette:
        """The palette of every page over these reports."""
        spoken = Counter(claim.speaker.actor for claim in dispute.spoken())
        return cls(sorted(spoken, key=lambda actor: (-spoken[actor], actor)))

    def slot(self, actor: str) -> str:
        """The CSS class of a party: `party-0` to `party-7`, `party-more` behind those, `party-none`."""
        if actor in _NAMELESS:
            return "party-none"
        number = self._given.setdefault(actor, len(self._given))
        return f"party-{number}" if number < SLOTS else "party-more"
