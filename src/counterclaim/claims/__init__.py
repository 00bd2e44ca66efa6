"""Who is said to have said what: cues, speakers, contents and acts."""

from counterclaim.claims.rules import RuleAttributions, attributions

__all__ = ["RuleAttributions", "attributions"]
