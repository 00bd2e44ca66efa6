"""Sentences of our own; each case is a kind, in countries of which most are not in the gold."""

from __future__ import annotations

import pytest

from counterclaim.mentions.actors import ActorReader, ActorsPart
from counterclaim.mentions.actors_memory import Reading
from counterclaim.model import ActorMention, Analysis, Report
from counterclaim.parsing import SpacyParser


def actors(
    parser: SpacyParser, text: str, date: str = "2015-06-01", topics: tuple[str, ...] = ()
) -> tuple[ActorMention, ...]:
    report = Report("r", text, date, "given", topics=topics)
    return ActorsPart()(Analysis(report, parse=parser.parse(text)))["actors"]


def mention(parser: SpacyParser, text: str, words: str, date: str = "2015-06-01") -> ActorMention:
    found = [each for each in actors(parser, text, date) if each.span.words == words]
    assert found, [each.span.words for each in actors(parser, text, date)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "actor", "unit"),
    [
        ("Kenya said the border stays shut.", "Kenya", "KEN", None),
        ("The Kenyan government denied it.", "The Kenyan government", "KEN", "GOV"),
        ("The Malian Ministry of Defence denied it.", "The Malian Ministry of Defence", "MLI", "MOD"),
        ("Chad's foreign ministry rejected the report.", "Chad's foreign ministry", "TCD", "MFA"),
        ("The foreign minister of Oman called for calm.", "The foreign minister of Oman", "OMN", "MFA"),
        ("The Pentagon declined to comment.", "The Pentagon", "USA", "MOD"),
        ("The Kremlin called the claim absurd.", "The Kremlin", "RUS", "HOS"),
        ("Nepali police arrested the men.", "Nepali police", "NPL", "COP"),
        ("Tens of thousands of Kenyans protest in the square.", "Tens of thousands of Kenyans", "KEN", "CIV"),
        ("Peruvian opposition leaders dispute the count.", "Peruvian opposition leaders", "PER", "OPP"),
        ("Indonesian lawmakers rejected the bill.", "Indonesian lawmakers", "IDN", "LEG"),
        ("The Ghanaian ambassador to Togo was recalled.", "The Ghanaian ambassador to Togo", "GHA", "DIP"),
        ("A court in Uganda rejects the appeal.", "A court in Uganda", "UGA", "JUD"),
        ("NATO rejected the claim.", "NATO", "IGO:NATO", None),
        ("The World Health Organization denied it.", "The World Health Organization", "IGO:WHO", None),
        ("Human Rights Watch accused both.", "Human Rights Watch", "ORG:HumanRightsWatch", None),
        ("Xinhua reported the arrest.", "Xinhua", "MED:Xinhua", None),
        ("Hezbollah claimed the attack.", "Hezbollah", "Hezbollah", None),
        ("The Taliban denied the report.", "The Taliban", "Taliban", None),
        ("Witnesses said shots were fired.", "Witnesses", "unknown", None),
        ("U.S. officials confirmed the strike.", "U.S. officials", "USA", "GOV"),
    ],
)
def test_a_phrase_that_names_its_actor_gets_code_and_unit(
    parser: SpacyParser, text: str, words: str, actor: str, unit: str | None
) -> None:
    found = mention(parser, text, words)
    assert (found.actor, found.unit) == (actor, unit)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("US-backed rebels denied the report.", "US-backed rebels", "USA"),
        ("Latin American leaders condemned the coup.", "Latin American leaders", "USA"),
        ("They told us that it is over.", "us", "USA"),
    ],
)
def test_words_that_only_hold_a_state_s_name_do_not_mean_it(
    parser: SpacyParser, text: str, words: str, actor: str
) -> None:
    assert all(each.actor != actor for each in actors(parser, text) if each.span.words == words)


@pytest.mark.parametrize(
    ("text", "words", "head", "actor", "unit"),
    [
        ("The People's Republic of China says so.", "The People's Republic of China", "Republic", "CHN", None),
        ("Kenya's commander-in-chief Juma Otieno denies it.", "Kenya's commander-in-chief Juma Otieno", "Otieno",
         "KEN", "MIL"),
        ("The Norwegian newspaper Nordre Dagen reports a fire.", "The Norwegian newspaper Nordre Dagen", "newspaper",
         "MED:NordreDagen", None),
        ("News website Dalen Avis reveals the plan.", "News website Dalen Avis", "Avis", "MED:DalenAvis", None),
        ("A spokesman for the police denied it. Kenya is calm.", "A spokesman for the police", "spokesman", "KEN",
         "COP"),
        ("Tasmania announces a lockdown.", "Tasmania", "Tasmania", "AUS", "LOC"),
        ("Oslo is calm. Peter Hansen, a baker, denied that Norway was ready.", "Peter Hansen", "Hansen", "NOR", None),
    ],
)
def test_a_phrase_is_headed_by_the_word_that_speaks(
    parser: SpacyParser, text: str, words: str, head: str, actor: str, unit: str | None
) -> None:
    found = mention(parser, text, words)
    assert (found.actor, found.unit, text[found.head :].split()[0].strip(",.")) == (actor, unit, head)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The co-chairs of the Minsk Group urged calm.", {"FRA", "RUS", "USA"}),
        ("Co-chairs of the Minsk Group met. The co-chairs said that talks go on.", {"FRA", "RUS", "USA"}),
        ("The OSCE Minsk Group urged calm.", {"IGO:MinskGroup"}),
        ("The E3 said that the talks had failed.", {"DEU", "FRA", "GBR"}),
        ("The Normandy Four agreed on a truce.", {"DEU", "FRA", "RUS", "UKR"}),
        ("The Baltic states condemned the raid.", {"EST", "LTU", "LVA"}),
        ("The Saudi-led coalition denied the raid.", {"SAU"}),
    ],
)
def test_a_format_or_its_chairs_speak_for_each_member(parser: SpacyParser, text: str, codes: set[str]) -> None:
    first = actors(parser, text)[0].span
    assert {each.actor for each in actors(parser, text) if each.span == first} == codes


def test_a_short_name_finds_the_full_one_before(parser: SpacyParser) -> None:
    text = "Zambian Foreign Minister Joyce Mwale denied the report. Mwale said the ministry had no such plan."
    short = [each for each in actors(parser, text) if each.span.words == "Mwale"]
    assert [(each.actor, each.unit, each.name) for each in short] == [("ZMB", "MFA", "Joyce Mwale")]


def test_initials_mean_the_name_before(parser: SpacyParser) -> None:
    text = "The Northern Lake Foundation accused the port. Officials disagreed, and the NLF denied having lied."
    short = [each for each in actors(parser, text) if each.span.words == "the NLF"]
    assert [each.actor for each in short] == ["ORG:NorthernLakeFoundation"]


def test_a_definite_organ_finds_its_state_in_the_report(parser: SpacyParser) -> None:
    text = "Thousands march in Bolivia against a new tax. Police fired tear gas, and the government denied any wrong."
    found = {each.span.words: (each.actor, each.unit) for each in actors(parser, text)}
    assert found["Police"] == ("BOL", "COP")
    assert found["the government"] == ("BOL", "GOV")


def test_an_apposition_behind_the_comma_says_for_whom_a_person_speaks(parser: SpacyParser) -> None:
    text = "General Omar Dembele, head of the Nigerien army, refused to sign the accord."
    found = mention(parser, text, "General Omar Dembele")
    assert (found.actor, found.unit, found.name) == ("NER", "MIL", "Omar Dembele")


def test_an_acronym_in_brackets_stands_for_its_name_afterwards(parser: SpacyParser) -> None:
    text = "The Northern Relief Foundation (NRF) denied the claim. NRF added that no convoy had left."
    codes = {
        each.actor for each in actors(parser, text) if each.span.words in ("NRF", "The Northern Relief Foundation")
    }
    assert codes == {"ORG:NorthernReliefFoundation"}


@pytest.mark.parametrize(
    ("text", "date", "unit"),
    [
        ("Putin said the talks had failed.", "2010-05-01", "HOG"),
        ("Putin said the talks had failed.", "2015-05-01", "HOS"),
        ("Lavrov said the talks had failed.", "2012-05-01", "MFA"),
        ("Merkel said the talks had failed.", "2012-05-01", "HOG"),
    ],
)
def test_a_bare_surname_gets_the_office_of_the_report_s_day(
    parser: SpacyParser, text: str, date: str, unit: str
) -> None:
    found = actors(parser, text, date)[0]
    assert found.unit == unit


def test_a_person_s_state_comes_from_the_owner_of_the_phrase(parser: SpacyParser) -> None:
    found = mention(parser, "Nicolás Maduro's government rejected the vote.", "Nicolás Maduro's government")
    assert (found.actor, found.unit) == ("VEN", "GOV")


def test_a_place_of_a_state_says_whose_officials_these_are(parser: SpacyParser) -> None:
    found = mention(parser, "The Basra governor denied the report.", "The Basra governor")
    assert (found.actor, found.unit) == ("IRQ", "LOC")


def test_an_unknown_organisation_gets_a_plain_code(parser: SpacyParser) -> None:
    found = mention(parser, "The Lakeside Mining Corporation denied the spill.", "The Lakeside Mining Corporation")
    assert found.actor == "ORG:LakesideMiningCorporation"


def test_parties_that_share_a_word_are_each_mentioned_with_its_unit(parser: SpacyParser) -> None:
    found = {
        (each.actor, each.unit) for each in actors(parser, "Omani, Qatari and Yemeni officials rejected the plan.")
    }
    assert {("OMN", "GOV"), ("QAT", "GOV"), ("YEM", "GOV")} <= found


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Georgia lawmakers met in Atlanta to redraw the map.", "USA"),
        ("Georgia said that shells fell near Tbilisi.", "GEO"),
        ("Congo said that rebels left Goma.", "COD"),
        ("Congo said that Brazzaville was calm.", "COG"),
        ("South Sudan said the river rose.", "SSD"),
        ("Guinea-Bissau said the river rose.", "GNB"),
    ],
)
def test_a_homonym_is_read_by_the_words_around_it(parser: SpacyParser, text: str, actor: str) -> None:
    assert actors(parser, text)[0].actor == actor


def test_the_rebels_are_the_group_that_the_report_names_or_the_state_s_own(parser: SpacyParser) -> None:
    assert mention(parser, "Rwanda backs M23. The rebels took a town.", "The rebels").actor == "M23"
    assert mention(parser, "Troops fought in Yemen. The rebels took a town.", "The rebels").actor == "Houthis"


def test_the_reader_answers_for_any_tokens_and_names_two_sides(parser: SpacyParser) -> None:
    text = "Eritrea and Ethiopia traded fire. Both sides blamed each other."
    parse = parser.parse(text)
    reader = ActorReader(Report("r", text), parse)
    assert reader.read(0, 1) == Reading("ERI", None, None, "words", 0.95, 0)
    assert reader.setting.sides(6) == ("ERI", "ETH")


def test_every_span_holds_its_words_and_mentions_stand_in_order(parser: SpacyParser) -> None:
    text = "Baku said Yerevan’s claim – “absurd” – was false; the OSCE Minsk Group’s co-chairs (Russia, France) met."
    found = actors(parser, text)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)
    assert all(text[each.span.start : each.span.end] == each.span.words for each in found)
    assert {"AZE", "ARM", "IGO:MinskGroup"} <= {each.actor for each in found}


def test_no_actor_is_found_where_there_is_none(parser: SpacyParser) -> None:
    assert actors(parser, "It rained for days.") == ()


def test_the_part_is_deterministic(parser: SpacyParser) -> None:
    text = "Sudan accused Chad of backing rebels. Chad denied it."
    assert actors(parser, text) == actors(parser, text)
