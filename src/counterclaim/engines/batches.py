"""Reports in batches, and one batch analysed so that a bad report costs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.errors import PlanError
from counterclaim.model import Analysis, Report
from counterclaim.pipeline.plan import Plan

__all__ = ["Failed", "analysed", "batches"]

# A parser's batch; and some 35,000 words, a few seconds of parsing and tens of megabytes of tokens at the most.
REPORTS, CHARACTERS = 64, 200_000


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be analysed, and why, in a sentence for the person at the keyboard."""

    report: Report
    reason: str


def batches(reports: Iterable[Report], size: int = REPORTS, characters: int = CHARACTERS) -> Iterator[list[Report]]:
    """The reports in order, at most `size` at once and at most `characters` of text, though never less than one."""
    batch: list[Report] = []
    length = 0
    for report in reports:
        if batch and (len(batch) >= size or length + len(report.text) > characters):
            yield batch
            batch, length = [], 0
        batch.append(report)
        length += len(report.text)
    if batch:
        yield batch


def analysed(plan: Plan, batch: Sequence[Report], *, keep_parse: bool = False) -> list[Analysis | Failed]:
    """One result a report, in order; without the parse, which no record keeps, unless `keep_parse`.

    Where the whole batch fails (the parser chokes, memory runs out) its reports are tried one by one.
    """
    try:
        return [found if keep_parse else replace(found, parse=None) for found in plan.analyse(batch)]
    except PlanError:
        raise  # the plan itself is wrong: no report will do better
    except Exception as error:  # what a parser raises on odd text is its own; the report is named with it
        if len(batch) == 1:
            return [Failed(batch[0], _why(error))]
        return [result for report in batch for result in analysed(plan, [report], keep_parse=keep_parse)]


def _why(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "there was not enough memory to analyse it; split it into its reports."
    return f"it could not be analysed ({type(error).__name__}: {str(error)[:200]})."
