"""`counterclaim users` and the options of `serve` that guard a record which several people share."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.app import app
from counterclaim.people import People, people_file
from counterclaim.record import open_record

WORD = "four words of nothing"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with open_record(tmp_path / "d.db"):
        pass
    return tmp_path / "d.db"


def run(*words: str, given: str | None = None):
    return CliRunner().invoke(app, list(words), input=given)


def test_the_first_admin_is_made_on_the_command_line(record: Path) -> None:
    told = run("users", "add", "Ada", "--role", "admin", "--record", str(record), given=f"{WORD}\n{WORD}\n")
    assert told.exit_code == 0, told.output
    assert WORD not in told.output
    told = run("users", "list", "--record", str(record))
    assert told.output.startswith("Ada")
    with People(people_file(record)) as people:
        assert people.check("Ada", WORD)


def test_a_password_comes_from_standard_input_for_scripts(record: Path) -> None:
    assert run("users", "add", "Bo", "--record", str(record), "--password-stdin", given=f"{WORD}\r\n").exit_code == 0
    told = run("users", "password", "Bo", "--record", str(record), "--password-stdin", given="other words here\n")
    assert told.exit_code == 0
    with People(people_file(record)) as people:
        assert people.check("Bo", "other words here")


def test_roles_and_ends_are_given(record: Path) -> None:
    for name in ("Ada", "Bo"):
        run("users", "add", name, "--role", "admin", "--record", str(record), "--password-stdin", given=f"{WORD}\n")
    assert "Bo is reader now" in run("users", "role", "Bo", "reader", "--record", str(record)).output
    assert run("users", "disable", "Bo", "--record", str(record)).exit_code == 0
    assert "disabled" in run("users", "list", "--record", str(record)).output
    assert run("users", "enable", "Bo", "--record", str(record)).exit_code == 0
    told = run("users", "disable", "Ada", "--record", str(record))
    assert told.exit_code == 2
    assert "only admin" in told.output


@pytest.mark.parametrize(("words", "told"), [
    (("users", "add", "Bo", "--password-stdin"), "at least 10"), (("users", "role", "Bo", "king"), "is no role"),
    (("users", "role", "Bo", "coder"), "There is no account"), (("serve", "--users"), "no admin yet"),
    (("serve", "--host", "0.0.0.0"), "add --users"),
])
def test_what_cannot_be_done_is_told_with_the_mend(record: Path, words: tuple[str, ...], told: str) -> None:
    answer = run(*words, "--record", str(record), given="short\n")
    assert answer.exit_code == 2
    assert told in answer.output


def test_without_a_record_no_file_of_people_is_made(tmp_path: Path) -> None:
    assert run("users", "list", "--record", str(tmp_path / "none.db")).exit_code == 2
    assert not list(tmp_path.iterdir())


def test_a_port_that_is_taken_is_told(record: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = run("serve", "--record", str(record), "--port", str(taken.getsockname()[1]))
    assert told.exit_code == 2
    assert "another --port" in told.output
