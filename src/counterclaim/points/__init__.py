"""Floor 9: points at issue: how the claims of several reports meet, and which reports belong together.

Pure code over what a record keeps (`Core`); which claims to compare it is told by the record, by keys.
"""

from counterclaim.points.grouping import Field, dispute_id, dispute_name, field_of
from counterclaim.points.keys import keys, lookups
from counterclaim.points.meeting import Meeting, Side, meeting
from counterclaim.points.placing import Entry, Known, Placed, placed

__all__ = ["Entry", "Field", "Known", "Meeting", "Placed", "Side", "dispute_id", "dispute_name", "field_of", "keys",
           "lookups", "meeting", "placed"]
