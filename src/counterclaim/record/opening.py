"""Opening a record: what the file is, what may be done with it, and its steps from an older version to now."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from counterclaim.errors import NewerRecord, NotARecord, RecordError
from counterclaim.record.database import Database, in_our_words
from counterclaim.record.schema import APPLICATION_ID, STEPS

__all__ = ["MEMORY", "WAIT", "open_database"]

MEMORY = ":memory:"
WAIT = 5.0  # seconds that a write waits for another process; a transaction of ours takes milliseconds
_MAGIC = b"SQLite format 3\x00"
# Bytes of the smallest database: SQLite itself says of a larger file whether it is one, and takes a smaller one for
# empty. A record is never opened but by SQLite: to close a file drops all locks that the process holds on it, those of
# other connections too, and then another process may take the log away that they read.
_LEAST = 512


def open_database(path: Path | str, *, create: bool = True, write: bool = True, wait: float = WAIT,
                  roams: bool = False) -> Database:
    """A checked connection to the record at `path`, migrated to this version; see `open_record` for the errors."""
    if str(path) == MEMORY:
        return _checked(_connected(MEMORY, MEMORY, wait, roams), fresh=True, write=True)
    path = Path(path)
    fresh = _is_fresh(path)
    if fresh and not (create and write):
        raise RecordError(f"There is no record at {path}; run `counterclaim read` first, or name one with --record.")
    if fresh and not path.parent.is_dir():
        raise RecordError(f"{path} cannot be made, for there is no folder {path.parent}; make that first.")
    uri = path.absolute().as_uri()
    if write:
        db = _connected(str(path), f"{uri}?mode={'rwc' if create else 'rw'}", wait, roams)
        return _checked(db, fresh=create, write=True)
    db = _checked(_connected(str(path), f"{uri}?{_reading_mode(path, wait)}", wait, roams), fresh=False, write=False)
    if db.value("PRAGMA user_version") < len(STEPS):
        db.close()
        open_database(path, create=False, wait=wait).close()
        return open_database(path, create=False, write=False, wait=wait, roams=roams)
    return db


def _is_fresh(path: Path) -> bool:
    """Whether there is nothing there yet. NotARecord where something else is, which stays untouched."""
    try:
        if path.is_dir():
            raise NotARecord(f"{path} is a folder, not a record; name a file with --record.")
        if not path.exists():
            return True
        if not path.is_file():
            raise NotARecord(f"{path} is no ordinary file; name another with --record.")
        size = path.stat().st_size
        if size >= _LEAST:
            return False
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise RecordError(f"{path} cannot be opened: {error.strerror or error}; check its permissions.") from error
    if head and head != _MAGIC:
        raise NotARecord(f"{path} is not a Counterclaim record; name another file with --record.")
    return not head


def _reading_mode(path: Path, wait: float) -> str:
    """How to open a record for reading only; `_checked` then forbids every write.

    A connection that could write takes the log and the shared memory beside the file away when it closes, one that
    could not leaves them there. Where the folder cannot be written SQLite cannot make them at all; with nothing in
    the log nobody is writing, and the file can be read as it stands.
    """
    trial = _connected(str(path), f"{path.absolute().as_uri()}?mode=rw", wait)
    try:
        trial.value("SELECT count(*) FROM sqlite_master")
    except RecordError as error:
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
        log = path.with_name(f"{path.name}-wal")
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) and not (log.exists() and log.stat().st_size):
            return "mode=ro&immutable=1"
    finally:
        trial.close()
    return "mode=rw"


def _connected(shown: str, target: str, wait: float, roams: bool = False) -> Database:
    with in_our_words(shown):
        return Database(sqlite3.connect(target, timeout=wait, isolation_level=None, uri=target != MEMORY,
                                        check_same_thread=not roams), shown)


def _checked(db: Database, *, fresh: bool, write: bool) -> Database:
    """The database, once it has proved to be a record, else closed. `fresh`: an empty file may become one."""
    try:
        _check(db, fresh=fresh)
        if write:
            db.all("PRAGMA journal_mode = WAL")
            # beside a log: a kill loses nothing, a power cut at most the last reports
            db.do("PRAGMA synchronous = NORMAL")
            _migrate(db)
        else:
            db.do("PRAGMA query_only = ON")
            db.writable = False
        db.do("PRAGMA foreign_keys = ON")
    except BaseException:
        db.close()
        raise
    return db


def _check(db: Database, *, fresh: bool) -> None:
    """NotARecord unless the file says that it is one, NewerRecord if a later Counterclaim wrote it."""
    version = db.value("PRAGMA user_version")
    if db.value("PRAGMA application_id") != APPLICATION_ID:
        empty = version == 0 and not db.value("SELECT count(*) FROM sqlite_master")
        if empty and not fresh:
            raise RecordError(f"{db.path} is still empty; run `counterclaim read` first, or name another record.")
        if not empty:
            raise NotARecord(f"{db.path} is another program's database; name another file with --record.")
    if version > len(STEPS):
        raise NewerRecord(f"{db.path} was written by a later Counterclaim (record version {version}, this one knows "
                          f"{len(STEPS)}); upgrade Counterclaim to open it.")


def _migrate(db: Database) -> None:
    """Take the steps that the record lacks, all or none; another process may be taking them at this moment."""
    if db.value("PRAGMA user_version") == len(STEPS):
        return
    with db.transaction():
        for step in STEPS[db.value("PRAGMA user_version"):]:
            for statement in step:
                db.do(statement)
        db.do(f"PRAGMA application_id = {APPLICATION_ID}")
        db.do(f"PRAGMA user_version = {len(STEPS)}")
