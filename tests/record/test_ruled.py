"""An analysis as people ruled it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import (
    Analysis,
    Flag,
    Held,
    Link,
    Member,
    Missed,
    Point,
    Ruling,
    Span,
    Unresolved,
    Verdict,
    flag_id,
)
from counterclaim.record import analysis_problems, ruled
from counterclaim.record.ruled import ruled_links, ruled_points

sys.path.append(str(Path(__file__).parent))

from record_examples import analyses, denies, exchange, ruling

FOUND = exchange()
ACCUSATION, DENIAL, HOLDING, OWN = FOUND.claims


def under(*rulings: Ruling, found: Analysis = FOUND) -> Analysis:
    return ruled(found, {each.subject: each for each in rulings})


def test_without_a_ruling_on_it_an_analysis_is_the_same() -> None:
    assert ruled(FOUND, {}) is FOUND
    assert under(ruling("c of another report", "rejected")) is FOUND
    assert under(*(ruling(each.id, "accepted") for each in FOUND.claims)) == FOUND


def test_a_rejected_claim_leaves_with_all_that_is_its_own() -> None:
    pointing = replace(FOUND, unresolved=(Unresolved(DENIAL.id, FOUND.unanswered[0].span, "nothing fits"),))
    without = under(ruling(DENIAL.id, "rejected"), ruling(HOLDING.id, "rejected"), found=pointing)
    assert without.claims == (ACCUSATION, OWN)
    assert [event.claim for event in without.events] == [ACCUSATION.id]
    assert without.control == without.links == without.unanswered == without.unresolved == ()
    assert (without.flags, without.agreements, without.times) == (FOUND.flags, FOUND.agreements, FOUND.times)


def test_a_chain_through_a_rejected_claim_is_mended() -> None:
    chain = (Held("report"), Held("SUD", DENIAL.id))
    passed_on = replace(FOUND, events=tuple(replace(each, chain=chain) for each in FOUND.events))
    without = under(ruling(DENIAL.id, "rejected"), found=passed_on)
    assert next(claim for claim in without.claims if claim.id == HOLDING.id).relays == ()
    assert {event.chain for event in without.events} == {(Held("report"),)}


def test_an_edited_speaker_is_edited_in_the_chains_that_name_it() -> None:
    passed_on = replace(FOUND, events=(replace(FOUND.events[1], chain=(Held("SUD", DENIAL.id),)),))
    edited = under(ruling(DENIAL.id, "edited", source__actor="NOR"), found=passed_on)
    assert edited.events[0].chain == (Held("NOR", DENIAL.id),)


def test_events_whose_words_an_edited_content_no_longer_holds_leave_it() -> None:
    start = FOUND.report.text.index("the ferry at")
    narrow = [[start, start + len("the ferry")]]
    assert under(ruling(ACCUSATION.id, "edited", content=narrow)).events == FOUND.events[1:]
    start = FOUND.report.text.index("Ostwick under")
    assert under(ruling(HOLDING.id, "edited", content=[[start, start + 7]])).control == ()
    whole = [[FOUND.events[0].trigger.start, FOUND.events[0].trigger.end + 10]]
    assert under(ruling(ACCUSATION.id, "edited", content=whole)).events == FOUND.events


def test_the_standing_of_an_edited_claim_is_that_of_its_events() -> None:
    edited = under(ruling(ACCUSATION.id, "edited", standing="possible"))
    assert [event.standing for event in edited.events] == ["possible", "asserted"]


def test_rejected_links_and_flags_leave_alone() -> None:
    flag = flag_id("north-1", FOUND.flags[0])
    without = under(ruling(FOUND.links[0].id, "rejected"), ruling(flag, "rejected"))
    assert without == replace(FOUND, links=(), flags=())


def test_a_link_to_a_rejected_claim_of_another_report_leaves() -> None:
    across = replace(FOUND, links=(denies("north-1", DENIAL.id, "c elsewhere"),))
    assert under(ruling("c elsewhere", "rejected"), found=across).links == ()


def test_an_edited_flag_has_the_date_that_a_person_reads_before_the_machines() -> None:
    flag = flag_id("north-1", FOUND.flags[0])
    edited: Flag = under(ruling(flag, "edited", value="2022-03-13")).flags[0]
    assert [(each.value, each.why) for each in edited.candidates] == [
        ("2022-03-13", "as Ada reads it"), ("2022-03-21", "typo")]


def test_what_a_person_added_is_there_until_it_is_taken_back_or_found_by_a_machine() -> None:
    claim = replace(ACCUSATION, id="c added", part="person:Ada")
    link = Link("l added", "north-1", "answers", "c added", DENIAL.id, "cue", part="person:Ada")
    added = [Missed(f"m{value.id}", value, "Ada", "2026-01-01") for value in (claim, link)]
    found = ruled(FOUND, {}, added)
    assert found.claims == (*FOUND.claims, claim)
    assert found.links == (*FOUND.links, link)
    assert ruled(FOUND, {}, [replace(each, withdrawn="2026-01-02") for each in added]) is FOUND
    machine = replace(FOUND, claims=(*FOUND.claims, replace(claim, part="claims 2")))
    assert ruled(machine, {}, added[:1]) == machine


def test_a_link_that_was_added_leaves_with_the_claim_that_it_comes_from() -> None:
    link = Link("l added", "north-1", "answers", DENIAL.id, ACCUSATION.id, "cue", part="person:Ada")
    gone = ruled(FOUND, {DENIAL.id: ruling(DENIAL.id, "rejected")}, [Missed("m1", link, "Ada", "2026-01-01")])
    assert gone.links == ()


def test_an_edit_that_was_signed_before_edits_were_checked_changes_nothing() -> None:
    assert under(ruling(ACCUSATION.id, "edited", content=[[0, 10_000]], act="deny")).claims == FOUND.claims


def test_points_lose_the_members_that_rest_on_rejected_claims() -> None:
    members = (Member("c1", "r", "NOR", "asserts"), Member("c2", "r", "SUD", "denies"),
               Member("c1", "r", "SUD", "silent"))
    point = Point("p1", "c1", "shelling", members)
    edited = {"c1": ruling("c1", "edited", source__actor="EST")}
    assert [each.actor for each in ruled_points((point,), edited)[0].members] == ["EST", "SUD", "SUD"]
    assert ruled_points((point,), {"c1": ruling("c1", "rejected")})[0].members == members[1:2]
    assert ruled_points((point,), {each: ruling(each, "rejected") for each in ("c1", "c2")}) == ()
    assert ruled_points((point,), {}) == (point,)


def test_links_across_lose_those_with_a_rejected_end() -> None:
    link = denies("north-1", "c1", "c2")
    for subject in ("c1", "c2", link.id):
        assert ruled_links((link,), {subject: ruling(subject, "rejected")}) == ()
    assert ruled_links((link,), {}) == (link,)


@given(analyses(), st.data())
def test_any_rulings_leave_an_analysis_whose_parts_fit(found: Analysis, data: st.DataObject) -> None:
    text = found.report.text
    verdicts: dict[str, Ruling] = {}
    for claim in found.claims:
        verdict: Verdict | None = data.draw(st.sampled_from([None, "accepted", "rejected", "edited"]))
        start = data.draw(st.integers(0, len(text) - 1))
        edit = {"content": [[start, len(text)]], "act": "warn"} if verdict == "edited" else {}
        if verdict:
            verdicts[claim.id] = ruling(claim.id, verdict, **edit)
    after = ruled(found, verdicts)
    assert list(analysis_problems(after)) == []
    assert {claim.id for claim in after.claims} == {
        claim.id for claim in found.claims if claim.id not in verdicts or verdicts[claim.id].verdict != "rejected"}
    assert all(isinstance(span, Span) for claim in after.claims for span in claim.content)
