"""The dispute at a glance: pure functions from what a record holds to plain data, the same for screen and pages.

`views.gathering` gathers a part of a record for them, `views.asked` finds the part that names and dates mean.
"""

from collections.abc import Callable
from typing import Any

from counterclaim.views.actors import ActorsView, actors
from counterclaim.views.agreements import Agreements, agreements
from counterclaim.views.contested import Contested, contested
from counterclaim.views.control import ControlView, control
from counterclaim.views.dispute import Dispute
from counterclaim.views.disputes import DisputesView, disputes
from counterclaim.views.exchange import Exchange, Turn, exchange
from counterclaim.views.flags import FlagsView, flags
from counterclaim.views.positions import Positions, positions
from counterclaim.views.statement import Day, Statement, Who, plain
from counterclaim.views.timeline import Timeline, timeline
from counterclaim.views.unanswered import Unanswered, unanswered
from counterclaim.views.unknown import UnknownView, unknown

__all__ = ["VIEWS", "ActorsView", "Agreements", "Contested", "ControlView", "Day", "Dispute", "DisputesView",
           "Exchange", "FlagsView", "Positions", "Statement", "Timeline", "Turn", "Unanswered", "UnknownView", "Who",
           "plain"]

# The default first; each takes a Dispute and gives a frozen value that `plain` turns into JSON.
VIEWS: dict[str, Callable[[Dispute], Any]] = {
    "exchange": exchange,
    "contested": contested,
    "unanswered": unanswered,
    "positions": positions,
    "timeline": timeline,
    "agreements": agreements,
    "control": control,
    "flags": flags,
    "actors": actors,
    "disputes": disputes,
    "unknown": unknown,
}
