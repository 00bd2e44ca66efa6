"""Propositions inside contents: what a claim says happens, and who holds which place."""

from counterclaim.events.control import ControlPart
from counterclaim.events.part import EventsPart

__all__ = ["ControlPart", "EventsPart"]
