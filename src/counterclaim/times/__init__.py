"""Times: every time expression of a text to its value, and dates that cannot be right. Usable without the rest."""

from counterclaim.times.doubts import doubts
from counterclaim.times.part import DatesPart, TimesPart, annotate
from counterclaim.times.tagger import tag

__all__ = ["DatesPart", "TimesPart", "annotate", "doubts", "tag"]
