"""Files that a person imports: opened whatever their packing, line by line, with what cannot be used named by line."""

from __future__ import annotations

import csv
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Literal, cast

from counterclaim.errors import ReadingError, Unreadable

__all__ = ["BadLine", "LeftOut", "head_of", "opened", "rows"]

_DAMAGE = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile)
_HEAD = 65_536  # characters: enough to tell what a file is
csv.field_size_limit(1_000_000)  # alternate names of a capital fill some 10,000 characters


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line (counted from 1) that cannot be used, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is sound and not wanted, by kind: another country, a government, a lake ..."""

    reason: str


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The text of a file, of its one member if it is a .zip, unpacked if .gz or .xz. Bytes that are not UTF-8 show as
    U+FFFD. Raises ReadingError where it cannot be read, also while it is read on."""
    with ExitStack() as stack:
        try:
            yield stack.enter_context(io.TextIOWrapper(_bytes(path, stack), "utf-8-sig", "replace", newline=""))
        except OSError as error:
            if isinstance(error, _DAMAGE):
                raise Unreadable(str(path), f"it is damaged ({error}); fetch it again.") from error
            raise ReadingError(str(path), f"it cannot be read ({error.strerror or error}); check the path.") from error
        except _DAMAGE as error:
            raise Unreadable(str(path), f"it is damaged ({error}); fetch it again.") from error


def _bytes(path: Path, stack: ExitStack) -> IO[bytes]:
    match path.suffix.lower():
        case ".gz":
            return cast(IO[bytes], stack.enter_context(gzip.open(path)))
        case ".xz":
            return cast(IO[bytes], stack.enter_context(lzma.open(path)))
        case ".zip":
            archive = stack.enter_context(zipfile.ZipFile(path))
            members = [each for each in archive.namelist() if not each.lower().startswith(("readme", "__macosx"))]
            if len(members) != 1:
                raise ReadingError(str(path), f"it holds {len(members)} files; unpack it and name the one you mean.")
            return stack.enter_context(archive.open(members[0]))
    return stack.enter_context(path.open("rb"))


def head_of(path: Path) -> str:
    """The beginning of a file."""
    with opened(path) as stream:
        return stream.read(_HEAD)


def rows(path: Path, needed: Literal["any", "all"], *columns: str) -> Iterator[tuple[int, Mapping[str, str] | BadLine]]:
    """The rows of a table with a heading, by line number; commas, semicolons or tabs between the cells.

    Lines that begin with `#` before the heading are notes. Every one of `columns` (or, with "any", one of them) must
    be filled in. Columns are named in lower case.
    """
    with opened(path) as stream:
        number, heading = 0, ""
        for heading in stream:
            number += 1
            if heading.strip() and not heading.startswith("#"):
                break
        mark = max("\t,;", key=heading.count)
        lines = chain([heading], stream)
        read = csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE if mark == "\t" else csv.QUOTE_MINIMAL)
        names = [each.strip().lower() for each in next(read, [])]
        while True:
            try:
                cells = next(read)
            except StopIteration:
                return
            except csv.Error as error:
                yield number - 1 + read.line_num, BadLine(number - 1 + read.line_num, f"it is no row ({error}).")
                continue
            at = number - 1 + read.line_num
            if any(each.strip() for each in cells):
                yield at, _row(at, names, cells, needed, columns)


def _row(
    at: int, names: list[str], cells: list[str], needed: str, columns: tuple[str, ...]
) -> dict[str, str] | BadLine:
    if len(cells) > len(names):
        return BadLine(at, f"{len(cells)} cells under {len(names)} columns.")
    row = dict(zip(names, (each.strip() for each in cells), strict=False))
    filled = [bool(row.get(each)) for each in columns]
    if not (any(filled) if needed == "any" else all(filled)):
        lacking = ", ".join(each for each, there in zip(columns, filled, strict=True) if not there)
        return BadLine(at, f"{lacking} must be filled in.")
    if any("\ufffd" in each for each in cells):
        return BadLine(at, "it holds bytes that are not UTF-8.")
    return dict.fromkeys(names, "") | row
