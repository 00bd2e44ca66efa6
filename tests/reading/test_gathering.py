from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model import Report
from counterclaim.reading import Failure, Notice, Options, read_file, read_path, read_paths, read_stdin
from counterclaim.reading.kinds import KINDS

SUFFIXES = ["", ".gz", *(suffix for kind in KINDS.values() for suffix in kind.suffixes)]
LEADS = [
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"<html>", b"<rss><channel>",
    b'{"text": "', b"text,date\n", b"From: a@b.example\n", b"\xff\xfe", b"\xef\xbb\xbf", b"Date: 2022-03-28\n",
]  # fmt: skip


def test_standard_input_is_told_by_its_content():
    assert [each.text for each in read_stdin(io.BytesIO(b" date 2022-03-28 Words."))] == ["Words."]
    assert [each.text for each in read_stdin(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}'))] == ["One.", "Two."]
    (report,) = read_stdin(io.BytesIO(b"<html><body><p>Page words.</p></body></html>"))
    assert report.text == "Page words."
    (failure,) = read_stdin(io.BytesIO(b""))
    assert str(failure).startswith("standard input: the file is empty")


def test_standard_input_takes_its_place_among_the_paths(tmp_path):
    (tmp_path / "a.txt").write_text("From a file.", encoding="utf-8")
    things = read_paths(["-", tmp_path / "a.txt"], stdin=io.BytesIO(b"Piped."))
    assert [each.text for each in things] == ["Piped.", "From a file."]


def test_a_named_pipe_is_read_like_a_file(tmp_path):
    path = tmp_path / "p.jsonl"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b'{"text": "Through the pipe."}\n',))
    writer.start()
    assert [each.text for each in read_path(path)] == ["Through the pipe."]
    writer.join()


def test_progress_sums_up_to_the_size_of_the_files(tmp_path):
    taken: list[int] = []
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"Report {n}.", "date": "1/2/2022"}) for n in range(5000)))
    assert len(list(read_path(path, progress=taken.append))) == 5001  # and a notice on the dates
    assert sum(taken) == path.stat().st_size


def test_reports_come_one_by_one(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "First."}\n' + "\n" * 3_000_000)
    taken: list[int] = []
    first = next(iter(read_path(path, progress=taken.append)))
    assert first.text == "First."
    assert sum(taken) < 200_000


def test_a_failure_says_what_was_raised_for_those_who_look_into_it(tmp_path):
    (failure,) = read_file(tmp_path / "gone.txt")
    assert isinstance(failure.error, Exception)
    assert failure == Failure(failure.origin, failure.reason)


def _check(things: list[object]) -> None:
    assert things
    for each in things:
        assert isinstance(each, Report | Failure | Notice)
        if isinstance(each, Report):
            assert each.text.strip()
            for words in (each.text, each.title, each.outlet, each.id, each.url):
                (words or "").encode("utf-8")
        else:
            assert str(each).count("\n") == 0 or "\n" in each.origin
            assert "Traceback" not in each.reason


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SUFFIXES), st.sampled_from(LEADS), st.one_of(st.binary(max_size=300), st.text().map(str.encode)))
def test_any_bytes_under_any_name_give_reports_or_failures(tmp_path: Path, suffix: str, lead: bytes, data: bytes):
    path = tmp_path / f"f{suffix}"
    path.write_bytes(lead + data)
    _check(list(read_path(path)))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_on_standard_input_give_reports_or_failures(data: bytes, table: bool):
    _check(list(read_stdin(io.BytesIO(data), Options(columns={"text": "a"} if table else {}))))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_anywhere_in_a_document_never_raises(tmp_path: Path, make_pdf, make_warc, data: st.DataObject):
    kind = data.draw(st.sampled_from(["pdf", "warc", "warc.gz"]))
    pages = [("http://a.example/1", "text/html", b"<html><body><p>Words said the army.</p></body></html>")] * 3
    whole = make_pdf([["Words said the army."]]) if kind == "pdf" else make_warc(pages, gzip=kind.endswith("gz"))
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + data.draw(st.binary(max_size=8)) + whole[place + data.draw(st.integers(0, 50)) :]
    path = tmp_path / f"a.{kind}"
    path.write_bytes(damaged)
    _check(list(read_path(path)))


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_texts_in_json_come_back_as_they_were(text: str):
    if text.strip():
        (report,) = read_stdin(io.BytesIO(json.dumps({"text": text}).encode()))
        assert report.text == text


@pytest.mark.shared
def test_the_corpora_read_whole(shared: Path):
    columns = {"text": "article_content", "date": "date", "title": "article_title", "outlet": "source", "id": "unit_id"}
    things = list(read_path(shared / "corpora/syria-articles/fa-kes.csv.gz", Options(columns=columns)))
    reports = [each for each in things if isinstance(each, Report)]
    assert len(reports) == 726
    assert all(len(each.date or "") == 10 for each in reports)
    assert [type(each) for each in things if not isinstance(each, Report)] == [Notice]
    karabakh = list(read_path(shared / "corpora/current-events/karabakh.jsonl"))
    assert len(karabakh) == 355
    assert all(isinstance(each, Report) for each in karabakh)


@pytest.mark.shared
def test_the_seed_has_the_text_of_its_gold(shared: Path):
    (report,) = read_path(shared / "seed/report.txt")
    gold = json.loads((shared / "gold/record/seed.reports.jsonl").read_text(encoding="utf-8"))
    assert (report.text, report.date, report.date_basis) == (gold["text"], gold["date"], "header")
