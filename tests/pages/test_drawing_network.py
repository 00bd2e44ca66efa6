"""Who does what to whom, counted and laid out on a circle."""

from __future__ import annotations

import itertools
import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.pages.drawing import network_svg
from counterclaim.pages.drawing.network import MOST, network
from counterclaim.pages.drawing.ties import KINDS, Tie, ties
from counterclaim.pages.palette import Palette
from counterclaim.views.statement import Day, Statement, Who
from counterclaim.views.timeline import Answered, Moment

ACTORS = st.sampled_from([f"P{i}" for i in range(25)])
TIES = st.lists(st.tuples(ACTORS, st.sampled_from(KINDS), ACTORS, st.integers(1, 40)), max_size=60)


def tie(source: str, kind: str, target: str, count: int = 1) -> Tie:
    return Tie(source, kind, target, tuple(f"c{i}" for i in range(count)), "2022-03-24", "2022-03-30")


def moment(claim: str, speaker: str, act: str, target: str | None, *answers: Answered) -> Moment:
    who = Who(speaker, None, None, speaker, speaker)
    aimed = Who(target, None, None, target, target) if target else None
    said = Statement(claim, "r1", "Post", None, None, Day("2022-03-24", "said"), who, act, "said", (), (), aimed)
    return Moment(said, "2022-03-24", "2022-03-24", answers)


@given(TIES)
def test_every_party_lies_on_the_canvas_and_the_same_every_time(given_ties: list[tuple[str, str, str, int]]) -> None:
    found = [tie(*each) for each in given_ties if each[0] != each[2]]
    drawn = network(found, Counter({"P1": 300}))
    assert network(found, Counter({"P1": 300})) == drawn
    assert len(drawn.nodes) <= MOST
    for node in drawn.nodes:
        assert node.radius <= node.x <= drawn.width - node.radius
        assert node.radius <= node.y <= drawn.height - node.radius
    for one, other in itertools.combinations(drawn.nodes, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius
    assert len(drawn.edges) + drawn.left_out == len(found)
    for edge in drawn.edges:
        assert all(math.isfinite(each) for each in (edge.x1, edge.y1, edge.cx, edge.cy, edge.number_x, edge.number_y))


def test_acts_and_links_tie_parties_and_nobody_is_tied_to_itself() -> None:
    denial = Answered("denies", "c1", "AZE", "Azerbaijan", "2022-03-24")
    found = ties([
        moment("c1", "AZE", "accuse", "ARM"), moment("c2", "ARM", "deny", None, denial),
        moment("c3", "ARM", "accuse", "AZE", denial), moment("c4", "FRA", "demand", "unknown"),
        moment("c5", "AZE", "state", None, denial), moment("c6", "AZE", "condemn", "ARM"),
    ])
    assert [(each.source, each.kind, each.target, each.claims) for each in found] == [
        ("ARM", "denies", "AZE", ("c2", "c3")), ("AZE", "accuses", "ARM", ("c1", "c6")),
        ("ARM", "accuses", "AZE", ("c3",)),
    ]


def test_whoever_all_others_turn_to_stands_in_the_middle() -> None:
    drawn = network([tie("ISR", "accuses", f"P{i}") for i in range(6)], Counter())
    hub = next(node for node in drawn.nodes if node.actor == "ISR")
    assert (hub.x, hub.y) == (drawn.width / 2, drawn.height / 2)


def test_both_directions_and_each_kind_have_a_bow_of_their_own() -> None:
    drawn = network([tie("A", "accuses", "B"), tie("A", "denies", "B"), tie("B", "accuses", "A")], Counter())
    assert len({(round(edge.cx), round(edge.cy)) for edge in drawn.edges}) == 3


def test_a_tie_says_what_it_is_without_colour() -> None:
    drawn = network([tie("A<", "demands of", "B", 3)], Counter())
    written = network_svg.drawing(drawn, Palette().slot, lambda actor: f"/{actor}", lambda tie: "/t", str)
    assert 'aria-label="A&lt; demands of B: 3 claims"' in written
    assert "tie-demands" in written
    assert "A< " not in written


def test_no_ties_make_an_empty_drawing() -> None:
    assert network([], Counter()).nodes == ()
