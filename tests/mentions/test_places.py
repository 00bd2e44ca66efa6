"""Places of our own sentences; settlements of the disputes that the gazetteer must know."""

from __future__ import annotations

import pytest

from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.places import PlacesPart, annotate_places
from counterclaim.mentions.places_gazetteer import gazetteer, loose_key, place_key
from counterclaim.model import Analysis, PlaceMention, Report
from counterclaim.parsing import SpacyParser
from counterclaim.words import table


def places(parser: SpacyParser, text: str) -> dict[str, PlaceMention]:
    found = Analysis(Report("r", text), parse=parser.parse(text))
    report = Analysis(found.report, parse=found.parse, actors=ActorsPart()(found)["actors"])
    return {each.name: each for each in PlacesPart()(report)["places"]}


def test_spellings_of_one_village_fold_to_one() -> None:
    keys = {loose_key(each) for each in ("Farrukh", "Farukh", "Fərrux", "Farux")}
    assert len(keys) == 1
    assert {gazetteer().named(each)[0].country for each in ("Farrukh", "Parukh", "Fərrux")} == {"AZE"}


def test_keys_drop_case_marks_and_hyphens() -> None:
    assert place_key("Al-Ḥasakah") == place_key("al Hasakah")
    assert loose_key("Deir ez-Zor") == loose_key("Deir al Zor")


def test_a_place_behind_a_preposition_is_found_and_put_in_its_country(parser: SpacyParser) -> None:
    found = places(parser, "Shelling was heard near the village of Talish and in northern Syria, officials said.")
    assert found["Talish"].country == "AZE"
    assert found["northern Syria"].country == "SYR"


def test_a_name_that_speaks_is_no_place(parser: SpacyParser) -> None:
    assert places(parser, "Baku said that Yerevan had broken the truce.") == {}


def test_a_name_inside_a_title_is_no_place(parser: SpacyParser) -> None:
    assert "Basra" not in places(parser, "The Basra governor denied the report.")


def test_containment_decides_between_namesakes(parser: SpacyParser) -> None:
    found = places(parser, "A fire broke out in Tripoli, Lebanon, on Monday.")
    assert found["Tripoli"].country == "LBN"


def test_the_country_that_the_report_is_about_decides_too(parser: SpacyParser) -> None:
    found = places(parser, "Clashes broke out in Georgia. Georgian police shot at cars in Batumi and in Gori.")
    assert found["Gori"].country == "GEO"


def test_an_unknown_village_is_kept_unresolved(parser: SpacyParser) -> None:
    found = places(parser, "Two men were shot in the village of Qarzumanbek.")
    assert found["Qarzumanbek"].lat is None


def test_places_without_a_name_are_found_where_something_is(parser: SpacyParser) -> None:
    assert "demilitarized zone" in places(parser, "Troops moved into the demilitarized zone at dawn.")


def test_annotation_marks_acting_names_and_adjectives_and_leaves_directions_out(parser: SpacyParser) -> None:
    text = "Paris said the French strike hit northern Mali."
    row = annotate_places({"doc_id": "d", "text": text}, parser)
    assert [each["name"] for each in row["toponyms"]] == ["Paris", "French", "Mali"]
    assert all(text[each["start"] : each["end"]] == each["name"] for each in row["toponyms"])


_SETTLEMENTS = """
Shusha Stepanakert Khankendi Farrukh Lachin Kelbajar Aghdam Fuzuli Jabrayil Zangilan Hadrut Ganja Barda Tartar
Talish Madagiz Martakert Martuni Khojaly Kapan Goris Sisian Vardenis Jermuk Ijevan Berd Nakhchivan Gubadli
Bakhmut Avdiivka Mariupol Kherson Bucha Irpin Izium Kupiansk Lyman Severodonetsk Lysychansk Melitopol
Tokmak Robotyne Pokrovsk Toretsk Sudzha Debaltseve Ilovaisk Horlivka Makiivka Sloviansk Kramatorsk
Aleppo Idlib Raqqa Palmyra Douma Afrin Manbij Kobani Azaz Daraa Homs Hama Hasakah Qamishli Tabqa Saraqib
Hodeidah Marib Taiz Aden Sanaa Saada Zinjibar Mukalla Najran Mocha Ibb Dhamar
Gaza Rafah Jenin Nablus Hebron Sderot Ashkelon Tyre Sidon Baalbek Nabatieh Metula
Goma Bukavu Beni Bunia Rutshuru Uvira Khartoum Omdurman Nyala Geneina Zalingei Kadugli Mekelle Axum Gondar
"""


def test_nine_of_ten_settlements_of_known_conflicts_are_in_the_gazetteer() -> None:
    names = _SETTLEMENTS.split()
    lacking = [each for each in names if not (gazetteer().named(each) or gazetteer().named(each, loose=True))]
    assert len(names) >= 80
    assert len(lacking) <= len(names) // 10, lacking


@pytest.mark.parametrize(
    ("text", "name", "precision", "relation"),
    [
        ("Shots were fired near the village of Talish.", "Talish", "settlement", "near"),
        ("Two mines went off ten kilometres north of Nairobi.", "Nairobi", "settlement", "north"),
        ("A convoy was stopped south-east of Nairobi.", "Nairobi", "settlement", "south-east"),
        ("A road between Nairobi and Mombasa is shut.", "Nairobi", "settlement", "between"),
        ("A road between Nairobi and Mombasa is shut.", "Mombasa", "settlement", "between"),
        ("Guards shot at a car on the border between Kenya and Uganda.", "Kenya", "country", "border"),
        ("Fighting went on in northern Kenya.", "northern Kenya", "region", None),
        ("A ship sank off the coast of Kenya.", "Kenya", "country", "off"),
        ("A bomb exploded in Nairobi.", "Nairobi", "settlement", None),
        ("A bomb exploded in the Strait of Hormuz.", "Strait of Hormuz", "feature", None),
    ],
)
def test_a_place_says_how_exact_it_is_and_how_the_words_lie_to_it(
    parser: SpacyParser, text: str, name: str, precision: str, relation: str | None
) -> None:
    found = places(parser, text)[name]
    assert (found.precision, found.relation) == (precision, relation)


def test_every_kind_of_place_has_a_precision() -> None:
    known = {row["kind"] for row in table("places/precision", "kind", "precision")}
    kinds = {row["kind"] for name in ("kinds", "regions", "settlements") for row in table(f"places/{name}")}
    assert kinds - {""} <= known
