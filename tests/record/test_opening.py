"""What a file turns out to be: a record, nothing yet, or something else, which is left untouched."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError, NewerRecord, NotARecord, RecordError, RecordLocked
from counterclaim.record import open_record

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, dispute, exchange


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "dispute.db"
    with open_record(path) as store:
        store.put_many(dispute(), PLAN)
    return path


def raw(path: Path, *statements: str) -> None:
    """Run statements on the file behind the record's back."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_new_record_is_made_and_found_again(record: Path) -> None:
    with open_record(record, create=False) as store:
        assert tuple(store.analyses()) == dispute()
    with open_record(record, write=False) as store:
        assert tuple(store.analyses()) == dispute()


@pytest.mark.parametrize("write", [True, False])
def test_closing_leaves_one_file(record: Path, write: bool) -> None:
    with open_record(record, write=write) as store:
        assert store.counts()["reports"] == 4
    assert [path.name for path in record.parent.iterdir()] == ["dispute.db"]


@pytest.mark.parametrize("create", [True, False])
def test_reading_where_there_is_no_record_says_to_read_reports_first(tmp_path: Path, create: bool) -> None:
    with pytest.raises(RecordError, match="run `counterclaim read` first"):
        open_record(tmp_path / "dispute.db", create=create, write=False)
    assert list(tmp_path.iterdir()) == []


def test_writing_without_leave_to_create_says_the_same(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="run `counterclaim read` first"):
        open_record(tmp_path / "dispute.db", create=False)


def test_an_empty_file_becomes_a_record_only_when_reports_are_read(tmp_path: Path) -> None:
    path = tmp_path / "dispute.db"
    path.touch()
    with pytest.raises(RecordError, match="run `counterclaim read` first"):
        open_record(path, write=False)
    with open_record(path) as store:
        store.put(exchange(), PLAN)
        assert store.verify() == ()


def test_a_run_killed_before_the_tables_were_made_leaves_a_file_that_can_become_a_record(tmp_path: Path) -> None:
    path = tmp_path / "dispute.db"
    raw(path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (x)", "DROP TABLE t")
    with pytest.raises(RecordError, match="still empty"):
        open_record(path, write=False)
    with open_record(path) as store:
        assert store.verify() == ()


OTHERS = {"one byte": b"x", "text": b"Norland accused Sudland.\n" * 400, "zeros": bytes(4096), "near": b"SQLite 2"}


@pytest.mark.parametrize("content", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("write", [True, False])
def test_any_other_file_is_no_record_and_stays_as_it_was(tmp_path: Path, content: bytes, write: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotARecord, match=r"notes\.txt is not a Counterclaim record"):
        open_record(path, write=write)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_database_is_no_record_and_stays_as_it_was(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "other.db"
    raw(path, "CREATE TABLE reports (id TEXT)", "PRAGMA user_version = 1")
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="another program's database"):
        open_record(path, write=write)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_a_pipe_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="is a folder"):
        open_record(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotARecord, match="no ordinary file"):
        open_record(tmp_path / "pipe")
    with pytest.raises(RecordError, match="there is no folder"):
        open_record(tmp_path / "no" / "dispute.db")
    (tmp_path / "file").touch()
    with pytest.raises(RecordError):
        open_record(tmp_path / "file" / "dispute.db")


def test_names_with_marks_of_a_uri_are_names(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1 é.db"
    with open_record(path) as store:
        store.put(exchange(), PLAN)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_newer_record_is_refused_and_stays_as_it_was(record: Path) -> None:
    raw(record, "PRAGMA user_version = 99")
    before = record.read_bytes()
    with pytest.raises(NewerRecord, match="version 99"):
        open_record(record)
    assert record.read_bytes() == before


@pytest.mark.parametrize("keep", [17, 100, 5000, 0.5, 0.99])
def test_a_truncated_record_is_refused_in_one_sentence(record: Path, keep: float) -> None:
    content = record.read_bytes()
    record.write_bytes(content[: int(keep if keep > 1 else keep * len(content))])
    with pytest.raises(RecordError, match=r"damaged|not a Counterclaim record"), open_record(record) as store:
        list(store.analyses())


def test_damage_inside_never_raises_anything_of_sqlite(record: Path) -> None:
    content = record.read_bytes()
    for page in range(4096, len(content), 4096):
        record.write_bytes(content[:page] + b"\xff" * 4096 + content[page + 4096 :])
        try:
            with open_record(record) as store:
                problems = store.verify()
                assert problems, page
                assert not any("\n" in str(problem) for problem in problems)
        except CounterclaimError:
            pass


def test_a_record_that_another_process_writes_is_locked_with_a_sentence(record: Path) -> None:
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with open_record(record, wait=0.05) as store:
            assert store.counts()["reports"] == 4  # reading goes on
            with pytest.raises(RecordLocked, match="another process"):
                store.put(exchange("new"), PLAN)
            other.execute("ROLLBACK")
            store.put(exchange("new"), PLAN)
            assert store.counts()["reports"] == 5
    finally:
        other.close()


def test_a_wholly_locked_record_cannot_be_opened_and_says_so(record: Path) -> None:
    raw(record, "PRAGMA journal_mode = DELETE")
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(RecordLocked, match="another process"):
            open_record(record, wait=0.05)
    finally:
        other.close()


def test_a_record_opened_for_reading_cannot_be_written(record: Path) -> None:
    with open_record(record, write=False) as store:
        with pytest.raises(RecordError, match="cannot be written"):
            store.put(exchange("new"), PLAN)
        assert store.verify() == ()


def test_a_snapshot_does_not_see_what_is_written_meanwhile(record: Path) -> None:
    with open_record(record, write=False) as reader, open_record(record) as writer:
        with reader.snapshot():
            before = reader.counts()["reports"]
            writer.put(exchange("new"), PLAN)
            assert reader.counts()["reports"] == before
        assert reader.counts()["reports"] == before + 1


@pytest.fixture
def foreign_folder() -> Iterator[Path]:
    """A folder that anybody may enter and only its owner may write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def try_as_nobody(path: Path, *, write: bool) -> str:
    """What a process without our permissions gets from the record, or is told."""
    ours, theirs = multiprocessing.Pipe()
    # forked, since another user may not be able to run the interpreter that we run
    child = multiprocessing.get_context("fork").Process(target=_try, args=(path, write, theirs))
    child.start()
    told = ours.recv()
    child.join()
    return str(told)


def _try(path: Path, write: bool, told: Connection) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        with open_record(path, write=write) as store:
            told.send(f"{store.counts()['reports']} reports, {len(store.verify())} problems")
    except Exception as error:
        told.send(f"{type(error).__name__}: {error}")


def test_in_a_read_only_place_a_record_can_be_read_and_not_made_or_written(foreign_folder: Path) -> None:
    path = foreign_folder / "dispute.db"
    foreign_folder.chmod(0o555)
    assert try_as_nobody(path, write=True).startswith("RecordError: ")
    foreign_folder.chmod(0o755)
    with open_record(path) as store:
        store.put_many(dispute(), PLAN)
    path.chmod(0o444)
    foreign_folder.chmod(0o555)
    assert try_as_nobody(path, write=False) == "4 reports, 0 problems"
    assert "cannot be written" in try_as_nobody(path, write=True)
    foreign_folder.chmod(0o755)
    path.chmod(0)
    assert try_as_nobody(path, write=False).startswith("RecordError: ")


def test_another_process_leaves_the_log_that_connections_here_read(tmp_path: Path) -> None:
    path = tmp_path / "d.db"
    other = f"from counterclaim.record import open_record as o\nwith o({str(path)!r}, write=False) as s: s.counts()"
    with open_record(path) as writer, open_record(path, create=False, write=False) as reader:
        writer.put(exchange("a", "2022-03-28"), PLAN)
        assert reader.counts("reports") == {"reports": 1}
        with open_record(path, create=False, write=False) as another:  # opened and closed beside the two
            assert another.report("a")
        log = path.with_name("d.db-wal").stat().st_ino
        subprocess.run([sys.executable, "-c", other], check=True)
        assert path.with_name("d.db-wal").stat().st_ino == log
        writer.put(exchange("b", "2022-03-29"), PLAN)
        assert reader.counts("reports") == {"reports": 2}
