"""How two claims meet where a model reads their words as well."""

from __future__ import annotations

from counterclaim.links.entailment import shipped
from counterclaim.model import Report
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts
from counterclaim.points.meeting import Meeting, Side, meeting, statement

CHARGE = "Kenya accused Ethiopia of shelling the customs post at Moyale."


def side(parser: SpacyParser, text: str, day: int) -> Side:
    (found,) = Plan(parser, default_parts()).analyse([Report("r", text, "2023-05-10", "given")])
    core = found.cores[0]
    return Side.of(core, day, statement(next(each for each in found.claims if each.id == core.claim), text))


def met(parser: SpacyParser, one: str, other: str, apart: int) -> Meeting | None:
    earlier, later = side(parser, one, 1000), side(parser, other, 1000 + apart)
    found = meeting(later, earlier, shipped())
    assert meeting(earlier, later, shipped()) == found
    return found


def test_a_denial_in_few_words_meets_what_it_denies(parser: SpacyParser) -> None:
    found = met(parser, CHARGE, "Ethiopia denied that it had fired a single shell at Moyale.", 1)
    assert found is not None
    assert found.relation == "opposite"
    assert found.close


def test_the_same_told_in_other_words_is_one_point(parser: SpacyParser) -> None:
    found = met(parser, CHARGE, "Kenya said that Ethiopian artillery had bombarded the customs post at Moyale.", 0)
    assert found is not None
    assert found.relation == "same"


def test_another_event_of_the_same_two_is_none(parser: SpacyParser) -> None:
    assert met(parser, CHARGE, "Kenya said that Ethiopia had closed the bank at Moyale.", 2) is None
    assert met(parser, CHARGE, "Kenya said that it had arrested two Ethiopian traders at Garissa.", 2) is None


def test_a_month_later_they_do_not_meet(parser: SpacyParser) -> None:
    assert met(parser, CHARGE, "Ethiopia denied shelling the customs post at Moyale.", 31) is None


def test_a_statement_holds_who_says_it_and_all_that_is_said(parser: SpacyParser) -> None:
    assert side(parser, CHARGE, 0).text == CHARGE.rstrip(".")
    quoted = "“We shelled nobody,” the Ethiopian army said on Monday, “and least of all a customs post.”"
    assert side(parser, quoted, 0).text.startswith("We shelled nobody")
    assert "a customs post" in side(parser, quoted, 0).text
