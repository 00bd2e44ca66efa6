"""The way in: paths and streams to reports, failures and notices, one after the other and none kept in memory."""

from __future__ import annotations

import io
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import IO
from urllib.parse import urlsplit

from counterclaim.errors import ReadingError
from counterclaim.reading.fetching import anywhere, fetched, is_url, public
from counterclaim.reading.finishing import Finisher
from counterclaim.reading.folders import walk
from counterclaim.reading.kinds import KINDS, kind_of
from counterclaim.reading.opening import Progress, Source, name_of
from counterclaim.reading.options import Options
from counterclaim.reading.results import Draft, Failure, Notice, Reading

__all__ = ["read_file", "read_path", "read_paths", "read_stdin", "read_text", "read_upload", "read_url", "safe_name"]

_STANDARD_INPUT = "standard input"


def read_paths(
    paths: Iterable[Path | str],
    options: Options | None = None,
    *,
    stdin: IO[bytes] | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Everything that the paths hold, in their order; `-` stands for `stdin`, which must be given then.

    An address of the web is fetched, and nothing else is taken from the network.

    Nothing about the input raises: what cannot be read is a Failure among the reports. `progress` is called with
    numbers of bytes as they are taken from the disk; their sum is the size of the files that `walk` gives.
    """
    for path in paths:
        if str(path) == "-" and stdin is not None:
            yield from read_stdin(stdin, options, progress=progress)
        elif is_url(str(path)):
            yield from read_url(str(path), options)
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


def read_upload(path: Path, name: str, options: Options | None = None, *, progress: Progress | None = None,
                ) -> Iterator[Reading]:
    """The reports of a file that came from elsewhere under a name: that is data, and no path is ever made of it."""
    shown = safe_name(name)
    try:
        source = Source(shown, path=path, name=shown, progress=progress)
        yield from _read(source, options or Options(), PurePath(shown))
    except ReadingError as error:
        yield Failure.of(error)


def read_url(url: str, options: Options | None = None) -> Iterator[Reading]:
    """The reports behind an address of the web."""
    options = options or Options()
    try:
        with fetched(url, anywhere if options.private_urls else public) as found:
            source = Source(url, path=found.path, name=found.name, charset=found.charset)
            # Newspapers write the day into the address as others do into folders.
            named = PurePath(urlsplit(found.url).path.strip("/") or "page")
            yield from _read(source, options, named, found.url)
    except ReadingError as error:
        yield Failure.of(error)


def read_text(text: str, options: Options | None = None, *, title: str = "", url: str = "",
              origin: str = "pasted text") -> Iterator[Reading]:
    """The one report that somebody pasted; a date in its first line counts, else that of the options."""
    data = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    try:
        source = Source(origin, stream=data)
        finisher = Finisher(options or Options(), None)
        for each in KINDS["plain"].reader()(source, options or Options()):
            if isinstance(each, Draft):
                yield finisher(replace(each, title=title or each.title, url=url or None))
            else:
                yield each
        yield from finisher.notices(origin)
    except ReadingError as error:
        yield Failure.of(error)


def safe_name(name: str) -> str:
    """The last part of a file's name as another machine told it, in characters that can be shown on one line."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(each if unicodedata.category(each)[0] in "LMNPSZ" else "\ufffd" for each in last)
    return " ".join(shown.split())[-200:].strip() or "unnamed"


def _read(source: Source, options: Options, named: PurePath | None, url: str | None = None) -> Iterator[Reading]:
    try:
        kind = kind_of(source, options)
        # An archive of the web is named for the day on which it was crawled, which dates none of its pages.
        finisher = Finisher(options, None if kind.name == "warc" else named)
        found = False
        for each in kind.reader()(source, options):
            found = found or not isinstance(each, Notice)
            yield finisher(_with(each, url)) if isinstance(each, Draft) else each
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


def _with(draft: Draft, url: str | None) -> Draft:
    """The draft with the address that it was fetched from, where it names none itself."""
    return replace(draft, url=draft.url or url) if url else draft
