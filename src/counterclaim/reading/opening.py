"""Bytes from a file, a stream or standard input, decompressed where needed, and never more of them than asked for."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from counterclaim.errors import ReadingError, Unreadable

__all__ = ["DAMAGE", "HEAD", "Progress", "Source", "Swelling", "in_pieces", "name_of"]

Progress = Callable[[int], None]

# Enough to tell the kind of a file and to see its encoding at work; one read of the disk.
HEAD = 65_536

DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)
_GZIP = b"\x1f\x8b"
# JSON lines of one short report again and again shrink to a fortieth; zeros, to a thousandth. Small files may do so.
_SWELLS, _FREE = 100, 20_000_000


class Source:
    """One thing to read from: how messages name it (`origin`), its file name without `.gz`, its first bytes (`head`).

    Give a regular file as `path`, anything else as `stream`: that can be opened once only.
    `progress` is told the number of bytes taken from the disk or the stream, compressed as they lie there.
    `charset`: the encoding that the server declared from which it came.
    Raises ReadingError where not even the first bytes can be read.
    """

    def __init__(
        self,
        origin: str,
        *,
        path: Path | None = None,
        stream: IO[bytes] | None = None,
        name: str = "",
        progress: Progress | None = None,
        charset: str | None = None,
    ) -> None:
        self.origin = origin
        self.charset = charset
        self.path = path
        self.name = name[:-3] if name.lower().endswith(".gz") else name
        self._progress = progress
        self._stream: IO[bytes] | None = None
        try:
            if stream is not None:
                self._stream = self._rewound(_buffered(stream, progress))
            else:
                with self._raw(None) as raw:
                    self._rewound(raw)
        except (*DAMAGE, OSError) as error:
            raise self.damaged(error) from error

    @property
    def rereadable(self) -> bool:
        return self._stream is None

    @contextmanager
    def open(self, *, counted: bool = True) -> Iterator[IO[bytes]]:
        """A stream of the decompressed bytes, from the beginning. `counted`: tell the progress callback of them."""
        if self._stream is not None:
            yield self._stream
            return
        with self._raw(self._progress if counted else None) as raw:
            if self.gzipped:
                with _unpacked(raw) as plain:
                    yield _buffered(plain)
            else:
                yield raw

    def read(self, limit: int, too_large: str) -> bytes:
        """All bytes; Unreadable, with `too_large` as the reason, if there are more than `limit` of them."""
        try:
            with self.open() as stream:
                data = _up_to(stream, limit + 1)
        except (*DAMAGE, OSError) as error:
            raise self.damaged(error) from error
        if len(data) > limit:
            raise Unreadable(self.origin, too_large)
        return data

    @contextmanager
    def spooled(self) -> Iterator[None]:
        """While in this context, what can be read once only can be read twice: it lies in a temporary file."""
        if self.rereadable:
            yield
            return
        with tempfile.NamedTemporaryFile(prefix="counterclaim-") as copy:
            with self.open() as stream:
                shutil.copyfileobj(stream, copy)
            copy.flush()
            self.path, self._stream, self.gzipped = Path(copy.name), None, False
            yield

    def damaged(self, error: Exception, where: str | None = None) -> ReadingError:
        """The sentence for the person at the keyboard, for an error of the system or of the compression."""
        origin = where or self.origin
        if isinstance(error, Swelling):
            return Unreadable(origin, f"it unpacks to more than {_SWELLS} times its size, which no report does; unpack "
                                      "it yourself and look at what it holds.")
        if isinstance(error, DAMAGE):
            return Unreadable(origin, "the compressed file is cut short or damaged here; fetch or compress it again.")
        if isinstance(error, PermissionError):
            return ReadingError(origin, "you have no permission to read it; change its mode or its owner.")
        if isinstance(error, FileNotFoundError):
            return ReadingError(origin, "there is no such file or folder; check the spelling and the working folder.")
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return ReadingError(origin, f"the system cannot read it ({what}); check the path and the disk.")

    def _rewound(self, raw: IO[bytes]) -> IO[bytes]:
        """Sets `gzipped` and `head`; gives the decompressed stream back from its first byte on."""
        start = _up_to(raw, HEAD)
        self.gzipped = start.startswith(_GZIP)
        plain = _buffered(raw, taken=start)
        if self.gzipped:
            plain = _unpacked(plain)
            start = _up_to(plain, HEAD, despite_damage=True)
            plain = _buffered(plain, taken=start)
        self.head = start
        return plain

    @contextmanager
    def _raw(self, progress: Progress | None) -> Iterator[IO[bytes]]:
        assert self.path is not None
        with self.path.open("rb") as file:
            yield _buffered(file, progress) if progress else file


class Swelling(gzip.BadGzipFile):
    """A compressed file made to fill the machine that unpacks it."""


class _Gauge:
    """How much went into unpacking, and how much came out."""

    def __init__(self) -> None:
        self.packed = self.unpacked = 0

    def into(self, size: int) -> None:
        self.packed += size

    def out(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > max(_FREE, _SWELLS * self.packed):
            raise Swelling("it unpacks to far more than it holds")


def _unpacked(raw: IO[bytes]) -> IO[bytes]:
    """What a gzip stream holds; reading it raises Swelling where it is a bomb."""
    gauge = _Gauge()
    plain = gzip.GzipFile(fileobj=_buffered(raw, gauge.into), mode="rb")
    return _buffered(cast(IO[bytes], plain), gauge.out)


class _Stream(io.RawIOBase):
    """First the bytes already taken from a stream, then the rest of it; tells how many bytes came by."""

    def __init__(self, rest: IO[bytes], taken: bytes, progress: Progress | None) -> None:
        self._taken = memoryview(taken)
        # `read1` gives what there is: `read` of a damaged gzip loses all that came before the damage in one call.
        self._next: Callable[[int], bytes] = getattr(rest, "read1", rest.read)
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data: bytes | memoryview
        if self._taken:
            data, self._taken = self._taken[: len(buffer)], self._taken[len(buffer) :]
        else:
            try:
                data = self._next(len(buffer)) or b""
            except EOFError as error:  # which some readers take for the end of the file, and all is well
                raise gzip.BadGzipFile(str(error)) from error
        buffer[: len(data)] = data
        if self._progress and len(data):
            self._progress(len(data))
        return len(data)


def _buffered(stream: IO[bytes], progress: Progress | None = None, *, taken: bytes = b"") -> IO[bytes]:
    return io.BufferedReader(_Stream(stream, taken, progress), HEAD)


def in_pieces(stream: IO[bytes]) -> IO[bytes]:
    """The stream, each `read` of which gives what there is: what came before a damage is not lost with it."""
    return cast(IO[bytes], _Stream(stream, b"", None))


def name_of(path: Path) -> str:
    """The path for messages and the record: of a name that is not UTF-8, the odd bytes are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _up_to(stream: IO[bytes], limit: int, *, despite_damage: bool = False) -> bytes:
    """Up to `limit` bytes, fewer only at the end: a pipe may give less at a time than one asks for."""
    parts: list[bytes] = []
    left = limit
    take: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    while left > 0:
        try:
            part = take(min(left, HEAD))
        except DAMAGE:
            if not (despite_damage and parts):
                raise
            break
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
