"""The other views, and that every view is plain data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from counterclaim.cli.show import View
from counterclaim.views import VIEWS, Dispute, plain

TEXT = ("Ruritania accused Sylvania of breaking the Pass Treaty by taking Fort Elm. Sylvania denied that it holds Fort "
        "Elm. Ruritania warned Sylvania of sanctions. Article 4 of the Pass Treaty was quoted in the press.")


@pytest.fixture
def dispute(telling: Any) -> Dispute:
    t = telling(TEXT)
    accused = t.claim("Ruritania", "RUR", "accuse", "breaking the Pass Treaty by taking Fort Elm", "accused",
                      target=("Sylvania", "SYL"))
    denied = t.claim("Sylvania", "SYL", "deny", "it holds Fort Elm", "denied")
    t.claim("Ruritania", "RUR", "warn", "sanctions", "warned", target=("Sylvania", "SYL"), unit="GOV")
    t.link("denies", denied, accused)
    t.control(accused, "Fort Elm", "SYL")
    t.control(denied, "Fort Elm", "SYL", "denied")
    t.agreement("the Pass Treaty", "Pass Treaty", "1999", register="pass")
    t.agreement("Article 4 of the Pass Treaty", "Pass Treaty", "1999", "4", register="pass")
    t.event(accused, "breaking", "BREACH", "SYL")
    t.flag("glued_words", "Fort Elm")
    return Dispute.of([t.done()])


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("empty", [False, True])
def test_every_view_is_plain_data(name: str, empty: bool, dispute: Dispute) -> None:
    found = plain(VIEWS[name](Dispute.of([]) if empty else dispute))
    assert json.loads(json.dumps(found)) == found


def test_the_command_line_offers_exactly_the_views_there_are() -> None:
    assert [view.value for view in View] == list(VIEWS)


def test_contested_sets_the_denial_beside_the_claim(dispute: Dispute) -> None:
    (pair,) = VIEWS["contested"](dispute).pairs
    assert (pair.kind, pair.claim.speaker.actor, pair.against.speaker.actor) == ("denies", "RUR", "SYL")


def test_unanswered_lists_what_the_record_holds_no_answer_to(dispute: Dispute) -> None:
    view = VIEWS["unanswered"](dispute)
    assert view.reported == ()
    assert [quiet.claim.act for quiet in view.no_answer_held] == ["warn"]


def test_an_agreement_says_who_invokes_it_and_who_is_said_to_have_broken_it(dispute: Dispute) -> None:
    (found,) = VIEWS["agreements"](dispute).agreements
    assert (found.name, found.date, found.articles) == ("Pass Treaty", "1999", ("4",))
    assert (found.invoked_by, found.breaches) == (("RUR",), (("RUR", "SYL"),))
    assert [mention.by is None for mention in found.mentions] == [False, True]


def test_a_place_whose_holder_is_asserted_and_denied_is_contested(dispute: Dispute) -> None:
    (place,) = VIEWS["control"](dispute).places
    assert place.contested
    assert [(each.holder, each.stance) for each in place.holdings] == [("SYL", "asserted"), ("SYL", "denied")]


def test_a_flag_comes_with_the_text_around_it(dispute: Dispute) -> None:
    (notice,) = VIEWS["flags"](dispute).notices
    before, after = notice.around
    assert TEXT[notice.span[0] - len(before) : notice.span[1] + len(after)] == before + notice.words + after


def test_actors_are_counted_as_speakers_and_as_accused(dispute: Dispute) -> None:
    rows = {row.actor: row for row in VIEWS["actors"](dispute).actors}
    assert rows["RUR"].acts == {"accuse": 1, "warn": 1}
    assert (rows["RUR"].disputed, rows["SYL"].accused) == (1, 1)
