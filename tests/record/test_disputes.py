"""People rename, merge and split disputes: signed, dated, withdrawable, beside the machine's grouping."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import RecordError
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts
from counterclaim.record import MEMORY, Store, open_record

sys.path.append(str(Path(__file__).parent))

from linking_reports import REPORTS


@pytest.fixture
def store(parser: SpacyParser) -> Iterator[Store]:
    chosen = [report for report in REPORTS if report.id in ("charge", "denial", "countercharge", "later")]
    with open_record(MEMORY) as opened:
        opened.put_many([replace(each, parse=None) for each in Plan(parser, default_parts()).analyse(chosen)], "1")
        opened.link_all()
        yield opened


def names(store: Store) -> dict[str, str]:
    return {each.id: each.name for each in store.disputes()}


def test_a_name_given_stands_until_it_is_withdrawn(store: Store) -> None:
    first, _ = store.disputes()
    made = store.rename_dispute(first.id, "The Moyale crossing", "Ada", "as both call it")
    assert names(store)[first.id] == "The Moyale crossing"
    gone = store.withdraw_regrouping(made.id, "Ben")
    assert (gone.withdrawn_by, names(store)[first.id]) == ("Ben", first.name)
    assert store.withdraw_regrouping(made.id, "Cyd") == gone
    assert store.regroupings() == (gone,)


def test_merged_disputes_are_one(store: Store) -> None:
    first, second = store.disputes()
    made = store.merge_disputes(second.id, first.id, "Ada")
    (whole,) = store.disputes()
    assert (whole.id, whole.reports) == (first.id, first.reports + second.reports)
    assert store.reports_of(first.id) == ("charge", "denial", "countercharge", "later")
    assert store.reports_of(second.id) == ()
    assert store.dispute_of("later") == first.id
    store.withdraw_regrouping(made.id, "Ada")
    assert store.disputes() == (first, second)


def test_reports_split_off_are_a_dispute_of_their_own(store: Store) -> None:
    first, second = store.disputes()
    made = store.split_dispute(first.id, ["countercharge"], "Sololo", "Ada")
    assert names(store) == {first.id: first.name, second.id: second.name, made.into: "Sololo"}
    assert store.reports_of(made.into) == ("countercharge",)
    assert store.reports_of(first.id) == ("charge", "denial")
    store.merge_disputes(made.into, second.id, "Ada")
    assert store.reports_of(second.id) == ("countercharge", "later")
    store.withdraw_regrouping(made.id, "Ada")
    assert store.reports_of(first.id) == ("charge", "denial", "countercharge")


def test_what_makes_no_sense_is_refused(store: Store) -> None:
    first, second = store.disputes()
    for wrong in (
        lambda: store.rename_dispute("d0", "Name", "Ada"), lambda: store.rename_dispute(first.id, " ", "Ada"),
        lambda: store.rename_dispute(first.id, "Name", ""), lambda: store.merge_disputes(first.id, first.id, "Ada"),
        lambda: store.split_dispute(first.id, ["later"], "Name", "Ada"),
        lambda: store.split_dispute(second.id, ["later"], "Name", "Ada"),
        lambda: store.withdraw_regrouping("g0", "Ada"),
    ):
        with pytest.raises(RecordError):
            wrong()
    assert store.regroupings() == ()


def test_disputes_are_told_a_page_at_a_time_as_in_one(store: Store) -> None:
    def told() -> None:
        whole = store.disputes()
        assert store.count_disputes() == len(whole)
        for limit in (1, 2, 5):
            pages = [store.disputes(limit, at) for at in range(0, len(whole), limit)]
            assert tuple(each for page in pages for each in page) == whole
        assert store.disputes(2, 99) == ()

    told()
    first, second = store.disputes()
    made = store.split_dispute(first.id, ["countercharge"], "Sololo", "Ada")
    told()
    store.merge_disputes(made.into, second.id, "Ada")
    told()
    (one,) = (each for each in store.disputes() if each.id == second.id)
    assert one.reports == second.reports + 1
    assert set(second.parties) <= set(one.parties)
    store.merge_disputes(second.id, first.id, "Ada")
    told()
    (whole,) = store.disputes()
    assert (whole.reports, whole.claims) == (first.reports + second.reports, first.claims + second.claims)
