"""Reports linked into a record: what meets, and the same rows whatever happened on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model import Analysis, Point
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts
from counterclaim.record import MEMORY, SQLiteStore, Store, linking, open_record

sys.path.append(str(Path(__file__).parent))

from linking_reports import REPORTS

PLAN = "plan 1"
TABLES = ("linked", "keys", "members", "points", "across", "bands", "copies", "grouped", "disputes")


@pytest.fixture(scope="module")
def read(parser: SpacyParser) -> tuple[Analysis, ...]:
    return tuple(replace(each, parse=None) for each in Plan(parser, default_parts()).analyse(REPORTS))


@pytest.fixture
def store(read: tuple[Analysis, ...]) -> Iterator[Store]:
    with filled(read) as opened:
        opened.link_all()
        yield opened


def filled(analyses: Iterable[Analysis]) -> Store:
    store = open_record(MEMORY)
    store.put_many(analyses, PLAN)
    return store


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that linking made, without the numbers that only the tables know."""
    assert isinstance(store, SQLiteStore)
    point = "(SELECT id FROM points WHERE no = point)"
    dispute = "(SELECT id FROM disputes WHERE no = dispute)"
    asked = {
        "linked": "report, linker", "keys": "key, day, core", "bands": "band, report", "copies": "report, original",
        "members": f"{point}, claim, actor, stance, report, start, day, score, basis",
        "points": "id, founder, words, date, report, start, contested", "across": "id, report, other, maker, body",
        "grouped": f"report, {dispute}, pair, topic, place, day", "disputes": "id, founder, name, parties"}
    return {table: sorted(store._db.all(f"SELECT {asked[table]} FROM {table}"), key=repr) for table in TABLES}


def point_of(store: Store, report: str) -> Point:
    """The point on which the first claim of a report stands."""
    found = store.point_of(next(claim.id for claim in store.claims(report=report) if not claim.own_voice))
    assert found is not None
    return found


def told(store: Store) -> set[tuple[str, str, str]]:
    """(report, kind, report) of every link between reports."""
    home = {claim.id: claim.report for claim in store.claims()}
    return {(home[link.source], link.kind, home[link.target]) for link in store.across()}


def test_a_charge_and_its_denial_in_another_report_are_one_point(store: Store) -> None:
    point = point_of(store, "charge")
    assert point == point_of(store, "denial") == point_of(store, "third")
    assert point.contested
    assert set(point.actors("asserts")) == {"KEN", "UGA"}
    assert point.actors("denies") == ("ETH",)
    assert (point.since("asserts"), point.since("denies")) == ("2023-05-01", "2023-05-02")
    assert point.words == "shelling the customs post at Moyale on 30 April"


def test_what_has_nothing_to_do_with_it_or_lies_half_a_year_off_is_another_point(store: Store) -> None:
    assert len({point_of(store, each).id for each in ("charge", "other", "later")}) == 3


def test_a_copy_counts_for_no_outlet_and_answers_nobody(store: Store) -> None:
    assert store.copies("copy") == store.copies("charge") == ("charge", "copy")
    assert store.copies("denial") == ()
    assert {each.report: each.copy_of for each in point_of(store, "charge").members}["copy"] == "charge"
    assert point_of(store, "charge").outlets("asserts") == 3
    assert not any("copy" in (source, target) for source, _, target in told(store))


def test_links_between_reports_go_from_the_later_statement(store: Store) -> None:
    assert told(store) >= {("denial", "denies", "charge"), ("third", "repeats", "charge"),
                           ("countercharge", "counter_accuses", "charge")}
    assert all(link.report == store.claim(link.source).report for link in store.across())  # type: ignore[union-attr]


def test_a_rejection_in_bare_words_finds_the_one_charge_it_can_mean(store: Store) -> None:
    analysis = store.analysis("bare")
    assert analysis is not None
    assert [each.span.words for each in analysis.unresolved] == ["the accusation"]
    assert ("bare", "denies", "charge") in told(store) | {(a, k, "charge") for a, k, b in told(store) if b == "again"}


def test_a_report_says_which_links_lead_out_of_it_and_into_it(store: Store) -> None:
    (out,) = [link for link in store.links(report="denial") if link.report == "denial" and link in list(store.across())]
    assert out in store.incoming("charge")
    assert out in list(store.across(["charge"]))
    assert list(store.across(["other"])) == []


def test_points_can_be_asked_for_by_actor_report_and_page(store: Store) -> None:
    every = list(store.points())
    assert store.count_points() == len(every) == store.counts()["points"]
    assert [each.id for each in store.points(limit=2, offset=1)] == [each.id for each in every[1:3]]
    assert list(store.points(contested=True)) == [each for each in every if each.contested]
    assert list(store.points(actor="TZA")) == [point_of(store, "other")]
    assert list(store.points(reports=["other", "later"])) == [point_of(store, "other"), point_of(store, "later")]
    assert store.point(every[0].id) == every[0]
    assert store.point("p0") is None


def test_reports_of_two_parties_are_a_dispute_until_they_rest_for_long(store: Store) -> None:
    assert {store.dispute_of(each) for each in ("charge", "denial", "third", "countercharge", "bare")} == {
        store.dispute_of("charge")}
    first, second = store.disputes()
    assert (first.name, second.name) == ("Ethiopia – Kenya", "Ethiopia – Kenya (from 2023-11)")
    assert (first.first, first.last, first.contested) == ("2023-05-01", "2023-05-05", 1)
    assert store.dispute_of("other") is None


def test_linking_twice_changes_nothing(store: Store) -> None:
    before = rows(store)
    assert store.unlinked() == ()
    assert store.link_all() == 0
    store.link_report("charge")
    assert rows(store) == before
    assert store.verify() == ()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, len(REPORTS)), max_size=6).map(sorted))
def test_reports_that_come_in_parts_give_the_same_rows(read: tuple[Analysis, ...], cuts: list[int]) -> None:
    with filled(read) as whole:
        whole.link_all()
        expected = rows(whole)
    with open_record(MEMORY) as store:
        for start, end in zip([0, *cuts], [*cuts, len(read)], strict=True):
            store.put_many(read[start:end], PLAN)
            store.link_all()
        assert rows(store) == expected


@pytest.mark.parametrize("name", [report.id for report in REPORTS])
def test_a_report_read_again_unchanged_comes_to_the_same_rows(
    store: Store, read: tuple[Analysis, ...], name: str
) -> None:
    before = rows(store)
    store.put(next(each for each in read if each.report.id == name), "plan 2")
    assert name in store.unlinked()
    assert store.verify() == ()
    store.link_all()
    assert rows(store) == before


def test_ids_stay_when_the_claim_that_raised_a_point_is_found_no_more(store: Store, read: tuple[Analysis, ...]) -> None:
    point, charge = point_of(store, "charge"), read[0]
    store.put(replace(charge, claims=(), events=(), links=(), unanswered=(), control=(), cores=(), unresolved=()), "2")
    store.link_all()
    assert store.verify() == ()
    assert point_of(store, "denial").founder != point.founder
    store.put(charge, PLAN)
    store.link_all()
    assert store.verify() == ()
    assert point_of(store, "charge").id == point.id


def test_a_kill_in_the_middle_leaves_whole_reports_and_goes_on(
    read: tuple[Analysis, ...], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_BATCH", 2)
    expected = rows(store)

    def killed(count: int) -> None:
        raise KeyboardInterrupt

    with filled(read) as stopped:
        for left in (7, 5, 3):
            with pytest.raises(KeyboardInterrupt):
                stopped.link_all(killed)
            assert len(stopped.unlinked()) == left
            assert stopped.verify() == ()
        assert stopped.link_all() == 3
        assert rows(stopped) == expected


def test_another_version_of_the_linking_starts_anew(store: Store) -> None:
    assert isinstance(store, SQLiteStore)
    before = rows(store)
    store._db.do("UPDATE linked SET linker = 'points 0'")
    assert len(store.unlinked()) == len(REPORTS)
    assert store.link_all() == len(REPORTS)
    assert rows(store) == before
