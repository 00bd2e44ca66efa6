"""Web pages: the article without what stands around it, by trafilatura; the date by htmldate; nothing is fetched."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.errors import Unreadable
from counterclaim.reading.dates import parse_date
from counterclaim.reading.decoding import decode
from counterclaim.reading.markup import markup_text
from counterclaim.reading.opening import Source
from counterclaim.reading.options import Options
from counterclaim.reading.plain import guessed, too_long
from counterclaim.reading.results import Draft, Notice

__all__ = ["MAX_BYTES", "Page", "declared_charset", "extract", "is_too_long", "read"]

# The largest page that trafilatura takes; pictures written into the page make most of such a size.
MAX_BYTES = 20_000_000

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{1,40})", re.I
)
_TAG = re.compile(r"<[^<>]*>")
_DATE_RULES = {
    # The day of publication, not of the last change.
    "original_date": True,
    # What the page declares; no date picked from its prose or its copyright line.
    "extensive_search": False,
    # What it declares is believed before what its address holds.
    "deferred_url_extractor": True,
    # A fixed day, so that the same page gives the same date in any year.
    "max_date": "2099-12-31",
}
for _logger in ("trafilatura", "htmldate", "charset_normalizer", "courlan", "readability", "justext"):
    logging.getLogger(_logger).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: its article (empty if it has none) and what it says of itself."""

    text: str
    date: str | None
    title: str | None
    outlet: str | None
    url: str | None


def read(source: Source, options: Options) -> Iterator[Draft | Notice]:
    """The one report of a page."""
    data = source.read(MAX_BYTES, f"the page is larger than {MAX_BYTES // 1_000_000} MB; save its article alone.")
    decoded = decode(data, source.charset or declared_charset(data))
    if decoded.guessed:
        yield guessed(source.origin, decoded)
    if is_too_long(decoded.text, options):
        raise Unreadable(source.origin, too_long(options))
    page = extract(decoded.text)
    if not page.text:
        raise Unreadable(source.origin, "the page holds no text that could be an article; save it once it is loaded.")
    yield Draft(
        page.text,
        source.origin,
        page.date,
        "metadata" if page.date else "none",
        outlet=page.outlet,
        title=page.title,
        url=page.url,
    )


def is_too_long(markup: str, options: Options) -> bool:
    """Whether a page holds far more words and scripts than a report's page: it would be minutes before that is told.

    trafilatura takes 28 s and 0.9 GB for a page of 16 million characters between its tags.
    """
    return len(_TAG.sub("", markup)) > 4 * options.max_chars


def declared_charset(data: bytes) -> str | None:
    """The encoding that the head of a page declares, where a browser would look for it."""
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else None


def extract(markup: str, url: str | None = None) -> Page:
    """The article of a page. `url`: where it was fetched from, if known."""
    from trafilatura import bare_extraction

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # NUL is no character of HTML: lxml would end the page there.
        found = bare_extraction(
            markup.replace("\x00", "\N{REPLACEMENT CHARACTER}"),
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATE_RULES),
        )
    if found is None or isinstance(found, dict):
        return Page(markup_text(markup), None, None, None, url)
    return Page(
        (found.text or "").strip(),
        parse_date(found.date) if found.date else None,
        found.title,
        found.sitename or found.hostname,
        found.url or url,
    )
