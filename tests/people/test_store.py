"""The file of people: what it keeps, what it refuses, and how long a session lasts."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import AskedWrongly, NotARecord, RecordLocked
from counterclaim.people import People, Person, may
from counterclaim.people.roles import ROLES
from counterclaim.people.store import ABSOLUTE, IDLE

WORD = "four words of nothing"


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(tmp_path: Path, clock: Clock) -> Iterator[People]:
    with People(tmp_path / "d.db.users", clock) as found:
        found.add("Ada", "admin", WORD, "test")
        yield found


def test_the_file_is_for_its_owner_only_and_holds_neither_password_nor_token(people: People) -> None:
    token = people.begin(Person("Ada", "admin"))
    assert stat.S_IMODE(people.path.stat().st_mode) == 0o600
    held = people.path.read_bytes()
    assert WORD.encode() not in held
    assert token.encode() not in held
    assert b"$argon2id$" in held


def test_a_file_that_others_could_read_is_closed_to_them(people: People) -> None:
    people.close()
    people.path.chmod(0o644)
    with People(people.path) as again:
        assert again.accounts()[0].name == "Ada"
    assert stat.S_IMODE(people.path.stat().st_mode) == 0o600


def test_another_program_s_file_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(NotARecord):
        People(tmp_path / "other.db")
    (tmp_path / "text.users").write_text("These are my notes on the people whom I met. " * 30, encoding="utf-8")
    with pytest.raises(NotARecord):
        People(tmp_path / "text.users")


@pytest.mark.parametrize("name", ["ada", "ADA", " Ada ", "\uff21da"])
def test_one_name_is_one_account_however_it_is_typed(people: People, name: str) -> None:
    with pytest.raises(AskedWrongly, match="already"):
        people.add(name, "reader", WORD, "test")
    assert people.check(name, WORD) == Person("Ada", "admin")


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb\x00", "<b>Eve</b>", "Eve\u202e", "a;b", "\ud800"])
def test_a_name_that_cannot_sign_is_refused(people: People, name: str) -> None:
    with pytest.raises(AskedWrongly):
        people.add(name, "reader", WORD, "test")


@pytest.mark.parametrize("password", ["short", "x" * 501, "aaaaaaaaaaaaaa", "a nameless onea nameless one"])
def test_a_password_that_is_easily_guessed_is_refused(people: People, password: str) -> None:
    with pytest.raises(AskedWrongly):
        people.add("A nameless one", "reader", password, "test")
    assert len(people.accounts()) == 1


def test_neither_a_wrong_password_nor_a_disabled_account_lets_anybody_in(people: People) -> None:
    people.add("Edo", "editor", WORD, "test")
    assert people.check("Edo", "four words of something") is None
    assert people.check("Nobody", WORD) is None
    assert people.check("Edo", "x" * 100_000) is None
    people.disable("Edo", "Ada")
    assert people.check("Edo", WORD) is None
    people.enable("Edo", "Ada")
    assert people.check("Edo", WORD) == Person("Edo", "editor")


def test_a_password_is_the_same_whichever_way_its_accents_are_typed(people: People) -> None:
    people.add("Zoé", "reader", "caf\u00e9 au lait chaud", "test")
    assert people.check("Zoe\u0301", "cafe\u0301 au lait chaud")


def test_a_session_ends_when_it_is_not_used(people: People, clock: Clock) -> None:
    token = people.begin(Person("Ada", "admin"))
    for _ in range(3):
        clock.now += IDLE - 1
        assert people.resume(token) == Person("Ada", "admin")
    clock.now += IDLE
    assert people.resume(token) is None


def test_a_session_ends_after_a_week_however_much_it_is_used(people: People, clock: Clock) -> None:
    token = people.begin(Person("Ada", "admin"))
    for _ in range(int(ABSOLUTE // 3600) - 1):
        clock.now += 3600
        assert people.resume(token)
    clock.now += 3600
    assert people.resume(token) is None


def test_a_session_heeds_role_and_end_of_its_account_at_once(people: People) -> None:
    people.add("Edo", "reader", WORD, "test")
    token = people.begin(Person("Edo", "reader"))
    people.set_role("Edo", "editor", "Ada")
    assert people.resume(token) == Person("Edo", "editor")
    people.disable("Edo", "Ada")
    people.enable("Edo", "Ada")
    assert people.resume(token) is None


def test_another_password_ends_the_other_sessions(people: People) -> None:
    kept, other = (people.begin(Person("Ada", "admin")) for _ in range(2))
    people.set_password("Ada", "four other words here", "Ada", keep=kept)
    assert people.resume(kept)
    assert people.resume(other) is None


@given(token=st.text(max_size=200))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_made_up_token_is_a_session(people: People, token: str) -> None:
    assert people.resume(token) is None


def test_the_last_admin_cannot_go(people: People) -> None:
    for leave in (lambda: people.set_role("Ada", "reader", "Ada"), lambda: people.disable("Ada", "Ada")):
        with pytest.raises(AskedWrongly, match="only admin"):
            leave()
    people.add("Bo", "admin", WORD, "Ada")
    people.set_role("Ada", "reader", "Bo")
    assert [each.role for each in people.accounts()] == ["reader", "admin"]


def test_who_changed_what_is_kept(people: People) -> None:
    people.add("Edo", "coder", WORD, "Ada")
    people.set_role("Edo", "editor", "Ada")
    done = [("Ada", "Edo", "made editor"), ("Ada", "Edo", "added as coder")]
    assert [each[1:] for each in people.changes()][:2] == done


def test_what_failed_leaves_no_trace(people: People) -> None:
    before = people.changes()
    for wrong in (lambda: people.set_role("Ada", "king", "Ada"), lambda: people.set_role("Nobody", "reader", "Ada"),
                  lambda: people.add("ada", "reader", WORD, "Ada")):
        with pytest.raises(AskedWrongly):
            wrong()
    assert people.changes() == before


def test_two_programs_share_the_file(people: People) -> None:
    with People(people.path) as other:
        other.add("Edo", "coder", WORD, "test")
    assert people.check("Edo", WORD)


def test_a_file_that_is_held_is_said_to_be(people: People) -> None:
    holder = sqlite3.connect(people.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    people._db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(RecordLocked):
        people.begin(Person("Ada", "admin"))
    holder.close()


def test_a_role_reaches_itself_and_those_below() -> None:
    for place, role in enumerate(ROLES):
        assert [may(Person("x", role), each) for each in ROLES] == [n <= place for n in range(len(ROLES))]
