"""What a claim puts forward, kept without loss."""

from __future__ import annotations

from counterclaim.links import CoresPart, compare_propositions, core, restored
from counterclaim.links.proposition import proposition
from counterclaim.model import Report
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts
from counterclaim.record.codec import decoded, encoded

TEXT = ("Norway said that six Danish boats had entered Oslo on Monday. Denmark denied that its boats were in Oslo. The "
        "mayor, asked for a word, gave none.")


def test_a_core_comes_back_from_the_record_as_the_proposition_that_it_was(parser: SpacyParser) -> None:
    (found,) = Plan(parser, default_parts()).analyse([Report("r", TEXT, "2023-05-10", "given")])
    spoken = {claim.id: claim for claim in found.claims if not claim.own_voice}
    assert {each.claim for each in found.cores} == set(spoken)
    for each in found.cores:
        kept = decoded(type(each), encoded(each))
        told = proposition(spoken[each.claim], found.events_of(each.claim), found.parsed)
        assert kept == each
        assert restored(kept, spoken[each.claim]) == told
        assert core(told, found.places, each.part) == each
    one, other = (restored(each) for each in found.cores[:2])
    assert compare_propositions(one, other) == compare_propositions(*(
        proposition(spoken[each.claim], found.events_of(each.claim), found.parsed) for each in found.cores[:2]))


def test_the_reports_own_voice_has_no_core(parser: SpacyParser) -> None:
    (found,) = Plan(parser, default_parts()).analyse([Report("r", "Six boats entered Oslo.", "2023-05-10", "given")])
    assert found.claims
    assert CoresPart()(found)["cores"] == ()
