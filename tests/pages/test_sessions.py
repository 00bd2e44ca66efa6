"""What may be tried on sessions: laid out, stolen, made up, used after their end; and on the way in and out."""

from __future__ import annotations

import re
import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from counterclaim.pages import Settings, create_app
from counterclaim.pages.routes.login import local_path
from counterclaim.people import People, people_file
from counterclaim.people.store import IDLE
from counterclaim.record import open_record

WORD = "four words of nothing"


@pytest.fixture(scope="module")
def shared(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = Path(shutil.copy(record, tmp_path_factory.mktemp("sessions")))
    with People(people_file(copy)) as people:
        for name, role in (("Ada", "admin"), ("Edo", "editor"), ("Cora", "coder"), ("Rui", "reader")):
            people.add(name, role, WORD, "test")
    return copy


@pytest.fixture
def app(shared: Path) -> Iterator[FastAPI]:
    made = create_app(Settings(shared, users=True))
    yield made
    made.state.people.close()


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


def signed_in(app: FastAPI, name: str) -> TestClient:
    """A browser with a session, without the time that a password takes."""
    client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    client.get("/login")
    (cookie,) = client.cookies.jar
    person = next(each for each in app.state.people.accounts() if each.name == name)
    client.cookies.clear()
    client.cookies.set(cookie.name, app.state.people.begin(person), domain="127.0.0.1")
    return client


def token(client: TestClient) -> str:
    found = re.search(r'name="csrf" content="([0-9a-f]{64})"', client.get("/login", follow_redirects=True).text)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str = "Ada", password: str = WORD, **more: str):
    return client.post("/login", data={"csrf": token(client), "name": name, "password": password, **more})


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    cookie = sign_in(client).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {each.strip() for each in cookie.split(";")}
    assert "Secure" not in cookie
    assert re.match(r"counterclaim-[0-9a-f]{8}=[\w-]{43};", cookie)


def test_behind_https_the_cookie_goes_by_nothing_else(shared: Path) -> None:
    app = create_app(Settings(shared, users=True, https=True))
    with TestClient(app, base_url="https://127.0.0.1", follow_redirects=False) as client:
        answer = sign_in(client)
    assert answer.headers["set-cookie"].startswith("__Host-counterclaim-")
    assert "; Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_a_session_that_somebody_laid_out_is_not_the_one_that_is_used(app: FastAPI, client: TestClient) -> None:
    client.get("/login")
    (laid,) = client.cookies.jar
    name, value = laid.name, laid.value
    assert sign_in(client).status_code == 303
    assert client.cookies.get(name) != value
    thief = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False, cookies={name: value or ""})
    assert thief.get("/").status_code == 303
    first = client.cookies.get(name)
    assert sign_in(client).status_code == 303  # again: the session before it is over
    assert client.cookies.get(name) != first
    assert app.state.people.resume(first) is None


@pytest.mark.parametrize("change", [
    lambda value: value[:-1] + ("A" if value[-1] != "A" else "B"), lambda value: value.upper(),
    lambda value: value[:-1], lambda value: "",
    lambda value: "x" * 43, lambda value: f"{value}{value}", lambda value: "' OR 1=1 --" * 3,
])
def test_a_session_that_was_tampered_with_is_none(app: FastAPI, change) -> None:
    client = signed_in(app, "Ada")
    assert client.get("/").status_code == 200
    (cookie,) = client.cookies.jar
    client.cookies.clear()
    client.cookies.set(cookie.name, change(cookie.value), domain="127.0.0.1")
    assert client.get("/").status_code == 303


def test_a_session_that_is_over_is_none(app: FastAPI) -> None:
    client = signed_in(app, "Ada")
    app.state.people._clock = lambda: time.time() + IDLE
    assert client.get("/").status_code == 303
    assert client.post("/add", data={"csrf": "x"}).status_code == 401


def test_a_session_is_no_file_s_row_that_can_be_used(app: FastAPI, shared: Path) -> None:
    client = signed_in(app, "Ada")
    (cookie,) = client.cookies.jar
    assert (cookie.value or "").encode() not in people_file(shared).read_bytes()
    stored = app.state.people._one("SELECT hash FROM sessions ORDER BY made DESC LIMIT 1")[0]
    client.cookies.clear()
    client.cookies.set(cookie.name, stored, domain="127.0.0.1")
    assert client.get("/").status_code == 303


@pytest.mark.parametrize(("name", "path", "allowed"), [
    ("Rui", "/review", False), ("Rui", "/add", False), ("Rui", "/people", False), ("Rui", "/exchange", True),
    ("Cora", "/review", True), ("Cora", "/add", False), ("Cora", "/people", False), ("Cora", "/jobs/x", False),
    ("Edo", "/review", True), ("Edo", "/add", True), ("Edo", "/people", False), ("Ada", "/people", True),
])
def test_a_role_sees_what_it_may(app: FastAPI, name: str, path: str, allowed: bool) -> None:
    assert signed_in(app, name).get(path).status_code == (200 if allowed else 403)


WRITING = {"/add": "editor", "/people/add": "admin", "/people/change": "admin", "/jobs/x/stop": "editor",
           "/coding/assign": "editor", "/review/CLAIM": "coder", "/claim/CLAIM/answers": "coder"}


@pytest.mark.parametrize("path", WRITING)
def test_a_role_does_what_it_may_and_no_more(app: FastAPI, shared: Path, path: str) -> None:
    with open_record(shared, write=False) as store:
        claim = next(store.claims()).id
        before = len(store.rulings())
    ranks = ["reader", "coder", "editor", "admin"]
    for name, role in (("Rui", "reader"), ("Cora", "coder"), ("Edo", "editor")):
        if ranks.index(role) < ranks.index(WRITING[path]):
            client = signed_in(app, name)
            data = {"csrf": client.get("/api/me").json()["csrf"], "verdict": "accepted", "text": "x", "name": "Eve"}
            answer = client.post(path.replace("CLAIM", claim), data=data)
            assert answer.status_code == 403
            assert f"takes the role {WRITING[path]}" in answer.text
    with open_record(shared, write=False) as store:
        assert len(store.rulings()) == before


def test_whoever_rules_signs_with_their_own_name(app: FastAPI, shared: Path) -> None:
    with open_record(shared, write=False) as store:
        claim = next(store.claims(act="deny")).id
    client = signed_in(app, "Cora")
    data = {"csrf": client.get("/api/me").json()["csrf"], "verdict": "accepted", "by": "Ada", "name": "Ada"}
    assert client.post(f"/review/{claim}", data=data).status_code == 303
    with open_record(shared, write=False) as store:
        assert [each.by for each in store.rulings(claim)] == ["Cora"]


@pytest.mark.parametrize("onward", [
    "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "", "evil",
    "/%0d%0aSet-Cookie:a=b\r\nX: y", "/\t/evil.example", "http:evil.example", "///evil.example", "/é",
])
def test_after_signing_in_one_stays_here(client: TestClient, onward: str) -> None:
    assert local_path(onward) == "/"
    page = client.get("/login", params={"next": onward}).text
    assert '<input type="hidden" name="next" value="/">' in page


def test_signing_in_from_another_site_s_page_does_not_work(client: TestClient) -> None:
    client.get("/login")
    assert client.post("/login", data={"name": "Ada", "password": WORD}).status_code == 403
    data = {"csrf": token(client), "name": "Ada", "password": WORD}
    assert client.post("/login", data=data, headers={"origin": "https://evil.example"}).status_code == 403


def test_the_time_that_a_no_takes_does_not_tell_whether_there_is_an_account(app: FastAPI) -> None:
    people = app.state.people
    people.check("Nobody", "not the password")  # what is made once, before the clock runs
    taken: dict[str, list[float]] = {"Ada": [], "Nobody": []}
    for _ in range(7):
        for name in taken:
            began = time.perf_counter()
            assert people.check(name, "not the password") is None
            taken[name].append(time.perf_counter() - began)
    there, absent = (min(each) for each in taken.values())
    # Without the hash for nobody, absent accounts answer a hundred times faster.
    assert 0.4 < there / absent < 2.5, {name: statistics.median(each) for name, each in taken.items()}


def test_pages_of_people_are_kept_in_no_shared_cache(app: FastAPI) -> None:
    assert signed_in(app, "Rui").get("/exchange").headers["cache-control"] == "private, no-cache"


def test_too_many_changes_at_once_are_slowed_down(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.pages.seating.BURST", 20)
    monkeypatch.setattr("counterclaim.pages.seating.RATE", 0.001)
    client = signed_in(app, "Cora")
    statuses = [client.post("/nowhere").status_code for _ in range(21)]
    assert statuses[0] != 429
    assert statuses[-1] == 429
    assert client.get("/exchange").status_code == 200
