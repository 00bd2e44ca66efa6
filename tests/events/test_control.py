"""Who is said to hold which place."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.events import ControlPart
from counterclaim.model import Analysis, Part

Find = Callable[..., Analysis]


def rows(found: Analysis) -> list[tuple[str, str, str]]:
    return [(row.place, row.holder, row.stance) for row in found.control]


def test_the_part_keeps_the_contract() -> None:
    assert isinstance(ControlPart(), Part)


def test_a_claimed_capture_is_control_by_the_claimant(find: Find) -> None:
    found = find("Turkey says its army has captured the city of Idlib.",
                 ("says", "its army has captured the city of Idlib", "TUR", "state", ""))
    assert rows(found) == [("Idlib", "TUR", "asserted")]


def test_a_denied_capture_is_denied_control_beside_the_claim(find: Find) -> None:
    text = "Turkey says its army has captured the city of Idlib. Syria denies that Turkey has captured the city."
    found = find(text, ("says", "its army has captured the city of Idlib", "TUR", "state", ""),
                 ("denies", "Turkey has captured the city", "SYR", "deny", ""))
    assert rows(found) == [("Idlib", "TUR", "asserted"), ("Idlib", "TUR", "denied")]


def test_a_place_under_control_of_a_party(find: Find) -> None:
    found = find("Turkey says Idlib is under the control of the Syrian army.",
                 ("says", "Idlib is under the control of the Syrian army", "TUR", "state", ""))
    assert rows(found) == [("Idlib", "SYR", "asserted")]


def test_a_threat_to_take_a_place_is_no_control(find: Find) -> None:
    found = find("Turkey threatened to capture Idlib.", ("threatened", "capture Idlib", "TUR", "warn", ""))
    assert rows(found) == []


def test_parts_of_a_country_are_not_the_country(find: Find) -> None:
    found = find("Iraq says militants seized large parts of Syria.",
                 ("says", "militants seized large parts of Syria", "IRQ", "state", ""))
    assert rows(found) == []


def test_a_held_place_gives_a_row_to_the_claim_that_names_it(find: Find) -> None:
    found = find("Turkey says jets bombed rebel-held Idlib.",
                 ("says", "jets bombed rebel-held Idlib", "TUR", "state", ""))
    assert [(row.place, row.stance) for row in found.control] == [("Idlib", "asserted")]
    assert found.control[0].span is not None
    assert found.control[0].span.words == "rebel-held"
