"""A part of a record: each condition narrows, all of them are answered in the record's order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.model import Analysis, Report
from counterclaim.record import MEMORY, Extent, Scope, Store, open_record

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, exchange


def told(report_id: str, date: str | None, outlet: str) -> Analysis:
    found = exchange(report_id, date)
    return replace(found, report=replace(found.report, outlet=outlet))


@pytest.fixture
def store() -> Iterator[Store]:
    quiet = Analysis(Report("calm-1", "The harbour was calm.", "2022-04-02", "given", "Harbour Post"))
    with open_record(MEMORY) as opened:
        opened.put_many([told("b", "2022-03-28", "Harbour Post"), told("a", "2022-03-28", "Ferry Wire"),
                         told("c", None, "Ferry Wire"), quiet], PLAN)
        yield opened


@pytest.mark.parametrize(("scope", "ids"), [
    (Scope(), ("a", "b", "calm-1", "c")),
    (Scope(actor="NOR"), ("a", "b", "c")),
    (Scope(place="OSTWICK"), ("a", "b", "c")),
    (Scope(since="2022-04"), ("calm-1",)),
    (Scope(until="2022-03"), ("a", "b")),
    (Scope(since="2022-03-28", until="2022-03-28"), ("a", "b")),
    (Scope(outlet="Harbour Post"), ("b", "calm-1")),
    (Scope(words='"the ferry"', outlet="Ferry Wire"), ("a", "c")),
    (Scope(words="?!"), ()),
    (Scope(actor="XXX"), ()),
])
def test_a_scope_holds_the_reports_that_meet_all_it_asks_for(store: Store, scope: Scope, ids: tuple[str, ...]) -> None:
    assert store.scoped(scope) == ids
    assert store.extent(scope).reports == len(ids)


def test_a_scope_is_read_page_by_page(store: Store) -> None:
    assert store.scoped(Scope(), limit=2) == ("a", "b")
    assert store.scoped(Scope(), limit=2, offset=2) == ("calm-1", "c")
    assert store.scoped(Scope(), limit=2, offset=4) == ()


def test_the_extent_of_a_scope_leaves_undated_reports_out_of_its_dates(store: Store) -> None:
    assert store.extent(Scope()) == Extent(4, "2022-03-28", "2022-04-02")
    assert store.extent(Scope(actor="XXX")) == Extent(0, None, None)


def test_analyses_of_some_reports_come_in_the_record_s_order(store: Store) -> None:
    assert [found.report.id for found in store.analyses(["c", "nowhere", "a"])] == ["a", "c"]
    assert list(store.analyses([])) == []


def test_a_record_tells_the_names_that_can_be_asked_for_the_most_frequent_first(store: Store) -> None:
    assert dict(store.named("outlets")) == {"Ferry Wire": 2, "Harbour Post": 2}
    assert dict(store.named("places")) == {"Ostwick": 3}
    assert dict(store.named("actors")) == {"NOR": 3, "SUD": 3}
