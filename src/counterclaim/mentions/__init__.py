"""What a stretch of text names: actors, places and agreements."""

from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.agreements import AgreementsPart
from counterclaim.mentions.places import PlacesPart, annotate_places

__all__ = ["ActorsPart", "AgreementsPart", "PlacesPart", "annotate_places"]
