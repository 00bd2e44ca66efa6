"""`counterclaim annotate`: one layer for texts that go into no record."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.options import FAILED, Attributions, Debug, Finder, ParserName
from counterclaim.errors import CounterclaimError
from counterclaim.model import Analysis, Report, When
from counterclaim.views.wording import safe

if TYPE_CHECKING:
    from counterclaim.engines import Failed

__all__ = ["Layer", "annotate"]


class Layer(StrEnum):
    """What `annotate` can find."""

    times = "times"
    places = "places"
    attributions = "attributions"
    claims = "claims"


def annotate(
    layer: Annotated[Layer, typer.Argument(metavar="LAYER", show_default=False,
                                           help="One of " + ", ".join(Layer) + ".")],
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="JSON lines to read; standard input if not given.",
                                    show_default=False)
    ] = None,
    parser: ParserName = None,
    attributions: Attributions = Finder.auto,
    debug: Debug = False,
) -> None:
    """Annotate texts without a record.

    In: one JSON object a line, {"doc_id": …, "text": …, "dct": "YYYY-MM-DD"}. Out: one object for each, in the same
    order; for claims, the rows of `export jsonl`. A line that cannot be used gives {"doc_id": …, "error": …}.

    Exit status: 0 all annotated; 1 some lines failed; 2 wrong usage.
    """
    from counterclaim.cli.annotations import ROWS
    from counterclaim.cli.plans import only, plan_maker, tell_of_fast
    from counterclaim.engines import analyse
    from counterclaim.exports import line, opened

    if layer in (Layer.attributions, Layer.claims):
        tell_of_fast(attributions.value)
    failed = False
    with _source(file) as stream, opened(None) as out:
        plan = plan_maker(parser, attributions=attributions.value)()
        if layer is not Layer.claims:
            plan = only(plan, layer)
        for result in _results(_lines(stream), lambda reports: analyse(reports, lambda: plan, keep_parse=True)):
            if isinstance(result, Analysis):
                out.writelines(line(row) for row in ROWS[layer](result))
            else:
                failed = True
                doc_id, reason = result
                typer.echo(safe(f"{doc_id}: {reason}"), err=True)
                out.write(line({"doc_id": doc_id, "error": reason}))
    if failed:
        raise typer.Exit(FAILED)


Bad = tuple[str, str]


def _source(file: Path | None) -> IO[bytes]:
    if file is None or str(file) == "-":
        if not sys.stdin:
            raise CounterclaimError("there is no standard input; name a FILE to read.")
        return sys.stdin.buffer
    try:
        return file.open("rb")
    except OSError as error:
        raise CounterclaimError(f"{file} cannot be read: {error.strerror or error}; check the path.") from error


def _lines(stream: Iterable[bytes]) -> Iterator[Report | Bad]:
    """A report for each line, or its name and what is wrong with it; blank lines are passed over."""
    for number, raw in enumerate(stream, 1):
        if raw.strip():
            yield _report(raw, number)


def _report(raw: bytes, number: int) -> Report | Bad:
    name = f"line {number}"
    try:
        row: Any = json.loads(raw)
    except (ValueError, RecursionError):
        return name, "this is no JSON; write one object a line."
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return name, 'an object with "text" is needed.'
    name = str(row.get("doc_id", name))
    dct = row.get("dct") or None
    try:
        When(dct or "2000")
    except (ValueError, TypeError):
        return name, f"the dct {dct!r} is no date; write YYYY-MM-DD."
    return Report(name, row["text"], dct, "given" if dct else "none")


def _results(
    lines: Iterator[Report | Bad], run: Callable[[Iterable[Report]], Iterator[Analysis | Failed]]
) -> Iterator[Analysis | Bad]:
    """Every line's result in order: what is wrong with a line waits until those before it are done."""
    bad: dict[int, Bad] = {}
    drawn = 0

    def reports() -> Iterator[Report]:
        nonlocal drawn
        for each in lines:
            drawn += 1
            if isinstance(each, Report):
                yield each
            else:
                bad[drawn - 1] = each

    given = 0
    for result in run(reports()):
        while given in bad:
            yield bad.pop(given)
            given += 1
        given += 1
        yield result if isinstance(result, Analysis) else (result.report.id, result.reason)
    yield from (bad[number] for number in sorted(bad))
