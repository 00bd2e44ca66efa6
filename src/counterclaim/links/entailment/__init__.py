"""How two passages stand to each other, as a model reads their words; and what structure and model say together."""

from counterclaim.links.entailment.encoder import CrossEncoder, Judge, Passages, Verdict, from_folder, shipped
from counterclaim.links.entailment.joint import Joint, joint

__all__ = ["CrossEncoder", "Joint", "Judge", "Passages", "Verdict", "from_folder", "joint", "shipped"]
