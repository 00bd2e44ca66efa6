"""Addresses of the web: what they give, and where nothing is fetched from. The servers are real, on this machine."""

from __future__ import annotations

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from counterclaim.errors import ReadingError
from counterclaim.model import Report
from counterclaim.reading import Failure, Options, read_paths
from counterclaim.reading.fetching import Address, anywhere, fetched, is_url, public

PAGE = b"""<!doctype html><html><head><title>Bridge at Ost</title><meta name="date" content="2024-05-02"></head><body>
<article><h1>Bridge at Ost</h1><p>Norland's ministry of defence said on Thursday that its troops had taken the bridge at
Ost after two days of fighting, and that nobody had been hurt in the operation.</p><p>Sudland denied that, and said that
the bridge had been empty for a week when the first patrol came to it.</p></article></body></html>"""


class Site(BaseHTTPRequestHandler):
    """A site whose paths say what they do."""

    def do_GET(self) -> None:
        match self.path.split("?")[0]:
            case "/2024/05/02/bridge" | "/caf%C3%A9":
                self.answer(200, PAGE, "text/html; charset=utf-8")
            case "/notes.txt":
                self.answer(200, "Заявление министерства обороны.".encode("cp1251"), "text/plain; charset=windows-1251")
            case "/feed":
                body = (b"<rss><channel><title>Ost Post</title><item><title>A</title>"
                        b"<description>Norland said so.</description></item></channel></rss>")
                self.answer(200, body, "application/rss+xml")
            case "/packed":
                self.answer(200, gzip.compress(PAGE), "text/html", **{"Content-Encoding": "gzip"})
            case "/brotli":
                self.answer(200, b"x", "text/html", **{"Content-Encoding": "br"})
            case "/onward":
                self.answer(302, b"", "text/html", Location="/2024/05/02/bridge#top")
            case "/inward":
                self.answer(302, b"", "text/html", Location=f"http://127.0.0.2:{self.server.server_port}/notes.txt")
            case "/file":
                self.answer(302, b"", "text/html", Location="file:///etc/passwd")
            case "/round":
                self.answer(302, b"", "text/html", Location="/round")
            case "/large":
                self.answer(200, b"x" * 200_000, "text/plain")
            case "/short":
                self.answer(200, b"half of it", "text/plain", **{"Content-Length": "500"})
            case "/slow":
                self.answer(200, b"", "text/plain", **{"Content-Length": "500"})
                for _ in range(30):
                    time.sleep(0.1)
                    self.wfile.write(b"x")
            case _:
                self.answer(404, b"nothing here", "text/plain")

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass

    def handle(self) -> None:
        with suppress(OSError):  # the client has hung up, as it should
            super().handle()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ours(address: Address) -> bool:
    return str(address) == "127.0.0.1"


def read(*urls: str, private: bool = True) -> list[object]:
    return list(read_paths(urls, Options(private_urls=private)))


@pytest.mark.parametrize("path", ["/2024/05/02/bridge", "/onward", "/packed", "/café"])
def test_a_page_is_read_with_its_address_and_date(site: str, path: str) -> None:
    (report,) = read(site + path)
    assert isinstance(report, Report)
    assert "taken the bridge at Ost" in " ".join(report.text.split())
    assert report.date == "2024-05-02"
    assert report.url == f"{site}/2024/05/02/bridge" if path != "/café" and path != "/packed" else report.url


def test_the_encoding_that_the_server_declares_counts(site: str) -> None:
    (report,) = read(f"{site}/notes.txt")
    assert isinstance(report, Report)
    assert report.text == "Заявление министерства обороны."


def test_a_feed_is_known_by_its_kind(site: str) -> None:
    (report,) = read(f"{site}/feed")
    assert isinstance(report, Report)
    assert (report.outlet, report.text) == ("Ost Post", "Norland said so.")


@pytest.mark.parametrize(("path", "told"), [
    ("/gone", "answered 404"), ("/round", "more than 5 times"), ("/file", "only http and https"),
    ("/brotli", "packed as br"), ("/short", "broke off"),
])
def test_what_cannot_be_fetched_is_a_failure_with_its_address(site: str, path: str, told: str) -> None:
    (failure,) = read(site + path)
    assert isinstance(failure, Failure)
    assert failure.origin == site + path
    assert told in failure.reason


def test_what_fails_leaves_the_others_alone(site: str) -> None:
    assert [type(each) for each in read(f"{site}/gone", f"{site}/feed")] == [Failure, Report]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001",
                                  "127.1", "0.0.0.0"])
def test_this_machine_is_not_fetched_from_however_it_is_written(site: str, host: str) -> None:
    (failure,) = read(f"http://{host}:{site.rpartition(':')[2]}/notes.txt", private=False)
    assert isinstance(failure, Failure)
    assert "which is not fetched" in failure.reason or "no server" in failure.reason


def test_a_page_cannot_lead_on_to_where_one_may_not_go(site: str) -> None:
    leads = r"127\.0\.0\.2, an address of this machine"
    with pytest.raises(ReadingError, match=leads), fetched(f"{site}/inward", ours):
        pass


@pytest.mark.parametrize("address", [
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "2002:a9fe:a9fe::", "::ffff:10.0.0.1", "2001:db8::1", "fec0::1",
])
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_addresses_of_the_open_internet(address: str) -> None:
    assert public(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", ["http://me:secret@127.0.0.1/", "http:///path", "http://[::1/", "http://a b/",
                                 "http://127.0.0.1:99999/", "http://127.0.0.1/\r\nHost: evil"])
def test_addresses_that_are_none_are_told_in_a_sentence(url: str) -> None:
    with pytest.raises(ReadingError), fetched(url, anywhere):
        pass


def test_a_page_above_the_limit_is_given_up(site: str) -> None:
    with pytest.raises(ReadingError, match=r"larger than 0\.1 MB"), fetched(f"{site}/large", anywhere, limit=100_000):
        pass


def test_a_server_that_trickles_is_cut_off(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(ReadingError, match=r"slowly|took more than"), fetched(f"{site}/slow", anywhere, seconds=0.5):
        pass
    assert time.monotonic() - began < 2


def test_an_address_is_no_path() -> None:
    assert is_url("https://ost.example/a")
    assert is_url("HTTP://ost.example")
    assert not is_url("https:/folder/file.txt")
    assert not is_url("reports/https.txt")
