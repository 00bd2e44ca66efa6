"""Moved to counterclaim.views.wording; this name goes when nobody imports it any more."""

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

__all__ = ["ANSWERED", "actor_code", "did", "listed", "long_date", "mid_sentence", "opening", "safe", "several"]
