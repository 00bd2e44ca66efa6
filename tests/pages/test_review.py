"""Review over the wire: what is signed, what is refused and why, and that nothing is lost on the way."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.model import Claim
from counterclaim.pages import Settings, create_app
from counterclaim.record import open_record


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Path:
    """A copy of the example that a test may rule on."""
    return Path(shutil.copy(record, tmp_path / "own.db"))


@pytest.fixture
def client(own: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(own, signer="Ana")), base_url="http://127.0.0.1") as found:
        yield found


def post(client: TestClient, path: str, **form: str) -> int:
    """Send a form with the token of a page, as a browser would; the status of the answer."""
    token = re.search(r'name="csrf" content="([^"]+)"', client.get("/review").text)
    assert token
    return client.post(path, data={"csrf": token[1], **form}, follow_redirects=False).status_code


def first(own: Path, act: str) -> Claim:
    with open_record(own, write=False) as store:
        return next(claim for claim in store.claims(act=act) if claim.content)


def test_a_verdict_is_signed_and_the_next_claim_comes(client: TestClient, own: Path) -> None:
    at = re.search(r'data-claim="([^"]+)" data-next="([^"]+)"', client.get("/review").text)
    assert at
    assert post(client, f"/review/{at[1]}", verdict="accepted", comment="read twice") == 303
    with open_record(own, write=False) as store:
        ruling, = store.rulings(at[1])
        assert (ruling.verdict, ruling.by, ruling.comment) == ("accepted", "Ana", "read twice")
    after = re.search(r'data-claim="([^"]+)"', client.get("/review").text)
    assert after
    assert after[1] == at[2]


def test_a_correction_shows_on_every_page(client: TestClient, own: Path) -> None:
    claim = first(own, "accuse")
    assert post(client, f"/review/{claim.id}", verdict="edited", **{"source.actor": "FRA", "act": "condemn"}) == 303
    text = client.get(f"/claim/{claim.id}").text
    assert re.search(r"<dt>Act</dt><dd>condemn", text)
    assert 'class="code">FRA' in text


def test_a_rejected_claim_leaves_the_exchange_and_keeps_its_page(client: TestClient, own: Path) -> None:
    claim = first(own, "accuse")
    assert f'id="{claim.id}"' in client.get("/").text
    assert post(client, f"/review/{claim.id}", verdict="rejected") == 303
    assert f'id="{claim.id}"' not in client.get("/").text
    assert "rejected by Ana" in client.get(f"/claim/{claim.id}").text


def test_taking_a_ruling_back_restores_the_page_as_it_was(client: TestClient, own: Path) -> None:
    claim, before = first(own, "accuse"), client.get("/").text
    post(client, f"/review/{claim.id}", verdict="rejected")
    with open_record(own, write=False) as store:
        ruling, = store.rulings(claim.id)
    assert post(client, f"/ruling/{ruling.id}/withdraw") == 303
    assert client.get("/").text == before


@pytest.mark.parametrize(("form", "why"), [
    ({"verdict": "edited"}, "Nothing was changed"),
    ({"verdict": "edited", "content": "5-99999"}, "is no stretch of a text"),
    ({"verdict": "edited", "source.actor": "no code!"}, "is no actor code"),
    ({"verdict": "edited", "said": "soon"}, "is no date"),
    ({"verdict": "perhaps"}, "is no verdict"),
])
def test_what_cannot_be_signed_is_told_beside_the_form(client: TestClient, own: Path, form: dict[str, str], why: str,
                                                       ) -> None:
    claim = first(own, "accuse")
    token = re.search(r'name="csrf" content="([^"]+)"', client.get("/review").text)
    assert token
    answer = client.post(f"/review/{claim.id}", data={"csrf": token[1], "comment": "my words", **form})
    assert answer.status_code == 400
    assert re.search(rf'role="alert">[^<]*{why}', answer.text)
    assert 'value="my words"' in answer.text
    with open_record(own, write=False) as store:
        assert store.rulings() == ()


def test_a_link_is_rejected_changed_and_added(client: TestClient, own: Path) -> None:
    with open_record(own, write=False) as store:
        link = next(store.links(kind="denies"))
    assert post(client, f"/link/{link.id}", verdict="rejected") == 303
    assert post(client, f"/link/{link.id}", verdict="edited", kind="contradicts") == 303
    assert post(client, f"/claim/{link.source}/answers", kind="denies", target="/claim/none") == 400
    other = first(own, "demand")
    address = f"http://127.0.0.1/claim/{other.id}"
    assert post(client, f"/claim/{link.source}/answers", kind="answers", target=address) == 303
    with open_record(own, write=False) as store:
        assert [each.verdict for each in store.rulings(link.id)] == ["rejected", "edited"]
        added, = store.missed()
        assert (added.value.source, added.value.target) == (link.source, other.id)


def test_a_claim_that_the_machine_missed_is_added_and_has_its_page(client: TestClient, own: Path) -> None:
    with open_record(own, write=False) as store:
        report = next(store.reports())
    assert post(client, f"/missed/{report.id}", content="0-7", **{"source.actor": "FRA", "act": "state"}) == 303
    with open_record(own, write=False) as store:
        added, = store.missed()
    page = client.get(f"/claim/{added.value.id}")
    assert page.status_code == 200
    assert "person:Ana" in page.text
    assert post(client, f"/missed/{report.id}", content="0-99999", **{"source.actor": "FRA"}) == 400


@pytest.mark.parametrize("path", ["/review/none", "/ruling/none/withdraw"])
def test_what_is_not_there_cannot_be_ruled_on(client: TestClient, path: str) -> None:
    assert post(client, path, verdict="accepted") == 404


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "/\\evil.example",
                                     "/x\nSet-Cookie: a=b"])
def test_after_a_ruling_nobody_is_led_to_another_server(client: TestClient, own: Path, address: str) -> None:
    token = re.search(r'name="csrf" content="([^"]+)"', client.get("/review").text)
    assert token
    claim = first(own, "accuse")
    answer = client.post(f"/review/{claim.id}", data={"csrf": token[1], "verdict": "accepted", "next": address},
                         follow_redirects=False)
    assert answer.headers["location"].startswith("/review")


def test_a_queue_of_a_part_holds_that_part_only(client: TestClient) -> None:
    assert "Neva Dispatch" in client.get("/review?outlet=Neva+Dispatch").text
    assert "Nothing waits" in client.get("/review?since=2030").text


def test_an_editor_asks_people_to_code_a_sample(client: TestClient, own: Path) -> None:
    assert post(client, "/coding/assign", coders="Ana, Ben", number="3", seed="spring") == 303
    assert post(client, "/coding/assign", coders="", number="3") == 400
    assert post(client, "/coding/assign", coders="Ana", number="many") == 400
    with open_record(own, write=False) as store:
        assert {each.coder for each in store.assignments()} == {"Ana", "Ben"}
        assert len(store.assignments("Ana")) == 3
    assert "Ben: 3 reports" in client.get("/coding").text


def test_agreement_and_disputes_are_shown_and_settled(client: TestClient, own: Path) -> None:
    claim = first(own, "accuse")
    with open_record(own) as store:
        for each in store.claims(report=claim.report):
            if not each.own_voice and each.id != claim.id:
                store.rule(each.id, "accepted", "Ben")
                store.rule(each.id, "accepted", "Ana")
        store.rule(claim.id, "accepted", "Ben")
        kept = store.rule(claim.id, "edited", "Ana", edit={"act": "condemn"})
    assert "Krippendorff" in client.get("/coding").text
    text = client.get("/disputed").text
    assert "as Ben" in text
    assert "act = condemn" in text
    assert post(client, f"/adjudicate/{claim.id}", **{"as": kept.id, "comment": "the cue says so"}) == 303
    assert "Coders dispute nothing" in client.get("/disputed").text
    assert re.search(r"<dt>Act</dt><dd>condemn", client.get(f"/claim/{claim.id}").text)
