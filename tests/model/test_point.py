"""What a point at issue says of itself."""

from __future__ import annotations

from counterclaim.model import Member, Point, Position, point_id


def member(actor: str, stance: Position, day: str = "2023-05-01", *, report: str = "r1", outlet: str | None = None,
           copy_of: str | None = None) -> Member:
    return Member(f"c-{actor}-{stance}-{report}", report, actor, stance, day, outlet, copy_of)


def point(*members: Member) -> Point:
    return Point(point_id("c1"), "c1", "the post was shelled", members)


def test_it_is_contested_where_one_actor_asserts_what_another_denies_or_doubts() -> None:
    assert point(member("KEN", "asserts"), member("ETH", "denies")).contested
    assert point(member("KEN", "asserts"), member("UGA", "doubts")).contested
    assert not point(member("KEN", "asserts"), member("ETH", "silent")).contested
    assert not point(member("ETH", "denies"), member("UGA", "doubts")).contested


def test_one_actor_alone_contests_nothing_but_two_strangers_may() -> None:
    assert not point(member("KEN", "asserts"), member("KEN", "denies")).contested
    assert point(member("unknown", "asserts"), member("unknown", "denies")).contested


def test_outlets_count_once_and_copies_not_at_all() -> None:
    found = point(member("KEN", "asserts", outlet="Post"), member("KEN", "asserts", report="r2", outlet="Post"),
                  member("KEN", "asserts", report="r3", outlet="Mirror", copy_of="r1"),
                  member("KEN", "asserts", report="r4"), member("ETH", "denies", report="r5", outlet="Herald"))
    assert (found.outlets(), found.outlets("asserts"), found.outlets("denies")) == (3, 2, 1)


def test_it_knows_who_since_when() -> None:
    found = point(member("UGA", "asserts", "2023-05-03"), member("KEN", "asserts", "2023-05-01", report="r2"))
    assert found.actors("asserts") == ("UGA", "KEN")
    assert found.since("asserts") == "2023-05-01"
    assert found.since("denies") is None
