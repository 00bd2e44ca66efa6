"""The trained head: the weights in the package, on sentences of our own."""

from __future__ import annotations

import pytest

from counterclaim.events.features import features
from counterclaim.events.head import BUCKETS, bucketed, head
from counterclaim.model import Parse, Token
from counterclaim.parsing import SpacyParser


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def is_place(token: Token) -> bool:
    return token.ent in ("GPE", "LOC", "FAC")


def party(parse: Parse, words: str) -> list[Token]:
    start = parse.text.index(words)
    return parse.within(start, start + len(words))


@pytest.mark.parametrize(("text", "source", "target", "root"), [
    ("Norway bombed a depot of the Danish army.", "Norway", "the Danish army", "ASSAULT"),
    ("Norway accused Denmark of lying about the dam.", "Norway", "Denmark", "ACCUSE"),
    ("Norway rejected the demands of Denmark.", "Norway", "Denmark", "REJECT"),
    ("The envoy of Norway met the premier of Denmark on Monday.", "The envoy of Norway", "the premier of Denmark",
     "CONSULT"),
    ("Norwegian police arrested two Danish reporters.", "Norwegian police", "two Danish reporters", "COERCE"),
    ("Norway suspended military aid to Denmark.", "Norway", "Denmark", "SANCTION"),
    ("Norway sent food and medicine to Denmark.", "Norway", "Denmark", "AID"),
    ("Norway released three Danish hostages.", "Norway", "three Danish hostages", "YIELD"),
    ("Norway threatened to attack Denmark.", "Norway", "Denmark", "THREATEN"),
])
def test_the_head_tells_what_one_party_does_to_another(text: str, source: str, target: str, root: str,
                                                       parser: SpacyParser) -> None:
    parse = parser.parse(text)
    assert head().root(parse, party(parse, source), party(parse, target), is_place)[0] == root


def test_probabilities_sum_to_one_and_come_out_the_same_again(parser: SpacyParser) -> None:
    parse = parser.parse("Norway praised Denmark.")
    found = features(parse, party(parse, "Norway"), party(parse, "Denmark"), is_place)
    scores = head().scores(found)
    assert sum(scores.values()) == pytest.approx(1)
    assert head().scores(list(reversed(found))) == scores


def test_no_party_is_known_by_its_name(parser: SpacyParser) -> None:
    found = []
    for name in ("Norway", "Denmark"):
        parse = parser.parse(f"{name} praised Finland.")
        found.append(sorted(features(parse, party(parse, name), party(parse, "Finland"), is_place)))
    assert found[0] == found[1]


def test_buckets_stay_in_range_and_count_repeats() -> None:
    at, values = bucketed(["a", "a", "b"])
    assert all(0 <= each < BUCKETS for each in at)
    assert sorted(values) == pytest.approx([1.0, 1 + 0.6931472], rel=1e-5)
