"""The exchange in columns: who gets one, what stands beside what, and where an arrow leads."""

from __future__ import annotations

from counterclaim.pages.columns import MOST, columns
from counterclaim.views import Day, Statement, Turn, Who


def turn(claim: str, actor: str, day: str, *answers: Turn, how: str | None = None) -> Turn:
    said = Statement(claim, "r1", "Harbour Post", None, None, Day(day, "said"), Who(actor, None, None, actor, actor),
                     "state", "said", ("words",), ((0, 5),))
    return Turn(said, how, "cue" if how else None, (), (), answers, ())


def test_those_who_speak_most_get_columns_in_the_order_in_which_they_first_speak() -> None:
    speakers = ["A", "B", "C", "D", "E", "E", "D", "C", "A", "unknown"]
    found = columns([turn(f"c{n}", actor, "2022-03-01") for n, actor in enumerate(speakers)])
    assert found.parties == ("A", "C", "D", "E")
    assert len(found.parties) == MOST
    assert found.others
    assert found.count == MOST + 1


def test_statements_of_one_day_stand_side_by_side_from_left_to_right() -> None:
    found = columns([turn("c1", "A", "2022-03-01"), turn("c2", "B", "2022-03-01"), turn("c3", "A", "2022-03-01"),
                     turn("c4", "B", "2022-03-02")])
    assert [[each.turn.said.claim for each in line.cards] for line in found.lines] == [["c1", "c2"], ["c3"], ["c4"]]
    assert [line.day for line in found.lines] == ["2022-03-01", None, "2022-03-02"]


def test_an_answer_stands_alone_with_an_arrow_to_what_it_answers() -> None:
    answer = turn("c2", "B", "2022-03-01", turn("c3", "A", "2022-03-02", how="answers"), how="denies")
    found = columns([turn("c1", "A", "2022-03-01", answer), turn("c4", "B", "2022-03-01")])
    arrows = [(line.arrow.start, line.arrow.end, line.arrow.how, line.above) for line in found.lines if line.arrow]
    assert arrows == [(1, 0, "denies", "c1"), (0, 1, "answers", "c2")]
    assert [len(line.cards) for line in found.lines] == [1, 1, 1, 1]
