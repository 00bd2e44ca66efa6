"""Who is said to have said what: cues, speakers, contents and acts."""

from counterclaim.claims.annotate import attribution_rows
from counterclaim.claims.part import ClaimsPart
from counterclaim.claims.rules import RuleAttributions, attributions

__all__ = ["ClaimsPart", "RuleAttributions", "attribution_rows", "attributions"]
