"""The run behind `read`, under the name that it had here; see `counterclaim.adding`."""

from counterclaim.adding.run import Run, Tally

__all__ = ["Run", "Tally"]
