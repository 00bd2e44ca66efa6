"""The layers of a report."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from counterclaim.model import LAYERS, Analysis, Claim, Event, Report, Span, Speaker

TEXT = "Juba said rebels shelled Malakal."


def test_a_report_that_was_not_parsed_says_so() -> None:
    with pytest.raises(LookupError, match="has not been parsed"):
        _ = Analysis(Report("r1", TEXT)).parsed


def test_the_layers_are_those_that_parts_may_give() -> None:
    assert "report" in LAYERS
    assert "traces" not in LAYERS


def test_events_belong_to_their_claim() -> None:
    shelled = Span.of(TEXT, 17, 24)
    found = Analysis(Report("r1", TEXT), events=(Event("c1", shelled, "ASSAULT"), Event("c2", shelled, "OTHER")))
    assert [event.type for event in found.events_of("c2")] == ["OTHER"]


def test_values_cannot_be_changed() -> None:
    found = Analysis(Report("r1", TEXT))
    with pytest.raises(FrozenInstanceError):
        found.claims = ()  # type: ignore[misc]


def test_the_reports_own_voice_is_told_by_its_speaker() -> None:
    assert Claim("c1", "r1", Speaker(None, "report"), None, (), "state").own_voice
    assert not Claim("c2", "r1", Speaker(Span.of(TEXT, 0, 4), "SSD"), None, (), "state").own_voice
    assert Speaker(None, "report").words == ""
