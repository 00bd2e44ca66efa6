"""What a report is about, as far as disputes go."""

from __future__ import annotations

import pytest

from counterclaim.model import Analysis, Claim, Event, PlaceMention, Report, Span, Speaker, Target
from counterclaim.points.grouping import dispute_id, dispute_name, field_of


def found(*events: tuple[str, str | None, str | None], accused: str | None = None, speaker: str = "KEN") -> Analysis:
    report = Report("r1", "Kenya accused Ethiopia of it at Moyale, near Lake Turkana in Kenya; Moyale is calm.")
    claim = Claim("c1", "r1", Speaker(None, speaker), Span.of(report.text, 6, 13), (), "accuse",
                  Target("x", accused) if accused else None)
    word = Span.of(report.text, 0, 5)
    places = tuple(PlaceMention(Span.of(report.text, start, start + len(name)), name, precision=fine)
                   for start, name, fine in ((31, "Moyale", "settlement"), (44, "Lake Turkana", "feature"),
                                             (60, "Kenya", "country"), (67, "Moyale", "settlement")))
    return Analysis(report, claims=(claim,), places=places,
                    events=tuple(Event("c1", word, kind, one, other) for kind, one, other in events))  # type: ignore[arg-type]


def test_an_accusation_sets_two_parties_against_each_other() -> None:
    field = field_of(found(accused="ETH"))
    assert (field.pair, field.hostile, field.place) == (("ETH", "KEN"), True, "Moyale")


def test_talks_alone_found_no_dispute_though_they_may_belong_to_one() -> None:
    field = field_of(found(("CONSULT", "KEN", "ETH")))
    assert (field.pair, field.hostile) == (("ETH", "KEN"), False)


@pytest.mark.parametrize("other", ["unknown", "report", "IGO:UN", "ORG:Oxfam", "MED:BBC", "KEN"])
def test_bodies_papers_and_strangers_are_no_party(other: str) -> None:
    assert field_of(found(("ASSAULT", "KEN", other), accused=other)).pair == ()


def test_the_pair_with_most_between_them_counts() -> None:
    field = field_of(found(("ASSAULT", "UGA", "TZA"), accused="ETH"))
    assert field.pair == ("ETH", "KEN")


def test_names_are_neutral_and_ids_come_from_parties_and_founder() -> None:
    assert dispute_name(("KEN", "ETH")) == dispute_name(("ETH", "KEN")) == "Ethiopia – Kenya"
    assert dispute_name(("ISR", "Hamas")) == "Hamas – Israel"
    assert dispute_id(("ETH", "KEN"), "r1") == dispute_id(["ETH", "KEN"], "r1") != dispute_id(("ETH", "KEN"), "r2")
