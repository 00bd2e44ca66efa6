"""The claims that most need a person, found by index, and who is to code what."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import RecordError
from counterclaim.model import Analysis
from counterclaim.record import MEMORY, SQLiteStore, Store, open_record
from counterclaim.record.candidates import _BY_DOUBT, _open

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, dispute, exchange

SPOKEN = [claim for claim in exchange().claims if not claim.own_voice]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_record(MEMORY) as opened:
        opened.put_many(dispute(), PLAN)
        yield opened


def scored(report: str, *scores: float) -> Analysis:
    """A report whose claims were found with these scores, and nothing else."""
    found = exchange(report)
    claims = tuple(replace(claim, score=score) for claim, score in zip(found.claims, scores, strict=False))
    return Analysis(found.report, claims=claims)


def test_every_spoken_claim_comes_with_what_hangs_on_it(store: Store) -> None:
    found = {each.claim.id: each for each in store.candidates()}
    assert len(found) == 4 * len(SPOKEN)
    analysis = exchange("a")
    accusation, denial = analysis.claims[:2]
    assert found[accusation.id].links == found[denial.id].links == analysis.links
    assert found[denial.id].unanswered == analysis.unanswered
    assert found[accusation.id].events == analysis.events[:1]
    assert found[accusation.id].flags == analysis.flags


def test_what_a_coder_ruled_on_is_left_out_for_that_coder_alone(store: Store) -> None:
    subject = exchange("a").claims[0].id
    mine = store.rule(subject, "accepted", "Ada")

    def names(by: str | None) -> set[str]:
        return {each.claim.id for each in store.candidates(by=by)}

    assert subject not in names("Ada")
    assert subject in names("Ben")
    assert subject not in names(None)
    store.withdraw(mine.id, "Ada")
    assert subject in names("Ada") & names(None)


def test_the_doubtful_come_first_and_a_page_is_no_longer_than_asked() -> None:
    with open_record(MEMORY) as store:
        store.put_many((scored("a", 0.9, 0.4, 0.8), scored("b", 0.2, 1.0, 0.7)), PLAN)
        assert [each.claim.score for each in store.candidates(limit=6)][:3] == [0.2, 0.4, 0.7]
        assert [each.claim.score for each in store.candidates(limit=2)] == [0.2]


def test_only_the_reports_asked_for(store: Store) -> None:
    assert {each.claim.report for each in store.candidates(reports=["a", "b"])} == {"a", "b"}
    store.assign("Ada", ["c"], "Eve")
    assert {each.claim.report for each in store.candidates(by="Ada", assigned=True)} == {"c"}
    assert store.candidates(by="Ben", assigned=True) == ()


def test_the_most_doubtful_are_sought_along_their_index(store: Store) -> None:
    assert isinstance(store, SQLiteStore)
    ask = _BY_DOUBT.format(open=_open("Ada", False, None), plus="")
    plan = " ".join(row[3] for row in store._db.all(f"EXPLAIN QUERY PLAN {ask}", "Ada", None, 10))
    assert "USING INDEX claims_by_doubt" in plan
    assert "TEMP B-TREE" not in plan


# who codes what

def test_assignments_stand_by_coder_and_report_and_can_be_taken_off(store: Store) -> None:
    assert store.assign("Ben", ["a"], "Eve") == 1
    assert store.assign("Ada", ["c", "a", "c"], "Eve") == 2
    assert store.assign("Ada", ["a"], "Eve") == 0
    assert [(each.coder, each.report, each.by) for each in store.assignments()] == [
        ("Ada", "a", "Eve"), ("Ada", "c", "Eve"), ("Ben", "a", "Eve")]
    assert store.unassign("Ada", ["a", "b"]) == 1
    assert [each.report for each in store.assignments("Ada")] == ["c"]


@pytest.mark.parametrize(("coder", "report", "by", "why"), [
    ("Ada", "nowhere", "Eve", "holds no report 'nowhere'"), (" ", "a", "Eve", "who is to code"),
    ("Ada", "a", "", "by whom")])
def test_an_assignment_without_sense_is_refused(store: Store, coder: str, report: str, by: str, why: str) -> None:
    with pytest.raises(RecordError, match=why):
        store.assign(coder, ["b", report], by)
    assert store.assignments() == ()


def test_a_sample_is_the_same_whatever_the_order_of_reading_and_only_grows() -> None:
    drawn = []
    for order in (range(40), reversed(range(40))):
        with open_record(MEMORY) as store:
            store.put_many((exchange(f"r{number}") for number in order), PLAN)
            store.put(Analysis(replace(exchange().report, id="silent")), PLAN)
            assert set(store.sample(5, "x")) < set(store.sample(6, "x"))
            assert "silent" not in store.sample(50)
            drawn.append((store.sample(5, "x"), store.sample(5, "y")))
    assert drawn[0] == drawn[1]
    assert drawn[0][0] != drawn[0][1]
