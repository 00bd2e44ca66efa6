"""The timeline laid out: any claims on any days lie on the canvas, none over another, and the same every time."""

from __future__ import annotations

import itertools
import time
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import When
from counterclaim.pages.drawing import lanes_svg
from counterclaim.pages.drawing.lanes import MARK, Lanes, laid_out
from counterclaim.pages.drawing.scale import Window, days_of
from counterclaim.pages.palette import Palette
from counterclaim.views.statement import Day, Statement, Who
from counterclaim.views.timeline import Answered, Moment

WIDTH = 1000.0


def moment(number: int, actor: str, value: str | None, act: str = "state", answers: tuple[str, ...] = (),
           likelier: str | None = None) -> Moment:
    """Claim `c<number>` by an actor on a day."""
    when = When(likelier or value) if likelier or value else None
    day = Day(value, "said" if value else "none", "cannot be" if likelier else "", likelier)
    who = Who(actor, None, None, actor, f"the council of {actor}")
    said = Statement(f"c{number}", "r1", "Post", "Post", None, day, who, act, "said", ("the road is <shut>",),
                     ((0, 18),))
    return Moment(said, when and when.earliest.isoformat(), when and when.latest.isoformat(),
                  tuple(Answered("denies", each, "X", "X", None) for each in answers))


def drawn(moments: list[Moment], unanswered: frozenset[str] = frozenset()) -> Lanes:
    days = [days_of(f"{each.earliest}/{each.latest}") for each in moments if each.earliest]
    return laid_out(moments, Window.around([each for each in days if each][:1], [each for each in days if each]), WIDTH,
                    unanswered)


DAYS = st.one_of(
    st.none(), st.dates().map(date.isoformat), st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]), st.sampled_from(["0001-01-01", "9999-12-31", "2022", "9999"]),
)
CLAIMS = st.lists(st.tuples(st.sampled_from(["AZE", "ARM", "RUS", "unknown", *(f"P{i}" for i in range(12))]), DAYS,
                            st.sampled_from(["accuse", "deny", "demand", "state", "made up"]), st.integers(0, 30)),
                  max_size=40)


@given(CLAIMS)
@settings(deadline=None)
def test_every_mark_lies_on_the_canvas_and_in_its_lane(claims: list[tuple[str, str | None, str, int]]) -> None:
    moments = [moment(i, actor, day, act, (f"c{other}",)) for i, (actor, day, act, other) in enumerate(claims)]
    found = drawn(moments, frozenset({"c1"}))
    for mark in found.marks:
        lane = found.lanes[mark.lane]
        assert MARK / 2 <= mark.x <= found.width - MARK / 2
        assert lane.top <= mark.y - MARK / 2
        assert mark.y + MARK / 2 <= lane.top + lane.height <= found.height
        assert 0 <= mark.start <= mark.end <= found.width
    shown = len(found.marks) + sum(each.count for each in found.overflow)
    assert shown == len(moments) == sum(lane.claims for lane in found.lanes)
    for one, other in itertools.combinations(found.marks, 2):
        assert abs(one.x - other.x) > MARK - 0.1 or abs(one.y - other.y) > MARK - 0.1
    for arrow in found.arrows:
        assert 0 <= arrow.x1 <= found.width
        assert 0 <= arrow.x2 <= found.width
    assert drawn(moments, frozenset({"c1"})) == found


def test_no_claims_make_an_empty_drawing() -> None:
    found = drawn([])
    assert found.marks == found.lanes == found.ticks == ()
    assert "<svg" in lanes_svg.plot(found, Palette().slot, lambda *_: "/", "nothing")


def test_one_claim_lies_between_the_days_around_it() -> None:
    found = drawn([moment(1, "AZE", "2022-03-28")])
    assert found.scale is not None
    assert (found.scale.window.since, found.scale.window.until) == ("2022-03-27", "2022-03-29")
    assert found.marks[0].start == found.marks[0].end


def test_days_that_were_not_asked_for_are_told_apart_from_days_without_claims() -> None:
    day = days_of("2022-03-28")
    assert day is not None
    found = laid_out([moment(1, "AZE", "2022-03-28")], Window.of(*day), WIDTH, asked=day)
    assert found.scale is not None
    left, right = found.not_asked
    assert left == (found.scale.left, found.scale.edge(day[0]))
    assert right == (found.scale.edge(day[0] + 1), found.scale.right)
    assert drawn([moment(1, "AZE", "2022-03-28")]).not_asked == ()


def test_a_month_is_a_stretch_and_a_claim_without_a_date_stands_aside() -> None:
    found = drawn([moment(1, "AZE", "2022-03"), moment(2, "ARM", "2022-03-05"), moment(3, "ARM", None)])
    month = next(mark for mark in found.marks if mark.claim == "c1")
    undated = next(mark for mark in found.marks if mark.claim == "c3")
    assert month.end - month.start > 500
    assert undated.edge == "undated"
    assert undated.x > max(mark.end for mark in found.marks if mark is not undated)


def test_a_doubtful_day_is_drawn_on_the_likelier_one_and_points_at_the_day_given() -> None:
    found = drawn([moment(1, "AZE", "2022-03-29", likelier="2022-03-27"), moment(2, "ARM", "2022-03-30")])
    mark = next(mark for mark in found.marks if mark.claim == "c1")
    assert mark.doubtful
    assert not mark.sure
    assert mark.given is not None
    assert mark.given > mark.x
    assert "likelier 27 March 2022" in mark.label


def test_what_lies_far_outside_of_the_days_shown_stands_at_the_edge() -> None:
    found = drawn([moment(1, "AZE", "2022-03-28"), moment(2, "ARM", "1994-05-12")])
    assert next(mark for mark in found.marks if mark.claim == "c2").edge == "before"


def test_an_answer_is_an_arrow_from_rim_to_rim() -> None:
    found = drawn([moment(1, "AZE", "2022-03-24", "accuse"), moment(2, "ARM", "2022-03-30", "deny", ("c1",))])
    (arrow,) = found.arrows
    by_claim = {mark.claim: mark for mark in found.marks}
    assert (arrow.source, arrow.target, arrow.how) == ("c2", "c1", "denies")
    assert by_claim["c1"].x < arrow.x2 < arrow.x1 < by_claim["c2"].x


def test_words_of_a_report_never_become_markup() -> None:
    label = "the council of <script>alert(1)</script>\"'"
    found = laid_out([moment(1, "<b>", "2022-03-28")], Window.of(738242, 738242), WIDTH, name=lambda _: label)
    palette = Palette()
    written = lanes_svg.plot(found, palette.slot, lambda *_: "/?a=1&b=2", 'a "label"')
    written += lanes_svg.names(found, palette.slot, lambda actor: f"/?actor={actor}")
    assert "<script" not in written
    assert "<shut>" not in written
    assert "&lt;shut&gt;" in written
    assert " style=" not in written


def test_a_thousand_claims_are_laid_out_in_a_moment() -> None:
    first = date(2022, 1, 1)
    many = [moment(i, f"P{i % 14}", (first + timedelta(days=i * 7 % 365)).isoformat(), answers=(f"c{i - 1}",))
            for i in range(1000)]
    started = time.process_time()
    written = lanes_svg.plot(drawn(many), Palette().slot, lambda *_: "/", "many")
    assert time.process_time() - started < 2  # 0.25 s measured; a page shows a fifth of it
    assert len(written) < 1_000_000
