"""Who is said to have said what: cues, speakers, contents and acts."""

from counterclaim.claims.accurate import TaggedAttributions
from counterclaim.claims.annotate import attribution_rows
from counterclaim.claims.part import ClaimsPart
from counterclaim.claims.rules import RuleAttributions, attributions
from counterclaim.claims.tagger import available as tagger_available

__all__ = [
    "ClaimsPart",
    "RuleAttributions",
    "TaggedAttributions",
    "attribution_rows",
    "attributions",
    "tagger_available",
]
