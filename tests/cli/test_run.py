"""What a run leaves in the record when a part or a parser fails on a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.adding import Run
from counterclaim.model import Analysis, Parse, Report, Sentence, Span, TimeMention, Token
from counterclaim.pipeline.plan import Plan
from counterclaim.reading import Failure, Notice
from counterclaim.record import Store, open_record


class WordParser:
    """A parser of one token, which chokes on some texts."""

    name, version = "words", "1"

    def pipe(self, texts: Iterable[str]) -> Iterator[Parse]:
        for text in texts:
            if text == "choke":
                raise ValueError("unfit")
            yield Parse(text, (Token(0, text, text, "X", "X", "ROOT", 0, 0, len(text), 0),), (Sentence(0, 0, 1, 0),))


class Times:
    """Gives the whole text as one time, and fails on some texts."""

    name, version, needs, gives = "times", "1", ("parse",), ("times",)

    def __call__(self, found: Analysis) -> dict[str, tuple[TimeMention, ...]]:
        if found.report.text == "trip":
            raise KeyError("stumbled")
        return {"times": (TimeMention(Span.of(found.report.text, 0, len(found.report.text)), "DATE", ""),)}


PLAN = Plan(WordParser(), (Times(),))


def read(store: Store, *given: str | Failure | Notice) -> tuple[Run, list[str]]:
    told: list[str] = []
    run = Run(store, lambda: PLAN, PLAN.fingerprint, tell=lambda each: told.append(str(each)))
    run(Report(each, each, origin=f"{each}.txt") if isinstance(each, str) else each for each in given)
    return run, told


def test_a_part_that_fails_is_named_and_the_report_is_tried_again_next_time() -> None:
    with open_record(":memory:") as store:
        run, told = read(store, "well", "trip")
        assert (run.tally.read, run.tally.failed) == (1, 1)
        assert told[0].startswith("trip.txt: times 1 failed on it (KeyError")
        assert store.report("trip") is not None
        assert [each.origin for each in store.failures()] == ["trip.txt"]
        again, _ = read(store, "well", "trip")
        assert (again.tally.already, again.tally.failed) == (1, 1)


def test_a_report_that_cannot_be_parsed_is_kept_as_failed_with_its_text() -> None:
    with open_record(":memory:") as store:
        run, told = read(store, "choke", "well")
        assert (run.tally.read, run.tally.failed) == (1, 1)
        assert "unfit" in told[0]
        (failure,) = store.failures()
        assert failure.report is not None
        assert failure.report.text == "choke"
        assert store.report("choke") is None


def test_notices_are_told_and_count_as_nothing() -> None:
    with open_record(":memory:") as store:
        run, told = read(store, Notice("a.txt", "it was odd."), Failure("b.txt", "it is empty."))
        assert told == ["a.txt: it was odd.", "b.txt: it is empty."]
        assert (run.tally.reports, run.tally.failed) == (1, 1)


def test_the_same_report_twice_in_one_run_is_one() -> None:
    with open_record(":memory:") as store:
        run, _ = read(store, "well", "well")
        assert (run.tally.read, run.tally.already) == (1, 1)
