"""PDF by pypdf: the text layer, its lines joined to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.errors import Unreadable
from counterclaim.reading.opening import Source
from counterclaim.reading.options import Options
from counterclaim.reading.plain import too_long
from counterclaim.reading.results import Draft
from counterclaim.words import table

__all__ = ["read", "unwrap"]

_MAX_BYTES = 200_000_000
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_MADE_BY = re.compile(r"^Microsoft Word - |\.(?:docx?|indd|pdf)$", re.I)

# The last line of a paragraph, or a heading, falls short of the others; a line broken for its last word
# rarely lacks more than the 13 letters of a long word, of some 80.
_SHORT = 0.7

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def read(source: Source, options: Options) -> Iterator[Draft]:
    """The one report of a PDF file. Unreadable if it is locked, cut short, or holds pictures of text only."""
    data = source.read(_MAX_BYTES, f"the file is larger than {_MAX_BYTES // 1_000_000} MB; split it into its reports.")
    if b"%%EOF" not in data[-4096:]:
        raise Unreadable(source.origin, "the PDF file is cut short: its end is missing; fetch it again.")
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            reader = PdfReader(io.BytesIO(data))
            pages = _pages(reader, source, options)
            date, title = _metadata(reader)
        except (DependencyError, FileNotDecryptedError) as error:
            raise Unreadable(
                source.origin, "the PDF file is locked with a password; save it without one."
            ) from error
        except PyPdfError as error:
            raise Unreadable(source.origin, f"the PDF file is damaged ({error}); fetch or save it again.") from error
    if not any(page.strip() for page in pages):
        count = "1 page" if len(pages) == 1 else f"{len(pages):,} pages"
        raise Unreadable(
            source.origin, f"the PDF file has no text, only pictures of it ({count}); run it through OCR first."
        )
    text = unwrap([line for page in pages for line in page.splitlines()])
    yield Draft(text, source.origin, date, "metadata" if date else "none", dates_the_file=True, title=title)


def unwrap(lines: Sequence[str]) -> str:
    """The lines of a page as paragraphs, one a line; a word broken over two lines is made whole."""
    lines = [" ".join(line.split()) for line in lines]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(0.9 * len(lengths))] if lengths else 0
    whole = " ".join(lines)
    paragraphs: list[str] = []
    going_on = False
    for line in lines:
        if not line:
            going_on = False
            continue
        if going_on:
            paragraphs[-1] = _joined(paragraphs[-1], line, whole)
        else:
            paragraphs.append(line)
        going_on = len(line) >= _SHORT * width or bool(_BROKEN.search(line))
    return "\n".join(paragraphs)


def _joined(before: str, after: str, whole: str) -> str:
    broken = _BROKEN.search(before)
    rest = re.match(r"[^\W\d_]+", after)
    if not broken or not rest:
        return f"{before} {after}"
    left, right = broken[1], rest[0]
    hyphenated = f"{left}-{right}" in whole or not right[0].islower()
    if hyphenated or left.casefold() in _prefixes():
        return before + after
    return before[:-1] + after


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(row["prefix"] for row in table("reading/hyphen-prefixes", "prefix", "example"))


def _pages(reader: object, source: Source, options: Options) -> list[str]:
    from pypdf import PdfReader

    assert isinstance(reader, PdfReader)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(source.origin, "the PDF file is locked with a password; save it without one.")
    pages, size = [], 0
    for page in reader.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > 2 * options.max_chars:  # white space goes when lines are joined, hardly half of it all
            raise Unreadable(source.origin, too_long(options))
    return pages


def _metadata(reader: object) -> tuple[str | None, str | None]:
    """The day of creation, in the time zone of who made the file, and the title; both are often absent or wrong."""
    from pypdf import PdfReader

    assert isinstance(reader, PdfReader)
    metadata = reader.metadata
    if metadata is None:
        return None, None
    try:
        created = metadata.creation_date
    except ValueError:  # a date in nobody's form: as good as none
        created = None
    title = metadata.title if isinstance(metadata.title, str) else ""
    return created.date().isoformat() if created else None, _MADE_BY.sub("", title) or None
