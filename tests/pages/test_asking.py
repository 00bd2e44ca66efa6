"""What the address of a page asks for, and how it is said again in another address."""

from __future__ import annotations

import pytest

from counterclaim.errors import AskedWrongly
from counterclaim.pages.asking import LONGEST, Asked
from counterclaim.record import Scope


def test_an_address_names_a_scope_and_a_page() -> None:
    asked = Asked.of({"actor": " AZE ", "since": "2022-03", "words": "", "page": "3"})
    assert asked == Asked(Scope(actor="AZE", since="2022-03"), 3)
    assert asked.address("/map") == "/map?actor=AZE&since=2022-03&page=3"
    assert asked.address("/map", page=None, since=None, place="Farukh & co") == "/map?actor=AZE&place=Farukh+%26+co"


def test_an_address_without_conditions_is_the_bare_path() -> None:
    assert Asked.of({}).address("/flags") == "/flags"


@pytest.mark.parametrize("query", [{"since": "yesterday"}, {"until": "2022-13"}, {"since": "2022/2023"},
                                   {"page": "-1"}, {"page": "²"}, {"page": "9999999"}])
def test_what_cannot_be_meant_is_told_in_a_sentence(query: dict[str, str]) -> None:
    with pytest.raises(AskedWrongly, match=r"is no (date|page)"):
        Asked.of(query)


def test_a_condition_is_cut_at_a_length_that_an_address_can_carry() -> None:
    assert len(Asked.of({"words": "x" * 9999}).scope.words or "") == LONGEST
