"""What structure and the model that reads the words say together."""

from __future__ import annotations

from counterclaim.links.compare import UNRELATED, Comparison
from counterclaim.links.entailment import Verdict, joint
from counterclaim.links.entailment.joint import FEATURES, features

WORDS = frozenset({"Moyale", "customs", "post", "shell"})
OTHER = frozenset({"Garissa", "bank", "close"})
SAME, CONFLICT, NEITHER = Verdict(-0.02, -4.6, -4.6), Verdict(-4.6, -0.02, -4.6), Verdict(-4.6, -4.6, -0.02)


def test_where_both_agree_they_are_followed() -> None:
    same, conflict = joint().chances(features(Comparison("same", score=0.9), SAME, 1, WORDS, WORDS))
    assert same > 0.7 > conflict
    same, conflict = joint().chances(features(Comparison("opposite", score=0.9), CONFLICT, 1, WORDS, WORDS))
    assert conflict > 0.7 > same
    assert sum(joint().chances(features(UNRELATED, NEITHER, 1, WORDS, OTHER))) < 0.3


def test_structure_that_agrees_makes_surer() -> None:
    alone = joint().chances(features(UNRELATED, SAME, 1, WORDS, WORDS))[0]
    both = joint().chances(features(Comparison("same", score=0.9), SAME, 1, WORDS, WORDS))[0]
    assert both > alone


def test_there_is_a_value_for_every_weight() -> None:
    assert len(features(UNRELATED, NEITHER, None, WORDS, frozenset())) == len(FEATURES)
    assert len(joint().same) == len(joint().conflict) == len(FEATURES)
