"""The trained tagger of attributions: an encoder over windows of text, heads for cues and for what belongs to them."""

from counterclaim.claims.tagger.encoder import available
from counterclaim.claims.tagger.tag import Tagged, Tags, tag

__all__ = ["Tagged", "Tags", "available", "tag"]
