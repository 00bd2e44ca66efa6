"""A report is stored whole or not at all, on a full disk and under `kill -9`."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import RecordError
from counterclaim.exports import EXPORTERS, export, opened
from counterclaim.model import Analysis
from counterclaim.record import SQLiteStore, Store, open_record

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, again, exchange


def numbered(number: int) -> Analysis:
    return exchange(f"north-{number}", f"2022-03-{number % 28 + 1:02}")


def place(analysis: Analysis) -> tuple[str, str]:
    return analysis.report.date or "~", analysis.report.id


def fill(store: Store) -> None:
    for number in range(200):
        store.put(numbered(number), PLAN)


def exported(record: Path) -> bytes:
    out = record.with_suffix(".jsonl")
    with open_record(record, write=False) as store, opened(out) as stream:
        export(store, [EXPORTERS["jsonl"](stream)])
    return out.read_bytes()


def test_on_a_full_disk_the_report_is_refused_and_what_was_stored_stays(tmp_path: Path) -> None:
    with open_record(tmp_path / "dispute.db") as store:
        assert isinstance(store, SQLiteStore)
        pages = store._db.value("PRAGMA page_count")
        store._db.value(f"PRAGMA max_page_count = {pages + 30}")
        with pytest.raises(RecordError, match="the disk is full; make room"):
            fill(store)
        stored = store.counts()["reports"]
        assert 0 < stored < 200
        assert tuple(store.analyses()) == tuple(sorted(map(numbered, range(stored)), key=place))
        assert store.verify() == ()
        store._db.value("PRAGMA max_page_count = 100000")
        store.put(numbered(stored), PLAN)  # room was made: on with it
        assert store.counts()["reports"] == stored + 1


def test_an_analysis_that_cannot_be_stored_takes_nothing_away(tmp_path: Path) -> None:
    with open_record(tmp_path / "dispute.db") as store:
        store.put(exchange(), PLAN)
        broken = replace(again(exchange(), "claims 2"), flags=(replace(exchange().flags[0], reason=object()),))
        with pytest.raises(TypeError):
            store.put(broken, "plan 2")
        assert store.analysis("north-1") == exchange()
        assert store.known("north-1", PLAN)


READER = f"""
import sys
sys.path.append({str(Path(__file__).parent)!r})
from test_writing import numbered
from record_examples import PLAN
from counterclaim.record import open_record
with open_record(sys.argv[1]) as store:
    print("open", flush=True)
    for number in range(int(sys.argv[2])):
        report = store.identify(numbered(number).report)
        if not store.known(report.id, PLAN):
            store.put(numbered(number), PLAN)
"""


def reading(record: Path, reports: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", READER, str(record), str(reports)], stdout=subprocess.PIPE)


def test_a_reading_killed_again_and_again_ends_with_the_record_of_an_undisturbed_one(tmp_path: Path) -> None:
    reports, rolls = 400, random.Random(7)
    killed = 0
    for _ in range(6):
        with reading(tmp_path / "killed.db", reports) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(rolls.uniform(0, 0.06))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        with open_record(tmp_path / "killed.db") as store:
            assert store.verify() == ()
    assert killed
    for record in ("killed.db", "undisturbed.db"):
        with reading(tmp_path / record, reports) as process:
            assert process.wait() == 0
    assert exported(tmp_path / "killed.db") == exported(tmp_path / "undisturbed.db")
    with open_record(tmp_path / "killed.db", write=False) as store:
        assert store.counts()["reports"] == reports
        assert store.verify() == ()
