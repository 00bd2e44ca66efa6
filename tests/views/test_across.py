"""Points at issue across reports: sides, silence, shifts and copies, and what lies outside of what was asked for."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.model import Link, Quantity, link_id
from counterclaim.views import VIEWS, Dispute
from counterclaim.views.positions import positions
from pointed import member, point


@pytest.fixture
def dispute(quarrel: Any) -> Dispute:
    return Dispute.of(quarrel.analyses, quarrel.across, [quarrel.point])


def test_a_point_says_who_takes_which_side_since_when(dispute: Dispute) -> None:
    (found,) = VIEWS["contested"](dispute).points
    told = [(each.stance, each.actor, each.since, each.until) for each in found.voices]
    assert told == [("asserts", "RUR", "2022-03-01", "2022-03-06"), ("denies", "SYL", "2022-03-02", "2022-03-03"),
                    ("denies", "RUR", "2022-03-05", "2022-03-05")]
    assert (found.words, found.first, found.last, found.reports) == ("shelling the pass", "2022-03-01", "2022-03-06", 5)


def test_copies_are_folded_and_make_no_outlet_of_their_own(dispute: Dispute) -> None:
    (found,) = VIEWS["contested"](dispute).points
    denial = found.voices[1]
    assert (denial.outlets, denial.copies, len(denial.said)) == (("Sylvan Star",), 1, 1)
    assert (found.outlets, found.copies) == (3, 1)  # Elm Echo once, Sylvan Star, and a report of no named outlet


def test_a_pair_across_reports_belongs_to_its_point(dispute: Dispute, quarrel: Any) -> None:
    (pair,) = VIEWS["contested"](dispute).pairs
    assert (pair.claim.report, pair.against.report, pair.point) == ("a", "b", quarrel.point.id)


def test_a_pair_of_no_point_stays(telling: Any) -> None:
    t = telling("Ruritania says the bridge stands. Sylvania denies that.")
    stands = t.claim("Ruritania", "RUR", "state", "the bridge stands", "says")
    t.link("denies", t.claim("Sylvania", "SYL", "deny", "that", "denies"), stands)
    view = VIEWS["contested"](Dispute.of([t.done()]))
    assert ([each.point for each in view.pairs], view.points) == ([None], ())


def test_a_rejection_of_what_was_not_found_stays_and_says_so(telling: Any) -> None:
    t = telling("Ruritania dismissed the accusation. Borduria rejected the claim.")
    one = t.claim("Ruritania", "RUR", "deny", "the accusation", "dismissed")
    two = t.claim("Borduria", "BOR", "deny", "the claim", "rejected")
    t.unresolved(one, "the accusation", "no other source says anything in this report")
    t.unresolved(two, "the claim", "no other source says anything in this report")
    early = telling("Sylvania accused Borduria of theft.", "2022-03-01", key="x")
    link = t.link("denies", two, early.claim("Sylvania", "SYL", "accuse", "theft", "accused"))
    (found,) = VIEWS["contested"](Dispute.of([early.done(), t.done()], [link])).unresolved
    assert (found.claim.claim, found.words) == (one.id, "the accusation")


def test_a_point_that_no_one_denies_is_not_contested(quarrel: Any) -> None:
    alone = point(quarrel.accused, member(quarrel.accused, "asserts", "2022-03-01"))
    assert VIEWS["contested"](Dispute.of(quarrel.analyses, (), [alone])).points == ()


def test_the_exchange_hangs_an_answer_of_another_report_under_its_claim(dispute: Dispute, quarrel: Any) -> None:
    top = VIEWS["exchange"](dispute).turns[0]
    assert (top.said.claim, [each.said.claim for each in top.answers]) == (quarrel.accused.id, [quarrel.denied.id])


def test_who_denies_the_same_elsewhere_is_named_under_a_claim_that_nothing_answers(quarrel: Any) -> None:
    turns = VIEWS["exchange"](Dispute.of(quarrel.analyses, (), [quarrel.point])).turns
    told = {turn.said.report: [(each.how, each.said.report) for each in turn.elsewhere] for turn in turns}
    assert told["a"] == [("denies", "b")]  # not its copy in c, nor what the accuser itself says in d
    assert told["e"] == [("denies", "b")]
    assert told["b"] == []
    ends = quarrel.army.id, quarrel.denied.id
    back = Link(link_id("contradicts", *ends), "e", "contradicts", *ends, "polarity")
    (_, denial, *_) = VIEWS["exchange"](Dispute.of(quarrel.analyses, [back], [quarrel.point])).turns
    assert [(each.said.report, each.elsewhere) for each in denial.answers] == [("e", ())]  # it stands right above


def test_an_answer_outside_of_what_was_asked_for_is_told_as_such(quarrel: Any) -> None:
    whole = Dispute.of(quarrel.analyses, quarrel.across)
    beyond = {quarrel.denied.id: whole.statement(quarrel.denied)}
    (turn,) = VIEWS["exchange"](Dispute.of(quarrel.analyses[:1], quarrel.across, (), beyond)).turns
    assert [(each.how, each.said.report) for each in turn.outside] == [("denies", "b")]
    beyond = {quarrel.accused.id: whole.statement(quarrel.accused)}
    (turn,) = VIEWS["exchange"](Dispute.of(quarrel.analyses[1:2], quarrel.across, (), beyond)).turns
    assert [(each.how, each.beyond.report) for each in turn.beside] == [("denies", "a")]


def test_links_that_touch_nothing_here_are_left_out(quarrel: Any) -> None:
    found = Dispute.of(quarrel.analyses[3:], quarrel.across, [quarrel.point])
    assert (found.links, found.outside, len(found.points)) == ((), (), 1)


# -- unanswered


def test_a_denial_in_a_later_report_answers_an_accusation(dispute: Dispute) -> None:
    assert VIEWS["unanswered"](dispute).no_answer_held == ()


def test_a_denial_on_the_same_point_answers_it_without_a_link(quarrel: Any) -> None:
    assert VIEWS["unanswered"](Dispute.of(quarrel.analyses, (), [quarrel.point])).no_answer_held == ()


def test_without_an_answer_it_says_how_long_and_where_was_searched(quarrel: Any) -> None:
    early, *_, back, army = quarrel.analyses
    view = VIEWS["unanswered"](Dispute.of([early, back, army]))
    (quiet,) = view.no_answer_held
    assert (quiet.by, quiet.days, quiet.reports, quiet.naming, quiet.outlets) == ("SYL", 5, 2, 0, ())
    assert (view.until, view.reports, view.outlets, view.unnamed) == ("2022-03-06", 3, ("Elm Echo",), 1)


def test_only_reports_that_name_the_accused_could_hold_its_answer(quarrel: Any, telling: Any) -> None:
    other = telling("Sylvania praised the harvest.", "2022-03-04", "Sylvan Star", "x")
    other.claim("Sylvania", "SYL", "support", "the harvest", "praised")
    (quiet,) = VIEWS["unanswered"](Dispute.of([quarrel.analyses[0], other.done()])).no_answer_held
    assert (quiet.reports, quiet.naming, quiet.outlets) == (1, 1, ("Sylvan Star",))


def test_an_answer_by_someone_else_is_shown_and_closes_nothing(telling: Any) -> None:
    t = telling("Ruritania accused Sylvania of theft. Borduria denied it.")
    accused = t.claim("Ruritania", "RUR", "accuse", "theft", "accused", target=("Sylvania", "SYL"))
    t.link("denies", t.claim("Borduria", "BOR", "deny", "it", "denied"), accused)
    (quiet,) = VIEWS["unanswered"](Dispute.of([t.done()])).no_answer_held
    assert [each.speaker.actor for each in quiet.others] == ["BOR"]


def test_those_who_say_the_same_answer_nothing_and_their_silence_is_told(telling: Any) -> None:
    t = telling("Ruritania accused Sylvania of theft. Borduria accused it of theft too, but got no reply.")
    one = t.claim("Ruritania", "RUR", "accuse", "theft", "accused", target=("Sylvania", "SYL"))
    two = t.claim("Borduria", "BOR", "accuse", "of theft too", "accused it", target=("it", "SYL"))
    t.unanswered(two, "SYL", "got no reply")
    told = point(one, member(one, "asserts", "2022-03-28"), member(two, "asserts", "2022-03-28"),
                 member(two, "silent", "2022-03-28", actor="SYL"))
    (quiet,) = VIEWS["unanswered"](Dispute.of([t.done()], (), [told])).no_answer_held
    assert (quiet.claim.claim, quiet.others, quiet.silence) == (one.id, (), ("got no reply",))


def test_a_warning_to_its_own_side_asks_for_no_answer_but_that_of_an_opposition_does(telling: Any) -> None:
    t = telling("Ruritania warned its citizens of bears. The opposition accused Ruritania of theft.")
    t.claim("Ruritania", "RUR", "warn", "bears", "warned", target=("its citizens", "RUR"))
    t.claim("The opposition", "RUR", "accuse", "theft", "accused", target=("Ruritania", "RUR"), unit="OPP")
    view = VIEWS["unanswered"](Dispute.of([t.done()]))
    assert [quiet.claim.speaker.unit for quiet in view.no_answer_held] == ["OPP"]


def test_the_same_accusation_made_again_is_listed_once(quarrel: Any, telling: Any) -> None:
    again = telling("Ruritania again accused Sylvania of shelling the pass.", "2022-03-04", "Elm Echo", "x")
    said = again.claim("Ruritania", "RUR", "accuse", "shelling the pass", "accused", target=("Sylvania", "SYL"))
    link = again.link("repeats", said, quarrel.accused)
    (quiet,) = VIEWS["unanswered"](Dispute.of([quarrel.analyses[0], again.done()], [link])).no_answer_held
    assert (quiet.claim.claim, [each.claim for each in quiet.again]) == (quarrel.accused.id, [said.id])


def test_what_was_answered_outside_of_what_was_asked_for_is_not_unanswered(quarrel: Any) -> None:
    beyond = {quarrel.denied.id: Dispute.of(quarrel.analyses).statement(quarrel.denied)}
    view = VIEWS["unanswered"](Dispute.of(quarrel.analyses[:1], quarrel.across, (), beyond))
    assert view.no_answer_held == ()
    assert [(claim.report, answer.report) for claim, answer in view.elsewhere] == [("a", "b")]


def test_reported_silence_stays_apart_and_names_the_answer_that_another_report_has(quarrel: Any) -> None:
    quarrel.tellings[0].unanswered(quarrel.accused, "SYL", "accused")
    view = VIEWS["unanswered"](Dispute.of(quarrel.analyses, quarrel.across))
    (silence,) = view.reported
    assert (silence.by, silence.since.report if silence.since else None) == ("SYL", "b")
    assert view.no_answer_held == ()


# -- positions


def test_going_back_on_its_word_is_a_shift(dispute: Dispute, quarrel: Any) -> None:
    (line,) = positions(dispute, "RUR").actors[0].lines
    shift = line.entries[1].change
    assert [each.stance for each in line.entries] == ["asserts", "denies", "asserts"]
    assert shift is not None
    assert (shift.kind, shift.was, shift.day) == ("shifted", quarrel.accused.id, "2022-03-01")
    assert shift.certain_order
    assert (line.shifted, line.against) == (True, ("SYL",))


def test_another_unit_does_not_shift_it_differs(dispute: Dispute) -> None:
    (line,) = positions(dispute, "RUR").actors[0].lines
    army = line.entries[2]
    assert (army.unit, army.change.kind if army.change else None, line.differs) == ("MIL", "differs", True)


def test_a_copy_is_no_further_position(dispute: Dispute) -> None:
    (line,) = positions(dispute, "SYL").actors[0].lines
    assert [(each.stance, each.copies) for each in line.entries] == [("denies", 1)]


def test_the_same_said_again_is_folded(quarrel: Any, telling: Any) -> None:
    again = telling("Sylvania again denied shelling the pass.", "2022-03-09", "Sylvan Star", "x")
    said = again.claim("Sylvania", "SYL", "deny", "shelling the pass", "denied")
    told = point(quarrel.accused, *quarrel.point.members, member(said, "denies", "2022-03-09", "Sylvan Star"))
    (line,) = positions(Dispute.of([*quarrel.analyses, again.done()], (), [told]), "SYL").actors[0].lines
    assert [each.claim for each in line.entries[0].again] == [said.id]


def toll(telling: Any, words: str, number: int, day: str, key: str, unit: str | None = None) -> tuple[Any, Any]:
    t = telling(f"Ruritania said that {words} soldiers were killed at the pass.", day, "Elm Echo", key)
    claim = t.claim("Ruritania", "RUR", "state", f"{words} soldiers were killed at the pass", "said", unit=unit)
    t.event(claim, "killed", "ASSAULT", "SYL", quantities=(Quantity("killed", t.span(words), number, number),))
    return t, claim


@pytest.mark.parametrize(("unit", "kind"), [("MOD", "shifted"), ("HOS", "differs")])
def test_another_number_is_a_shift_of_one_unit_and_a_difference_of_two(telling: Any, unit: str, kind: str) -> None:
    (one, first), (two, second) = (toll(telling, "three", 3, "2022-03-01", "a", "MOD"),
                                   toll(telling, "eleven", 11, "2022-03-02", "b", unit))
    told = point(first, member(first, "asserts", "2022-03-01"), member(second, "asserts", "2022-03-02"))
    (line,) = positions(Dispute.of([one.done(), two.done()], (), [told])).actors[0].lines
    change = line.entries[1].change
    assert change is not None
    assert (change.kind, change.what) == (kind, "killed: three, then eleven")


def test_what_is_said_both_ways_on_one_day_has_no_sure_order(telling: Any) -> None:
    t = telling("Ruritania said the pass is open. Ruritania denied the pass is free.")
    one = t.claim("Ruritania", "RUR", "state", "the pass is open", "said")
    two = t.claim("Ruritania", "RUR", "deny", "the pass is free", "denied")
    told = point(one, member(one, "asserts", "2022-03-28"), member(two, "denies", "2022-03-28"))
    (line,) = positions(Dispute.of([t.done()], (), [told])).actors[0].lines
    change = line.entries[1].change
    assert change is not None
    assert not change.certain_order


def test_claims_that_share_their_words_go_back_on_nothing(telling: Any) -> None:
    t = telling("Ruritania refused to confirm that the pass is open.")
    one = t.claim("Ruritania", "RUR", "refuse", "confirm that the pass is open", "refused")
    two = t.claim("Ruritania", "RUR", "confirm", "the pass is open", "confirm")
    told = point(one, member(one, "denies", "2022-03-28"), member(two, "asserts", "2022-03-28"))
    (line,) = positions(Dispute.of([t.done()], (), [told])).actors[0].lines
    assert [each.change for each in line.entries] == [None, None]


def test_silence_has_its_place_in_the_ledger(quarrel: Any) -> None:
    quarrel.tellings[0].unanswered(quarrel.accused, "SYL", "accused")
    silent = member(quarrel.accused, "silent", "2022-03-01", "Elm Echo", actor="SYL")
    told = point(quarrel.accused, silent, *quarrel.point.members)
    (line,) = positions(Dispute.of(quarrel.analyses, (), [told]), "SYL").actors[0].lines
    assert [(each.stance, each.words) for each in line.entries] == [("silent", "accused"), ("denies", "")]
    assert line.entries[1].change is None


def test_unnamed_speakers_hold_no_position_and_one_claim_is_no_sequence(telling: Any) -> None:
    t = telling("Officials said the pass is open. Sources said it is open.", key="a")
    one = t.claim("Officials", "unknown", "state", "the pass is open", "said")
    two = t.claim("Sources", "unknown", "state", "it is open", "said")
    points = [point(one, member(one, "asserts", "2022-03-28"), member(two, "asserts", "2022-03-28")),
              point(two, member(two, "asserts", "2022-03-28"))]
    view = positions(Dispute.of([t.done()], (), points))
    assert (view.actors, view.alone) == ((), 1)


def test_with_an_actor_asked_for_the_answers_that_concern_it_are_told(quarrel: Any, telling: Any) -> None:
    text = "Borduria accused Syldavia of theft. Syldavia called that a lie. Borduria warned Klow of a fine."
    t = telling(text, key="x")
    theft = t.claim("Borduria", "BOR", "accuse", "theft", "accused", target=("Syldavia", "SYD"))
    t.link("denies", t.claim("Syldavia", "SYD", "deny", "that a lie", "called"), theft)
    t.claim("Borduria", "BOR", "warn", "a fine", "warned", target=("Klow", "KLO"))
    analyses = [*quarrel.analyses, t.done()]

    def told(focus: str | None) -> tuple[int, int, int, list[str]]:
        dispute = Dispute.of(analyses, quarrel.across, [quarrel.point], focus=focus)
        contested = VIEWS["contested"](dispute)
        quiet = VIEWS["unanswered"](dispute).no_answer_held
        return (len(contested.points), len(contested.pairs), len(quiet),
                [each.actor for each in VIEWS["positions"](dispute).actors])

    assert told(None) == (1, 2, 1, ["RUR", "SYL"])
    assert told("RUR") == (1, 1, 0, ["RUR"])
    assert told("BOR") == (0, 1, 1, [])
