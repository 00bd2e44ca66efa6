"""A claim in a form: what was not touched is not in the ruling, and what cannot be meant is told."""

from __future__ import annotations

import pytest

from counterclaim.errors import AskedWrongly
from counterclaim.model import Claim, Span, Speaker, Target
from counterclaim.pages.editing import edit_of, fields_of, missed_of, offsets

TEXT = "Norland accused Sudland of shelling the ferry."


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


CLAIM = Claim("c1", "r1", Speaker(span("Norland"), "NOR", "MOD"), span("accused"), (span("shelling the ferry"),),
              "accuse", Target("Sudland", "SUD", span("Sudland")), "2022-03-01")


def test_a_form_sent_back_as_it_was_changes_nothing() -> None:
    assert edit_of(CLAIM, fields_of(CLAIM)) == {}
    assert edit_of(CLAIM, {}) == {}


def test_only_what_was_changed_is_signed() -> None:
    form = {**fields_of(CLAIM), "act": "deny", "source.unit": "", "content": "27-35, 36-45", "standing": "denied"}
    assert edit_of(CLAIM, form) == {"act": "deny", "source.unit": None, "content": [[27, 35], [36, 45]],
                                    "standing": "denied"}


def test_an_emptied_target_is_taken_away() -> None:
    form = {**fields_of(CLAIM), "target.actor": "", "target.span": ""}
    assert edit_of(CLAIM, form) == {"target": None}


@pytest.mark.parametrize("written", ["x", "1-", "3", "-4-5", "1-2-3"])
def test_offsets_that_are_none_are_told_with_the_mend(written: str) -> None:
    with pytest.raises(AskedWrongly, match="write 120-180"):
        offsets("content", written)


def test_a_cue_is_one_stretch() -> None:
    with pytest.raises(AskedWrongly, match="give one stretch"):
        edit_of(CLAIM, {"cue": "1-2, 3-4"})


def test_a_missed_claim_has_the_fields_that_were_filled() -> None:
    form = {"content": "27-45", "source.actor": "NOR", "cue": "8-15", "act": "accuse", "target.actor": ""}
    assert missed_of(form) == {"content": [[27, 45]], "source.actor": "NOR", "cue": [8, 15], "act": "accuse"}
