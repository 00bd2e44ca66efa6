"""Words without the space between them are flagged, with the reading that was taken."""

from __future__ import annotations

from counterclaim.model import Analysis, Report
from counterclaim.parsing import GluedWordsPart, SpacyParser


def test_each_glued_word_is_one_flag_with_its_reading(parser: SpacyParser) -> None:
    text = "Juba said thatKhartoum had armed them, and onMonday it said so again."
    flags = GluedWordsPart()(Analysis(Report("r1", text), parser.parse(text)))["flags"]
    assert [(flag.kind, flag.span.words, flag.candidates[0].value) for flag in flags] == [
        ("glued_words", "thatKhartoum", "that Khartoum"), ("glued_words", "onMonday", "on Monday")]
    assert all(text[flag.span.start : flag.span.end] == flag.span.words for flag in flags)
    assert flags[0].reason == '"thatKhartoum" lacks a space; it is read as "that Khartoum".'


def test_a_text_in_order_has_no_flag(parser: SpacyParser) -> None:
    text = "A clip on YouTube showed the eBay office of Mr. McArthur."
    assert GluedWordsPart()(Analysis(Report("r1", text), parser.parse(text))) == {"flags": ()}
