"""Adding reports by the pages: pasted, uploaded, fetched; what fails is told as on the command line."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.pages import Settings, create_app
from counterclaim.record import open_record

SAID = ("Norland's defence ministry said on Thursday that its troops had left the bridge at Ost. Sudland denied that "
        "and accused Norland of shelling the village of Nether Ost.")


@pytest.fixture(scope="module")
def adding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser on the pages of a record of its own; one worker process serves all tests of this file."""
    path = tmp_path_factory.mktemp("adding") / "new.db"
    with open_record(path):
        pass
    with TestClient(create_app(Settings(path, upload_bytes=300_000)), base_url="http://127.0.0.1") as client:
        yield client


def token(client: TestClient) -> str:
    return str(client.get("/api/me").json()["csrf"])


def give(client: TestClient, files: list[tuple[str, bytes]] | None = None, **fields: str):
    sent = [("files", (name, data)) for name, data in files or [("", b"")]]
    return client.post("/add", data={"csrf": token(client), **fields}, files=sent, follow_redirects=False)


def after(client: TestClient, answer) -> str:
    """The page of the job when it is over."""
    assert answer.status_code == 303, answer.text
    until = time.monotonic() + 120
    while "data-open" in (text := client.get(answer.headers["location"]).text):
        assert time.monotonic() < until, text
        time.sleep(0.1)
    return text


def test_a_pasted_report_is_read_and_can_be_looked_at(adding: TestClient) -> None:
    text = after(adding, give(adding, text=SAID, title="The bridge at Ost", outlet="Ost Post", date="2024-05-02"))
    assert "1 report read, 0 already there, 0 failed" in text
    report = re.search(r'<a href="(/report/[^"]+)">The bridge at Ost</a>', text)
    assert report
    page = adding.get(report[1]).text
    assert "Ost Post" in page
    assert "2 May 2024" in page


def test_one_bad_file_among_good_ones_is_named_and_costs_no_other(adding: TestClient) -> None:
    files = [("2024-05-03.txt", b"Sudland said on Friday that it held the bridge."), ("empty.txt", b""),
             ("../../picture.txt", b"\x89PNG\r\n\x1a\n0000"),
             ("2024-05-04.jsonl", b'{"text": "Norland said no."}\n{oops\n')]
    text = after(adding, give(adding, files))
    assert "2 reports read, 0 already there, 3 failed" in text
    assert "empty.txt: the file is empty; fill it, or leave it out." in text
    assert "picture.txt: it holds no readable text: it is a PNG picture." in text
    assert "2024-05-04.jsonl:2: the line is broken JSON" in text
    assert ".." not in text.split("<main")[1].split("Not read")[1]


def test_what_is_there_already_is_said_to_be(adding: TestClient) -> None:
    fields = {"text": "Sudland said nothing new.", "date": "2024-05-05"}
    after(adding, give(adding, **fields))
    text = after(adding, give(adding, **fields))
    assert "0 reports read, 1 already there" in text
    assert "(was there already)" in text


def test_an_address_of_this_machine_is_not_fetched(adding: TestClient) -> None:
    text = after(adding, give(adding, urls="http://127.0.0.1:1/a\nhttp://localhost:1/b"))
    assert "0 reports read, 0 already there, 2 failed" in text
    assert "which is not fetched" in text


def test_the_news_of_a_job_are_told_as_events(adding: TestClient) -> None:
    answer = give(adding, text="Norland said that it would not comment.", date="2024-05-06")
    with adding.stream("GET", answer.headers["location"] + "/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        news = [json.loads(line[6:]) for line in stream.iter_lines() if line.startswith("data: ")]
    assert news[0]["first"]
    assert news[-1]["over"]
    assert "1 report read" in news[-1]["told"]


def test_a_page_without_scripts_looks_again_by_itself(adding: TestClient) -> None:
    answer = give(adding, text="Norland said that it had said enough.", date="2024-05-07")
    text = adding.get(answer.headers["location"]).text
    assert '<noscript><meta http-equiv="refresh"' in text or "1 report read" in text
    after(adding, answer)


@pytest.mark.parametrize(("fields", "told"), [
    ({}, "Nothing was given"), ({"text": "Words.", "date": "soon"}, "give a date that exists"),
    ({"urls": "ftp://ost.example/a"}, "is no address of the web"), ({"text": "Words.", "columns": "x"}, "is no pair"),
    ({"urls": "\n".join(f"http://ost.example/{n}" for n in range(101))}, "at most 100"),
])
def test_what_cannot_be_meant_is_told_and_nothing_typed_is_lost(adding: TestClient, fields: dict[str, str], told: str,
                                                                 ) -> None:
    answer = give(adding, **fields)
    assert answer.status_code == 400
    assert told in answer.text
    assert fields.get("text", "") in answer.text


def test_jobs_wait_for_each_other_and_can_be_stopped(adding: TestClient) -> None:
    first = give(adding, [(f"{n}.txt", b"Norland said so, number %d." % n) for n in range(60)])
    second = give(adding, text="Sudland said that it would wait.")
    assert adding.post(second.headers["location"] + "/stop", data={"csrf": token(adding)}).status_code == 200
    assert "60 reports read" in after(adding, first)
    assert "Stopped." in after(adding, second)


def test_files_are_gone_from_the_disk_when_the_job_is_over(adding: TestClient, tmp_path: Path,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    after(adding, give(adding, [("a.txt", b"Sudland said that it would go on.")]))
    until = time.monotonic() + 5
    while list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert not list(tmp_path.iterdir())


def test_a_job_that_nobody_knows_is_said_to_be_so(adding: TestClient) -> None:
    assert adding.get("/jobs/none").status_code == 404
    assert adding.get("/jobs/none/events").status_code == 404
