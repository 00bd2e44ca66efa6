from __future__ import annotations

import os
from pathlib import Path

import pytest

from counterclaim.model import Report
from counterclaim.reading import Failure, Notice, Options, read_path, walk

NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Report {name}.", encoding="utf-8")


def test_a_folder_is_walked_in_order_and_what_is_skipped_is_told(tmp_path):
    _fill(tmp_path, "b.txt", "a.txt", "sub/c.md", "x.jpg", "y.jpg", ".hidden.txt", ".git/d.txt", "README", "z.txt.gz")
    *reports, notice = read_path(tmp_path)
    assert [each.text for each in reports] == ["Report a.txt.", "Report b.txt.", "Report z.txt.gz.", "Report sub/c.md."]
    assert isinstance(notice, Notice)
    assert "2 .jpg, 2 hidden, 1 without a suffix" in notice.reason


def test_a_folder_with_nothing_to_read_is_a_failure(tmp_path):
    (failure,) = read_path(tmp_path)
    assert "nothing that can be read" in failure.reason
    _fill(tmp_path, "a.jpg")
    assert [type(each) for each in walk(tmp_path)] == [Notice, Failure]


def test_a_bad_file_among_good_ones_is_named_and_the_rest_goes_on(tmp_path):
    _fill(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "b2.txt").write_bytes(bytes(range(256)))
    assert [type(each) for each in read_path(tmp_path)] == [Report, Failure, Failure, Report]


def test_a_loop_of_links_ends(tmp_path):
    _fill(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    things = list(read_path(tmp_path))
    assert [type(each) for each in things] == [Report, Notice]
    assert "already read" in things[1].reason


def test_links_that_lead_nowhere_or_to_themselves_are_failures(tmp_path):
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    _fill(tmp_path, "a.txt")
    things = list(read_path(tmp_path))
    assert [type(each) for each in things] == [Report, Failure, Failure]
    assert [type(each) for each in read_path(tmp_path / "dead.txt")] == [Failure]
    assert [type(each) for each in read_path(tmp_path / "self.txt")] == [Failure]


def test_a_pipe_in_a_folder_is_not_waited_on(tmp_path):
    os.mkfifo(tmp_path / "p.txt")
    _fill(tmp_path, "a.txt")
    _, notice = read_path(tmp_path)
    assert "no regular file" in notice.reason


def test_a_missing_path_is_a_failure(tmp_path):
    (failure,) = read_path(tmp_path / "gone.txt")
    assert "no such file" in failure.reason
    assert [type(each) for each in read_path(Path("a\0b"))] == [Failure]


@NOT_ROOT
def test_a_file_and_a_folder_without_permission_are_failures(tmp_path):
    _fill(tmp_path, "a.txt", "locked/b.txt", "c.txt")
    (tmp_path / "c.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    try:
        things = list(read_path(tmp_path))
    finally:
        (tmp_path / "locked").chmod(0o700)
    assert [type(each) for each in things] == [Report, Failure, Failure]
    assert all("permission" in each.reason for each in things[1:])


def test_no_permission_is_a_failure_with_its_mend(tmp_path, monkeypatch):
    _fill(tmp_path, "a.txt")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    (failure,) = read_path(tmp_path / "a.txt")
    assert "no permission" in failure.reason


def test_a_name_that_is_not_utf8_is_shown_and_read(tmp_path):
    path = os.fsencode(tmp_path) + b"/r\xe9port.txt"
    try:
        Path(os.fsdecode(path)).write_bytes(b"Words.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (report,) = read_path(tmp_path)
    assert report.origin.endswith("r\\xe9port.txt")


def test_a_date_in_a_folder_s_or_a_file_s_name_counts_from_the_folder_that_is_read(tmp_path):
    above = tmp_path / "2001-01-01"
    _fill(above / "reports", "2022-03-28/a.txt", "b.txt", "20220329.txt")
    dates = {each.text: (each.date, each.date_basis) for each in read_path(above / "reports", Options(date="2020"))}
    assert dates == {
        "Report 2022-03-28/a.txt.": ("2022-03-28", "file"),
        "Report b.txt.": ("2020", "given"),
        "Report 20220329.txt.": ("2022-03-29", "file"),
    }
    (report,) = read_path(above / "reports" / "2022-03-28" / "a.txt")
    assert report.date == "2022-03-28"
