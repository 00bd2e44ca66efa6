"""One contract, every store: add a store to STORES and all of this runs over it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import RecordError
from counterclaim.model import Analysis, Report, flag_id
from counterclaim.record import MEMORY, Failure, Store, open_record

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, again, analyses, denies, dispute, exchange

STORES: dict[str, Callable[[Path], Store]] = {
    "sqlite file": lambda folder: open_record(folder / "dispute.db"),
    "sqlite memory": lambda folder: open_record(MEMORY),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path) as opened:
        yield opened


def test_an_analysis_comes_back_as_it_was_put(store: Store) -> None:
    store.put(exchange(), PLAN)
    assert store.analysis("north-1") == exchange()
    assert store.report("north-1") == exchange().report
    assert store.verify() == ()


@given(st.lists(analyses(), max_size=3, unique_by=lambda each: each.report.id))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_analysis_comes_back_as_it_was_put_and_verifies(found: list[Analysis]) -> None:
    with open_record(MEMORY) as store:
        store.put_many(found, PLAN)
        assert {each.report.id: each for each in store.analyses()} == {each.report.id: each for each in found}
        assert store.verify() == ()
        store.put_many(found, "plan 2")
        assert store.verify() == ()


def test_what_is_not_there_is_none_or_empty(store: Store) -> None:
    assert store.report("x") is None
    assert store.analysis("x") is None
    assert store.claim("x") is None
    assert list(store.analyses()) == list(store.claims()) == []
    assert store.failures() == store.rulings() == store.verify() == store.search("ferry") == ()
    assert set(store.counts().values()) == {0}


def test_a_report_is_known_only_with_the_plan_that_read_it(store: Store) -> None:
    store.put(exchange(), PLAN)
    assert store.known("north-1", PLAN)
    assert not store.known("north-1", "plan 2")
    assert not store.known("north-2", PLAN)


def test_the_same_report_twice_is_one(store: Store) -> None:
    store.put(exchange(), PLAN)
    before = store.counts()
    store.put(exchange(), PLAN)
    assert store.counts() == before
    assert list(store.analyses()) == [exchange()]


def test_the_day_of_first_reading_stays_when_a_report_is_read_again(store: Store) -> None:
    assert store.first_read("north-1") is None
    store.put(exchange(), PLAN)
    first = store.first_read("north-1")
    assert first is not None
    assert first.endswith("Z")
    store.put(again(exchange(), "newer 2"), "plan 2")
    assert store.first_read("north-1") == first


def test_listings_do_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    listed = set()
    for order in permutations(dispute()):
        with open_record(MEMORY) as store:
            for analysis in order:
                store.put(analysis, PLAN)
            assert [report.id for report in store.reports()] == ["b", "a", "c", "a2"]
            assert tuple(store.analyses()) == dispute()
            listed.add(repr([list(store.claims()), list(store.links()), list(store.flags()), list(store.events())]))
    assert len(listed) == 1


def test_claims_are_listed_by_offset_and_selected_by_actor_act_and_report(store: Store) -> None:
    store.put_many(dispute(), PLAN)
    starts = [min(s.start for s in (c.speaker.span, *c.content) if s) for c in store.claims(report="a")]
    assert starts == sorted(starts)
    assert {claim.speaker.actor for claim in store.claims(actor="SUD")} == {"SUD"}
    assert [claim.report for claim in store.claims(act="deny")] == ["b", "a", "c", "a2"]
    wanted = exchange("c").claims[1]
    assert store.claim(wanted.id) == wanted


def test_every_layer_is_listed_with_its_report(store: Store) -> None:
    found = exchange()
    store.put(found, PLAN)
    assert list(store.events(claim=found.claims[0].id)) == [("north-1", found.events[0])]
    assert list(store.control(place="Ostwick")) == [("north-1", found.control[0])]
    assert list(store.unanswered()) == [("north-1", found.unanswered[0])]
    assert list(store.agreements()) == [("north-1", found.agreements[0])]
    assert list(store.flags(report="north-1")) == [("north-1", found.flags[0])]
    assert list(store.traces(outcome="nothing")) == [("north-1", found.traces[1])]
    assert list(store.links(kind="denies", source=found.claims[1].id)) == list(found.links)
    assert list(store.links(target=found.claims[1].id)) == []


def test_links_from_other_reports_are_found_from_their_target(store: Store) -> None:
    first, second = exchange("a"), exchange("c")
    source, target = second.claims[1].id, first.claims[0].id
    across = denies("c", source, target)
    store.put_many((first, replace(second, links=(across,))), PLAN)
    assert store.incoming("a") == (across,)
    assert store.incoming("c") == ()
    assert store.verify() == ()


def test_counts_name_every_layer(store: Store) -> None:
    store.put_many(dispute(), PLAN)
    counts = store.counts()
    assert (counts["reports"], counts["claims"], counts["links"], counts["flags"]) == (4, 16, 4, 4)
    assert (counts["failures"], counts["rulings"], counts["traces"]) == (0, 0, 12)


# re-reading


def test_reading_again_replaces_machine_rows_and_keeps_rulings(store: Store) -> None:
    store.put(exchange(), PLAN)
    lost, kept = exchange().claims[:2]
    store.rule(lost.id, "rejected", "Ada")
    store.rule(kept.id, "accepted", "Ada")
    newer = again(exchange(), "claims 2")
    store.put(newer, "plan 2")
    assert store.analysis("north-1") == newer
    assert [ruling.subject for ruling in store.rulings()] == [lost.id, kept.id]
    assert [ruling.subject for ruling in store.orphaned()] == [lost.id]
    assert set(store.verdicts()) == {lost.id, kept.id}


def test_a_batch_is_stored_whole_or_not_at_all(store: Store) -> None:
    store.put(exchange("a"), PLAN)
    clash = replace(exchange("a"), report=Report("a", "Other words."), claims=(), events=())
    with pytest.raises(RecordError, match="another text"):
        store.put_many((exchange("b"), clash), PLAN)
    assert [report.id for report in store.reports()] == ["a"]
    assert store.analysis("a") == exchange("a")


# failures


def test_a_failure_is_kept_with_its_text_and_forgotten_once_the_report_is_read(store: Store) -> None:
    report = exchange().report
    store.fail("north.jsonl:1", "the parser failed", PLAN, report)
    assert store.failures() == (Failure("north.jsonl:1", "the parser failed", PLAN, report),)
    assert not store.known(report.id, PLAN)
    store.put(exchange(), PLAN)
    assert store.failures() == ()


def test_failing_again_keeps_one_failure_with_the_latest_reason(store: Store) -> None:
    store.fail("scan.pdf", "damaged")
    store.fail("scan.pdf", "empty")
    assert store.failures() == (Failure("scan.pdf", "empty"),)


def test_an_origin_that_is_read_later_takes_its_failure_away(store: Store) -> None:
    store.fail("north.jsonl:1", "broken JSON")
    store.fail("north.jsonl:11", "broken JSON")
    store.put(exchange(), PLAN)
    assert [failure.origin for failure in store.failures()] == ["north.jsonl:11"]


def test_forgetting_a_file_forgets_its_lines_and_members_and_no_other_file(store: Store) -> None:
    for origin in ("feed.xml", "feed.xml#2", "feed.xml:3", "feed.xml2", "old/feed.xml"):
        store.fail(origin, "damaged")
    store.forget("feed.xml")
    assert [failure.origin for failure in store.failures()] == ["feed.xml2", "old/feed.xml"]


def test_a_failed_second_reading_keeps_what_the_first_one_found(store: Store) -> None:
    store.put(exchange(), PLAN)
    store.fail("north.jsonl:1", "a newer part failed", "plan 2", exchange().report)
    assert store.analysis("north-1") == exchange()
    assert len(store.failures()) == 1


def test_reports_without_an_origin_do_not_forget_each_other(store: Store) -> None:
    store.fail("", "standard input was empty")
    store.put(replace(exchange(), report=replace(exchange().report, origin="")), PLAN)
    assert len(store.failures()) == 1


# ids


def first() -> Report:
    return Report("N-7", "The ferry was shelled.", origin="a.csv:2")


def second() -> Report:
    return Report("N-7", "The ferry was not shelled.", origin="a.csv:9")


def test_a_new_id_and_a_known_text_keep_their_id(store: Store) -> None:
    assert store.identify(first()) == first()
    store.put(Analysis(first()), PLAN)
    assert store.identify(first()) == first()


def test_another_text_under_a_given_id_becomes_a_version_that_names_what_it_replaces(store: Store) -> None:
    store.put(Analysis(store.identify(first())), PLAN)
    later = store.identify(second())
    assert (later.id, later.replaces) == (f"N-7~{second().sha256[:8]}", "N-7")
    store.put(Analysis(later), PLAN)
    assert [report.text for report in store.reports()] == [first().text, second().text]
    assert store.identify(second()) == later
    assert store.identify(later) == later


def test_two_texts_of_one_id_on_their_way_at_once_are_told_apart(store: Store) -> None:
    one, two = store.identify(first()), store.identify(second())
    assert (one.id, two.id) == ("N-7", f"N-7~{second().sha256[:8]}")
    for report in (two, one):  # workers may finish in any order
        store.put(Analysis(report), PLAN)
    assert [store.identify(each) for each in (first(), second())] == [one, two]


def test_a_run_killed_after_the_second_text_gives_the_same_ids_again(tmp_path: Path) -> None:
    path = tmp_path / "dispute.db"
    with open_record(path) as store:
        one, two = store.identify(first()), store.identify(second())
        store.put(Analysis(two), PLAN)  # the first was still with its worker
    with open_record(path) as store:
        assert [store.identify(each) for each in (first(), second())] == [one, two]
    with open_record(path) as store:  # and in the other order
        assert [store.identify(each) for each in (second(), first())] == [two, one]


# rulings


def test_a_coders_latest_ruling_that_is_not_withdrawn_counts(store: Store) -> None:
    store.put(exchange(), PLAN)
    subject = exchange().claims[0].id
    yes = store.rule(subject, "accepted", "Ada", "as printed")
    no = store.rule(subject, "rejected", "Ada")
    assert store.verdicts() == {subject: no}
    gone = store.withdraw(no.id, "Ada")
    assert gone.withdrawn is not None
    assert gone.withdrawn_by == "Ada"
    assert store.verdicts() == {subject: yes}
    assert store.rulings(subject) == (yes, gone)
    assert store.withdraw(no.id, "Cy") == gone
    assert store.counts()["rulings"] == 1


def test_links_and_flags_can_be_ruled_on_and_edits_are_kept(store: Store) -> None:
    found = exchange()
    store.put(found, PLAN)
    store.rule(found.links[0].id, "rejected", "Ada")
    flag = flag_id("north-1", found.flags[0])
    ruling = store.rule(flag, "edited", "Ada", edit={"kind": "impossible_date", "value": "2022-03-13"})
    assert ruling.edit == (("kind", "impossible_date"), ("value", "2022-03-13"))
    assert store.orphaned() == ()


def test_two_equal_rulings_are_two(store: Store) -> None:
    store.put(exchange(), PLAN)
    both = [store.rule(exchange().claims[0].id, "accepted", "Ada") for _ in range(2)]
    assert both[0].id != both[1].id
    assert store.rulings() == tuple(both)


@pytest.mark.parametrize(("subject", "verdict", "by", "edit", "why"), [
    ("no such claim", "accepted", "Ada", None, "holds no claim, link or flag"),
    (None, "maybe", "Ada", None, "no verdict"),
    (None, "edited", "Ada", None, "changed fields"),
    (None, "accepted", "Ada", {"act": "deny"}, "changed fields"),
    (None, "accepted", " ", None, "by whom"),
])
def test_a_ruling_without_subject_sense_or_signature_is_refused(
    store: Store, subject: str | None, verdict: str, by: str, edit: dict[str, str] | None, why: str,
) -> None:
    store.put(exchange(), PLAN)
    with pytest.raises(RecordError, match=why):
        store.rule(subject or exchange().claims[0].id, verdict, by, edit=edit)  # type: ignore[arg-type]
    assert store.rulings() == ()


def test_withdrawing_what_was_never_ruled_says_so(store: Store) -> None:
    with pytest.raises(RecordError, match="no ruling"):
        store.withdraw("u1", "Ada")


# search


def test_search_stems_folds_diacritics_and_wants_every_word(store: Store) -> None:
    store.put(Analysis(Report("x", "Soldiers captured Əskəran and Kəlbəcər café.", title="Shelled")), PLAN)
    store.put(Analysis(Report("y", "A soldier left.")), PLAN)
    assert {hit.report.id for hit in store.search("soldier")} == {"x", "y"}
    assert [hit.report.id for hit in store.search("capturing soldier cafe")] == ["x"]
    assert [hit.report.id for hit in store.search("shelling")] == ["x"]
    assert [hit.report.id for hit in store.search('"soldiers captured"')] == ["x"]
    assert store.search('"captured soldiers"') == ()
    assert "[left]" in store.search("left")[0].excerpt


@pytest.mark.parametrize("words", ["", " ", '"', '""', "*", "AND", "a OR", "NEAR(", "text:ferry", "-", "'; drop",
                                   "fer\x00ry", "\ud800", "( ferry", "^ferry", '"ferry'])
def test_no_mark_of_a_query_language_breaks_the_search(store: Store, words: str) -> None:
    store.put(exchange(), PLAN)
    assert len(store.search(words)) <= 1


def test_search_follows_the_reports(store: Store) -> None:
    report = exchange().report
    store.put(exchange(), PLAN)
    store.put(replace(exchange(), report=replace(report, title="Harbour quiet")), "plan 2")
    assert store.search("quiet")[0].report.title == "Harbour quiet"
    assert store.search('"ferry shelled"') == ()
    assert store.verify() == ()
