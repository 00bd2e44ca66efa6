"""Where an export goes: a file, whole or not at all, or standard output, which may be closed early."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from counterclaim.errors import CounterclaimError

__all__ = ["opened", "standard_output", "well_formed", "written"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """The text with U+FFFD for each surrogate, which UTF-8 cannot hold.

    Halves of a pair are not joined and none is dropped: that would shift every later offset.
    """
    return _SURROGATE.sub("\ufffd", text)


@contextmanager
def opened(path: Path | str | None) -> Iterator[TextIO]:
    """A stream of UTF-8 to write to: the file at `path`, or standard output for None.

    Raises CounterclaimError, naming the file, where it cannot be written; it then stays as it was.
    """
    if path is None:
        with standard_output() as out:
            yield out
    else:
        with written(Path(path)) as out:
            yield out


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A stream to a file beside `path` that takes its place once the block ends well, and is dropped if not."""
    if path.exists() and not path.is_file():  # a pipe or a device is written to, not replaced
        if path.is_dir():
            raise CounterclaimError(f"{path} is a folder; name a file to write to.")
        with _named(path), path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    path = path.resolve()  # a link goes on pointing at what it points at
    with _named(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with _named(path):
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            part.chmod(_mode(path))
            part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output as UTF-8 with plain newlines, whatever the locale.

    A reader that leaves early (`| head`) ends the block quietly.
    """
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    out = io.TextIOWrapper(buffer, encoding="utf-8", newline="") if buffer else sys.stdout
    try:
        yield out
        out.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
    finally:
        if isinstance(out, io.TextIOWrapper) and out is not sys.stdout:
            _detach(out)


def _detach(out: io.TextIOWrapper) -> None:
    """Leave the buffer below to its owner; what is still held back has no reader any more."""
    try:
        out.detach()
    except BrokenPipeError:
        _let_go_of_stdout()


def _let_go_of_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail on the closed pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, sys.stdout.fileno())
    finally:
        os.close(nothing)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CounterclaimError(f"{path} cannot be written: {error.strerror or error}; name another file.") from error
