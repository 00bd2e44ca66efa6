"""The one connection to a record's file: statements, transactions, and every SQLite error in our own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from counterclaim.errors import NotARecord, RecordError, RecordLocked

__all__ = ["Database", "in_our_words"]

Row = tuple[Any, ...]


@contextmanager
def in_our_words(path: str) -> Iterator[None]:
    """Raise a RecordError, naming the file and the mend, for any SQLite error in the block."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(path, error) from error


def _translated(path: str, error: sqlite3.Error) -> RecordError:
    # extended codes hold the primary one in their low byte
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RecordLocked(f"{path} is held by another process; wait until that is done, then run this again.")
        case sqlite3.SQLITE_NOTADB:
            return NotARecord(f"{path} is not a Counterclaim record; name another file with --record.")
        case sqlite3.SQLITE_CORRUPT:
            return RecordError(f"{path} is damaged ({error}); restore it from a backup, or read the reports anew.")
        case sqlite3.SQLITE_FULL:
            return RecordError(f"{path} cannot grow: the disk is full; make room and run this again, nothing is lost.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return RecordError(f"{path} cannot be written; change its permissions, or name another with --record.")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return RecordError(f"{path} cannot be opened ({error}); check the disk and its folder's permissions.")
    return RecordError(f"{path}: the record refused this ({error}).")


class Database:
    """Statements over one SQLite connection. Text that UTF-8 cannot hold (lone surrogates) is stored as bytes."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.connection = connection
        self.path = path
        self.writable = True

    def all(self, sql: str, *values: Any) -> list[Row]:
        """Every row of a query."""
        with in_our_words(self.path):
            return [_unbound(row) for row in self.connection.execute(sql, _bound(values))]

    def one(self, sql: str, *values: Any) -> Row | None:
        """The first row of a query, if there is one."""
        rows = self.all(sql, *values)
        return rows[0] if rows else None

    def value(self, sql: str, *values: Any) -> Any:
        """The first cell of the first row, None if there is none."""
        row = self.one(sql, *values)
        return row[0] if row else None

    def do(self, sql: str, *values: Any) -> int:
        """Run a statement; the number of rows that it changed."""
        with in_our_words(self.path):
            return self.connection.execute(sql, _bound(values)).rowcount

    def do_all(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""
        with in_our_words(self.path):
            self.connection.executemany(sql, (_bound(row) for row in rows))

    @contextmanager
    def transaction(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
        """All of the block or nothing of it."""
        self.do(begin)
        try:
            yield
            self.do("COMMIT")
        except BaseException:
            # a full disk or a failing one may have rolled back already
            if self.connection.in_transaction:
                self.do("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every query in the block sees the record as it was at the first of them."""
        if self.connection.in_transaction:
            yield
            return
        with self.transaction("BEGIN"):
            yield

    def close(self) -> None:
        with in_our_words(self.path):
            self.connection.close()


def _bound(values: Sequence[Any]) -> list[Any]:
    return [_bytes_if_broken(each) if type(each) is str else each for each in values]


def _bytes_if_broken(text: str) -> str | bytes:
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _unbound(row: Row) -> Row:
    if bytes in map(type, row):
        return tuple(each.decode("utf-8", "surrogatepass") if type(each) is bytes else each for each in row)
    return row
