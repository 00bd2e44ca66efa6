"""A claim in a sentence, and what the parts find in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from counterclaim.events import ControlPart, EventsPart
from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.agreements import AgreementsPart
from counterclaim.mentions.places import PlacesPart
from counterclaim.model import Act, Analysis, Claim, Report, Span, Speaker, Target, claim_id
from counterclaim.parsing import SpacyParser
from counterclaim.times import TimesPart

Find = Callable[..., Analysis]


@pytest.fixture(scope="session")
def find() -> Find:
    """`find(text, (cue, content, speaker, act, target), ...)`: the analysis with its events and control rows.

    The report's own voice is a tuple with the speaker `report`; `nested` puts the first claim inside the second.
    """
    parser = SpacyParser()
    parts = (TimesPart(), ActorsPart(), PlacesPart(), AgreementsPart())
    last = (EventsPart(), ControlPart())

    def run(text: str, *claims: tuple[str, str, str, str, str], date: str = "2021-05-20",
            nested: bool = False) -> Analysis:
        report = Report("r1", text, date, "given")
        found = Analysis(report, parser.parse(text))
        for part in parts:
            found = replace(found, **part(found))
        found = replace(found, claims=tuple(made(report, *each) for each in claims))
        if nested:
            inner, outer, *rest = found.claims
            found = replace(found, claims=(replace(inner, relays=(outer.id,)), outer, *rest))
        for part in last:
            found = replace(found, **part(found))
        return found

    return run


def made(report: Report, cue: str, content: str, speaker: str, act: str, target: str) -> Claim:
    kind: Act = next(each for each in get_args(Act) if each == act)
    spans = tuple(span_of(report.text, each) for each in content.split(" || "))
    marked = span_of(report.text, cue) if cue else None
    aimed = Target(target, target) if target else None
    actor, _, unit = speaker.partition("/")
    own = claim_id(report.id, None, marked, spans, actor)
    return Claim(own, report.id, Speaker(None, actor, unit or None), marked, spans, kind, aimed)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))
