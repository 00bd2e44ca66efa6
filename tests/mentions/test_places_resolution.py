"""Which of several places is meant, in sentences of our own; what the gazetteer knows of units of states."""

from __future__ import annotations

import pytest

from counterclaim.mentions.actors_sources import sources
from counterclaim.mentions.places import annotate_places
from counterclaim.mentions.places_gazetteer import gazetteer
from counterclaim.mentions.places_names import Toponym
from counterclaim.mentions.places_options import named_in_part
from counterclaim.mentions.places_resolution import IN_PART, resolve
from counterclaim.parsing import SpacyParser
from counterclaim.words import alternatives, table


def points(parser: SpacyParser, text: str) -> dict[str, tuple[float, float, int | None]]:
    row = annotate_places({"doc_id": "d", "text": text}, parser)
    return {each["name"]: (each["lat"], each["lon"], each["geonameid"]) for each in row["toponyms"]}


def test_every_state_has_its_first_order_units() -> None:
    rows = table("places/units", "names", "country", "admin", "geonameid", "population")
    assert {row["kind"] for row in rows} == {"region", "district"}
    assert len({row["country"] for row in rows if row["kind"] == "region"}) >= 190


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("KwaZulu-Natal", "ZAF"),
        ("West Java", "IDN"),
        ("Artibonite", "HTI"),
        ("Benue", "NGA"),
        ("Khuzestan", "IRN"),
        ("Zhytomyr Oblast", "UKR"),
        ("Tripura", "IND"),
        ("Minas Gerais", "BRA"),
        ("Thuringia", "DEU"),
        ("Kakheti", "GEO"),
        ("Turkana County", "KEN"),
    ],
)
def test_a_first_order_unit_is_a_region_with_its_number_in_geonames(name: str, country: str) -> None:
    found = [each for each in gazetteer().named(name) if each.kind == "region" and each.country == country]
    assert found
    assert found[0].geonameid


def test_what_the_tables_and_geonames_both_know_is_one_place() -> None:
    assert len([each for each in gazetteer().named("Bavaria") if each.kind == "region"]) == 1
    assert [each.kind for each in gazetteer().named("Abkhazia") if each.population] == ["disputed"]


def test_every_short_form_and_adjective_leads_to_a_place() -> None:
    for row in table("places/abbreviations", "place", "country"):
        assert any(each.country == row["country"] for each in gazetteer().named(row["place"])), row["place"]
        assert alternatives(row["words"]) or row["post"]
    for row in table("places/adjectives", "word", "place"):
        assert any(each.country == row["country"] for each in gazetteer().named(row["place"])), row["place"]


def test_parts_of_a_state_that_speak_for_it_lie_where_they_lie(parser: SpacyParser) -> None:
    found = points(parser, "Farmers in Scotland and in Wales said that English and Welsh roads were shut.")
    assert found["Scotland"][0] > 55
    assert found["Wales"][2] == found["Welsh"][2] == 2634895
    assert found["English"][2] == 6269131


def test_adjectives_of_continents_are_put_on_the_map_when_adjectives_are_asked_for(parser: SpacyParser) -> None:
    assert points(parser, "It is a European and African question.").keys() == {"European", "African"}


def test_a_capital_is_meant_unless_the_comma_says_a_state(parser: SpacyParser) -> None:
    assert points(parser, "She flew to Washington on Monday.")["Washington"][0] < 40
    assert points(parser, "A barn burned down in Yakima, Washington, on Monday.")["Washington"][0] > 45


def test_states_in_a_list_do_not_hold_one_another(parser: SpacyParser) -> None:
    found = points(parser, "Wells ran dry in Ohio, Indiana, Iowa and Wyoming.")
    assert found["Ohio"][2] == 5165418
    assert found["Iowa"][2] == 4862182


def test_a_town_lies_in_the_unit_that_the_report_names(parser: SpacyParser) -> None:
    text = "California sent help. In California, Governor Adams said that fire crews had reached Santa Ana."
    assert points(parser, text)["Santa Ana"][1] < -110


def test_short_forms_of_units_hold_towns(parser: SpacyParser) -> None:
    found = points(parser, "The trial was moved to Springfield, Mo., in May and to Portland, ME, in June.")
    assert found["Springfield"][:2] == pytest.approx((37.2, -93.3), abs=0.2)
    assert found["Portland"][:2] == pytest.approx((43.7, -70.3), abs=0.2)


def test_a_unit_called_by_its_side_needs_its_state(parser: SpacyParser) -> None:
    assert "Western" not in points(parser, "He works for Western Hauling in the Western district.")


def test_a_building_lies_where_its_name_says_if_the_report_is_about_that_state(parser: SpacyParser) -> None:
    where = {}
    for state, code in (("Kenya", "KEN"), ("Peru", "PER")):
        parse = parser.parse(f"{state} mourned. People went to the Nairobi Memorial Hospital.")
        found = [Toponym(0, 0, 1, True, True, code=code), Toponym(7, 7, 10, True, False)]
        assert [each.name(parse) for each in found] == [state, "Nairobi Memorial Hospital"]
        where[state] = list(resolve(parse, found))[1][1:]
    assert where["Peru"][0] is None
    place, score = where["Kenya"]
    assert place is not None
    assert (place.name, score) == ("Nairobi", IN_PART)


def test_a_street_or_a_river_does_not_lie_where_its_name_says() -> None:
    assert named_in_part("Nairobi Cathedral", sources())
    assert named_in_part("Bank of Mexico", sources())
    assert not named_in_part("Nairobi Street", sources())
    assert not named_in_part("Mississippi River", sources())
    assert not named_in_part("Western Hauling", sources())


def test_a_territory_without_a_seat_among_states_is_known(parser: SpacyParser) -> None:
    found = points(parser, "Roofs were torn off in Mayotte and later in Guam.")
    assert found["Mayotte"][1] == pytest.approx(45.2, abs=0.5)
    assert found["Guam"][1] == pytest.approx(144.8, abs=0.5)
