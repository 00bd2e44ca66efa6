"""Who is said to have said what: cues, speakers, contents and acts."""

from counterclaim.claims.part import ClaimsPart
from counterclaim.claims.rules import RuleAttributions, attributions

__all__ = ["ClaimsPart", "RuleAttributions", "attributions"]
