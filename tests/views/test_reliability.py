"""How far two coders agree, layer by layer, on reports of our own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import flag_id
from counterclaim.record import MEMORY, Store, open_record
from counterclaim.views.alpha import Alpha
from counterclaim.views.reliability import Reliability, double_coded, reliability

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, exchange

REPORTS = [exchange(name) for name in ("a", "b", "c")]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_record(MEMORY) as opened:
        opened.put_many(REPORTS, PLAN)
        yield opened


def measured(store: Store) -> Reliability:
    said, added = store.rulings(), store.missed()
    return reliability(store.analyses(double_coded(said, added)), said, added)


def layer(store: Store, name: str) -> Alpha:
    return next(each.alpha for each in measured(store).layers if each.layer == name)


def code(store: Store, by: str, **verdicts: Any) -> None:
    """Rule on every claim of every report: `c0="rejected"` for the first of each, accepted where nothing is said."""
    for found in REPORTS:
        for at, claim in enumerate(found.claims[:3]):
            verdict = verdicts.get(f"c{at}", "accepted")
            if isinstance(verdict, dict):
                store.rule(claim.id, "edited", by, edit=verdict)
            else:
                store.rule(claim.id, verdict, by)


def test_one_coder_agrees_with_nobody(store: Store) -> None:
    code(store, "Ada")
    found = measured(store)
    assert (found.reports, found.coders) == (0, ())
    assert all(each.alpha.value is None and each.alpha.units == 0 for each in found.layers)


def test_coders_who_decide_alike_agree_on_every_layer_that_varies(store: Store) -> None:
    for by in ("Ada", "Ben"):
        code(store, by, c2="rejected")
    found = measured(store)
    assert (found.reports, found.coders) == (3, ("Ada", "Ben"))
    assert {each.layer: each.alpha.value for each in found.layers} == {
        "claim": 1, "act": 1, "speaker": 1, "target": 1, "content": 1, "link": None, "flag": None}
    assert layer(store, "claim").units == 9
    assert layer(store, "act").units == 6


def test_a_claim_that_one_keeps_and_the_other_rejects_is_a_disagreement(store: Store) -> None:
    code(store, "Ada")
    code(store, "Ben", c1="rejected")
    found = layer(store, "claim")
    assert found.agreement == pytest.approx(6 / 9)
    assert (found.value or 0) < 0.5
    assert layer(store, "act").value == 1


def test_edits_that_differ_count_on_their_own_layer_alone(store: Store) -> None:
    code(store, "Ada", c0={"act": "warn"})
    code(store, "Ben")
    assert layer(store, "act").agreement == pytest.approx(6 / 9)
    assert layer(store, "speaker").value == layer(store, "target").value == layer(store, "content").value == 1


def test_contents_agree_by_the_characters_in_common(store: Store) -> None:
    content = REPORTS[0].claims[0].content[0]
    code(store, "Ada", c0={"content": [[content.start, content.start + len(content.words) // 2]]})
    code(store, "Ben")
    found = layer(store, "content")
    half = 1 - (len(content.words) // 2) / len(content.words)
    assert found.agreement == pytest.approx(1 - half / 3)
    assert 0.5 < (found.value or 0) < 1


def test_what_one_added_and_the_other_did_not_is_a_disagreement_once_that_one_is_through(store: Store) -> None:
    code(store, "Ada")
    start = REPORTS[0].report.text.index("did not respond")
    fields = {"content": [[start, start + 15]], "source.actor": "NOR"}
    store.add_claim("a", fields, "Ada")
    store.rule(REPORTS[0].claims[0].id, "accepted", "Ben")
    assert layer(store, "claim").units == 1
    code(store, "Ben")
    assert layer(store, "claim").units == 10
    assert layer(store, "claim").agreement == pytest.approx(0.9)


def test_two_additions_of_much_the_same_words_are_one_claim(store: Store) -> None:
    start = REPORTS[0].report.text.index("did not respond")
    for by, length in (("Ada", 15), ("Ben", 11)):
        code(store, by)
        store.add_claim("a", {"content": [[start, start + length]], "source.actor": "NOR"}, by)
    assert layer(store, "claim").agreement == 1
    assert layer(store, "claim").units == 10
    assert (layer(store, "content").agreement or 0) < 1


def test_links_and_flags_are_layers_of_their_own(store: Store) -> None:
    for by, verdicts in (("Ada", ("accepted", "rejected", "accepted")), ("Ben", ("accepted", "rejected", "rejected"))):
        for found, verdict in zip(REPORTS, verdicts, strict=True):
            store.rule(found.links[0].id, verdict, by)  # type: ignore[arg-type]
            store.rule(flag_id(found.report.id, found.flags[0]), verdict, by)  # type: ignore[arg-type]
    assert layer(store, "link").agreement == layer(store, "flag").agreement == pytest.approx(2 / 3)
    assert layer(store, "link").value == layer(store, "flag").value


def test_an_editors_settling_and_withdrawn_rulings_do_not_count(store: Store) -> None:
    code(store, "Ada")
    code(store, "Ben", c0="rejected")
    before = measured(store)
    store.adjudicate(REPORTS[0].claims[0].id, "accepted", "Eve")
    assert measured(store) == before
    for each in store.rulings():
        if each.by == "Ben":
            store.withdraw(each.id, "Ben")
    assert double_coded(store.rulings(), store.missed()) == ()
