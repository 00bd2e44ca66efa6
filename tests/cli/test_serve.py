"""`counterclaim serve` as it is started: a real server, with people, behind a proxy or not."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.people import People, people_file
from counterclaim.record import open_record

Serve = Callable[..., "Server"]


class Server:
    """A server in a process of its own, and one request to it at a time."""

    def __init__(self, record: Path, *options: str) -> None:
        words = [sys.executable, "-c", "from counterclaim.cli import main; main()", "serve", "--port", "0"]
        self.process = subprocess.Popen([*words, "--record", str(record), *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        assert self.process.stdout
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line + self.process.stdout.read()
        self.port = int(found[1])

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> tuple[int, dict, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, given)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    def end(self) -> int:
        """Ends it, by force where it does not heed Ctrl-C; the status it ends with."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout
            self.process.stdout.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    record = tmp_path / "d.db"
    with open_record(record):
        pass
    with People(people_file(record)) as people:
        people.add("Ada", "admin", "four words of nothing", "test")
    begun: list[Server] = []

    def started(*options: str) -> Server:
        begun.append(Server(record, *options))
        return begun[-1]

    yield started
    for each in begun:
        each.end()


def test_a_server_for_one_answers_and_ends(serve: Serve) -> None:
    server = serve("--signer", "Ada Ost")
    status, headers, text = server.ask("/api/me")
    assert status == 200
    assert json.loads(text)["name"] == "Ada Ost"
    assert "server" not in {name.lower() for name in headers}
    assert server.ask("/", Host="evil.example")[0] == 421
    assert server.end() in (0, 130, -signal.SIGINT)


def test_what_says_that_it_comes_from_elsewhere_is_not_believed(serve: Serve) -> None:
    server = serve("--users")
    _, headers, _ = server.ask("/login", X_Forwarded_Proto="https", X_Forwarded_For="192.0.2.1")
    assert "Secure" not in headers["set-cookie"]
    told = []
    for number in range(12):
        _, headers, text = server.ask("/login")
        token = re.search(r'name="csrf" value="(\w+)"', text)
        assert token
        body = f"csrf={token[1]}&name=nobody{number}&password=wrong"
        told.append(server.ask("/login", "POST", body, Cookie=headers["set-cookie"].partition(";")[0],
                               Content_Type="application/x-www-form-urlencoded",
                               X_Forwarded_For=f"192.0.2.{number}")[0])
    assert told[0] == 401
    assert told[-1] == 429


def test_a_proxy_that_is_named_is_believed(serve: Serve) -> None:
    server = serve("--users", "--proxy", "127.0.0.1", "--allow-host", "claims.example.org")
    status, headers, _ = server.ask("/login", Host="claims.example.org", X_Forwarded_Proto="https",
                                    X_Forwarded_For="192.0.2.1")
    assert status == 200
    assert "; Secure" in headers["set-cookie"]
    assert headers["set-cookie"].startswith("__Host-")


def test_a_request_that_is_no_http_or_too_large_is_refused(serve: Serve) -> None:
    server = serve()
    assert server.ask("/search?words=" + "a" * 9_000)[0] == 414
    assert server.ask("/add", "POST", "x", Content_Length="99999999999")[0] == 413
    assert server.ask("/add", "POST", "x", Content_Length="1", Origin="http://evil.example")[0] == 403


def test_an_answer_does_not_wait_for_its_head_to_be_acknowledged(serve: Serve) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", serve().port, timeout=30)
    times = []
    for _ in range(15):  # on one connection, where a kernel that waits does so for 40 ms an answer
        start = time.perf_counter()
        connection.request("GET", "/login")
        assert connection.getresponse().read()
        times.append(time.perf_counter() - start)
    connection.close()
    assert sorted(times)[7] < 0.035
