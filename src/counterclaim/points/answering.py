"""Which link joins two claims of different reports that speak of one event."""

from __future__ import annotations

from counterclaim.links.corrections import sets_right
from counterclaim.links.lexicon import fold
from counterclaim.model import Core, LinkKind
from counterclaim.points.meeting import Meeting, Side

__all__ = ["answer", "countered"]

_ASSERTING = frozenset({"state", "accuse", "confirm"})
# What is done to a claim whose source nobody names: "denied reports that ...".
_OF_ANYBODY = frozenset({"denies", "confirms"})
# Days within which an accusation is thrown back at its accuser.
THROWN_BACK = 3


def answer(one: Side, other: Side, met: Meeting) -> LinkKind | None:
    """How the later of two claims on one event answers the earlier; None where it doesn't: one voice that says the same
    again, a source that nobody names, a wish that is not refused."""
    later, earlier = (one.core, other.core) if one.day >= other.day else (other.core, one.core)
    if later.actor == earlier.actor:
        return "corrects" if met.relation != "same" and sets_right(later.cue) else None
    kind = _kind(later, earlier, met)
    known = later.actor != "unknown" and (earlier.actor != "unknown" or kind in _OF_ANYBODY)
    return kind if known else None


def _kind(later: Core, earlier: Core, met: Meeting) -> LinkKind | None:
    if later.mood == "wants":
        return "answers" if met.relation == "opposite" and later.act == "refuse" else None
    if met.relation == "same":
        kindred = later.act == earlier.act or {later.act, earlier.act} <= _ASSERTING
        return "confirms" if later.act == "confirm" else "repeats" if kindred else None
    return "denies" if met.relation == "opposite" and later.denied else "contradicts"


def countered(one: Side, other: Side) -> bool:
    """Whether of two accusations the later is thrown back at the accuser of the earlier: the same two parties, within
    days, over the same kind of wrong or the same place."""
    later, earlier = (one.core, other.core) if one.day >= other.day else (other.core, one.core)
    if later.act != "accuse" or earlier.act != "accuse" or abs(one.day - other.day) > THROWN_BACK:
        return False
    if later.actor != earlier.target or later.target != earlier.actor:
        return False
    wrongs = {each.type for each in later.predicates} & {each.type for each in earlier.predicates}
    return bool(wrongs - {None, "OTHER"}) or bool(_places(later) & _places(earlier))


def _places(core: Core) -> set[str]:
    return {fold(each.place) for each in core.predicates if each.place} | set(core.places)
