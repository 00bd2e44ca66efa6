"""What a report, a name or another site may try: every page stays a page of ours, and says no in a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from counterclaim.cli.app import app as command
from counterclaim.pages import Settings, create_app
from counterclaim.record import Scope, open_record

SCRIPT = "<script>alert('x')</script>"
IMAGE = "\"'><img src=x onerror=alert(1)>"
BREAKOUT = "</textarea></title></script></noscript><svg onload=alert(2)>{{7*7}}${7*7}"
TEXT = (f"Norland {SCRIPT} spokesman {IMAGE} Ott said on Thursday that Sudland had shelled the village {BREAKOUT} of "
        f'Ost. Sudland denied that. "We never did {SCRIPT}," its minister said. Russia accused Azerbaijan of violating '
        f"the ceasefire near Farukh {IMAGE}, and Azerbaijan denied the accusation {BREAKOUT} on Friday.")
HOSTILE = [
    {"id": f"r1{IMAGE}", "text": TEXT, "title": f"T {SCRIPT}{BREAKOUT}", "outlet": f"O {IMAGE}", "date": "2022-03-25",
     "url": "javascript:alert(3)", "topics": [SCRIPT]},
    {"id": "../../etc/passwd", "text": f"{IMAGE} Armenia said on 27 March 2099 that Azerbaijan had attacked. {TEXT}",
     "title": IMAGE, "outlet": BREAKOUT, "date": "2022-03-26", "url": "https://ost.example/\"onmouseover=alert(4)"},
]
CONDITIONS = ("actor", "place", "since", "until", "outlet", "words", "dispute", "page")
SQL = ("' OR 1=1 --", '" OR ""="', "'; DROP TABLE reports; --", "%' UNION SELECT hash FROM people --", "a\x00b",
       "NEAR(a b", '"', "*", "a AND", "title:a OR", "\ud800", "-" * 50, "(" * 200, "\\", "%00", "_%_")


class Seen(HTMLParser):
    """The elements of a page that could do something, as a browser would find them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.wrong.append(f"{tag} {name}={value}")
            leads = name in ("href", "src", "action", "data", "xlink:href", "cite")
            if leads and value and not re.match(r"(?:/(?!/)|[#?])", value):
                self.wrong.append(f"{tag} {name}={value}")
        if tag in ("img", "iframe", "object", "embed", "base", "math", "style"):
            self.wrong.append(tag)
        if tag == "script" and not (dict(attrs).get("src") or "").startswith("/static/"):
            self.wrong.append(f"script {attrs}")
        if tag == "svg" and "onload" in dict(attrs):
            self.wrong.append("svg")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in which everything that comes from outside holds markup."""
    folder = tmp_path_factory.mktemp("hostile")
    source, path = folder / "<b onclick=alert(5)>.jsonl", folder / "hostile.db"
    source.write_text("".join(f"{json.dumps(each)}\n" for each in HOSTILE) + "{broken\n", encoding="utf-8")
    told = CliRunner().invoke(command, ["read", str(source), "--record", str(path)])
    assert "2 reports read" in told.output
    with open_record(path) as store:
        for claim in list(store.claims())[:6]:
            store.rule(claim.id, "accepted", f"Cora {SCRIPT}", f"comment {IMAGE}{BREAKOUT}")
        for entry in store.disputes():
            store.rename_dispute(entry.id, f"D {SCRIPT}{IMAGE}", "Cora")
    return path


@pytest.fixture(scope="module")
def pages(hostile: Path) -> Iterator[TestClient]:
    app = create_app(Settings(hostile, signer=f"Sid {SCRIPT}{IMAGE}", upload_bytes=200_000))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def bare_paths(client: TestClient) -> list[str]:
    """Every page and view that takes no id."""
    found = {route.path for route in routes(client) if "GET" in (route.methods or ()) and "{" not in route.path}
    assert {"/", "/exchange", "/review", "/add", "/search"} <= found
    return sorted(found)


def routes(client: TestClient) -> list:
    """The routes of the application, those inside included routers too."""
    out, waiting = [], list(client.app.routes)
    while waiting:
        route = waiting.pop()
        if hasattr(route, "methods"):
            out.append(route)
        waiting.extend(getattr(getattr(route, "original_router", None), "routes", None) or ())
    return out


def token(client: TestClient) -> str:
    return str(client.get("/api/me").json()["csrf"])


def harmless(answer) -> None:
    assert answer.status_code < 500, answer.text[:2000]
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert not Seen(answer.text).wrong
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_look_at_a_page_sees_what_it_is_for() -> None:
    for harm in (SCRIPT, IMAGE, BREAKOUT, "<a href=javascript:alert(1)>", "<form action=//evil.example>", "<b style=x>",
                 "<a href='https://evil.example/'>", "<p onclick=alert(1)>", "<script src=https://evil.example/x.js>"):
        assert Seen(f"<p>{harm}</p>").wrong


# script in what comes from reports, people and files
def test_markup_in_a_report_stays_words_on_every_page(pages: TestClient, hostile: Path) -> None:
    with open_record(hostile, write=False) as store:
        reports = [each.id for each in store.reports()]
        claims = [each.id for each in store.claims()]
    assert claims
    paths = bare_paths(pages) + [f"/report/{quote(each, safe='')}" for each in reports]
    for path in paths + [f"/claim/{each}" for each in claims] + [f"/review?claim={each}" for each in claims[:5]]:
        harmless(pages.get(path))
    text = pages.get(f"/report/{quote(reports[0], safe='')}").text
    assert "&lt;script&gt;alert" in text
    assert "{{7*7}}" in text


def test_markup_in_an_address_comes_back_as_words(pages: TestClient) -> None:
    everything = SCRIPT + IMAGE + BREAKOUT
    for path in bare_paths(pages):
        harmless(pages.get(path, params={"words": everything}))
        harmless(pages.get(path, params={"outlet": everything, "claim": everything, "at": everything}))
    for name in (*CONDITIONS, "next"):
        harmless(pages.get("/exchange", params={name: everything}))


@pytest.mark.parametrize("path", [
    f"/{quote(SCRIPT)}", f"/claim/{quote(IMAGE, safe='')}", f"/jobs/{quote(SCRIPT, safe='')}",
    f"/report/{quote(BREAKOUT, safe='')}", f"/ruling/{quote(SCRIPT, safe='')}",
])
def test_markup_in_an_error_stays_words(pages: TestClient, path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code in (404, 405)
    harmless(answer)


def test_markup_in_an_upload_s_name_and_in_a_form_stays_words(pages: TestClient) -> None:
    given = {"csrf": token(pages), "text": f"x{BREAKOUT}", "title": IMAGE, "date": f"2024{SCRIPT}", "columns": IMAGE}
    answer = pages.post("/add", data=given, files=[("files", (f"{SCRIPT}.txt", b"x"))])
    assert answer.status_code == 400
    harmless(answer)


# requests that another site made up
WRITING = ("/add", "/review/c1", "/ruling/r1/withdraw", "/link/l1", "/jobs/j1/stop", "/coding/assign", "/nowhere")


def test_every_route_that_changes_something_wants_its_page_s_token(pages: TestClient) -> None:
    writing = {(method, route.path) for route in routes(pages) for method in (route.methods or ()) - {"GET", "HEAD"}}
    assert ("POST", "/add") in writing
    for method, path in writing:
        for headers in ({}, {"x-csrf-token": "0" * 64}, {"x-csrf-token": "\u00e9".encode()}):
            answer = pages.request(method, re.sub(r"\{.*?\}", "x", path), headers=headers)
            assert answer.status_code == 403, (method, path, answer.status_code)


@pytest.mark.parametrize("headers", [
    {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9"}, {"origin": ""},
    {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://127.0.0.1.evil.example"},
])
def test_with_a_token_too_another_site_gets_nothing_done(pages: TestClient, headers: dict[str, str]) -> None:
    answer = pages.post("/add", data={"csrf": token(pages), "text": "Words."}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


def test_the_token_of_one_browser_is_none_in_another(pages: TestClient, hostile: Path) -> None:
    stolen = token(pages)
    with TestClient(pages.app, base_url="http://127.0.0.1") as other:
        other.get("/")
        assert other.post("/add", data={"csrf": stolen, "text": "Words."}).status_code == 403
        other.cookies.clear()
        assert other.post("/add", data={"csrf": stolen, "text": "Words."}).status_code == 403


def test_looking_changes_nothing(pages: TestClient, hostile: Path) -> None:
    before = hostile.read_bytes()
    for path in (*bare_paths(pages), *WRITING):
        pages.get(path, params={"verdict": "accepted", "csrf": token(pages)})
    with open_record(hostile, write=False) as store:
        assert len(store.rulings()) <= 6
    assert hostile.read_bytes() == before


# paths and names
@pytest.mark.parametrize("path", [
    "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%252e%252e/app.py",
    "/static//etc/passwd", "/static/....//app.py", "/static/..\\app.py", "/static/%00", "/static/",
    "/report/../../etc/passwd", "/report/%00",
    "/report/..%2f..%2f..%2fetc%2fpasswd%00", "/report//etc/passwd", "/claim/../static", "/jobs/../../etc/passwd",
])
def test_no_address_leads_to_a_file(pages: TestClient, path: str) -> None:
    answer = pages.request("GET", f"http://127.0.0.1{path}")
    assert answer.status_code < 500
    assert "root:" not in answer.text
    assert "def create_app" not in answer.text


# more than there may be
def test_a_body_above_the_limit_is_refused_by_its_length(pages: TestClient) -> None:
    sent = [("files", ("a.txt", b"x" * 300_000))]
    answer = pages.post("/add", data={"csrf": token(pages)}, files=sent)
    assert answer.status_code == 413
    assert answer.text == "This holds more than 0.2 MB, the most for one request; send it in several."


def test_a_body_that_tells_no_length_is_cut_off_where_it_is_too_long(pages: TestClient) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(10_000):
            taken += 1
            yield b"x" * 10_000

    for path, kind in (("/add", "multipart/form-data; boundary=b"), ("/add", "application/x-www-form-urlencoded"),
                       ("/review/c1", "multipart/form-data; boundary=b")):
        answer = pages.post(path, content=endless(), headers={"content-type": kind})
        assert answer.status_code == 413, (path, kind, answer.text)


@pytest.mark.parametrize(("path", "status"), [
    ("/search?words=" + "a" * 9_000, 414), ("/" + "a" * 9_000, 414), ("/exchange?" + "a=1&" * 150, 400),
    ("/search?words=" + "a" * 5_000, 200), ("/exchange?page=" + "9" * 500, 400), ("/exchange?since=" + "2" * 500, 400),
])
def test_addresses_that_are_too_long_are_told_so(pages: TestClient, path: str, status: int) -> None:
    answer = pages.get(path)
    assert answer.status_code == status


def test_too_many_files_and_fields_are_told_so(pages: TestClient) -> None:
    sent = [("files", (f"{n}.txt", b"x")) for n in range(201)]
    answer = pages.post("/add", data={"csrf": token(pages)}, files=sent)
    assert answer.status_code == 400
    assert "Too many files" in answer.text
    answer = pages.post("/add", data={"csrf": token(pages), **{f"f{n}": "1" for n in range(600)}},
                        files=[("files", ("a.txt", b"x"))])
    assert answer.status_code == 400


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=", "application/json",
                                  "text/plain", "multipart/form-data; boundary=é", ""])
@pytest.mark.parametrize("body", [b"", b"--x\r\n\r\n", b"{", b"\xff\xfe\x00", b"csrf=%ff%00&text=%ud800"])
def test_a_body_that_is_none_is_refused(pages: TestClient, kind: str, body: bytes) -> None:
    answer = pages.post("/add", content=body, headers={"content-type": kind.encode()})
    assert answer.status_code in (400, 403)
    harmless(answer)


# the database
@pytest.mark.parametrize("words", SQL)
def test_no_words_reach_the_database_as_statements(pages: TestClient, hostile: Path, words: str) -> None:
    given = quote(words, errors="surrogatepass")
    for name in CONDITIONS:
        answer = pages.get(f"/exchange?{name}={given}")
        assert answer.status_code in (200, 303, 400, 404), (name, answer.status_code)
    for path in ("/search", "/review", "/timeline", "/api/search"):
        answer = pages.get(f"{path}?words={given}&outlet={given}")
        assert answer.status_code in (200, 303, 400, 404), (path, answer.status_code)
    with open_record(hostile, write=False) as store:
        assert store.counts()["reports"] == 2
        assert store.extent(Scope(outlet=words.replace("\ud800", "?"))).reports == 0


# headers
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "a\tb"])
def test_a_host_that_is_not_ours_gets_nothing(pages: TestClient, host: str) -> None:
    answer = pages.get("/", headers={"host": host})
    assert answer.status_code == 421


def test_no_header_is_made_of_what_is_asked(pages: TestClient) -> None:
    for path in ("/search", "/exchange", "/login", "/"):
        answer = pages.get(f"{path}?next=%0d%0aSet-Cookie:%20a=b&words=%0d%0aX-Bad:%201&outlet=%0d%0aX-Bad:%201")
        assert "x-bad" not in answer.headers
        assert "a=b" not in answer.headers.get("set-cookie", "")


def test_a_mistake_of_ours_is_guarded_like_every_page(hostile: Path) -> None:
    app = create_app(Settings(hostile))

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError(SCRIPT)

    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert "ZeroDivisionError" in answer.text
    assert "alert" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
