from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.decoding import decode

RUSSIAN = "Министерство обороны заявило, что позиции у села были обстреляны ночью. " * 3


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_other_alphabets_are_detected_and_the_guess_owned_up_to(encoding):
    decoded = decode(RUSSIAN.encode(encoding))
    assert decoded.text == RUSSIAN
    assert decoded.guessed


def test_what_is_declared_is_believed_where_it_fits():
    assert decode("Привет".encode("cp1251"), "windows-1251").text == "Привет"
    assert decode("Привет".encode(), "ascii").text == "Привет"
    assert decode("Привет".encode(), "no-such-encoding").text == "Привет"


def test_latin_1_on_a_page_means_windows_1252():
    assert decode(b"the army\x92s post", "iso-8859-1").text == "the army’s post"


def test_utf8_with_single_odd_bytes_stays_utf8():
    assert decode(RUSSIAN.encode() + b"\x95 " + RUSSIAN.encode()).text == f"{RUSSIAN}• {RUSSIAN}"


def test_bytes_without_a_meaning_stay_visible():
    assert decode(b"aid \x81 was sent").text == "aid \x81 was sent"


@given(st.text())
def test_utf8_comes_back_as_it_was(text):
    # A text that begins with a byte order mark, or is made of zeros, says that it is something else.
    if not text.startswith("\ufeff") and "\x00" not in text:
        assert decode(text.encode("utf-8", "replace")).text == text.encode("utf-8", "replace").decode()


@given(st.binary())
def test_any_bytes_become_text(data):
    assert isinstance(decode(data).text, str)
