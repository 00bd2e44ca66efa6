"""One contract over every part of the default plan."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from counterclaim.model import ACTS, EVENT_TYPES, FLAG_KINDS, LAYERS, LINK_KINDS, UNITS, Analysis, Part, Report, Span
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import default_parts

PARTS = default_parts()

REPORT = """Relations between Eritrea and Ethiopia worsened on Tuesday after Asmara accused Addis Ababa of massing \
troops near Badme in breach of the 2018 Joint Declaration. Ethiopia's foreign ministry rejected the accusation. \
"Our forces have not moved," its spokesman, Dawit Bekele, told reporters on 31 April. The statement said \
thatEritrea had itself entered Zalambessa, which it called Ethiopian land.

Eritrea, according to state radio, holds the town and "will never leave it". The African Union urged both sides to \
respect Article 4 of the Algiers Agreement; Asmara has not responded to the appeal. He also warned that war could \
follow. Sudan disputed the denial."""

ODD = (
    "", " ", "\n\n\t", ".", "...!?", "—", "()[]{}", "(", ")", '"', "“" * 150 + "”" * 150, '"' * 300, "'" * 300,
    "said", "Said said said.", "He said.", '"', 'said "', "“said", ": “", "according to", "according to .", "that",
    "12345 67.8 9", "2022-03-27", "31 February 31 February", "🕊️🔥🇺🇦", "🕊️ said “🔥”, 🇺🇦 denied.", "a" * 5000,
    "Supercalifragilistic" * 400 + " said he left.", "THE ARMY SAID THAT THE REBELS SHELLED THE TOWN. THEY DENIED IT.",
    "Київ звинуватив Москву в обстрілі. «Ми не стріляли», — заявила Москва.",
    "اتهمت صنعاء الرياض بخرق الهدنة. نفت الرياض ذلك.", "\u202bصنعاء said \u202cthe truce failed.",
    "The army said the rebels however denied it they said the army which accused them was lying",
    "<p>Juba said &quot;no&quot;</p><br/>&nbsp;<b>Khartoum</b> denied&amp;rejected it.", "<a href=\"x\">said</a>",
    "A said B said C said D said E said F said G left.", "It is what it is, it said, it said, it said.",
    "X accused Y of accusing Z of accusing X of accusing Y.", "We denied our denial of your denial of their denial.",
    "Accused. Denied! Rejected? Accusation: denial; claim, counter-claim.", "both sides accused each other of it",
    "\x00\x01\x02 said \x07", "\ud83d lone surrogate said \udc00 it left.", "e\u0301" * 200, "\u200b" * 50,
    "saidThat thatSaid onMonday saidJuba", "- - - - -", "* * *\n\n* * *", "1. said\n2. denied\n3. accused",
    "The the the of of of by by by.", "On on 12 May 12 May 2022 2022-13-45 the 99th of June.",
    "Article Article 5 of of Article.",
)

WORDS = st.sampled_from([
    "Juba", "Khartoum", "the army", "Houthi rebels", "the U.N.", "President", "Salva Kiir", "it", "they", "who",
    "said", "says", "accused", "denied", "rejected", "of", "that", "by", "was", "has not", "called for",
    "according to", "claim", "accusation", "statement", "shelling", "withdrawn", "the ceasefire", "agreement",
    "Article 5", "in Malakal", "on Monday", "31 April", "2020", "“", "”", '"', "'s", ",", ".", ";", ":", "–", "(",
    ")", "\n", "\n\n", "and", "while", "not", "both", "each other", "no response", "thatJuba", "🕊️", "Київ", "<br>",
    "reportedly", "with", "saying",
])
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))


Step = tuple[Part, Analysis, dict[str, Any]]


def layers(parser: SpacyParser, text: str, date: str | None = "2023-05-16") -> Iterator[Step]:
    """(part, what it was called with, what it gave) for every part in order."""
    found = Analysis(Report("r1", text, date, "given" if date else "none"), parser.parse(text))
    for part in PARTS:
        given_layers = dict(part(found))
        yield part, found, given_layers
        found = replace(found, **{name: (*getattr(found, name), *values) for name, values in given_layers.items()})


def whole(parser: SpacyParser, text: str, date: str | None = "2023-05-16") -> Analysis:
    """Everything that all parts find."""
    *_, (_, found, given_layers) = layers(parser, text, date)
    return replace(found, **{name: (*getattr(found, name), *values) for name, values in given_layers.items()})


def spans(value: object) -> Iterator[Span]:
    """Every span anywhere inside a value of ours."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def check(found: Analysis) -> None:
    """What holds of every analysis: exact words, known values, references to what is there."""
    text = found.report.text
    for layer in LAYERS:
        if layer not in ("report", "parse"):
            for span in spans(getattr(found, layer)):
                assert text[span.start : span.end] == span.words, layer
                assert span.words.strip(), layer
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)
    assert sum(claim.own_voice for claim in found.claims) <= 1
    for claim in found.claims:
        assert claim.report == found.report.id
        assert claim.act in ACTS
        assert claim.speaker.unit in (None, *UNITS)
        assert set(claim.relays) <= set(ids) - {claim.id}
        assert claim.own_voice == (claim.cue is None)
        assert claim.content or claim.act == "silent" or claim.target
    for i, each in enumerate(found.attributions):
        assert each.holder is None or (each.holder != i and 0 <= each.holder < len(found.attributions))
    for event in found.events:
        assert event.claim in ids
        assert event.type in EVENT_TYPES
    assert {each.claim for each in (*found.control, *found.unanswered)} <= set(ids)
    pairs = [frozenset((link.source, link.target)) for link in found.links]
    assert len(set(pairs)) == len(pairs), "one link a pair"
    for link in found.links:
        assert {link.source, link.target} <= set(ids)
        assert link.source != link.target
        assert link.kind in LINK_KINDS
    assert len({link.id for link in found.links}) == len(found.links)
    for flag in found.flags:
        assert flag.kind in FLAG_KINDS
        assert flag.reason.strip()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_declares_what_it_is(part: Part) -> None:
    assert isinstance(part, Part)
    assert re.fullmatch(r"[a-z][a-z0-9-]*", part.name)
    assert re.fullmatch(r"\d+(\.\d+)*", part.version)
    assert set(part.needs) <= set(LAYERS)
    assert part.gives
    assert set(part.gives) <= set(LAYERS) - {"report", "parse"}
    with pytest.raises((AttributeError, TypeError)):  # frozen: no state between reports
        part.version = "later"


def test_names_are_used_once() -> None:
    assert len({part.name for part in PARTS}) == len(PARTS)


@pytest.mark.parametrize("date", ["2023-05-16", "2023-05", None])
def test_parts_are_pure_and_give_what_they_declare(parser: SpacyParser, date: str | None) -> None:
    for part, found, given_layers in layers(parser, REPORT, date):
        assert set(given_layers) <= set(part.gives), part.name
        assert all(isinstance(values, tuple) for values in given_layers.values()), part.name
        before = copy.deepcopy(found)
        assert dict(part(found)) == given_layers, f"{part.name} gives another result the second time"
        assert found == before, f"{part.name} changed its input"
        assert dict(part(before)) == given_layers, f"{part.name} depends on more than the values of its input"


def test_parts_need_what_they_declare_and_no_more(parser: SpacyParser) -> None:
    for part, found, given_layers in layers(parser, REPORT):
        others = {layer: () for layer in LAYERS if layer not in {*part.needs, "report", "parse"}}
        alone = replace(found, **others)
        if "parse" not in part.needs:
            alone = replace(alone, parse=None)
        assert dict(part(alone)) == given_layers, f"{part.name} reads a layer that it does not declare"


def test_a_rich_report_fills_every_layer(parser: SpacyParser) -> None:
    found = whole(parser, REPORT)
    check(found)
    assert [layer for layer in LAYERS if not getattr(found, layer)] == []
    assert {flag.kind for flag in found.flags} >= {"glued_words", "impossible_date"}


def test_what_is_found_names_the_part_and_version_that_found_it(parser: SpacyParser) -> None:
    found = whole(parser, REPORT)
    labels = {f"{part.name} {part.version}" for part in PARTS}
    for layer in ("attributions", "claims", "events", "control", "links", "unanswered", "flags"):
        for row in getattr(found, layer):
            assert set(row.part.split(" + ")) <= labels, (layer, row.part)


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:30]))
def test_odd_texts_pass_through_every_part(parser: SpacyParser, text: str) -> None:
    check(whole(parser, text))
    check(whole(parser, text, None))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("“" * 300)
def test_whatever_the_text_no_part_fails_and_every_reference_holds(parser: SpacyParser, text: str) -> None:
    check(whole(parser, text))
