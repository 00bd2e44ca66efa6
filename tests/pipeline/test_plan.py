"""The plan is checked before the first report; a part that fails is told and stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from counterclaim.errors import PlanError
from counterclaim.model import Analysis, Control, Flag, Parse, Report, Span
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts, default_plan

TEXTS = (
    "Khartoum accused Juba on Monday of arming the rebels. Juba denied the accusation.",
    "",
    "A Saudi envoy said the truce would hold. The Houthis said it had been broken thatSunday.",
    "The Greek coast guard rejected the Turkish ministry's claim that it had fired on a boat.",
)
REPORTS = [Report(f"r{i}", text, "2023-05-16", "given") for i, text in enumerate(TEXTS)]


class Spaces:
    """A parser for plans whose parts look at the report's text only."""

    name, version = "spaces", "1"

    def pipe(self, texts: Iterable[str]) -> Iterator[Parse]:
        return (Parse(text, (), ()) for text in texts)


@dataclass(frozen=True)
class Step:
    """A small part of our own: what it gives is what `work` makes of the layers so far."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    work: Callable[[Analysis], Mapping[str, tuple[Any, ...]]] = lambda found: {}
    version: str = "1"

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        return self.work(found)


def flag_for(words: str) -> Callable[[Analysis], Mapping[str, tuple[Any, ...]]]:
    def work(found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        at = found.report.text.find(words)
        seen = [Span.of(found.report.text, at, at + len(words))] if at >= 0 else []
        return {"flags": tuple(Flag("glued_words", span, words) for span in seen)}

    return work


def stumble(found: Analysis) -> Mapping[str, tuple[Any, ...]]:
    if "Juba" in found.report.text:
        raise ZeroDivisionError("no claim to divide by")
    return {"claims": ()}


def hold(found: Analysis) -> Mapping[str, tuple[Any, ...]]:
    return {"control": (Control("c1", "Juba", "SSD"),)}


def traces(found: Analysis) -> list[tuple[str, str, str]]:
    return [(trace.part, trace.outcome, trace.problem) for trace in found.traces]


def test_a_part_that_needs_what_none_before_it_gives_is_refused() -> None:
    links, claims = Step("links", ("report", "claims", "events"), ("links",)), Step("claims", (), ("claims", "events"))
    with pytest.raises(PlanError, match=r"^the part 'links' needs claims, events, which no part before it gives\.$"):
        Plan(Spaces(), (links, claims))
    assert Plan(Spaces(), (claims, links)).parts == (claims, links)


def test_a_layer_that_does_not_exist_is_refused_by_its_name() -> None:
    with pytest.raises(PlanError, match="'mood' names a layer that does not exist: moods"):
        Plan(Spaces(), (Step("mood", ("report",), ("moods",)),))


def test_report_and_parse_are_there_from_the_start() -> None:
    assert Plan(Spaces(), (Step("claims", ("report", "parse"), ("claims",)),)).parts


def test_the_default_parts_fit_together(parser: SpacyParser) -> None:
    assert Plan(parser, default_parts()).parts == default_parts()


def test_an_unknown_model_is_told_before_anything_is_read() -> None:
    with pytest.raises(PlanError, match="is not installed"):
        default_plan("en_no_such_model")


def test_the_fingerprint_changes_with_every_version_and_order_and_parser(parser: SpacyParser) -> None:
    one, two = Step("one", (), ("flags",)), Step("two", (), ("flags",))
    plans = [
        Plan(Spaces(), (one, two)), Plan(Spaces(), (two, one)), Plan(Spaces(), (one,)), Plan(parser, (one, two)),
        Plan(Spaces(), (replace(one, version="2"), two)), Plan(Spaces(), (replace(one, name="three"), two)),
    ]
    assert len({plan.fingerprint for plan in plans}) == len(plans)
    assert Plan(Spaces(), (one, two)).fingerprint == plans[0].fingerprint


def test_found_nothing_and_failed_are_told_as_plainly_as_found() -> None:
    plan = Plan(Spaces(), (
        Step("glue", ("report",), ("flags",), flag_for("thatSunday")),
        Step("claims", ("report",), ("claims",), stumble),
        Step("control", ("claims",), ("control",), hold),
        Step("scene", ("report", "control"), ("links",)),
        Step("alarm", ("report",), ("flags",), flag_for("rebels")),
    ))
    first, empty, third, _ = plan.analyse(REPORTS)
    assert traces(first) == [
        ("glue 1", "nothing", ""),
        ("claims 1", "failed", "ZeroDivisionError: no claim to divide by"),
        ("control 1", "failed", "needs claims"),
        ("scene 1", "failed", "needs control"),
        ("alarm 1", "found", ""),
    ]
    assert (first.claims, first.control) == ((), ())
    assert [flag.span.words for flag in first.flags] == ["rebels"]
    assert [outcome for _, outcome, _ in traces(empty)] == ["nothing", "nothing", "found", "nothing", "nothing"]
    assert [flag.span.words for flag in third.flags] == ["thatSunday"]


def test_what_two_parts_give_to_one_layer_is_added_in_order() -> None:
    plan = Plan(Spaces(), tuple(Step(word, (), ("flags",), flag_for(word)) for word in ("thatSunday", "truce")))
    assert [flag.span.words for flag in plan.analyse(REPORTS)[2].flags] == ["thatSunday", "truce"]


def test_a_part_that_gives_what_it_does_not_declare_is_a_mistake_of_ours() -> None:
    plan = Plan(Spaces(), (Step("sly", (), ("flags",), hold),))
    with pytest.raises(PlanError, match="'sly' gave control, which it does not declare"):
        plan.analyse(REPORTS[:1])


def test_reports_together_come_out_as_one_by_one(parser: SpacyParser) -> None:
    plan = Plan(parser, default_parts())
    assert plan.analyse(REPORTS) == [plan.analyse([report])[0] for report in REPORTS]
    assert plan.analyse([]) == []


def test_every_default_part_leaves_its_trace(parser: SpacyParser) -> None:
    for found in Plan(parser, default_parts()).analyse(REPORTS):
        assert [trace.part for trace in found.traces] == [f"{part.name} {part.version}" for part in default_parts()]
        assert all(trace.outcome != "failed" for trace in found.traces)
