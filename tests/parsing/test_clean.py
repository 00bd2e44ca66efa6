"""The parser sees a cleaned copy; every character of it knows its place in the stored text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.parsing.clean import LONGEST, glued_words, pieces


def shown(text: str) -> list[str]:
    return [piece.text for piece in pieces(text)]


# Texts as they come: words, marks, breaks, credits, glue, marks that are not seen, letters of several scripts.
SCRAPS = st.sampled_from([
    "Asmara", "thatEthiopia", "saidAddis", "co-chairs", "U.S.", "(Reuters)", "(BBC)", "“", "”", '"', "'", ".", ",", ":",
    "?", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u00ad", "\u200b", "\u200f", "\u2029", "\ufeff", "\x00",
    "\x07", "🕊️", "Дніпро", "صنعاء", "é", "e\u0301", "a" * 40, "-", "–", "(", ")", "Heading", "the truce",
])
MADE = st.lists(SCRAPS, max_size=40)
TEXTS = st.one_of(st.text(st.characters(), max_size=200), MADE.map("".join), MADE.map(" ".join))


@given(TEXTS)
@example("Lima (Reuters) (BBC)")
@example("saidAddis\u00adAbaba")
def test_every_character_shown_stands_where_it_says_or_is_a_space_put_in(text: str) -> None:
    last = -1
    for piece in pieces(text):
        assert len(piece.text) == len(piece.where)
        for i, (shown_character, where) in enumerate(zip(piece.text, piece.where, strict=True)):
            if shown_character != " ":
                assert text[where] == shown_character
                assert where > last
                last = where
            else:
                glue = i + 1 < len(piece.where) and piece.where[i + 1] == where  # a space put between glued words
                assert text[where].isspace() or glue or not text[where].isprintable()


@given(TEXTS)
def test_a_word_shown_is_a_stretch_of_the_stored_text_that_reads_the_same(text: str) -> None:
    for piece in pieces(text):
        at = 0
        for word in piece.text.split(" "):
            if word:
                start, end = piece.stored(at, at + len(word))
                stored = "".join(c for c in text[start:end] if c.isprintable() and not c.isspace())
                kept = "".join(c for c in word if c.isprintable())
                assert stored.replace("-", "") == kept.replace("-", "")
            at += len(word) + 1


@given(TEXTS)
def test_no_letter_is_lost_and_none_is_shown_twice(text: str) -> None:
    places = [where for piece in pieces(text) for c, where in zip(piece.text, piece.where, strict=True) if c.isalnum()]
    assert places == sorted(set(places))
    for i in {i for i, c in enumerate(text) if c.isalnum()} - set(places):  # left out: source credits, and only those
        assert "(" in text[max(0, i - 60) : i]
        assert ")" in text[i : i + 61]


@given(TEXTS)
def test_pieces_are_never_empty_nor_padded(text: str) -> None:
    for piece in pieces(text):
        assert piece.text == piece.text.strip(" ") != ""


@pytest.mark.parametrize(("text", "expected"), [
    ("Runs   of\t space\nare one.", ["Runs of space are one."]),
    ("One\u00a0non-breaking space.", ["One non-breaking space."]),
    ("A de\u00admar\u00adcation line.", ["A demarcation line."]),
    ("Zero\u200bwidth and \ufeffmarks.", ["Zerowidth and marks."]),
    ("\u200fRight to left\u200e marks.", ["Right to left marks."]),
    ("Half\ud83d a character.", ["Half a character."]),
    ("\u202bصنعاء\u202c said.", ["صنعاء said."]),
    ("A bell\x07 and a nul\x00.", ["A bell and a nul."]),
    ("Peace 🕊️ now.", ["Peace 🕊️ now."]),
    ("First paragraph.\n\nSecond one.", ["First paragraph.", "Second one."]),
    ("First paragraph.\u2029Second one.", ["First paragraph.", "Second one."]),
    ("  \n\n \t ", []),
    ("", []),
])
def test_what_the_parser_is_shown(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "shown_as", "glued"), [
    ("Juba said thatKhartoum had armed the rebels.", "Juba said that Khartoum had armed the rebels.", ["thatKhartoum"]),
    ("The army fired onSunday.", "The army fired on Sunday.", ["onSunday"]),
    ("A clip on YouTube by McArthur.", "A clip on YouTube by McArthur.", []),
    ("The eBay and iPhone firms.", "The eBay and iPhone firms.", []),
])
def test_glued_words_are_parted_and_told(text: str, shown_as: str, glued: list[str]) -> None:
    assert shown(text) == [shown_as]
    assert [span.words for span in glued_words(text)] == glued


def test_both_halves_of_a_glued_word_keep_their_own_places() -> None:
    text = "Juba said thatKhartoum armed them."
    piece = next(pieces(text))
    at = piece.text.index("Khartoum")
    assert text[slice(*piece.stored(at, at + 8))] == "Khartoum"
    at = piece.text.index("that")
    assert text[slice(*piece.stored(at, at + 4))] == "that"


@pytest.mark.parametrize("credit", ["(Reuters)", "(Reuters) (BBC)", "(The Straits Times), (AFP)", "(AP)(AFP)"])
def test_source_credits_are_not_shown(credit: str) -> None:
    assert shown(f"The guards withdrew on Monday. {credit}") == ["The guards withdrew on Monday."]


def test_text_behind_a_credit_is_a_piece_of_its_own() -> None:
    got = shown("The guards withdrew. (Reuters) Later they returned.")
    assert got[0] == "The guards withdrew."
    assert got[-1] == "Later they returned."


def test_a_bracket_inside_a_sentence_is_no_credit() -> None:
    text = "The Rapid Support Forces (RSF) denied it."
    assert shown(text) == [text]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = ("The ministry of foreign affairs in Lima said on Tuesday that the two envoys had been\n"
            "expelled for meeting opposition leaders, which the embassy of the neighbouring country\n"
            "denied.")
    assert shown(text) == [text.replace("\n", " ")]


def test_headings_and_list_entries_stand_apart() -> None:
    text = "Talks in Muscat\nThe two sides met on Monday.\nWhat comes next\nNobody knows."
    assert shown(text) == ["Talks in Muscat", "The two sides met on Monday. What comes next", "Nobody knows."]


def test_a_line_of_two_megabytes_is_cut_at_sentences_and_quickly() -> None:
    sentence = "The army of the north said that the army of the south had fired first on the bridge. "
    text = sentence * (2_000_000 // len(sentence))
    before = time.process_time()
    got = shown(text)
    assert time.process_time() - before < 5  # measured: 0.9 s
    assert max(map(len, got)) <= LONGEST
    assert all(piece.endswith("bridge.") for piece in got)
    assert sum(piece.count("bridge") for piece in got) == text.count("bridge")


@pytest.mark.parametrize("text", ["x" * 1_000_000, "x " * 200_000, "(" * 200_000, "aB" * 200_000, "\n" * 500_000,
                                  '"' * 200_000, "A (b) " * 100_000, "\u00ad" * 500_000])
def test_no_odd_text_takes_long(text: str) -> None:
    before = time.process_time()
    got = shown(text)
    assert time.process_time() - before < 10
    assert all(len(piece) <= 2 * LONGEST for piece in got)
