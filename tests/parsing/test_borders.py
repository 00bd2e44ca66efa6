"""Sentences end where sentences end: not at a quotation mark, an abbreviation or an initial."""

from __future__ import annotations

import pytest

from counterclaim.model import Parse
from counterclaim.parsing import SpacyParser


def sentences(parse: Parse) -> list[str]:
    return [parse.span(parse.tokens_of(sentence)).words for sentence in parse.sentences]


@pytest.mark.parametrize("text", [
    'The envoy said "the bridge is closed" and left.',
    "“The bridge is closed,” the envoy said.",
    "Lt. Gen. Amina Diallo denied the report.",
    "Mr. Petrov and Dr. Ahmed rejected the offer of Gov. Lee.",
    "The U.S. Army said it had left the base.",
    "Gen. J. B. Okello accused the rebels of looting.",
    "Talks with the U.N. Security Council failed.",
    "The army denied it: “We were not there.”",
    "He asked: “Who fired first?”",
])
def test_one_sentence_stays_one(parser: SpacyParser, text: str) -> None:
    assert sentences(parser.parse(text)) == [text]


@pytest.mark.parametrize("parts", [
    ("The army fired.", "The rebels fled."),
    ("“We did not fire.”", "The rebels said otherwise."),
    ("Who fired first?", "Nobody knows."),
    ("They left the town!", "It was empty."),
    ("The army said “we are in the town.”", "The rebels denied it."),
])
def test_two_sentences_stay_two(parser: SpacyParser, parts: tuple[str, ...]) -> None:
    assert sentences(parser.parse(" ".join(parts))) == list(parts)


def test_the_mark_that_closes_a_quotation_belongs_to_it(parser: SpacyParser) -> None:
    text = 'The general said: "Our troops hold the town. They will stay." The rebels denied it.'
    got = sentences(parser.parse(text))
    assert got[-1] == "The rebels denied it."
    assert not any(each.startswith('" ') for each in got)
