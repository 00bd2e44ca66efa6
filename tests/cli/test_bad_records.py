"""A record that cannot be used is a sentence and an exit status, whatever the verb."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from counterclaim.record import open_record

VERBS = [("read", "report.txt"), ("show",), ("export", "jsonl"), ("verify",)]


@pytest.fixture(autouse=True)
def report(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Ruritania denied it.", encoding="utf-8")


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_folder_and_a_text_are_no_record(run: Any, tmp_path: Path, words: tuple[str, ...]) -> None:
    for name in (str(tmp_path), "report.txt"):
        result = run(*words, "--record", name)
        assert result.exit_code == 2
        assert name in result.stderr
        assert "Traceback" not in result.output
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "Ruritania denied it."


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_record_of_a_later_version_is_left_alone(run: Any, tmp_path: Path, words: tuple[str, ...]) -> None:
    open_record(tmp_path / "dispute.db").close()
    with sqlite3.connect(tmp_path / "dispute.db") as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    result = run(*words)
    assert result.exit_code == 2
    assert "later Counterclaim" in result.stderr


@pytest.mark.parametrize("words", VERBS[1:], ids=" ".join)
def test_no_record_yet_says_how_to_make_one(run: Any, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert "counterclaim read" in result.stderr
