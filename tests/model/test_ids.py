"""Ids come from content: equal content, equal id; any difference, another one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Flag, Span, claim_id, content_id, flag_id, link_id
from counterclaim.model.ids import numbered

TEXT = "France and Egypt said the truce was broken."
SOURCE, CUE, CONTENT = Span.of(TEXT, 0, 16), Span.of(TEXT, 17, 21), Span.of(TEXT, 22, 42)


@given(st.lists(st.text()), st.integers(1, 64))
def test_an_id_is_its_prefix_and_so_many_hex_digits(parts: list[str], length: int) -> None:
    assert re.fullmatch(rf"c[0-9a-f]{{{length}}}", content_id("c", *parts, length=length))


def test_where_one_part_ends_and_the_next_begins_matters() -> None:
    parts = (("a", "b"), ("ab",), ("b", "a"), ("a", None), ("a", "None"))
    assert len({content_id("c", *each) for each in parts}) == len(parts)


def test_an_id_is_the_same_on_every_machine() -> None:
    assert content_id("c", "report", [(0, 6)], "RWA") == "c613d615b62bc"


def test_joint_speakers_in_the_same_words_have_claims_of_their_own() -> None:
    ids = {claim_id("r1", SOURCE, CUE, (CONTENT,), actor) for actor in ("FRA", "EGY")}
    assert len(ids) == 2


def test_a_claim_without_speaker_or_cue_has_an_id_too() -> None:
    assert claim_id("r1", None, None, (), "report") != claim_id("r2", None, None, (), "report")


def test_links_and_flags_are_told_apart_by_what_they_join_and_mark() -> None:
    assert link_id("denies", "c1", "c2") != link_id("denies", "c2", "c1") != link_id("contradicts", "c2", "c1")
    flag = Flag("glued_words", SOURCE, "a reason")
    assert flag_id("r1", flag) == flag_id("r1", Flag("glued_words", SOURCE, "another reason", part="later 2"))
    assert flag_id("r1", flag) != flag_id("r1", Flag("order_conflict", SOURCE, "a reason"))


@given(st.lists(st.sampled_from("abc")))
def test_numbered_ids_are_all_different_and_keep_their_order(ids: list[str]) -> None:
    out = numbered(ids)
    assert len(set(out)) == len(out)
    assert [each.split("-")[0] for each in out] == ids
