"""The tables of this floor hold what their notes promise."""

from __future__ import annotations

from collections import Counter

import pytest

from counterclaim.links import lexicon
from counterclaim.links.silence import silent_clauses
from counterclaim.model import ACTS
from counterclaim.parsing import SpacyParser
from counterclaim.words import alternatives, table


def test_a_word_stands_under_one_sense_only() -> None:
    words = Counter(word for row in table("links/senses", "sense", "words", "example")
                    for word in alternatives(row["words"]))
    assert [word for word, count in words.items() if count > 1] == []


def test_opposed_senses_exist_and_each_pair_stands_once() -> None:
    senses = {row["sense"] for row in table("links/senses", "sense", "words", "example")}
    rows = table("links/opposed", "one", "other", "shared", "example", "other_example")
    assert {side for row in rows for side in (row["one"], row["other"])} <= senses
    assert len(lexicon.opposed()) == len(rows)
    assert set(lexicon.opposed().values()) <= {"thing", "very thing", "agent"}


def test_a_speech_noun_stands_for_known_acts() -> None:
    assert {act for acts in lexicon.speech_nouns().values() for act in acts} <= set(ACTS)


def test_markers_stand_where_the_rules_look_for_them() -> None:
    rows = table("links/markers", "kind", "where", "words", "example")
    places = {"repeats": {"cue", "content", "sentence"}, "earlier": {"sentence"},
              "answers": {"ahead", "lead", "cue", "sentence"}, "contradicts": {"ahead"}}
    assert {row["kind"] for row in rows} == set(places)
    assert all(row["where"] in places[row["kind"]] for row in rows)


SILENCES = table("links/silence", "head", "negated", "party", "example")


@pytest.mark.parametrize("row", SILENCES, ids=lambda row: row["example"])
def test_every_way_to_be_silent_is_proved_by_its_example(parser: SpacyParser, row: dict[str, str]) -> None:
    found = list(silent_clauses(parser.parse("Lima was calm. " + row["example"])))
    assert [each.party[-1].lemma for each in found] == ["junta"]


@pytest.mark.parametrize(("name", "words"), [("senses", "words"), ("markers", "words")])
def test_an_example_holds_a_word_of_its_row(parser: SpacyParser, name: str, words: str) -> None:
    for row in table(f"links/{name}", words, "example"):
        lemmas = " ".join(t.lemma for t in parser.parse(row["example"]))
        forms = lemmas + " " + row["example"].lower()
        assert any(all(part in forms for part in word.split()) for word in alternatives(row[words])), row


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Iran", "Iranian", True), ("Azerbaijan", "Azerbaijani", True), ("Turkey", "Turkish", True),
    ("Füzuli", "Fuzuli", True), ("Iran", "Iraq", False), ("Austria", "Australia", False), ("Mali", "Malta", False),
])
def test_names_and_their_derived_forms_are_alike(one: str, other: str, same: bool) -> None:
    assert lexicon.alike(one, other) is same
    assert lexicon.alike(other, one) is same
