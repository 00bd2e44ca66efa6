"""The tagger on texts of our own: it finds speakers, cues and contents, and the same ones every time."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from counterclaim.claims.rules import attributions
from counterclaim.claims.tagger import Tags, available, tag
from counterclaim.claims.tagger.tag import hints
from counterclaim.parsing import SpacyParser

pytestmark = pytest.mark.skipif(not available(), reason="the tagger's weights are not installed")

TEXT = 'The harbour master said the ferry had sunk. "Nobody was on board," he told reporters on Friday.'


ELSEWHERE = """
import json, sys
from counterclaim.claims.rules import attributions
from counterclaim.claims.tagger import tag
from counterclaim.parsing import SpacyParser
(parse,) = SpacyParser().pipe([sys.argv[1]])
print(json.dumps([[each.cue.start, each.cue.end] for each in tag(parse, attributions(parse)).found]))
"""


def tags(parser: SpacyParser, text: str) -> Tags:
    (parse,) = parser.pipe([text])
    return tag(parse, attributions(parse))


def test_indirect_and_direct_speech_are_found(parser: SpacyParser) -> None:
    said, told = tags(parser, TEXT).found
    assert said.source is not None
    assert told.source is not None
    assert (said.source.words, said.cue.words, said.content[0].words) == (
        "The harbour master", "said", "the ferry had sunk")
    assert (told.source.words, told.content[0].words.strip('",')) == ("he", "Nobody was on board")
    assert said.score > 0.9


def test_a_report_that_passes_nothing_on_has_none(parser: SpacyParser) -> None:
    assert not tags(parser, "The ferry sank on Friday. It was raised in June.").found


def test_every_token_with_pieces_has_a_chance_of_being_a_cue(parser: SpacyParser) -> None:
    found = tags(parser, TEXT)
    assert set(found.cue) == set(range(len(next(iter(parser.pipe([TEXT]))))))
    assert all(0 <= chance <= 1 for chance in found.cue.values())


@pytest.mark.parametrize("text", ["", " \n ", "\ud83d said \udc00 it left.", "“" * 700, "a" * 5000, "said " * 900])
def test_odd_texts_are_tagged_without_failing(parser: SpacyParser, text: str) -> None:
    tags(parser, text)


def test_windows_do_not_change_what_a_text_says_far_away(parser: SpacyParser) -> None:
    filler = "The road to the coast was open. " * 60
    alone, amid = tags(parser, TEXT).found, tags(parser, f"{filler}\n\n{TEXT}\n\n{filler}").found
    assert [each.cue.words for each in amid] == [each.cue.words for each in alone]


def test_another_process_finds_the_same(parser: SpacyParser) -> None:
    told = subprocess.run([sys.executable, "-c", ELSEWHERE, TEXT], capture_output=True, text=True, timeout=120,
                          check=True)
    assert json.loads(told.stdout) == [[each.cue.start, each.cue.end] for each in tags(parser, TEXT).found]


def test_a_text_without_any_cue_or_mark_is_not_read(parser: SpacyParser) -> None:
    (parse,) = parser.pipe(["The ferry sank on Friday. It was raised in June."])
    assert not list(hints(parse))
    assert tag(parse, []) == Tags((), {})


@pytest.mark.parametrize(("text", "hint"), [
    ("The mayor denied it.", "denied"), ("A denial came late.", "denial"), ("It reportedly sank.", "reportedly"),
    ("It sank, according to him.", "according"), ("The “bridge” sank.", "“"),
])
def test_cues_and_marks_are_hints(parser: SpacyParser, text: str, hint: str) -> None:
    (parse,) = parser.pipe([text])
    assert next(hints(parse)).text == hint
