"""The plan of parts and its check, and the run from a report to what was found in it."""

from counterclaim.pipeline.default import Attributing, attributions_part, default_parts, default_plan
from counterclaim.pipeline.plan import Parser, Plan

__all__ = ["Attributing", "Parser", "Plan", "attributions_part", "default_parts", "default_plan"]
