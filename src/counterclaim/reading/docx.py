"""Word documents by python-docx: the paragraphs in their order, those of tables too, insertions kept, deletions not."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from counterclaim.errors import Unreadable
from counterclaim.reading.opening import Source
from counterclaim.reading.options import Options
from counterclaim.reading.results import Draft

__all__ = ["read"]

# What the zipfile module raises: NotImplementedError and RuntimeError for members packed or locked in unknown ways.
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
_MAX_BYTES = 200_000_000
# Markup takes some ten bytes a character. A bomb of 42 kB unpacks to gigabytes: the sizes are known beforehand.
_XML_BYTES_A_CHARACTER = 20
_MAX_UNPACKED = 400_000_000
_MOST_MEMBERS = 5_000  # pictures, for the most part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GLYPHS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

# What python-docx writes into every document that does not say when it was made.
_TEMPLATE_MADE = datetime(2013, 12, 23, 23, 15)


def read(source: Source, options: Options) -> Iterator[Draft]:
    """The one report of a document. Unreadable if it is damaged, a bomb, or another office's file."""
    data = source.read(_MAX_BYTES, f"the file is larger than {_MAX_BYTES // 1_000_000} MB; take the pictures out.")
    _check(data, source, options)
    from docx import Document
    from docx.opc.exceptions import OpcError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:  # lxml raises SyntaxError for XML that is none
            document = Document(io.BytesIO(data))
            text = _text(document.element.body)
            title, created = document.core_properties.title, document.core_properties.created
        except (OpcError, SyntaxError, KeyError, ValueError) as error:
            raise Unreadable(
                source.origin, f"the Word document is damaged ({error}); open and save it again."
            ) from error
    date = created.date().isoformat() if created and created.replace(tzinfo=None) != _TEMPLATE_MADE else None
    yield Draft(
        text, source.origin, date, "metadata" if date else "none", dates_the_file=True, title=title or None
    )


def _check(data: bytes, source: Source, options: Options) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
            damaged = archive.testzip() if sum(sizes.values()) <= _MAX_UNPACKED else None
    except _DAMAGE as error:
        raise Unreadable(source.origin, "the Word document is cut short or damaged; fetch it again.") from error
    if not any(name.startswith("word/") for name in sizes):
        raise Unreadable(source.origin, "it is a zip archive but no Word document; save it as .docx.")
    markup = [size for name, size in sizes.items() if name.endswith((".xml", ".rels"))]
    allowed = _XML_BYTES_A_CHARACTER * options.max_chars + 1_000_000
    # Every part is parsed, and takes ten times its size in memory: notes and headers beside the text, no more.
    swells = max(markup, default=0) > allowed or sum(markup) > 2 * allowed
    if swells or sum(sizes.values()) > _MAX_UNPACKED or len(sizes) > _MOST_MEMBERS:
        raise Unreadable(
            source.origin,
            f"the Word document unpacks to {sum(sizes.values()) / 1e6:,.0f} MB, more than a report can be; "
            "save its text alone.",
        )
    if damaged:
        raise Unreadable(source.origin, f"the Word document is damaged at {damaged}; fetch or save it again.")


def _text(body: Any) -> str:
    """One line a paragraph. Text boxes are written twice, for new and old programs: the second is passed over."""
    pieces: list[str] = []
    _collect(body, pieces)
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))


def _collect(element: Any, pieces: list[str]) -> None:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _GLYPHS:
            pieces.append(_GLYPHS[child.tag])
        elif child.tag not in (_FALLBACK, f"{_W}moveFrom", f"{_W}del", f"{_W}pPr", f"{_W}rPr"):
            _collect(child, pieces)
            if child.tag == f"{_W}p":
                pieces.append("\n")
