"""`read`: what it says, what it leaves in the record, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from counterclaim.record import open_record

ONE = "Date: 2022-03-26\n\nRuritania accused Sylvania of shelling the pass. Sylvania denied the accusation.\n"
TWO = "Date: 2022-03-27\n\nBorduria said that the pass was open.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder


def test_reports_are_read_once_however_often_they_are_given(run: Any, folder: Path) -> None:
    first, second = run("read", str(folder)), run("read", str(folder), str(folder / "one.txt"))
    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    assert first.stdout.startswith("2 reports read, 0 already there, 0 failed: ")
    assert second.stdout.startswith("0 reports read, 3 already there, 0 failed: ")
    assert "dispute.db now holds 2 reports." in second.stdout
    assert run("verify").exit_code == 0


def test_what_is_read_is_linked_unless_told_not_to_and_then_by_the_next_run(run: Any, folder: Path) -> None:
    left = run("read", str(folder / "one.txt"), "--no-link")
    assert "linked" not in left.stdout
    with open_record(folder.parent / "dispute.db", create=False) as store:
        assert len(store.unlinked()) == 1
        assert list(store.points()) == []
    linked = run("read", str(folder))
    assert "\n2 reports linked: the record has 2 points at issue, " in linked.stdout
    assert "reports linked" not in run("read", str(folder)).stdout


def test_what_fails_is_named_and_kept_and_the_rest_is_read(run: Any, folder: Path) -> None:
    (folder / "empty.txt").touch()
    result = run("read", str(folder), "nowhere.txt")
    assert result.exit_code == 1
    assert "2 reports read, 0 already there, 2 failed" in result.stdout
    assert "empty.txt" in result.stderr
    assert "nowhere.txt" in result.stderr
    with open_record(folder.parent / "dispute.db", create=False) as store:
        assert len(store.failures()) == 2


def test_a_failure_is_forgotten_once_the_file_reads_well(run: Any, folder: Path) -> None:
    (folder / "late.txt").touch()
    run("read", str(folder))
    (folder / "late.txt").write_text("Date: 2022-03-28\n\nSylvania said that the pass was closed.", encoding="utf-8")
    assert run("read", str(folder)).exit_code == 0
    with open_record(folder.parent / "dispute.db", create=False) as store:
        assert store.failures() == ()


def test_standard_input_is_read(run: Any) -> None:
    line = json.dumps({"id": "x1", "date": "2022-03-26", "outlet": "Elm Echo", "text": "Ruritania denied it."})
    result = run("read", "-", stdin=line + "\n{broken\n")
    assert result.exit_code == 1
    assert "1 report read, 0 already there, 1 failed" in result.stdout
    assert ":2" in result.stderr


@pytest.mark.parametrize("words", [
    ("--columns", "text"), ("--columns", "colour=red"), ("--date", "2022-02-30"), ("--parser", "no_such_parser"),
    ("--jobs", "0"), ("--record", "reports/one.txt"), ("--colour", "red"),
])
def test_wrong_usage_is_status_2_and_a_sentence(run: Any, folder: Path, words: tuple[str, ...]) -> None:
    result = run("read", str(folder), *words)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert len(result.stderr) > 20


def test_debug_shows_where_an_error_was_raised(run: Any, folder: Path) -> None:
    result = run("read", str(folder), "--record", "reports/one.txt", "--debug")
    assert result.exc_info is not None
    assert type(result.exception).__name__ == "NotARecord"


def test_workers_find_what_one_process_finds(run: Any, folder: Path) -> None:
    for number in range(70):  # more than one batch
        text = f"Date: 2022-04-01\n\nSylvania said that {number} goats were lost."
        (folder / f"more-{number:02}.txt").write_text(text, encoding="utf-8")
    run("read", str(folder), "--record", "one.db")
    result = run("read", str(folder), "--record", "two.db", "--jobs", "2")
    assert result.exit_code == 0, result.output
    assert exported(run, "one.db") == exported(run, "two.db")


def test_a_run_that_is_killed_goes_on_to_the_same_record(run: Any, tmp_path: Path) -> None:
    reports = tmp_path / "many.jsonl"
    rows = [{"id": f"x{number:03}", "date": "2022-03-26",
             "text": f"Ruritania said that {number} goats were lost. Sylvania denied that it took them."}
            for number in range(400)]
    reports.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    killed = tmp_path / "killed.db"
    start = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
    command = [*start, "read", str(reports), "--record", str(killed)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not held(killed) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert 0 < held(killed) < len(rows)
    assert run("read", str(reports), "--record", str(killed)).exit_code == 0
    assert run("verify", "--record", str(killed)).exit_code == 0
    run("read", str(reports), "--record", "whole.db")
    assert exported(run, str(killed)) == exported(run, "whole.db")


def exported(run: Any, record: str) -> str:
    return str(run("export", "jsonl", "--record", record).stdout)


def held(record: Path) -> int:
    if not record.exists():
        return 0
    try:
        with open_record(record, create=False, write=False) as store:
            return store.counts()["reports"]
    except Exception:  # not yet a record
        return 0


def test_nothing_heavy_is_loaded_for_the_help() -> None:
    code = ("import sys, counterclaim.cli.app; "
            "sys.exit(bool({'spacy', 'numpy', 'trafilatura', 'lxml', 'sqlite3'} & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reports_without_a_date_are_read_and_said_to_have_none(run: Any, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Ruritania denied the charge.\n", encoding="utf-8")
    result = run("read", str(tmp_path / "undated.txt"))
    assert result.exit_code == 0
    assert "1 report has no date" in result.stderr
