"""What a stretch of text names: actors, places and agreements."""

from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.agreements import AgreementsPart

__all__ = ["ActorsPart", "AgreementsPart"]
