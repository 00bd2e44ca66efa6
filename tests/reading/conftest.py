"""Files of our own making, one of each kind, and the one call that reads them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from gzip import compress
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import Report
from counterclaim.reading import Failure, Notice, Options, read_path

Read = Callable[..., "Found"]


class Found:
    """What one reading gave, by its sort."""

    def __init__(self, things: Sequence[Any]) -> None:
        self.reports = [each for each in things if isinstance(each, Report)]
        self.failures = [each for each in things if isinstance(each, Failure)]
        self.notices = [each for each in things if isinstance(each, Notice)]
        assert len(things) == len(self.reports) + len(self.failures) + len(self.notices)

    @property
    def report(self) -> Report:
        assert not self.failures, self.failures
        assert len(self.reports) == 1
        return self.reports[0]

    @property
    def failure(self) -> Failure:
        assert not self.reports, self.reports
        assert len(self.failures) == 1
        return self.failures[0]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read(name, data, **options)`: the file written and read."""

    def written(name: str, data: bytes | str, **options: Any) -> Found:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return Found(list(read_path(path, Options(**options))))

    return written


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """`make_pdf([[line, ...], ...], password=None, Title=...)`: a PDF file with a page for each list of lines."""

    def made(pages: Sequence[Sequence[str]], password: str | None = None, **metadata: str) -> bytes:
        from pypdf import PdfWriter
        from pypdf.generic import DictionaryObject, NameObject, StreamObject

        writer = PdfWriter()
        names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
        font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
        for lines in pages:
            page = writer.add_blank_page(612, 792)
            fonts = DictionaryObject({NameObject("/F1"): font})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
            shown = b" ".join(b"(" + line.encode("cp1252") + b") '" for line in lines)
            stream = StreamObject()
            stream.set_data(b"BT /F1 12 Tf 72 720 Td 14 TL " + shown + b" ET" if lines else b"")
            page[NameObject("/Contents")] = writer._add_object(stream)
        writer.add_metadata({f"/{key}": value for key, value in metadata.items()})
        if password is not None:
            writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return made


@pytest.fixture(scope="session")
def make_warc() -> Callable[..., bytes]:
    """`make_warc([(url, content type, body), ...], gzip=False, status="200 OK")`: a web archive."""

    # Written by hand: the writer of warcio leaves temporary files open, which the tests take for an error.
    def made(pages: Sequence[tuple[str, str, bytes]], *, gzip: bool = False, status: str = "200 OK") -> bytes:
        records = []
        for url, kind, body in pages:
            block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-03-28T10:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            records.append(head.encode() + block + b"\r\n\r\n")
        return b"".join(map(compress, records) if gzip else records)

    return made
