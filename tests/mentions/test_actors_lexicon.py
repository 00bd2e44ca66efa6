"""The tables and the scan over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.actors_lexicon import fold, keys_of, lexicon
from counterclaim.model import Analysis, Report, Token
from counterclaim.model.claim import UNITS
from counterclaim.parsing import SpacyParser
from counterclaim.words import alternatives, table


def tokens(text: str) -> list[Token]:
    return [Token(n, w, w.lower(), "PROPN", "NNP", "", n, 0, 1, 0) for n, w in enumerate(text.split())]


def codes(text: str) -> list[str]:
    return [hit.entry.actor for hit in lexicon().scan(tokens(text))]


def test_the_longest_name_wins() -> None:
    assert codes("South Sudan and Sudan") == ["SSD", "SDN"]
    assert codes("Democratic Republic of the Congo") == ["COD"]


def test_acronyms_are_read_in_capitals_only_with_or_without_stops() -> None:
    assert codes("the US and the U.S. told us") == ["USA", "USA"]
    assert codes("He is here") == []


def test_a_compound_that_the_parser_left_whole_is_read_by_its_name() -> None:
    assert codes("U.S.-backed forces")[0] == "USA"


def test_names_are_compared_without_diacritics_and_hyphens() -> None:
    assert keys_of("Côte d'Ivoire") == keys_of("Cote d'Ivoire")
    assert keys_of("Al-Shabaab") == keys_of("al Shabaab")
    assert fold("Fərrux") == "farrux"


def test_every_code_and_unit_of_the_tables_is_of_the_guide_s_form() -> None:
    units = {*UNITS, ""}
    for name in ("organs", "groups", "leaders", "holders"):
        assert {row["unit"] for row in table(f"actors/{name}", "actor")} <= units, name
    assert {row["unit"] for row in table("actors/roles", "kind", "words")} <= units
    assert all(len(row["code"]) == 3 and row["code"].isupper() for row in table("actors/states", "code"))
    states = {row["code"] for row in table("actors/states", "code")}
    for row in table("actors/groups", "actor", "names"):
        assert set(alternatives(row["states"])) <= states, row["actor"]


def test_no_state_name_belongs_to_two_states() -> None:
    seen: dict[str, str] = {}
    for row in table("actors/states", "code", "names"):
        for words in alternatives(row["names"]):
            assert seen.setdefault(words, row["code"]) == row["code"], words


@given(st.text(max_size=30))
def test_folding_a_folded_word_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Homs in Syria was hit. The civil defence said two men had died.", "The civil defence", "ORG:CivilDefense"),
        ("The Peruvian civil defence said two men had died.", "The Peruvian civil defence", "PER"),
        ("A dam broke in Ghana. The civil defense said two men had died.", "The civil defense", "GHA"),
    ],
)
def test_a_name_in_common_use_means_one_body_only_in_the_states_of_its_row(
    parser: SpacyParser, text: str, words: str, actor: str
) -> None:
    found = ActorsPart()(Analysis(Report("r", text), parse=parser.parse(text)))["actors"]
    assert [each.actor for each in found if each.span.words == words] == [actor]
