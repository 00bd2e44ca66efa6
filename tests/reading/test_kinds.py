from __future__ import annotations

import gzip
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"PK\x03\x04" + bytes(50), "zip"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "Office"),
        (b"{\\rtf1 words}", "RTF"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00" * 100, "binary"),
        (b"", "empty"),
    ],
)
def test_other_things_named_txt_are_named_for_what_they_are(read, data, words):
    assert words in read("a.txt", data).failure.reason


def test_compressed_files_are_known_by_their_first_bytes(read):
    data = gzip.compress(b"Date: 2022-03-28 Compressed words.")
    assert read("a.txt.gz", data).report.text == "Compressed words."
    assert read("b.txt", data).report.date == "2022-03-28"
    assert "compressed twice" in read("c.txt.gz", gzip.compress(data)).failure.reason
    assert read("d.txt.gz", "Not compressed at all.").report.text == "Not compressed at all."


@pytest.mark.parametrize("cut", [3, 12, -9, -1])
def test_a_compressed_text_that_is_cut_short_is_a_failure(read, cut):
    data = gzip.compress(b"Words of the ministry. " * 50)
    assert "cut short" in read("a.txt.gz", data[:cut]).failure.reason


def test_kinds_that_are_not_read_are_named_with_those_that_are(read):
    reason = read("a.json", "[1, 2]").failure.reason
    assert ".json are not read" in reason
    assert ".jsonl" in reason


def test_a_file_without_a_suffix_is_told_by_its_content(read):
    assert read("report", "Just words.").report.text == "Just words."
    assert read("lines", '{"text": "One."}\n').report.text == "One."


def test_importing_the_room_imports_no_heavy_library():
    code = "import sys, counterclaim.reading; print([m for m in sys.modules if m.split('.')[0] in " + (
        "('trafilatura', 'htmldate', 'pypdf', 'docx', 'feedparser', 'warcio', 'lxml', 'charset_normalizer')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
