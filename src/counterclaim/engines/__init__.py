"""Engines map a plan over reports: in this process, or in worker processes beside it."""

from counterclaim.engines.batches import Failed, batches
from counterclaim.engines.local import analyse

__all__ = ["Failed", "analyse", "batches"]
