"""Floor 6: how claims answer each other, and what was left without an answer."""

from counterclaim.links.compare import Comparison, Relation, compare, compare_propositions
from counterclaim.links.part import LinksPart
from counterclaim.links.proposition import Proposition, proposition
from counterclaim.links.silence import UnansweredPart

__all__ = ["Comparison", "LinksPart", "Proposition", "Relation", "UnansweredPart", "compare", "compare_propositions",
           "proposition"]
