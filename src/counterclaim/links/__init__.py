"""Floor 6: how claims answer each other, and what was left without an answer."""

from counterclaim.links.compare import Comparison, Relation, compare, compare_propositions
from counterclaim.links.cores import CoresPart, core, restored
from counterclaim.links.part import LinksPart
from counterclaim.links.proposition import Proposition, proposition
from counterclaim.links.silence import UnansweredPart
from counterclaim.links.unresolved import UnresolvedPart

__all__ = ["Comparison", "CoresPart", "LinksPart", "Proposition", "Relation", "UnansweredPart", "UnresolvedPart",
           "compare", "compare_propositions", "core", "proposition", "restored"]
