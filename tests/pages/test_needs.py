"""A view says the same of what it needs as of everything that a record holds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.pages.drawing.places import spots
from counterclaim.record import Scope, Store, open_record
from counterclaim.views import VIEWS, Turn
from counterclaim.views.gathering import gathered, joined, read
from counterclaim.views.needs import ALL, CLAIMS, NEEDS, PLACED
from counterclaim.views.unanswered import reported


@pytest.fixture(scope="module")
def store(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example dispute, with some rulings on it."""
    copy = Path(shutil.copy(record, tmp_path_factory.mktemp("needs") / "dispute.db"))
    with open_record(copy) as opened:
        claims = [each for each in opened.claims() if not each.own_voice]
        opened.rule(claims[3].id, "rejected", "Ada")
        opened.rule(claims[5].id, "edited", "Ada", edit={"act": "deny"})
        yield opened


def parts(store: Store) -> list[tuple[str, ...]]:
    ids = store.scoped(Scope())
    return [ids, ids[: len(ids) // 2], ids[len(ids) // 2 :], *((each,) for each in ids)]


def test_every_view_but_the_list_of_disputes_says_what_it_needs() -> None:
    assert set(NEEDS) == set(VIEWS) - {"disputes"}
    assert all(set(each.layers) <= set(ALL.layers) for each in NEEDS.values())


@pytest.mark.parametrize("view", sorted(NEEDS))
@pytest.mark.parametrize("focus", [None, "AZE"])
def test_a_view_needs_no_more_than_it_says(store: Store, view: str, focus: str | None) -> None:
    for ids in parts(store):
        assert VIEWS[view](gathered(store, ids, focus, NEEDS[view])) == VIEWS[view](gathered(store, ids, focus))


def shown(turn: Turn) -> Turn:
    """A turn as the page shows it: without who says otherwise in other reports, not answering it."""
    return replace(turn, elsewhere=(), also=tuple(map(shown, turn.also)), answers=tuple(map(shown, turn.answers)))


def test_the_page_of_the_exchange_needs_no_more_than_the_claims_and_what_answers_them(store: Store) -> None:
    for ids in parts(store):
        some, everything = gathered(store, ids, needs=CLAIMS), gathered(store, ids)
        mine, theirs = VIEWS["exchange"](some), VIEWS["exchange"](everything)
        assert (mine.left_out, mine.flags) == (theirs.left_out, theirs.flags)
        assert [shown(turn) for turn in mine.turns] == [shown(turn) for turn in theirs.turns]
        assert [(each.claim, each.by, each.words) for each in reported(some)] == [
            (each.claim, each.by, each.words) for each in reported(everything)]


def test_the_map_needs_no_more_than_the_claims_and_the_places(store: Store) -> None:
    for ids in parts(store):
        found = read(store, ids, PLACED)
        everything = tuple(store.analyses(ids, ruled=True))
        assert spots(found, joined(store, found, ids, needs=PLACED)) == spots(everything, gathered(store, ids))
