"""What a person should look at next, and why."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.model import Claim, Flag, Link, Span, Speaker, Target, Unanswered
from counterclaim.record import Candidate
from counterclaim.views.queue import queue

TEXT = "Norland said on 31 June that Sudland had shelled the ferry."
CLAIM = Claim("c1", "r1", Speaker(Span.of(TEXT, 0, 7), "NOR"), Span.of(TEXT, 8, 12), (Span.of(TEXT, 29, 58),), "state",
              score=1.0)


def link(kind: str, source: str, target: str) -> Link:
    return Link(f"l{source}{target}{kind}", "r1", kind, source, target, "cue")  # type: ignore[arg-type]


def reasons(candidate: Candidate) -> tuple[str, ...]:
    return queue([candidate]).items[0].reasons


def test_a_sure_claim_on_which_nothing_hangs_has_no_reason_and_comes_last() -> None:
    doubtful = Candidate(replace(CLAIM, id="c0", score=0.9))
    items = queue([Candidate(CLAIM), doubtful]).items
    assert [item.claim for item in items] == ["c0", "c1"]
    assert (items[1].reasons, items[1].consequence, items[1].uncertainty) == ((), 1, 0.05)


def test_every_doubt_is_told_in_plain_words() -> None:
    nameless = replace(CLAIM, speaker=Speaker(Span.of(TEXT, 0, 7), "unknown"), score=0.6)
    assert reasons(Candidate(nameless)) == (
        "it was found with a score of 0.60", "its speaker is unknown: “Norland” is nobody that the tables know")
    hidden = replace(CLAIM, speaker=Speaker(None, "unknown"))
    assert reasons(Candidate(hidden)) == ("its speaker is unknown: no words name it",)
    accusing = replace(CLAIM, act="accuse", target=Target("its neighbour", None))
    assert "it is an accusation, and who is accused was not found" in reasons(Candidate(accusing))
    denying = Candidate(replace(CLAIM, act="deny"))
    assert "it is a denial, and what it denies was not found" in reasons(denying)
    assert reasons(replace(denying, links=(link("denies", "c1", "c2"),))) == ("it goes against 1 claim",)


def test_a_doubtful_date_counts_only_beside_the_claim() -> None:
    date = Flag("impossible_date", Span.of(TEXT, 16, 23), "June has 30 days")
    assert reasons(Candidate(CLAIM, flags=(date,))) == ("a date beside it is doubtful: June has 30 days",)
    glued = replace(date, kind="glued_words")
    assert reasons(Candidate(CLAIM, flags=(glued,))) == ()
    before = replace(CLAIM, speaker=Speaker(None, "NOR"), cue=None)
    assert reasons(Candidate(before, flags=(date,))) == ()


def test_the_more_hangs_on_an_equal_doubt_the_sooner_it_comes() -> None:
    links = (link("denies", "c2", "c1"), link("contradicts", "c3", "c1"), link("repeats", "c4", "c1"))
    silence = Unanswered("c1", "SUD", CLAIM.content[0])
    heavy = Candidate(CLAIM, links=links, unanswered=(silence,))
    assert reasons(heavy) == ("2 claims go against it", "1 other link hangs on it",
                              "the report says that SUD gave no answer to it")
    light = Candidate(replace(CLAIM, id="c0"), links=links[2:])
    assert [item.claim for item in queue([light, heavy]).items] == ["c1", "c0"]


def test_the_order_does_not_depend_on_the_order_of_candidates() -> None:
    found = [Candidate(replace(CLAIM, id=f"c{number}", score=score))
             for number, score in enumerate((0.5, 0.9, 0.5, 0.7))]
    assert queue(found) == queue(reversed(found))
    assert [item.claim for item in queue(found).items] == ["c0", "c2", "c3", "c1"]
