"""What is gathered for the views is as people ruled it, between reports too."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from counterclaim.exports import EXPORTERS, export
from counterclaim.model import Link
from counterclaim.record import MEMORY, SQLiteStore, Store, open_record
from counterclaim.record.codec import encoded
from counterclaim.views.gathering import gather, gathered

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, denies, exchange

EARLY, LATE = exchange("a", "2022-03-28"), exchange("b", "2022-04-02")
ACROSS = denies("b", LATE.claims[1].id, EARLY.claims[0].id)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_record(MEMORY) as opened:
        assert isinstance(opened, SQLiteStore)
        opened.put_many((EARLY, LATE), PLAN)
        opened._db.do("INSERT INTO across (id, kind, source, target, report, other, maker, body) VALUES (?, ?, ?, ?, "
                      "(SELECT no FROM reports WHERE id = 'b'), (SELECT no FROM reports WHERE id = 'a'), 1, ?)",
                      ACROSS.id, ACROSS.kind, ACROSS.source, ACROSS.target, encoded(ACROSS))
        yield opened


def between(store: Store) -> list[tuple[str, str, str]]:
    return [(link.kind, link.source, link.target) for link in gather(store).dispute.links
            if {link.source, link.target} & {claim.id for claim in EARLY.claims} and link.report == "b"]


def test_a_link_between_reports_is_shown_until_it_or_an_end_of_it_is_rejected(store: Store) -> None:
    assert between(store) == [("denies", ACROSS.source, ACROSS.target)]
    for subject in (ACROSS.id, ACROSS.source, ACROSS.target):
        ruling = store.rule(subject, "rejected", "Ada")
        assert between(store) == []
        store.withdraw(ruling.id, "Ada")
    assert between(store) == [("denies", ACROSS.source, ACROSS.target)]


def test_a_link_between_reports_is_shown_as_edited(store: Store) -> None:
    store.rule(ACROSS.id, "edited", "Ada", edit={"kind": "answers", "to": EARLY.claims[2].id})
    assert between(store) == [("answers", ACROSS.source, EARLY.claims[2].id)]
    out = StringIO(newline="")
    export(store, [EXPORTERS["csv"](out)])
    (row,) = (line for line in out.getvalue().splitlines() if line.split(",")[4] == EARLY.claims[2].id)
    assert f"answers {ACROSS.source}" in row


def test_a_part_of_the_record_is_ruled_by_what_was_decided_outside_it(store: Store) -> None:
    store.rule(EARLY.claims[0].id, "rejected", "Ada")
    assert all(isinstance(link, Link) and link.target != ACROSS.target for link in gathered(store, ("b",)).links)
    found = store.verdicts(reports=["b"])
    assert set(found) == {EARLY.claims[0].id}


def test_what_a_person_added_is_gathered(store: Store) -> None:
    claim = store.add_claim("a", {"content": [[0, 7]], "source.actor": "EST"}, "Ada").value
    link = store.add_link("answers", claim.id, LATE.claims[0].id, "Ada").value
    dispute = gather(store).dispute
    assert claim.id in dispute.claims
    assert link in dispute.links
