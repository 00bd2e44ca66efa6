"""The way in: paths and streams to reports, failures and notices, one after the other and none kept in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import IO

from counterclaim.errors import ReadingError
from counterclaim.reading.finishing import Finisher
from counterclaim.reading.folders import walk
from counterclaim.reading.kinds import kind_of
from counterclaim.reading.opening import Progress, Source, name_of
from counterclaim.reading.options import Options
from counterclaim.reading.results import Draft, Failure, Notice, Reading

__all__ = ["read_file", "read_path", "read_paths", "read_stdin"]

_STANDARD_INPUT = "standard input"


def read_paths(
    paths: Iterable[Path | str],
    options: Options | None = None,
    *,
    stdin: IO[bytes] | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Everything that the paths hold, in their order; `-` stands for `stdin`, which must be given then.

    Nothing about the input raises: what cannot be read is a Failure among the reports. `progress` is called with
    numbers of bytes as they are taken from the disk; their sum is the size of the files that `walk` gives.
    """
    for path in paths:
        if str(path) == "-" and stdin is not None:
            yield from read_stdin(stdin, options, progress=progress)
        else:
            yield from read_path(Path(path), options, progress=progress)


def read_path(path: Path, options: Options | None = None, *, progress: Progress | None = None) -> Iterator[Reading]:
    """Everything that a file or a folder holds."""
    root = path if os.path.isdir(path) else path.parent  # noqa: PTH112 (Path.is_dir raises where one may not look)
    for each in walk(path):
        if isinstance(each, Path):
            # A date may stand in the file's name and the folders from the one named by the user (or the file's) on.
            named = PurePath(root.absolute().name) / each.relative_to(root)
            yield from read_file(each, options, named=named, progress=progress)
        else:
            yield each


def read_file(
    path: Path, options: Options | None = None, *, named: PurePath | None = None, progress: Progress | None = None
) -> Iterator[Reading]:
    """The reports of one file. `named` is the part of its path in which a date counts: its name, if not given."""
    try:
        if path.is_file():
            source = Source(name_of(path), path=path, name=path.name, progress=progress)
            yield from _read(source, options or Options(), named or PurePath(path.name))
        else:
            with path.open("rb") as stream:
                source = Source(name_of(path), stream=stream, name=path.name, progress=progress)
                yield from _read(source, options or Options(), named or PurePath(path.name))
    except ReadingError as error:
        yield Failure.of(error)
    except OSError as error:
        yield Failure(name_of(path), f"the system cannot read it ({error.strerror or error}); check the path.", error)


def read_stdin(
    stream: IO[bytes], options: Options | None = None, *, progress: Progress | None = None
) -> Iterator[Reading]:
    """The reports of a stream of bytes, `sys.stdin.buffer` as a rule; its kind is told by its content.

    With `options.columns`, what is no other kind is a table.
    """
    try:
        source = Source(_STANDARD_INPUT, stream=stream, progress=progress)
        yield from _read(source, options or Options(), None)
    except ReadingError as error:
        yield Failure.of(error)


def _read(source: Source, options: Options, named: PurePath | None) -> Iterator[Reading]:
    try:
        kind = kind_of(source, options)
        # An archive of the web is named for the day on which it was crawled, which dates none of its pages.
        finisher = Finisher(options, None if kind.name == "warc" else named)
        found = False
        for each in kind.reader()(source, options):
            found = found or not isinstance(each, Notice)
            yield finisher(each) if isinstance(each, Draft) else each
        yield from finisher.notices(source.origin)
        if not found:
            yield Failure(source.origin, "it holds no report; check that it is the file that you mean.")
    except ReadingError as error:
        yield Failure.of(error)
    except Exception as error:  # the outermost net: other people's readers on other people's bytes
        yield Failure(
            source.origin,
            f"it could not be read as it is damaged or unusual ({type(error).__name__}: {str(error)[:200]}); "
            "save it anew, or as plain text.",
            error,
        )
