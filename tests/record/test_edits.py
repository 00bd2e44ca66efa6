"""What an edit may say: every field is checked when it is signed, in a sentence that names it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import RecordError
from counterclaim.model import flag_id
from counterclaim.record import MEMORY, Store, open_record

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, exchange

FOUND = exchange()
ACCUSATION, DENIAL, _, OWN = FOUND.claims
LENGTH = len(FOUND.report.text)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_record(MEMORY) as opened:
        opened.put(FOUND, PLAN)
        yield opened


@pytest.mark.parametrize(("edit", "why"), [
    ({"colour": "red"}, "'colour' cannot be edited in a claim; use one of act, "),
    ({"act": "shout"}, "act: 'shout' is not one of state, accuse"),
    ({"quote": None}, "quote: None is not one of none, direct"),
    ({"standing": "sure"}, "standing: 'sure' is not one of asserted"),
    ({"source.unit": "ARMY"}, "source.unit: 'ARMY' is not one of GOV"),
    ({"source.actor": "Nor land"}, "source.actor: 'Nor land' is no actor code"),
    ({"source.actor": "UN:HQ"}, "source.actor: 'UN:HQ' is no actor code"),
    ({"source.actor": "nor"}, "source.actor: 'nor' is no actor code"),
    ({"source.actor": None}, "source.actor: None is no actor code"),
    ({"source.name": " "}, "source.name: ' ' is no name"),
    ({"target.actor": 3}, "target.actor: 3 is no actor code"),
    ({"target": "SUD"}, "it can only be taken away"),
    ({"target": None, "target.actor": "SUD"}, "takes the target away or changes it, not both"),
    ({"said": "soon"}, "said: 'soon' is no date"),
    ({"said": 2022}, "said: 2022 is no date"),
    ({"cue": [8]}, r"cue: \[8\] is no pair of offsets"),
    ({"cue": [15, 8]}, rf"\[15, 8\] is no stretch of a text of {LENGTH} characters"),
    ({"source.span": [0, LENGTH + 1]}, "is no stretch of a text"),
    ({"source.span": [True, 4]}, "is no pair of offsets"),
    ({"content": "0-9"}, "is no list of"),
    ({"content": [[0, 9], [5, 12]]}, "two of its stretches overlap at 5"),
])
def test_a_bad_field_of_a_claim_is_named_with_what_it_may_be(store: Store, edit: dict[str, Any], why: str) -> None:
    with pytest.raises(RecordError, match=why):
        store.rule(ACCUSATION.id, "edited", "Ada", edit=edit)
    assert store.rulings() == ()


@pytest.mark.parametrize("actor", ["RUS", "IGO:UN", "ORG:Red-Cross", "MED:Wire", "M23", "Hezbollah", "al-Nusra",
                                   "unknown"])
def test_every_form_of_an_actor_code_will_do(store: Store, actor: str) -> None:
    store.rule(ACCUSATION.id, "edited", "Ada", edit={"source.actor": actor})
    found = store.analysis("north-1", ruled=True)
    assert found is not None
    assert found.claims[0].speaker.actor == actor


def test_a_claim_takes_every_edit_and_keeps_its_id(store: Store) -> None:
    text = FOUND.report.text

    def at(words: str) -> list[int]:
        start = text.index(words)
        return [start, start + len(words)]

    store.rule(ACCUSATION.id, "edited", "Ada", edit={
        "act": "warn", "source.actor": "SUD", "source.unit": None, "source.name": "C D", "source.span": at("A B"),
        "cue": at("claimed"), "content": [at("Ostwick"), at("the ferry")], "target.actor": "NOR",
        "target.span": at("Norland"), "said": "2022-03", "quote": "mixed", "standing": "possible"})
    found = store.analysis("north-1", ruled=True)
    assert found is not None
    claim = found.claims[0]
    speaker, target = claim.speaker, claim.target
    assert target is not None
    assert speaker.span is not None
    assert claim.cue is not None
    assert (claim.id, claim.act, claim.said, claim.quote) == (ACCUSATION.id, "warn", "2022-03", "mixed")
    assert (speaker.words, speaker.actor, speaker.unit, speaker.name) == ("A B", "SUD", None, "C D")
    assert (claim.cue.words, [each.words for each in claim.content]) == ("claimed", ["the ferry", "Ostwick"])
    assert (target.words, target.actor) == ("Norland", "NOR")
    assert store.analysis("north-1") == FOUND


def test_a_target_without_words_keeps_its_code(store: Store) -> None:
    store.rule(DENIAL.id, "edited", "Ada", edit={"target.actor": "NOR", "target.words": "its neighbour"})
    found = store.analysis("north-1", ruled=True)
    assert found is not None
    target = found.claims[1].target
    assert target is not None
    assert (target.words, target.actor, target.span) == ("its neighbour", "NOR", None)


def test_the_reports_own_voice_has_no_speaker_to_edit(store: Store) -> None:
    with pytest.raises(RecordError, match="own voice has no speaker"):
        store.rule(OWN.id, "edited", "Ada", edit={"source.actor": "NOR"})
    store.rule(OWN.id, "edited", "Ada", edit={"content": [[0, 7]]})


@pytest.mark.parametrize(("edit", "why"), [
    ({"kind": "doubts"}, "kind: 'doubts' is not one of denies"),
    ({"from": "c0"}, "holds no claim 'c0'"),
    ({"to": "c0"}, "holds no claim 'c0'"),
    ({"to": FOUND.links[0].id}, "holds no claim"),
    ({"from": ACCUSATION.id}, "cannot answer itself"),
    ({"act": "deny"}, "'act' cannot be edited in a link; use one of kind, from, to"),
])
def test_a_bad_field_of_a_link_is_named(store: Store, edit: dict[str, Any], why: str) -> None:
    with pytest.raises(RecordError, match=why):
        store.rule(FOUND.links[0].id, "edited", "Ada", edit=edit)


def test_a_link_keeps_to_its_report(store: Store) -> None:
    other = exchange("south-1")
    store.put(other, PLAN)
    with pytest.raises(RecordError, match="a claim of another report"):
        store.rule(FOUND.links[0].id, "edited", "Ada", edit={"from": other.claims[0].id})
    store.rule(FOUND.links[0].id, "edited", "Ada", edit={"to": other.claims[0].id, "kind": "contradicts"})
    found = store.analysis("north-1", ruled=True)
    assert found is not None
    assert [(link.id, link.kind, link.target) for link in found.links] == [
        (FOUND.links[0].id, "contradicts", other.claims[0].id)]


@pytest.mark.parametrize(("edit", "why"), [({"kind": "odd"}, "kind: 'odd'"), ({"value": "31st"}, "is no date"),
                                           ({"n": 1}, "cannot be edited in a flag")])
def test_a_bad_field_of_a_flag_is_named(store: Store, edit: dict[str, Any], why: str) -> None:
    with pytest.raises(RecordError, match=why):
        store.rule(flag_id("north-1", FOUND.flags[0]), "edited", "Ada", edit=edit)
