"""What people add to the shipped knowledge: whole or not at all, once, and withdrawable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.errors import RecordError
from counterclaim.model import AddedActor, AddedAgreement, AddedOffice, AddedPlace, Addition, Knowledge, Recoding
from counterclaim.record import MEMORY, Store, open_record

FRONT = AddedActor("BorderFront", "group", ("Border Front", "BF"), "MIL", ("NOR",), ("rebels",))
MINISTER = AddedOffice("Jane Roe", "NOR", "MOD", "2020-01", "", 3)
VILLAGE = AddedPlace(("Ostwick", "Ostvik"), 39.5, -46.25, "NOR", "village", 120, 123456)
SAME = Recoding("ORG:BorderFront", "BorderFront")
TRUCE = AddedAgreement("harbour-2020", ("Harbour Truce",), "ceasefire", "2020-11", ("NOR", "SUD"), (), ("Ostwick",))


@pytest.fixture
def store() -> Iterator[Store]:
    with open_record(MEMORY) as opened:
        yield opened


def test_additions_come_back_as_they_were_given_signed_and_dated(store: Store) -> None:
    made, new = store.curate("import", "border.csv", [FRONT, MINISTER, VILLAGE, SAME, TRUCE], "clerk", "from the map")
    assert new
    assert (made.verb, made.subject, made.rows, made.by, made.comment) == (
        "import", "border.csv", 5, "clerk", "from the map")
    assert made.at.startswith("20")
    known = store.knowledge()
    assert (known.actors, known.offices, known.places, known.recodings) == ((FRONT,), (MINISTER,), (VILLAGE,), (SAME,))
    assert known.agreements == (TRUCE,)
    assert store.verify() == ()


def test_the_same_additions_twice_are_one(store: Store) -> None:
    first, _ = store.curate("import", "a.csv", [FRONT, VILLAGE], "clerk")
    again, new = store.curate("import", "copy of a.csv", [FRONT, VILLAGE], "other")
    assert (again, new) == (first, False)
    assert len(store.curations()) == 1


def test_what_is_withdrawn_no_longer_counts_and_stays_in_the_record(store: Store) -> None:
    made, _ = store.curate("add", "BorderFront", [FRONT], "clerk")
    undone = store.undo(made.id, "chief")
    assert store.knowledge() == Knowledge()
    assert store.curations() == (undone,)
    assert undone.withdrawn_by == "chief"
    assert store.undo(made.id, "third") == undone
    assert store.curate("add", "BorderFront", [FRONT], "clerk")[1]


def test_the_digest_tells_what_is_known_and_not_who_added_it(store: Store) -> None:
    assert store.knowledge().digest == ""
    made, _ = store.curate("add", "BorderFront", [FRONT], "clerk")
    one = store.knowledge().digest
    other, _ = store.curate("add", "Ostwick", [VILLAGE], "clerk")
    assert store.knowledge().digest not in ("", one)
    store.undo(other.id, "clerk")
    assert store.knowledge().digest == one
    store.undo(made.id, "clerk")
    store.curate("add", "BorderFront", [FRONT], "somebody else")
    assert store.knowledge().digest == one


def broken() -> Iterator[Addition]:
    for number in range(25_000):
        yield AddedPlace((f"Village {number}",), 1.0, 2.0)
    raise RecordError("line 25,001 breaks off")


def test_an_import_that_breaks_off_leaves_nothing(store: Store) -> None:
    with pytest.raises(RecordError, match="breaks off"):
        store.curate("import", "big.tsv", broken(), "clerk")
    assert store.curations() == ()
    assert store.knowledge() == Knowledge()


def test_nothing_to_add_no_signature_and_no_such_change_are_said(store: Store) -> None:
    with pytest.raises(RecordError, match="nothing to add"):
        store.curate("import", "empty.csv", [], "clerk")
    with pytest.raises(RecordError, match="signed"):
        store.curate("add", "BorderFront", [FRONT], " ")
    with pytest.raises(RecordError, match="holds no change 'k1'"):
        store.undo("k1", "clerk")


def test_the_additions_travel_with_the_file(tmp_path: Path) -> None:
    with open_record(tmp_path / "dispute.db") as store:
        store.curate("import", "a.csv", [FRONT, VILLAGE], "clerk")
        known = store.knowledge()
    (tmp_path / "dispute.db").rename(tmp_path / "elsewhere.db")
    with open_record(tmp_path / "elsewhere.db", write=False) as store:
        assert store.knowledge() == known
