"""Accounts on the pages: signing in and out, roles, and what each of them may do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.pages import Settings, create_app
from counterclaim.people import People, people_file

WORD = "four words of nothing"
ROLES = {"Ada": "admin", "Edo": "editor", "Cora": "coder", "Rui": "reader"}
Visit = Callable[[str], TestClient]


@pytest.fixture(scope="module")
def shared_record(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with four people, one a role."""
    copy = Path(shutil.copy(record, tmp_path_factory.mktemp("people")))
    with People(people_file(copy)) as people:
        for name, role in ROLES.items():
            people.add(name, role, WORD, "test")
    return copy


@pytest.fixture
def visit(shared_record: Path) -> Iterator[Visit]:
    """Another browser, signed in as somebody, "" for nobody."""
    app = create_app(Settings(shared_record, users=True))
    made: list[TestClient] = []

    def visited(name: str) -> TestClient:
        client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
        made.append(client)
        if name:
            assert sign_in(client, name).status_code == 303
        return client

    yield visited
    for client in made:
        client.close()
    app.state.people.close()


def token(client: TestClient, path: str = "/login") -> str:
    found = re.search(r'<meta name="csrf" content="([0-9a-f]{64})">', client.get(path).text)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str, password: str = WORD, **more: str):
    return client.post("/login", data={"csrf": token(client), "name": name, "password": password, **more})


def test_without_a_session_every_page_leads_to_the_door(visit: Visit) -> None:
    answer = visit("").get("/contested?since=2022")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2Fcontested%3Fsince%3D2022"
    assert visit("").get("/static/counterclaim.css").status_code == 200


def test_without_a_session_a_program_is_told_so(visit: Visit) -> None:
    for path in ("/api/me", "/api/openapi.json", "/api/nothing"):
        answer = visit("").get(path)
        assert answer.status_code == 401
        assert "Sign in" in answer.json()["error"]


def test_who_signs_in_goes_on_to_the_page_they_wanted(visit: Visit) -> None:
    client = visit("")
    answer = sign_in(client, " ada ", next="/contested?since=2022")
    assert answer.headers["location"] == "/contested?since=2022"
    assert "Ada" in client.get("/contested").text
    assert client.get("/api/me").json()["role"] == "admin"


def test_a_wrong_password_and_a_name_that_nobody_has_look_the_same(visit: Visit) -> None:
    client = visit("")
    answers = [sign_in(client, "Ada", "some other words"), sign_in(client, "Nobody", "some other words")]
    assert [each.status_code for each in answers] == [401, 401]
    first, second = (re.sub(r"Ada|Nobody|[0-9a-f]{64}", "", each.text) for each in answers)
    assert first == second


def test_signing_out_ends_the_session_itself(visit: Visit) -> None:
    client = visit("Rui")
    kept = dict(client.cookies)
    assert client.post("/logout", data={"csrf": token(client, "/account")}).status_code == 303
    client.cookies.update(kept)  # whoever copied the cookie has nothing
    assert client.get("/").status_code == 303


def test_another_password_ends_all_other_sessions(visit: Visit) -> None:
    here, there = visit("Cora"), visit("Cora")
    new = {"old": WORD, "new": "quite another phrase", "again": "quite another phrase"}
    assert here.post("/account", data={"csrf": token(here, "/account"), **new}).status_code == 303
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 303
    back = {"old": new["new"], "new": WORD, "again": WORD}
    assert here.post("/account", data={"csrf": token(here, "/account"), **back}).status_code == 303


@pytest.mark.parametrize(("given", "told"), [
    ({"old": "not this one", "new": WORD, "again": WORD}, "is another one"),
    ({"old": WORD, "new": WORD, "again": "x"}, "the same twice"),
    ({"old": WORD, "new": "short", "again": "short"}, "at least 10"),
])
def test_a_password_that_cannot_be_changed_is_told_why(visit: Visit, given: dict[str, str], told: str) -> None:
    client = visit("Rui")
    answer = client.post("/account", data={"csrf": token(client, "/account"), **given})
    assert answer.status_code == 400
    assert told in answer.text


@pytest.mark.parametrize("name", ["Edo", "Cora", "Rui"])
def test_only_admins_manage_people(visit: Visit, name: str) -> None:
    client = visit(name)
    assert client.get("/people").status_code == 403
    data = {"csrf": token(client, "/account"), "name": name, "what": "role", "role": "admin"}
    answer = client.post("/people/change", data=data)
    assert answer.status_code == 403
    assert "takes the role admin" in answer.text
    assert client.get("/api/me").json()["role"] == ROLES[name]


def test_the_navigation_leads_only_where_one_may_go(visit: Visit) -> None:
    leads = {name: set(re.findall(r'href="/(add|review)"', visit(name).get("/exchange").text)) for name in ROLES}
    assert leads == {"Ada": {"add", "review"}, "Edo": {"add", "review"}, "Cora": {"review"}, "Rui": set()}


def test_an_admin_adds_changes_and_disables_people(visit: Visit) -> None:
    admin = visit("Ada")
    data = {"csrf": token(admin, "/people"), "name": "Nils", "role": "reader", "password": WORD}
    assert admin.post("/people/add", data=data).status_code == 303
    nils = visit("Nils")
    assert admin.post("/people/change", data={**data, "what": "role", "role": "coder"}).status_code == 303
    assert nils.get("/api/me").json()["role"] == "coder"
    assert admin.post("/people/change", data={**data, "what": "disable"}).status_code == 303
    assert nils.get("/").status_code == 303
    text = admin.get("/people").text
    assert "Nils: made coder" in text
    assert sign_in(visit(""), "Nils").status_code == 401


def test_the_last_admin_stays_one(visit: Visit) -> None:
    admin = visit("Ada")
    data = {"csrf": token(admin, "/people"), "name": "Ada"}
    for change in ({"what": "role", "role": "reader"}, {"what": "disable"}):
        answer = admin.post("/people/change", data={**data, **change})
        assert answer.status_code == 400
        assert "only admin" in answer.text


def test_the_fifth_wrong_password_has_to_wait(visit: Visit) -> None:
    client = visit("")
    told = [sign_in(client, "Edo", "some other words").status_code for _ in range(6)]
    assert told == [401] * 5 + [429]
    answer = sign_in(client, "Edo")
    assert "seconds, then try again" in answer.text
    assert int(answer.headers["retry-after"]) >= 1


def test_without_accounts_there_is_no_door(browser: TestClient) -> None:
    assert browser.get("/login").status_code == 404
    assert browser.get("/people").status_code == 404
    assert browser.get("/api/me").json()["role"] == "admin"
    assert "Log out" not in browser.get("/").text
