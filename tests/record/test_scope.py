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


def met(store: Store, scope: Scope) -> list[str]:
    """The reports in a scope, looked at one by one."""
    out = []
    for each in store.analyses():
        actors = {row.actor for row in each.actors} | {row.speaker.actor for row in each.claims}
        places = {row.name.lower() for row in each.places}
        date = each.report.date
        if ((scope.actor in actors or not scope.actor) and (not scope.place or scope.place.lower() in places)
                and (not scope.since or (date is not None and date >= scope.since))
                and (not scope.until or (date is not None and date <= scope.until + "~"))
                and scope.outlet in (None, each.report.outlet)):
            out.append(each.report.id)
    return out


@pytest.mark.parametrize(("few", "near", "many"), [(1_000, 2_000, 10), (0, 3, 10), (0, 2_000, 10), (0, 1, 1_000)])
def test_every_way_to_a_scope_leads_to_the_same_reports(monkeypatch: pytest.MonkeyPatch, few: int, near: int,
                                                        many: int) -> None:
    for name, value in (("_FEW", few), ("_NEAR", near), ("_MANY", many)):
        monkeypatch.setattr(f"counterclaim.record.scope.{name}", value)
    dates = ("2022-03-28", "2022-03", None, "2021-11-02", "2022-04-01/2022-04-03", "2020")
    silent = [Analysis(Report(f"calm-{at}", f"The harbour was calm {at} times.", dates[at % 6],
                              "given" if dates[at % 6] else "none", ("Harbour Post", None)[at % 2]))
              for at in range(14)]
    speaking = [told(f"r{at}", dates[at % 5], ("Harbour Post", "Ferry Wire")[at % 2]) for at in range(9)]
    with open_record(MEMORY) as store:
        store.put_many([*silent[:6], *speaking, *silent[6:]], PLAN)
        for scope in (Scope(), Scope(actor="NOR"), Scope(actor="XXX"), Scope(place="ostwick"), Scope(since="2022"),
                      Scope(until="2022-03"), Scope(since="2021-11-02", until="2022-03-27"), Scope(since="2023"),
                      Scope(outlet="Harbour Post"), Scope(outlet="None such"), Scope(actor="NOR", since="2022"),
                      Scope(place="Ostwick", outlet="Ferry Wire")):
            ids = met(store, scope)
            dated = [date for each in ids if (date := store.report(each).date)]  # type: ignore[union-attr]
            assert store.scoped(scope) == tuple(ids)
            assert store.extent(scope) == Extent(len(ids), min(dated, default=None), max(dated, default=None))
            assert store.count_reports(scope) == len(ids)
            for limit, offset in ((4, 0), (4, 3), (1, len(ids) - 1), (5, len(ids) - 2), (50, 2), (3, 99), (0, 1)):
                offset = max(0, offset)
                assert store.scoped(scope, limit, offset) == tuple(ids[offset : offset + limit]), (scope, limit, offset)
                assert store.scoped(scope, limit, offset, len(ids)) == tuple(ids[offset : offset + limit])


def test_a_record_says_whether_it_holds_a_name(store: Store) -> None:
    assert store.holds("actors", "NOR")
    assert store.holds("places", "OSTWICK")
    assert store.holds("outlets", "Ferry Wire")
    assert not any(store.holds(kind, "Nobody") for kind in ("actors", "places", "outlets"))
