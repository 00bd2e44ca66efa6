"""The lines of a text file, one at a time, each decoded and none longer than asked for."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import IO, AnyStr

from counterclaim.reading.decoding import WINDOWS_1252, byte_order, decode_odd, guess
from counterclaim.reading.opening import DAMAGE, HEAD, Source
from counterclaim.reading.results import Tally

__all__ = ["lines"]


def lines(source: Source, limit: int, tally: Tally, *, counted: bool = True) -> Iterator[tuple[int, str | None]]:
    """Each line's number (from 1) and its text with its line end; None for one of more than `limit` bytes.

    A line that is not UTF-8 is read in the encoding guessed for the file, and noted in `tally`.
    Raises ReadingError, naming the line, where the file breaks off.
    """
    mark, wide = byte_order(source.head)
    number = 0
    try:
        with source.open(counted=counted) as stream:
            stream.read(mark)
            if wide and wide != "utf-8":
                # Windows ends the lines of UTF-16 with CR LF: newline="\n" leaves both in the text, as elsewhere.
                text = io.TextIOWrapper(stream, wide, errors="replace", newline="\n")
                for line in _bounded(text, limit, "\n"):
                    number += 1
                    yield number, line
                text.detach()
                return
            decoder = _LineDecoder(source.head, tally)
            for data in _bounded(stream, limit, b"\n"):
                number += 1
                yield number, None if data is None else decoder(data, number)
    except (*DAMAGE, OSError) as error:
        raise source.damaged(error, f"{source.origin}:{number + 1}") from error


class _LineDecoder:
    """UTF-8 where a line is that; else the encoding guessed from the head of the file or from the first odd line."""

    def __init__(self, head: bytes, tally: Tally) -> None:
        self._tally = tally
        self._encoding: str | None = None
        try:
            # The head may end inside a character: an incremental decoder waits for the rest of it.
            codecs.getincrementaldecoder("utf-8")().decode(head)
        except UnicodeDecodeError:
            self._encoding = guess(head)

    def __call__(self, data: bytes, number: int) -> str:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            if self._encoding in (None, WINDOWS_1252):
                self._encoding = guess(data)
            encoding = self._encoding or WINDOWS_1252
        self._tally.note(
            f"lines with bytes that are not UTF-8: {{n}} (the first: line {{first}}); those were read as {encoding}.",
            str(number),
        )
        return decode_odd(data, encoding)


def _bounded(stream: IO[AnyStr], limit: int, end: AnyStr) -> Iterator[AnyStr | None]:
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(end):
            line = stream.readline(HEAD)
        yield None
