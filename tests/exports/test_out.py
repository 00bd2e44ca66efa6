"""Where an export goes: a file that is whole or untouched, a pipe that may close early."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.exports import opened


def fail_halfway(path: Path) -> None:
    with opened(path) as out:
        out.write("new\n")
        raise ValueError("halfway")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old\n")
    path.chmod(0o640)
    with opened(path) as out:
        out.write("Şuşa\n")
        assert path.read_text() == "old\n"
    assert path.read_bytes() == "Şuşa\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old\n")
    with pytest.raises(ValueError, match="halfway"):
        fail_halfway(path)
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with opened(tmp_path / "new"):
        pass
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_symbolic_link_goes_on_pointing_at_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").touch()
    (tmp_path / "link").symlink_to("real")
    with opened(tmp_path / "link") as out:
        out.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with opened(Path(os.devnull)) as out:
        out.write("x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["", "no/out.jsonl"])
def test_a_folder_or_a_missing_one_is_named_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(CounterclaimError, match="name a"), opened(tmp_path / name):
        pass


def test_a_full_device_is_named_in_a_sentence() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(CounterclaimError, match="full cannot be written: No space left"), opened("/dev/full") as out:
        out.write("x" * 100_000)


WRITER = """
import sys
from counterclaim.exports import opened
with opened(None) as out:
    for number in range({lines}):
        out.write("\\u015eu\\u015fa\\n")
print("after", file=sys.stderr)
"""


def run(lines: int, command: str = "cat") -> subprocess.CompletedProcess[bytes]:
    code = f'"{sys.executable}" -c \'{WRITER.format(lines=lines)}\' | {command}; exit ${{PIPESTATUS[0]}}'
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    return subprocess.run(["bash", "-c", code], capture_output=True, env=plain)


def test_standard_output_is_utf8_in_any_locale() -> None:
    done = run(2)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Şuşa\nŞuşa\n".encode(), b"after\n")


@pytest.mark.parametrize("lines", [2, 2_000_000])
def test_a_reader_that_leaves_ends_the_export_quietly(lines: int) -> None:
    for command in ("head -n 1", "true"):
        done = run(lines, command)
        assert (done.returncode, done.stderr) == (0, b"after\n")


def test_what_is_printed_before_and_after_keeps_its_place(capfd: pytest.CaptureFixture[str]) -> None:
    print("before")
    with opened(None) as out:
        out.write("rows\n")
    print("after")
    assert capfd.readouterr().out == "before\nrows\nafter\n"
