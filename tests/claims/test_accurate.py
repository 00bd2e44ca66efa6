"""The accurate part: what comes of rules and tagger together."""

from __future__ import annotations

import pytest

from counterclaim.claims import TaggedAttributions, attribution_rows, tagger_available
from counterclaim.claims.accurate import DOUBTED, combined, likeness, narrow
from counterclaim.claims.tagger import Tagged, Tags
from counterclaim.model import Analysis, Attribution, Parse, Report, Span
from counterclaim.parsing import SpacyParser

TEXT = 'The army said that it had left the valley. Rebels doubt this. Envoys believe "the truce" will hold.'


@pytest.fixture(scope="module")
def parse(parser: SpacyParser) -> Parse:
    return next(iter(parser.pipe([TEXT])))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def tagged(parse: Parse, source: str, cue: str, content: str, score: float) -> Tagged:
    head = parse.within(span(cue).start, span(cue).end)[-1].i
    return Tagged(span(source), span(cue), (span(content),), score, head)


ARMY = Attribution(span("The army"), span("said"), (span("it had left the valley"),), "state", score=0.9, part="rules")


def test_agreement_is_one_attribution_with_both_spans_and_the_higher_score(parse: Parse) -> None:
    each = tagged(parse, "The army", "said", "that it had left the valley", 0.97)
    (one,) = combined(parse, [ARMY], Tags((each,), {}))
    assert (one.act, one.content, one.only, one.score) == ("state", ARMY.content, None, 0.97)
    assert one.wide is not None
    assert one.wide.content == (span("that it had left the valley"),)


def test_what_the_rules_alone_found_makes_a_claim_and_no_row(parse: Parse) -> None:
    (one,) = combined(parse, [ARMY], Tags((), {1: 0.3, 2: 0.3}))
    assert one.only == "claim"
    assert attribution_rows(parse, [one]) == []


def test_a_cue_of_stating_that_the_tagger_rules_out_is_dropped(parse: Parse) -> None:
    assert combined(parse, [ARMY], Tags((), dict.fromkeys(range(len(parse)), DOUBTED / 2))) == []


def test_words_of_another_without_a_speech_act_make_a_row_and_no_claim(parse: Parse) -> None:
    (one,) = combined(parse, [], Tags((tagged(parse, "Envoys", "believe", '"the truce" will hold', 0.95),), {}))
    assert one.only == "row"
    assert [row["cue"] for row in attribution_rows(parse, [one])] == [[[span("believe").start, span("believe").end]]]


def test_a_speech_act_that_the_rules_passed_over_makes_a_claim(parse: Parse) -> None:
    (one,) = combined(parse, [], Tags((tagged(parse, "The army", "said", "that it had left the valley", 0.95),), {}))
    assert (one.only, one.act, [each.words for each in one.content]) == (None, "state", ["it had left the valley"])


def test_an_unsure_tag_makes_nothing(parse: Parse) -> None:
    each = tagged(parse, "The army", "said", "that it had left the valley", 0.2)
    assert combined(parse, [], Tags((each,), {})) == []


def test_a_content_is_narrowed_to_the_words_that_the_record_keeps(parse: Parse) -> None:
    found = narrow(parse, span("that it had left the valley."))
    assert found is not None
    assert found.words == "it had left the valley"


def test_likeness_is_of_characters() -> None:
    assert likeness([span("The army")], [span("The army")]) == 1
    assert likeness([span("The army")], [span("Rebels")]) == 0
    assert likeness([], []) == 0


@pytest.mark.skipif(not tagger_available(), reason="the tagger's weights are not installed")
def test_the_part_finds_what_the_text_says(parse: Parse) -> None:
    found = TaggedAttributions()(Analysis(Report("r", TEXT, None, "none"), parse))["attributions"]
    assert found[0].source == span("The army")
    assert all(each.part == f"{TaggedAttributions().name} {TaggedAttributions().version}" for each in found)
