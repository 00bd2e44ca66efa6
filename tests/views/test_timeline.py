"""Order in time: by the day of speaking, with days that are not sure, and orders that cannot be."""

from __future__ import annotations

from typing import Any

from counterclaim.model.mention import Candidate
from counterclaim.views import Dispute
from counterclaim.views.timeline import timeline


def test_claims_stand_by_the_day_of_speaking_and_not_of_the_report(telling: Any) -> None:
    t = telling("Sylvania slept. Ruritania said on 26 March that all is well.")
    t.claim("Sylvania", "SYL", "state", "slept")
    t.claim("Ruritania", "RUR", "state", "all is well", "said", said="2022-03-26")
    view = timeline(Dispute.of([t.done()]))
    assert [(each.when, len(each.moments)) for each in view.stretches] == [("2022-03-26", 1), ("2022-03-28", 1)]
    assert (view.claims, view.published) == (2, 1)


def test_a_month_is_a_stretch_of_its_own_from_its_first_day_to_its_last(telling: Any) -> None:
    t = telling("Ruritania said in March that all is well. Sylvania slept.", "2022-04-02")
    t.claim("Sylvania", "SYL", "state", "slept", said="2022-03-01")
    t.claim("Ruritania", "RUR", "state", "all is well", "said", said="2022-03")
    month, day = timeline(Dispute.of([t.done()])).stretches
    assert (month.when, month.moments[0].earliest, month.moments[0].latest) == ("2022-03", "2022-03-01", "2022-03-31")
    assert day.when == "2022-03-01"


def test_a_doubtful_day_stands_at_the_likelier_one(telling: Any) -> None:
    t = telling("Ruritania said on 27 May that all is well.")
    t.claim("Ruritania", "RUR", "state", "all is well", "said", said="2022-05-27")
    t.flag("date_after_publication", "27 May", candidates=(Candidate("2022-03-27", "the month slipped"),))
    view = timeline(Dispute.of([t.done()]))
    (stretch,) = view.stretches
    assert (stretch.when, stretch.moments[0].earliest, view.doubtful) == ("2022-03-27", "2022-03-27", 1)
    assert stretch.moments[0].said.day.value == "2022-05-27"


def test_an_answer_dated_before_what_it_answers_is_flagged(telling: Any) -> None:
    t = telling("Ruritania accused Sylvania of theft. Sylvania denied it.")
    accused = t.claim("Ruritania", "RUR", "accuse", "theft", "accused", said="2022-03-26")
    t.link("denies", t.claim("Sylvania", "SYL", "deny", "it", "denied", said="2022-03-24"), accused)
    view = timeline(Dispute.of([t.done()]))
    assert view.conflicts == 1
    assert view.stretches[0].moments[0].answers[0].conflict == "dated 2022-03-24, and what it answers 2022-03-26"


def test_what_only_its_report_dates_may_be_older_than_its_answer(telling: Any) -> None:
    t = telling("Ruritania accused Sylvania of theft. Sylvania denied it.")
    accused = t.claim("Ruritania", "RUR", "accuse", "theft", "accused")
    t.link("denies", t.claim("Sylvania", "SYL", "deny", "it", "denied", said="2022-03-24"), accused)
    assert timeline(Dispute.of([t.done()])).conflicts == 0


def test_what_has_no_date_comes_last(telling: Any) -> None:
    t = telling("Ruritania sang.", None)
    t.claim("Ruritania", "RUR", "state", "sang")
    view = timeline(Dispute.of([t.done()]))
    assert (view.stretches[0].when, view.stretches[0].moments[0].earliest, view.undated) == (None, None, 1)


def test_repeats_are_counted_and_answer_nothing(quarrel: Any, telling: Any) -> None:
    again = telling("Borduria says the same.", "2022-03-04", key="x")
    link = again.link("repeats", again.claim("Borduria", "BOR", "state", "the same", "says"), quarrel.accused)
    view = timeline(Dispute.of([*quarrel.analyses, again.done()], [link]))
    first, same = view.stretches[0].moments[0], view.stretches[3].moments[0]
    assert (first.repeated, same.answers) == (1, ())
