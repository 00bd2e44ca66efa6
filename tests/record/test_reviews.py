"""Several people on one record: what counts, what is disputed, what an editor settles, and rulings after re-reading."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import RecordError
from counterclaim.model import Analysis, Claim, Link, Span, claim_id
from counterclaim.record import MEMORY, SQLiteStore, Store, open_record, verdicts_of

sys.path.append(str(Path(__file__).parent))

from record_examples import PLAN, again, denies, exchange, words

FOUND = exchange()
ACCUSATION, DENIAL, HOLDING, OWN = FOUND.claims


@pytest.fixture
def store() -> Iterator[Store]:
    with open_record(MEMORY) as opened:
        opened.put(FOUND, PLAN)
        yield opened


# several coders

def test_coders_who_agree_count_and_both_have_reviewed_it(store: Store) -> None:
    store.rule(DENIAL.id, "accepted", "Ada")
    second = store.rule(DENIAL.id, "accepted", "Ben")
    review = store.reviews()[DENIAL.id]
    assert (review.state, review.ruling, review.reviewed_by) == ("accepted", second, ("Ada", "Ben"))
    assert store.disputed() == ()


def test_what_coders_dispute_stays_as_the_machine_has_it(store: Store) -> None:
    store.rule(DENIAL.id, "rejected", "Ada")
    store.rule(DENIAL.id, "accepted", "Ben")
    review = store.reviews()[DENIAL.id]
    assert (review.state, review.ruling, review.ruled_at) == ("disputed", None, None)
    assert store.disputed() == (review,)
    assert store.verdicts() == {}
    assert store.analysis("north-1", ruled=True) == FOUND


def test_two_edits_agree_only_if_they_say_the_same(store: Store) -> None:
    store.rule(DENIAL.id, "edited", "Ada", edit={"act": "refuse", "said": None})
    store.rule(DENIAL.id, "edited", "Ben", edit={"said": None, "act": "refuse"})
    assert store.disputed() == ()
    store.rule(DENIAL.id, "edited", "Ben", edit={"act": "refuse"})
    assert [review.subject for review in store.disputed()] == [DENIAL.id]


def test_a_dispute_ends_when_a_coder_changes_mind_or_withdraws(store: Store) -> None:
    store.rule(DENIAL.id, "rejected", "Ada")
    other = store.rule(DENIAL.id, "accepted", "Ben")
    store.rule(DENIAL.id, "accepted", "Ada", "on second thoughts")
    assert store.disputed() == ()
    store.rule(DENIAL.id, "rejected", "Ada")
    store.withdraw(other.id, "Ben")
    assert store.verdicts()[DENIAL.id].verdict == "rejected"


def test_an_editor_settles_a_dispute_over_the_coders(store: Store) -> None:
    both = [store.rule(DENIAL.id, "rejected", "Ada"), store.rule(DENIAL.id, "accepted", "Ben")]
    settled = store.adjudicate(DENIAL.id, "edited", "Eve", "seen the video", {"act": "refuse"})
    assert settled.adjudicates == tuple(each.id for each in both)
    store.rule(DENIAL.id, "rejected", "Ada", "still")
    review = store.reviews()[DENIAL.id]
    assert (review.ruling, review.state, review.reviewed_by) == (settled, "edited", ("Ben", "Ada", "Eve"))
    assert store.disputed() == ()
    assert store.verdicts(by="Ada")[DENIAL.id].verdict == "rejected"
    assert store.verdicts(by="Eve") == {}
    store.withdraw(settled.id, "Eve")
    assert [each.subject for each in store.disputed()] == [DENIAL.id]


def test_there_must_be_something_to_settle(store: Store) -> None:
    with pytest.raises(RecordError, match="nothing to settle"):
        store.adjudicate(DENIAL.id, "accepted", "Eve")


def test_verdicts_on_some_reports_hold_what_bears_on_them(store: Store) -> None:
    other = exchange("south-1")
    store.put(replace(other, links=(denies("south-1", other.claims[1].id, ACCUSATION.id),)), PLAN)
    store.rule(ACCUSATION.id, "rejected", "Ada")
    mine = store.rule(other.claims[0].id, "accepted", "Ada")
    assert set(store.verdicts(reports=["south-1"])) == {ACCUSATION.id, mine.subject}
    assert set(store.verdicts(reports=["north-1"])) == {ACCUSATION.id}
    assert set(store.reviews(subjects=[mine.subject, "c0"])) == {mine.subject}
    found = {each.report.id: each for each in store.analyses(ruled=True)}
    assert store.analysis("south-1", ruled=True) == found["south-1"]
    assert found["south-1"].links == ()


# what the machine missed

def added(store: Store, by: str = "Ada", **more: Any) -> Claim:
    start = FOUND.report.text.index("did not respond")
    value = store.add_claim("north-1", {"content": [[start, start + 15]], "source.actor": "NOR", **more}, by).value
    assert isinstance(value, Claim)
    return value


def test_a_claim_that_a_person_adds_has_their_name_and_the_id_of_its_content(store: Store) -> None:
    claim = added(store, act="silent")
    assert (claim.part, claim.act, claim.report, claim.score) == ("person:Ada", "silent", "north-1", 1.0)
    assert claim.id == claim_id("north-1", None, None, claim.content, "NOR")
    assert store.reviews()[claim.id].reviewed_by == ("Ada",)
    found = store.analysis("north-1", ruled=True)
    assert found is not None
    assert found.claims == (*FOUND.claims, claim)
    assert store.analysis("north-1") == FOUND


def test_an_addition_can_be_ruled_on_linked_and_taken_back(store: Store) -> None:
    claim = added(store)
    link = store.add_link("answers", claim.id, ACCUSATION.id, "Ben", "they did not").value
    assert isinstance(link, Link)
    store.rule(claim.id, "rejected", "Ben")
    assert store.reviews()[claim.id].state == "disputed"
    store.rule(claim.id, "rejected", "Ada")
    found = store.analysis("north-1", ruled=True)
    assert found == FOUND
    for each in store.missed():
        assert store.take_back(each.id, "Ada").withdrawn_by == "Ada"
    assert [each.withdrawn_by for each in store.missed()] == ["Ada", "Ada"]
    assert [each.subject for each in store.orphaned()] == [claim.id, claim.id]


def test_two_coders_may_add_the_same_claim_without_knowing(store: Store) -> None:
    first, second = added(store), added(store, "Ben")
    assert first.id == second.id
    store.take_back(store.missed(by="Ada")[0].id, "Ada")
    found = store.analysis("north-1", ruled=True)
    assert found is not None
    assert found.claims[-1] == second


def test_a_claim_inside_another_is_relayed_by_it(store: Store) -> None:
    start = ACCUSATION.content[0].start
    claim = store.add_claim("north-1", {"content": [[start, start + 8]], "source.actor": "EST"}, "Ada").value
    assert isinstance(claim, Claim)
    assert claim.relays == (ACCUSATION.id,)


@pytest.mark.parametrize(("fields", "by", "why"), [
    ({"source.actor": "NOR"}, "Ada", "A claim needs content"),
    ({"content": [[0, 7]]}, "Ada", "A claim needs source.actor"),
    ({"content": [[0, 7]], "source.actor": "NOR", "act": "sing"}, "Ada", "act: 'sing'"),
    ({"content": [[0, 7]], "source.actor": "NOR", "standing": "denied"}, "Ada", "no events to hold one"),
    ({"content": [[0, 7]], "source.actor": "NOR"}, " ", "by whom"),
])
def test_an_addition_without_sense_or_signature_is_refused(
        store: Store, fields: dict[str, Any], by: str, why: str) -> None:
    with pytest.raises(RecordError, match=why):
        store.add_claim("north-1", fields, by)
    assert store.missed() == ()


def test_what_is_there_already_is_to_be_accepted_and_not_added(store: Store) -> None:
    fields = {"source.span": [0, 7], "cue": [8, 15], "content": [[27, 56]], "source.actor": "NOR"}
    with pytest.raises(RecordError, match=f"already, as {ACCUSATION.id}"):
        store.add_claim("north-1", fields, "Ada")
    with pytest.raises(RecordError, match="holds this link already"):
        store.add_link("denies", DENIAL.id, ACCUSATION.id, "Ada")
    added(store)
    with pytest.raises(RecordError, match="holds this claim already"):
        added(store)
    with pytest.raises(RecordError, match="holds no report"):
        store.add_claim("nowhere", fields, "Ada")
    with pytest.raises(RecordError, match="no kind of link"):
        store.add_link("sings", DENIAL.id, ACCUSATION.id, "Ada")  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="cannot answer itself"):
        store.add_link("answers", DENIAL.id, DENIAL.id, "Ada")
    with pytest.raises(RecordError, match="no addition"):
        store.take_back("m0", "Ada")


def test_verify_compares_the_words_of_what_people_added(store: Store) -> None:
    assert isinstance(store, SQLiteStore)
    added(store)
    assert store.verify() == ()
    store._db.do("UPDATE missed SET body = replace(body, 'did not respond', 'did NOT respond')")
    assert [str(each) for each in store.verify()] == [
        "north-1: an addition: the text at [177, 192] is not 'did NOT respond'"]
    store._db.do("UPDATE missed SET body = '{'")
    assert "damaged row in claims" in str(store.verify()[0])


# reading again

def moved(found: Analysis) -> tuple[Analysis, Claim]:
    """As another plan reads it: the accusation begins a word later, and so has another id."""
    content = (words(found.report.text, "the ferry at Ostwick"),)
    claim = replace(ACCUSATION, content=content, part="claims 2",
                    id=claim_id(found.report.id, ACCUSATION.speaker.span, ACCUSATION.cue, content, "NOR"))
    return replace(found, claims=(claim, *found.claims[1:]), links=()), claim


def test_rulings_edits_and_additions_survive_reading_again(store: Store) -> None:
    store.rule(HOLDING.id, "edited", "Ada", edit={"act": "promise"})
    store.rule(ACCUSATION.id, "rejected", "Ada")
    extra = added(store)
    store.put(again(FOUND, "claims 2"), "plan 2")
    found = store.analysis("north-1", ruled=True)
    assert found is not None
    assert {claim.id: (claim.act, claim.part) for claim in found.claims} == {
        DENIAL.id: ("deny", "claims 2"), HOLDING.id: ("promise", "claims 2"), OWN.id: ("state", "claims 2"),
        extra.id: ("state", "person:Ada")}
    assert [each.subject for each in store.orphaned()] == [ACCUSATION.id]
    store.put(FOUND, PLAN)
    assert store.orphaned() == ()
    assert store.verdicts()[ACCUSATION.id].verdict == "rejected"


def test_a_claim_that_moved_a_little_is_offered_and_never_ruled_on_silently(store: Store) -> None:
    old = store.rule(ACCUSATION.id, "edited", "Ada", "as printed", {"act": "warn"})
    later, claim = moved(FOUND)
    store.put(later, "plan 2")
    offered = store.suggestions()
    assert [(each.ruling.id, each.claim, each.why) for each in offered] == [
        (old.id, claim, "the same speaker, and 69% of the words in common")]
    assert store.analysis("north-1", ruled=True) == later
    new = store.reattach(old.id, claim.id, "Ben")
    assert (new.subject, new.verdict, new.edit, new.by) == (claim.id, "edited", (("act", "warn"),), "Ben")
    assert new.comment == f"as printed (as {old.id} by Ada on {ACCUSATION.id})"
    assert store.suggestions() == store.orphaned() == ()
    assert store.rulings(ACCUSATION.id)[0].withdrawn_by == "Ben"


def test_a_claim_of_another_speaker_or_with_little_in_common_is_not_offered(store: Store) -> None:
    store.rule(ACCUSATION.id, "accepted", "Ada")
    later, claim = moved(FOUND)
    other = replace(claim, speaker=replace(claim.speaker, actor="EST"))
    far = replace(claim, content=(words(FOUND.report.text, "Ostwick"),), cue=None)
    for each in (other, far):
        store.put(replace(later, claims=(each, *FOUND.claims[1:])), "plan 2")
        assert store.suggestions() == ()


def test_the_same_cue_is_enough_and_a_claim_ruled_on_is_no_longer_free(store: Store) -> None:
    store.rule(ACCUSATION.id, "accepted", "Ada")
    later, claim = moved(FOUND)
    elsewhere = replace(claim, content=(words(FOUND.report.text, "Ostwick"),))
    store.put(replace(later, claims=(elsewhere, *FOUND.claims[1:])), "plan 2")
    assert [each.why for each in store.suggestions()] == ["the same speaker and the same cue"]
    store.rule(elsewhere.id, "rejected", "Ada")
    assert store.suggestions() == ()


def test_only_an_orphan_can_be_attached(store: Store) -> None:
    kept = store.rule(ACCUSATION.id, "accepted", "Ada")
    with pytest.raises(RecordError, match="nothing to re-attach"):
        store.reattach(kept.id, DENIAL.id, "Ada")


def test_a_coders_own_picture_knows_nothing_of_the_others(store: Store) -> None:
    store.rule(DENIAL.id, "rejected", "Ada")
    extra = added(store)
    said, ours = store.rulings(), store.missed(by="Ben")
    assert verdicts_of(said, "Ben", ours) == store.verdicts(by="Ben") == {}
    assert set(store.verdicts(by="Ada")) == {DENIAL.id, extra.id}


def test_a_text_that_utf8_cannot_hold_can_be_ruled_on() -> None:
    text = "Norland said \ud83d that it holds Ostwick."
    report = replace(FOUND.report, id="odd", text=text)
    claim = replace(ACCUSATION, id="c odd", report="odd", speaker=replace(ACCUSATION.speaker, span=Span.of(text, 0, 7)),
                    cue=Span.of(text, 8, 12), content=(Span.of(text, 13, 30),), target=None)
    with open_record(MEMORY) as store:
        store.put(Analysis(report, claims=(claim,)), PLAN)
        store.rule("c odd", "edited", "Ada", edit={"act": "deny"})
        assert [each.claim.id for each in store.candidates(by="Ben")] == ["c odd"]
        assert [each.act for each in next(store.analyses(ruled=True)).claims] == ["deny"]
