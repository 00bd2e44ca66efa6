"""Agreements as reports name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.agreements import AgreementsPart
from counterclaim.model import AgreementMention, Analysis, Part, Report
from counterclaim.parsing import SpacyParser
from counterclaim.times import TimesPart


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def agreements(parser: SpacyParser, text: str, date: str = "2023-06-01") -> tuple[AgreementMention, ...]:
    found = Analysis(Report("r1", text, date, "given"), parser.parse(text))
    for part in (TimesPart(), ActorsPart(), AgreementsPart()):
        found = replace(found, **part(found))
    for each in found.agreements:
        assert text[each.span.start : each.span.end] == each.span.words
    return found.agreements


def test_the_part_keeps_the_contract() -> None:
    assert isinstance(AgreementsPart(), Part)


def test_the_year_before_the_noun_is_its_date(parser: SpacyParser) -> None:
    (found,) = agreements(parser, "Both armies ignored the 1994 Karabakh ceasefire agreement.")
    assert (found.span.words, found.date) == ("the 1994 Karabakh ceasefire agreement", "1994")


def test_the_day_of_signing_is_its_date_and_reaches_its_article(parser: SpacyParser) -> None:
    text = ("The envoy praised the Declaration on Good Neighbours signed by the two kings on March 3, 2019. "
            "He said Article 7 of the Declaration forbids new bases.")
    first, second = agreements(parser, text)
    assert (first.date, first.article) == ("2019-03-03", None)
    assert (second.span.words, second.date, second.article) == ("Article 7 of the Declaration", "2019-03-03", "7")
    assert first.agreement == second.agreement


def test_a_well_known_agreement_gets_the_id_of_the_register(parser: SpacyParser) -> None:
    (found,) = agreements(parser, "Iran said the JCPOA no longer bound it.")
    assert found.agreement == "jcpoa-2015"
    assert found.date is None


def test_a_dated_ceasefire_is_found_in_the_register_by_what_the_report_is_about(parser: SpacyParser) -> None:
    (found,) = agreements(parser, "Armenia and Azerbaijan quarrelled over the 2020 ceasefire in Karabakh.")
    assert found.agreement == "karabakh-ceasefire-2020"


def test_an_unknown_agreement_gets_an_id_from_its_words(parser: SpacyParser) -> None:
    (found,) = agreements(parser, "The clans signed a grazing accord with the Barley Growers' League.")
    assert found.agreement is not None
    assert found.agreement.startswith("grazing-accord")


@pytest.mark.parametrize("text", [
    "The king welcomed the agreement.",
    "Neither side wants a ceasefire.",
    "It was no big deal, the mayor said.",
    "The speech was called a declaration of war.",
    "The Government of National Accord met in Tripoli.",
])
def test_words_that_name_no_agreement_give_none(text: str, parser: SpacyParser) -> None:
    assert agreements(parser, text) == ()


def test_a_bare_repetition_is_not_a_second_mention(parser: SpacyParser) -> None:
    text = "The rebels signed a peace deal in May. The deal has held, and the peace deal is popular."
    found = agreements(parser, text)
    assert [each.span.words for each in found] == ["a peace deal"]
