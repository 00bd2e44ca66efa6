"""The tables of other code books: every code of ours has its row, every row is proved or known."""

from __future__ import annotations

import re

import pytest

from counterclaim.exports.codes import (
    act_codes,
    actor_codes,
    actor_name,
    context_of,
    country,
    event_codes,
    place_codes,
    standing_of,
)
from counterclaim.model import ACTS, EVENT_TYPES, STANDINGS, UNITS
from counterclaim.words import alternatives, table


def test_every_type_act_unit_standing_and_kind_has_its_row() -> None:
    for name, column, known in (("types", "type", EVENT_TYPES), ("acts", "act", ACTS), ("units", "unit", UNITS),
                                ("standings", "standing", STANDINGS)):
        assert sorted(row[column] for row in table(f"exports/{name}")) == sorted(known), name
    kinds = {row["kind"] for name in ("regions", "settlements") for row in table(f"places/{name}")}
    kinds |= {row["kind"] for row in table("places/kinds")} - {""} | {"country"}
    assert kinds <= {row["kind"] for row in table("exports/places")}


def test_every_act_stands_as_the_model_knows_it() -> None:
    assert {standing_of(act) for act in ACTS} <= set(STANDINGS)
    assert {context_of(standing) for standing in STANDINGS} == {"", "hypothetical", "future"}


@pytest.mark.parametrize("name", ["types", "acts", "refined"])
def test_codes_are_cameos_and_the_class_is_that_of_the_root(name: str) -> None:
    # GDELT's classes by root: 01-05 verbal and 06-08 material cooperation, 10-14 verbal and 15-20 material conflict
    for row in table(f"exports/{name}"):
        if row["cameo"]:
            assert re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", row["cameo"]), row
            root = int(row["cameo"][:2])
            due = 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 14 else 4
            quad = row["quad"] or _quad(row["kind"])
            assert int(quad) == due, row


def _quad(kind: str) -> str:
    return (event_codes if kind in EVENT_TYPES else act_codes)(kind, "").quad


@pytest.mark.parametrize("row", table("exports/refined"), ids=lambda row: f"{row['kind']} {row['starts']}")
def test_every_refinement_is_proved_by_its_example(row: dict[str, str]) -> None:
    codes = (event_codes if row["kind"] in EVENT_TYPES else act_codes)(row["kind"], row["example"])
    for column, value in (("cameo", codes.cameo), ("acled_event", codes.acled_event), ("acled_sub", codes.acled_sub)):
        assert not row[column] or row[column] == value


def test_every_group_of_cameos_is_an_actor_of_ours() -> None:
    ours = {row["actor"] for name in ("bodies", "groups") for row in table(f"actors/{name}")}
    assert {row["actor"] for row in table("exports/groups")} <= ours


def test_every_state_of_today_has_its_codes() -> None:
    lacking = {row["code"] for row in table("actors/states")} - {row["code"] for row in table("exports/countries")}
    assert lacking == {"CSK", "DDR", "SUN", "YUG"}
    assert all(re.fullmatch("[A-Z]{2}", row["fips"]) for row in table("exports/countries"))
    assert (country("GBR")["fips"], country("ARM")["numeric"], country(None)) == ("UK", "51", {})


@pytest.mark.parametrize(("actor", "unit", "code", "land", "group", "roles"), [
    ("AZE", None, "AZE", "AZE", "", ()), ("AZE", "MOD", "AZEGOVMIL", "AZE", "", ("GOV", "MIL")),
    ("ROU", "COP", "ROMCOP", "ROM", "", ("COP",)), ("AZE", "PAR", "AZE", "AZE", "", ()),
    ("IGO:UN", None, "IGOUNO", "", "UNO", ("IGO",)), ("IGO:CSTO", "GOV", "IGO", "", "", ("IGO",)),
    ("MED:Post", None, "MED", "", "", ("MED",)), ("Hamas", None, "HMSINS", "", "HMS", ("INS",)),
    ("Artsakh", "HOS", "SEP", "", "", ("SEP",)), ("ORG:Acme", None, "", "", "", ()), (None, None, "", "", "", ()),
    ("unknown", None, "", "", "", ()), ("SUN", None, "", "", "", ())])
def test_an_actor_in_cameo(actor: str | None, unit: str | None, code: str, land: str, group: str,
                           roles: tuple[str, ...]) -> None:
    found = actor_codes(actor, unit)
    assert (found.code, found.country, found.group, found.roles) == (code, land, group, roles)


@pytest.mark.parametrize(("actor", "name"), [("AZE", "Azerbaijan"), ("IGO:EU", "EU"), ("Hamas", "Hamas"),
                                             ("unknown", ""), (None, "")])
def test_an_actor_has_a_plain_name(actor: str | None, name: str) -> None:
    assert actor_name(actor) == name


def test_american_places_have_types_of_their_own_in_gdelt() -> None:
    assert [place_codes("town", land).gdelt for land in ("USA", "AZE", None)] == ["3", "4", "4"]
    assert place_codes("region", "USA").gdelt == "2"
    assert place_codes(None).precision == place_codes("no such kind").gdelt == ""


def test_a_word_counts_only_from_its_beginning() -> None:
    assert event_codes("ASSAULT", "Shelling").cameo == "194"
    assert event_codes("ASSAULT", "nutshell").cameo == event_codes("ASSAULT", "hit").cameo == "190"
    assert alternatives(table("exports/refined")[0]["starts"])[0] == "airstrike"
