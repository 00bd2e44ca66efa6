"""One process or several: the same results in the same order, and no report lost to a dead worker."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from counterclaim.engines import Failed, analyse, batches
from counterclaim.errors import PlanError
from counterclaim.model import Analysis, Report

sys.path.append(str(Path(__file__).parent))  # worker processes get this path too

from toy_plans import broken_plan, dying_plan, make_plan


def reports(*texts: str) -> list[Report]:
    return [Report(f"r{number}", text) for number, text in enumerate(texts)]


def outcome(results: Iterable[Analysis | Failed]) -> list[tuple[str, str]]:
    return [(each.report.id, "failed" if isinstance(each, Failed) else each.times[0].span.words) for each in results]


def test_batches_keep_the_order_and_both_limits() -> None:
    cut = list(batches(reports("aa", "bb", "cc", "d" * 9, "e"), size=2, characters=5))
    assert [[each.text for each in batch] for batch in cut] == [["aa", "bb"], ["cc"], ["d" * 9], ["e"]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_reports(jobs: int) -> None:
    given = reports(*(f"text {number}" for number in range(40)))
    assert outcome(analyse(given, make_plan, jobs, size=3)) == [(each.id, each.text) for each in given]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_the_parser_chokes_on_costs_no_other(jobs: int) -> None:
    results = list(analyse(reports("a", "CHOKE", "c"), make_plan, jobs))
    assert outcome(results) == [("r0", "a"), ("r1", "failed"), ("r2", "c")]
    assert isinstance(results[1], Failed)
    assert "text unfit for parsing" in results[1].reason


def test_a_report_that_kills_its_worker_fails_alone_and_says_why() -> None:
    results = list(analyse(reports("a", "KILL", "c", "d", "e"), make_plan, 2, size=2))
    assert outcome(results) == [("r0", "a"), ("r1", "failed"), ("r2", "c"), ("r3", "d"), ("r4", "e")]
    assert isinstance(results[1], Failed)
    assert "killed" in results[1].reason


def test_analyses_leave_their_parse_behind() -> None:
    (found,) = analyse(reports("a"), make_plan, 1)
    assert isinstance(found, Analysis)
    assert found.parse is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_plan_that_cannot_be_built_is_told_in_its_own_words(jobs: int) -> None:
    with pytest.raises(PlanError, match="not installed"):
        list(analyse(reports("a"), broken_plan, jobs))


def test_workers_that_die_at_the_start_end_the_run_instead_of_hanging() -> None:
    with pytest.raises(PlanError, match="killed"):
        list(analyse(reports("a"), dying_plan, 2))


def test_no_more_reports_are_drawn_than_are_on_their_way() -> None:
    drawn = 0

    def endless() -> Iterator[Report]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Report(f"r{drawn}", "text")

    results = analyse(endless(), make_plan, 2, size=1)
    for _ in range(5):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert drawn < 5 + 2 * 4 + 4


def test_closing_early_ends_the_workers() -> None:
    results = analyse(reports(*"abcdef"), make_plan, 2, size=1)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
