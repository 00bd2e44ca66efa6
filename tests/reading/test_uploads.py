"""What came from another machine: texts that were pasted, files under any name, and files made to do harm."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Report
from counterclaim.reading import Failure, Options, read_path, read_text, read_upload, safe_name

SAID = "Norland said that it had left the bridge at Ost."


def test_a_pasted_text_is_one_report_with_what_was_said_of_it() -> None:
    (report,) = read_text(SAID, Options(date="2024-05-02", outlet="Ost Post"), title="The bridge",
                          url="https://ost.example/1")
    assert isinstance(report, Report)
    assert (report.text, report.date, report.date_basis) == (SAID, "2024-05-02", "given")
    assert (report.outlet, report.title, report.url) == ("Ost Post", "The bridge", "https://ost.example/1")


def test_the_date_that_a_pasted_text_gives_itself_counts() -> None:
    (report,) = read_text(f"Date: 2024-05-01\n{SAID}", Options(date="2024-05-02"))
    assert isinstance(report, Report)
    assert (report.text, report.date, report.date_basis) == (SAID, "2024-05-01", "header")


def test_pasted_markup_stays_the_text_that_it_is() -> None:
    (report,) = read_text("<script>alert(1)</script> was printed on the leaflet.")
    assert isinstance(report, Report)
    assert report.text == "<script>alert(1)</script> was printed on the leaflet."


@pytest.mark.parametrize("text", ["", " \n", "x" * 1_000_001])
def test_a_pasted_text_that_is_no_report_is_a_failure(text: str) -> None:
    (failure,) = read_text(text)
    assert isinstance(failure, Failure)
    assert failure.origin == "pasted text"


@pytest.mark.parametrize(("name", "shown"), [
    ("../../etc/passwd", "passwd"), ("C:\\reports\\2024-05-02.txt", "2024-05-02.txt"), ("/", "unnamed"), ("..", ".."),
    ("a\r\nSet-Cookie: b.txt", "a\ufffd\ufffdSet-Cookie: b.txt"),
    ("gp\u202etxt.exe", "gp\ufffdtxt.exe"), ("", "unnamed"),
    ("<img src=x>.txt", "<img src=x>.txt"), ("\ud83d.txt", "\ufffd.txt"), ("a\x00.txt", "a\ufffd.txt"),
])
def test_a_name_is_shown_and_is_no_path(name: str, shown: str) -> None:
    assert safe_name(name) == shown


@given(st.text())
def test_no_name_leads_anywhere(name: str) -> None:
    shown = safe_name(name)
    assert shown
    assert not set(shown) & set("/\\\r\n\x00\u202e")
    shown.encode("utf-8")


def test_an_upload_is_read_by_its_name_and_lies_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "0001"
    path.write_text(f'{{"text": "{SAID}"}}\n', encoding="utf-8")
    (report,) = read_upload(path, "../2024-05-02.jsonl")
    assert isinstance(report, Report)
    assert (report.text, report.date, report.origin) == (SAID, "2024-05-02", "2024-05-02.jsonl:1")


def bomb(size: int, lead: bytes, unit: bytes) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as packed:
        packed.write(lead)
        for _ in range(size // len(unit)):
            packed.write(unit)
    return out.getvalue()


@pytest.mark.parametrize(("name", "lead"), [
    ("a.jsonl.gz", b'{"text": "One."}\n'), ("a.csv.gz", b"text\nOne.\n"),
    ("a.warc.gz", b"WARC/1.0\r\nContent-Length: 9\r\n\r\n"),
])
def test_a_file_that_swells_a_thousandfold_is_given_up(tmp_path: Path, name: str, lead: bytes) -> None:
    (tmp_path / name).write_bytes(bomb(60_000_000, lead, b" " * 5_000_000 + b"\n"))
    found = list(read_path(tmp_path / name))
    failures = [each for each in found if isinstance(each, Failure)]
    assert failures
    assert "times its size" in failures[-1].reason


def test_what_shrinks_well_is_no_bomb(tmp_path: Path) -> None:
    line = b'{"text": "Norland said so once more, on the day %d of May.", "date": "2024-05-02"}\n'
    data = b"".join(line % number for number in range(2_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    assert len(list(read_path(tmp_path / "a.jsonl.gz"))) == 2_000


@pytest.mark.parametrize("members", [
    {"word/document.xml": 90_000_000}, {f"word/note{n}.xml": 9_000_000 for n in range(9)},
    {f"word/media/{n}.png": 1 for n in range(6_000)},
])
def test_a_word_document_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path, members: dict[str, int]) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in members.items():
            archive.writestr(name, b" " * size)
    (failure,) = read_path(path)
    assert isinstance(failure, Failure)
    assert "more than a report can be" in failure.reason
