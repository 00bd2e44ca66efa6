"""Each version of a record, as its own Counterclaim left it, opened by this one."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from counterclaim.errors import RecordError
from counterclaim.record import open_record, opening
from counterclaim.record.schema import APPLICATION_ID, STEPS

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, exchange

ROWS = Path(__file__).parent / "versions"


def record_of_version(path: Path, version: int) -> None:
    """A record after its first `version` steps, with the rows that a Counterclaim of that version wrote."""
    connection = sqlite3.connect(path, isolation_level=None)
    for step in STEPS[:version]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.executescript((ROWS / f"{version}.sql").read_text(encoding="utf-8"))
    connection.close()


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
@pytest.mark.parametrize("write", [True, False])
def test_a_record_of_every_version_opens_with_all_that_it_holds(tmp_path: Path, version: int, write: bool) -> None:
    record_of_version(tmp_path / "old.db", version)
    with open_record(tmp_path / "old.db", write=write) as store:
        assert store.analysis("north-1") == exchange()
        assert [ruling.verdict for ruling in store.rulings()] == ["accepted"]
        assert store.verdicts(reports=["north-1"])[exchange().claims[0].id].verdict == "accepted"
        assert [each.value.act for each in store.missed()] == ["warn"] * (version >= 7)
        assert [each.report for each in store.assignments("Ada")] == ["north-1"] * (version >= 7)
        assert [failure.origin for failure in store.failures()] == ["scan.pdf"]
        assert [hit.report.id for hit in store.search("ferry")] == ["north-1"]
        assert [each.names[0] for each in store.knowledge().places] == ["Ostwick"] * (version >= 2)
        assert [each.id for each in store.knowledge().agreements] == ["harbour-2020"] * (version >= 4)
        assert [each.words for each in store.points()] == ["shelling the ferry at Ostwick"] * (version >= 6)
        assert [each.name for each in store.disputes()] == ["The ferry at Ostwick"] * (version >= 6)
        assert store.unlinked() == ("north-1",)
        assert store.verify() == ()


def test_the_steps_missing_are_taken_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    with open_record(path) as store:
        store.put(exchange(), PLAN)
    monkeypatch.setattr(opening, "STEPS", (*STEPS, ("CREATE TABLE later (x)", "CREATE TABLE later (x)")))
    with pytest.raises(RecordError, match="already exists"):
        open_record(path)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    connection.close()
    monkeypatch.setattr(opening, "STEPS", (*STEPS, ("CREATE TABLE later (x)",)))
    with open_record(path, write=False) as store:  # opening to read takes the steps too
        assert store.analysis("north-1") == exchange()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
    assert connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
    connection.close()
