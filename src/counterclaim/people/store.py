"""The file of people beside a record (`dispute.db.users`): a record is handed on to others, its people are not."""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from counterclaim.errors import AskedWrongly, NotARecord, RecordError, RecordLocked
from counterclaim.people import passwords
from counterclaim.people.roles import ROLES, Person, Role, key_of

__all__ = ["ABSOLUTE", "IDLE", "Account", "People", "people_file"]

IDLE, ABSOLUTE = 12 * 3600.0, 7 * 86_400.0  # seconds: a working day unused, a week at the most
_SEEN_EVERY = 60.0  # a session's last use is written down no more often than this
_LONGEST_NAME = 60

_APPLICATION_ID = 0x43435550  # "CCUP"
_SCHEMA = (
    """CREATE TABLE people (key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, hash TEXT NOT NULL,
       made TEXT NOT NULL, disabled TEXT) STRICT""",
    """CREATE TABLE sessions (hash TEXT PRIMARY KEY, key TEXT NOT NULL REFERENCES people (key), made REAL NOT NULL,
       seen REAL NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX sessions_by_key ON sessions (key)",
    "CREATE TABLE changes (at TEXT NOT NULL, by TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL) STRICT",
    f"PRAGMA application_id = {_APPLICATION_ID}",
    "PRAGMA user_version = 1",
)


@dataclass(frozen=True, slots=True)
class Account:
    """One account as it is listed; `made` and `disabled` are ISO times in UTC; `sessions`: how many are open."""

    name: str
    role: Role
    made: str
    disabled: str | None
    sessions: int


def people_file(record: Path) -> Path:
    """Where the people of a record are kept."""
    return record.with_name(f"{record.name}.users")


class People:
    """Accounts and sessions; safe to use from several threads. Passwords and session tokens are kept as hashes only.

    Made where there is none, for its owner's eyes only. What people ask wrongly is AskedWrongly; NotARecord for
    another program's file, RecordLocked and RecordError where the file itself fails.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path, self._clock, self._lock = path, clock, threading.RLock()
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            path.chmod(0o600)
        except OSError as error:
            raise RecordError(f"{path} cannot be opened ({error.strerror}); check its permissions.") from error
        with self._told():
            self._db = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA foreign_keys = ON")
            self._made()

    # accounts
    def add(self, name: str, role: str, password: str, by: str) -> Person:
        """Make an account. AskedWrongly if there is one of this name, whatever its case."""
        name, known = _named(name), _role(role)
        passwords.check(password, name)
        stored = passwords.hashed(password)
        with self._change(name, by, f"added as {known}"):
            if self._one("SELECT 1 FROM people WHERE key = ?", key_of(name)):
                raise AskedWrongly(f"There is an account {name!r} already; take another name.")
            self._do("INSERT INTO people VALUES (?, ?, ?, ?, ?, NULL)", key_of(name), name, known, stored, self._now())
        return Person(name, known)

    def accounts(self) -> tuple[Account, ...]:
        """All accounts by name, disabled ones too."""
        oldest, idle = self._clock() - ABSOLUTE, self._clock() - IDLE
        rows = self._all("SELECT name, role, made, disabled, (SELECT count(*) FROM sessions WHERE key = people.key AND "
                         "sessions.made > ? AND seen > ?) FROM people ORDER BY key", oldest, idle)
        return tuple(Account(*row) for row in rows)

    def set_role(self, name: str, role: str, by: str) -> None:
        """Give another role; it counts from the next request on."""
        known = _role(role)
        with self._change(name, by, f"made {known}"):
            self._keeping_an_admin(self._known(name), leaving=known != "admin")
            self._do("UPDATE people SET role = ? WHERE key = ?", known, key_of(name))

    def set_password(self, name: str, password: str, by: str, keep: str | None = None) -> None:
        """Set a password and end all sessions of the account, but the one whose token is `keep`."""
        passwords.check(password, name)
        stored = passwords.hashed(password)
        with self._change(name, by, "password set"):
            self._known(name)
            self._do("UPDATE people SET hash = ? WHERE key = ?", stored, key_of(name))
            self._do("DELETE FROM sessions WHERE key = ? AND hash <> ?", key_of(name), _hash(keep) if keep else "")

    def disable(self, name: str, by: str) -> None:
        """Let nobody in under this name and end its sessions; what it signed stays signed."""
        with self._change(name, by, "disabled"):
            self._keeping_an_admin(self._known(name), leaving=True)
            self._do("UPDATE people SET disabled = ? WHERE key = ?", self._now(), key_of(name))
            self._do("DELETE FROM sessions WHERE key = ?", key_of(name))

    def enable(self, name: str, by: str) -> None:
        """Let a disabled account in again."""
        with self._change(name, by, "enabled"):
            self._known(name)
            self._do("UPDATE people SET disabled = NULL WHERE key = ?", key_of(name))

    def changes(self) -> tuple[tuple[str, str, str, str], ...]:
        """Who changed which account, when and how, the latest first: time, by, name, what."""
        return tuple(self._all("SELECT at, by, name, what FROM changes ORDER BY rowid DESC LIMIT 200"))

    # sessions
    def check(self, name: str, password: str) -> Person | None:
        """Whoever has this name and password; None, after the same time, for whatever is wrong with them."""
        row = self._one("SELECT name, role, hash, disabled FROM people WHERE key = ?", key_of(name))
        right = passwords.is_right(password, row[2] if row else None)
        return Person(row[0], row[1]) if row and right and row[3] is None else None

    def begin(self, person: Person) -> str:
        """A new session; its token is told this once and cannot be found out from the file."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._writing():
            self._do("DELETE FROM sessions WHERE made <= ? OR seen <= ?", now - ABSOLUTE, now - IDLE)
            self._do("INSERT INTO sessions VALUES (?, ?, ?, ?)", _hash(token), key_of(person.name), now, now)
        return token

    def resume(self, token: str) -> Person | None:
        """Whoever's session it is, with the role of this moment; None where there is none, or it is over."""
        now = self._clock()
        row = self._one("SELECT name, role, sessions.made, seen FROM sessions JOIN people USING (key) "
                        "WHERE sessions.hash = ? AND disabled IS NULL", _hash(token))
        if row is None or now - row[2] >= ABSOLUTE or now - row[3] >= IDLE:
            return None
        if now - row[3] >= _SEEN_EVERY:
            with self._writing():
                self._do("UPDATE sessions SET seen = ? WHERE hash = ?", now, _hash(token))
        return Person(row[0], row[1])

    def end(self, token: str) -> None:
        """Log out."""
        with self._writing():
            self._do("DELETE FROM sessions WHERE hash = ?", _hash(token))

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # the file
    def _made(self) -> None:
        """Make the tables in an empty file; refuse any other program's."""
        with self._writing():
            ours = self._one("PRAGMA application_id") == (_APPLICATION_ID,)
            if not ours and self._one("SELECT 1 FROM sqlite_master"):
                raise NotARecord(f"{self.path} is another program's database; move it out of the way.")
            if not ours:
                for statement in _SCHEMA:
                    self._do(statement)

    def _known(self, name: str) -> tuple[str, str]:
        """The key of an account and its role, "" where it is disabled."""
        row = self._one("SELECT key, role, disabled FROM people WHERE key = ?", key_of(name))
        if row is None:
            raise AskedWrongly(f"There is no account {name!r}; `counterclaim users list` shows those there are.")
        return row[0], "" if row[2] else row[1]

    def _keeping_an_admin(self, known: tuple[str, str], *, leaving: bool) -> None:
        others = self._one("SELECT 1 FROM people WHERE role = 'admin' AND disabled IS NULL AND key <> ?", known[0])
        if leaving and known[1] == "admin" and not others:
            raise AskedWrongly("This is the only admin; make somebody else admin first.")

    @contextmanager
    def _change(self, name: str, by: str, what: str) -> Iterator[None]:
        """All of the block or nothing of it, and a line of who did it."""
        with self._writing():
            yield
            self._do("INSERT INTO changes VALUES (?, ?, ?, ?)", self._now(), by, name, what)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock, self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _all(self, sql: str, *values: Any) -> list[Any]:
        with self._lock, self._told():
            return self._db.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: Any) -> Any:
        with self._lock, self._told():
            return self._db.execute(sql, values).fetchone()

    def _do(self, sql: str, *values: Any) -> None:
        self._db.execute(sql, values)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise RecordLocked(f"{self.path} is held by another process; try again.") from error
            if code == sqlite3.SQLITE_NOTADB:
                raise NotARecord(f"{self.path} is no file of people; move it out of the way.") from error
            raise RecordError(f"{self.path}: the file of people refused this ({error}).") from error

    def _now(self) -> str:
        return datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")


def _hash(token: str) -> str:
    """Of 256 random bits a plain hash is enough: nobody can try them all."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _named(name: str) -> str:
    """The name as it will be signed with. AskedWrongly for one that cannot be read on one line."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not 1 <= len(name) <= _LONGEST_NAME:
        raise AskedWrongly(f"A name has 1 to {_LONGEST_NAME} characters; this one has {len(name)}.")
    if not all(each == " " or each in ".,-_'’@+" or unicodedata.category(each)[0] in "LMN" for each in name):
        raise AskedWrongly(f"The name {name!r} holds what no name can hold; take letters, digits and . , - _ ' @ +.")
    return name


def _role(role: str) -> Role:
    for each in ROLES:
        if each == role:
            return each
    raise AskedWrongly(f"{role!r} is no role; take {', '.join(ROLES)}.")
