"""`counterclaim read`: reports into a record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from counterclaim.cli.options import (
    DEFAULT_RECORD,
    FAILED,
    Attributions,
    Debug,
    Entailment,
    Finder,
    ParserName,
    RecordFile,
)
from counterclaim.views.wording import safe, several

if TYPE_CHECKING:
    from counterclaim.adding.run import Tally
    from counterclaim.links.entailment import Judge
    from counterclaim.record import Store

__all__ = ["read"]

Advance = Callable[[int], None]


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", show_default=False,
                                  help="Files and folders of reports, and addresses of the web; - for standard "
                                       "input.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The publication date of reports that give none.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet of reports that give none.")] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="text=…,date=…", help="Which columns or fields of tables hold text, date, title, outlet, "
                                                   "id, url, topics."),
    ] = None,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Link the claims of the reports with those of all others.")
    ] = True,
    entailment: Entailment = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Worker processes to share the reading.")] = 1,
    parser: ParserName = None,
    attributions: Attributions = Finder.auto,
    allow_private_urls: Annotated[
        bool, typer.Option("--allow-private-urls", help="Addresses of this machine and its network may be fetched.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Read reports into a record.

    Takes .txt, .md, .html, .pdf, .docx, .eml, RSS and Atom, .warc, .csv, .tsv and .jsonl, each also as .gz.
    Of the web, the addresses given are fetched and nothing else.
    The same report twice is one; a run that was stopped goes on where it stopped. What was read is then linked with
    all that the record holds: who asserts, denies, repeats the same thing in other reports.

    Exit status: 0 all read; 1 some reports failed, each named on standard error; 2 wrong usage.
    """
    from counterclaim.adding.run import Run
    from counterclaim.cli.plans import known_plan, tell_of_fast
    from counterclaim.links.entailment import from_folder
    from counterclaim.reading import Options, parse_columns, read_paths
    from counterclaim.record import open_record

    options = Options(date=date, outlet=outlet, columns=parse_columns(columns) if columns else {},
                      private_urls=allow_private_urls)
    screen = Console(stderr=True, highlight=False)
    tell_of_fast(attributions.value)
    judge = from_folder(entailment) if entailment else None
    with open_record(record) as store:
        fingerprint, make_plan = known_plan(parser, jobs, store.knowledge(), attributions.value)
        run = Run(store, make_plan, fingerprint, jobs, tell=lambda each: _tell(screen, each))
        with _progress(screen, paths) as (advance, step):
            run.step = step
            stdin = sys.stdin.buffer if sys.stdin else None  # a service may have none
            tally = run(read_paths(paths, options, stdin=stdin, progress=advance))
        linked = _linked(store, screen, judge) if link else 0
        _summary(tally, store, linked, record)
    if tally.failed:
        raise typer.Exit(FAILED)


def _tell(screen: Console, each: object) -> None:
    screen.print(safe(str(each)), markup=False, soft_wrap=True)


def _linked(store: Store, screen: Console, judge: Judge | None) -> int:
    """Link what is not linked yet, with a bar on a terminal; how many reports that were."""
    waiting = len(store.unlinked())
    if not waiting or not screen.is_terminal:
        return store.link_all(judge=judge)
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("Linking", total=waiting)
        return store.link_all(lambda count: bar.advance(task, count), judge)


def _summary(tally: Tally, store: Store, linked: int, record: Path) -> None:
    if tally.undated:
        have = "has" if tally.undated == 1 else "have"
        typer.echo(f"{several(tally.undated, 'report')} {have} no date: relative times in them stay open; "
                   "--date gives one.", err=True)
    typer.echo(f"{several(tally.read, 'report')} read, {tally.already:,} already there, {tally.failed:,} failed: "
               f"{several(tally.claims, 'claim')}, {several(tally.links, 'link')}, {several(tally.flags, 'flag')}.")
    counts = store.counts("reports", "points", "across", "disputes")
    if linked:
        typer.echo(f"{several(linked, 'report')} linked: the record has {several(counts['points'], 'point')} at issue, "
                   f"{store.count_points(contested=True):,} of them contested, {several(counts['across'], 'link')} "
                   f"between reports, {several(counts['disputes'], 'dispute')}.")
    typer.echo(f"{record} now holds {several(counts['reports'], 'report')}.")


@contextmanager
def _progress(screen: Console, paths: list[str]) -> Iterator[tuple[Advance | None, Callable[[Tally], None]]]:
    """A bar of bytes read and reports done, on a terminal; nothing elsewhere."""
    if not screen.is_terminal:
        yield None, lambda tally: None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from counterclaim.reading import is_url, walk

    there = [path for path in paths if path != "-" and not is_url(path)]
    files = [each for path in there for each in walk(Path(path)) if isinstance(each, Path)]
    total = sum(each.stat().st_size for each in files if each.is_file()) if len(there) == len(paths) else None
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("Reading", total=total)

        def step(tally: Tally) -> None:
            bar.update(task, description=several(tally.reports, "report"))

        yield (lambda size: bar.advance(task, size)), step
