"""Web archives by warcio: one report a page that was fetched well; what is no page is counted."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import ReadingError, Unreadable
from counterclaim.reading.decoding import decode
from counterclaim.reading.html import MAX_BYTES, declared_charset, extract, is_too_long
from counterclaim.reading.opening import DAMAGE, HEAD, Source, Swelling, in_pieces
from counterclaim.reading.options import Options
from counterclaim.reading.plain import too_long
from counterclaim.reading.results import Draft, Failure, Notice, Tally

__all__ = ["read"]

_PAGES = ("text/html", "application/xhtml+xml")
_PLAIN = "text/plain"


def read(source: Source, options: Options) -> Iterator[Draft | Failure | Notice]:
    """The reports of an archive, `#n` being the record's place in it; those before the damage, where there is some."""
    tally = Tally()
    with source.open() as stream:
        for number, record in _records(stream, source):
            origin = f"{source.origin}#{number}"
            try:
                draft = _draft(record, origin, options, tally)
                whole = _is_whole(record, origin)
            except ReadingError as error:
                yield Failure.of(error)
                continue
            if not whole:
                yield Failure(origin, "the archive is cut short within this record; fetch it again.")
            elif draft:
                yield draft
    yield from tally.notices(source.origin)


def _records(stream: Any, source: Source) -> Iterator[tuple[int, Any]]:
    from warcio.archiveiterator import ArchiveIterator

    class Silent(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # its warning on standard error, of what is found here from the lengths

        def _next_record(self, next_line: Any) -> Any:
            try:
                return super()._next_record(next_line)
            except EOFError as error:
                if next_line:  # a record has begun: this is no end of the archive, as warcio takes it to be
                    raise gzip.BadGzipFile(str(error)) from error
                raise

    records = Silent(in_pieces(stream))
    number = 0
    while True:
        number += 1
        damaged = Unreadable(f"{source.origin}#{number}", "the archive is cut short or damaged here; fetch it again.")
        try:
            record = next(records)
        except StopIteration:
            return
        except Exception as error:  # on a header that is cut short warcio stumbles over its own None
            if isinstance(error, Swelling) or (isinstance(error, OSError) and not isinstance(error, DAMAGE)):
                raise source.damaged(error) from error
            raise damaged from error
        # The length is the last line of a header as a rule: without it, the header was cut.
        if not (record.rec_headers.get_header("Content-Length") or "").strip().isdigit():
            raise damaged
        yield number, record


def _draft(record: Any, origin: str, options: Options, tally: Tally) -> Draft | None:
    if record.rec_type not in ("response", "resource", "conversion"):
        return None  # requests and what the crawler noted for itself
    headers = record.http_headers or record.rec_headers
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    if kind not in (*_PAGES, _PLAIN):
        tally.note(f"records passed over that are {kind or 'of no kind'}: {{n}} (the first: {{first}}).", origin)
        return None
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        tally.note(f"pages passed over that were answered with status {status}: {{n}} (the first: {{first}}).", origin)
        return None
    data = _content(record, origin)
    charset = parameters.partition("charset=")[2].strip("\"' ") or None
    text = decode(data, charset or declared_charset(data)).text
    if is_too_long(text, options):
        raise Unreadable(origin, too_long(options))
    return _page(record, kind, text, origin, tally)


def _content(record: Any, origin: str) -> bytes:
    stream, data = record.content_stream(), bytearray()
    try:
        while part := stream.read(HEAD):
            data += part
            if len(data) > MAX_BYTES:
                raise Unreadable(
                    origin, f"the page is larger than {MAX_BYTES // 1_000_000} MB; save its article alone."
                )
    except DAMAGE as error:
        raise Unreadable(origin, "the archive is cut short or damaged here; fetch it again.") from error
    return bytes(data)


def _is_whole(record: Any, origin: str) -> bool:
    """Whether all the bytes are there that the record's header promises."""
    try:
        while record.raw_stream.read(HEAD):
            pass
    except DAMAGE as error:
        raise Unreadable(origin, "the archive is cut short or damaged here; fetch it again.") from error
    return not getattr(record.raw_stream, "limit", 0)


def _page(record: Any, kind: str, text: str, origin: str, tally: Tally) -> Draft | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    if kind == _PLAIN:
        return Draft(text.strip(), origin, url=url)
    page = extract(text, url)
    if not page.text:
        tally.note("pages on which no article was found: {n} (the first: {first}).", origin)
        return None
    return Draft(
        page.text,
        origin,
        page.date,
        "metadata" if page.date else "none",
        outlet=page.outlet,
        title=page.title,
        url=page.url,
    )
