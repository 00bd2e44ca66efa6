"""Whatever is changed behind the record's back is found, named, and no reason to stop looking."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import RecordLocked
from counterclaim.model import Analysis, Link, Report, Span
from counterclaim.record import MEMORY, Problem, analysis_problems, open_record

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, dispute, exchange


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "dispute.db"
    with open_record(path) as store:
        store.put_many(dispute(), PLAN)
        assert store.verify() == ()
    return path


CHANGES = {
    "a text": ("UPDATE reports SET text = replace(text, 'ferry', 'wharf') WHERE id = 'a'", "hash that was stored"),
    "a hash": ("UPDATE reports SET sha256 = 'x' WHERE id = 'a'", "hash that was stored"),
    "an offset": ("UPDATE flags SET body = replace(body, '[60,68', '[61,69')", "is not '31 March'"),
    "words": ("UPDATE flags SET body = replace(body, '31 March', '13 March')", "is not '13 March'"),
    "a span's length": ("UPDATE flags SET body = replace(body, '[60,68', '[60,90')", "damaged row in flags"),
    "a body": ("UPDATE claims SET body = '{' WHERE position = 0", "damaged row in claims"),
    "a missing field": ("UPDATE claims SET body = '{\"id\":\"c\"}' WHERE position = 0", "damaged row in claims"),
    "a body that is no object": ("UPDATE claims SET body = '[1]' WHERE position = 0", "damaged row in claims"),
    "a date": ("UPDATE reports SET date = '2022-02-31' WHERE id = 'a'", "damaged report a"),
    "a claim taken away": ("DELETE FROM claims WHERE position = 0", "is no claim"),
    "a key": ("UPDATE claims SET actor = 'SUD' WHERE position = 0", "columns to select by"),
    "an id": ("UPDATE claims SET id = 'c1'", "have the id c1"),
    "the index": ("INSERT INTO search (search) VALUES ('delete-all')", "search index"),
    "a text unknown to the index": ("DROP TRIGGER search_update; UPDATE reports SET title = 'Calm'", "search index"),
    "an orphan": ("UPDATE traces SET report = 77 WHERE report = 1", "whose report is not there"),
}


@pytest.mark.parametrize(("statement", "found"), CHANGES.values(), ids=CHANGES)
def test_a_change_behind_the_records_back_is_found(record: Path, statement: str, found: str) -> None:
    connection = sqlite3.connect(record, isolation_level=None)
    connection.executescript(statement)
    connection.close()
    with open_record(record) as store:
        problems = store.verify()
        assert any(found in str(problem) for problem in problems), problems


def test_a_damaged_report_is_named_and_the_others_are_still_looked_at(record: Path) -> None:
    connection = sqlite3.connect(record, isolation_level=None)
    connection.execute("UPDATE claims SET body = '{' WHERE report = (SELECT no FROM reports WHERE id = 'b')")
    connection.execute("UPDATE reports SET sha256 = 'x' WHERE id = 'a2'")
    connection.close()
    with open_record(record, write=False) as store:
        assert [problem.report for problem in store.verify()] == ["b", "a2"]


def test_a_link_to_a_claim_that_is_gone_is_found() -> None:
    with open_record(MEMORY) as store:
        dangling = Link("l1", "north-1", "denies", exchange().claims[1].id, "c-gone", "cue")
        store.put(replace(exchange(), links=(dangling,)), PLAN)
        assert store.verify() == (Problem("north-1", "link l1 answers c-gone, which is no claim of this record"),)
        assert str(store.verify()[0]).startswith("north-1: link l1")


@pytest.mark.parametrize(("change", "found"), [
    ({"claims": (replace(exchange().claims[0], relays=("c-x",)), *exchange().claims[1:])}, "relays c-x"),
    ({"claims": (replace(exchange().claims[0], report="other"), *exchange().claims[1:])}, "belongs to another report"),
    ({"events": (replace(exchange().events[0], claim="c-x"),)}, "events: c-x is no claim here"),
    ({"control": (replace(exchange().control[0], claim="c-x"),)}, "control: c-x is no claim here"),
    ({"unanswered": (replace(exchange().unanswered[0], claim="c-x"),)}, "unanswered: c-x is no claim here"),
    ({"links": (replace(exchange().links[0], source="c-x"),)}, "does not begin at a claim"),
    ({"attributions": (replace(exchange().attributions[0], holder=5),)}, "inside number 5"),
    ({"agreements": (replace(exchange().agreements[0], span=Span(0, 3, "Har")),)}, "agreements: the text at [0, 3]"),
])
def test_what_does_not_hold_in_one_analysis_is_named_before_it_is_stored(change: dict[str, object], found: str) -> None:
    assert any(found in problem for problem in analysis_problems(replace(exchange(), **change)))  # type: ignore[arg-type]
    assert list(analysis_problems(exchange())) == []


def test_a_report_with_nothing_found_in_it_is_in_order() -> None:
    with open_record(MEMORY) as store:
        store.put(Analysis(Report("r1", "Calm.")), PLAN)
        assert store.verify() == ()


def test_reports_that_the_index_lacks_are_found_in_a_record_open_for_reading_too(record: Path) -> None:
    connection = sqlite3.connect(record, isolation_level=None)
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.close()
    with open_record(record, write=False) as store:
        assert any("search index" in str(problem) for problem in store.verify())


def test_a_record_that_is_being_written_is_not_called_damaged(record: Path) -> None:
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_record(record, wait=0.05) as store, pytest.raises(RecordLocked):
        store.verify()
    other.close()
