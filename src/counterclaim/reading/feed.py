"""RSS and Atom by feedparser: one report an entry; nothing is fetched."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from time import struct_time
from typing import Any

from counterclaim.errors import Unreadable
from counterclaim.reading.dates import parse_date
from counterclaim.reading.markup import looks_like_markup, markup_text
from counterclaim.reading.opening import Source
from counterclaim.reading.options import Options
from counterclaim.reading.results import Draft, Failure, Notice

__all__ = ["read"]

_END = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.I)
_MAX_BYTES = 100_000_000


def read(source: Source, options: Options) -> Iterator[Draft | Failure | Notice]:
    """The reports of a feed; where it is cut short, those before the cut, and a failure."""
    import feedparser

    data = source.read(_MAX_BYTES, f"the feed is larger than {_MAX_BYTES // 1_000_000} MB; split it.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # As a stream: a string that looks like an address would be fetched.
        found = feedparser.parse(io.BytesIO(data))
    if not found.entries:
        if found.bozo and not found.feed.get("title"):
            raise Unreadable(source.origin, f"the feed is damaged ({_why(found)}); fetch it again.")
        raise Unreadable(source.origin, "the feed has no entries; fetch it when it has.")
    outlet = found.feed.get("title") or None
    whole = len(found.entries)
    if found.bozo and not _END.search(data[-1000:].replace(b"\x00", b"")):
        whole -= 1
    for number, entry in enumerate(found.entries[:whole], 1):
        yield _draft(entry, f"{source.origin}#{number}", outlet)
    if whole < len(found.entries):
        # Half a report is worse than none.
        yield Failure(f"{source.origin}#{whole + 1}", "the feed is cut short in or after this entry; fetch it again.")


def _draft(entry: Any, origin: str, outlet: str | None) -> Draft:
    title = markup_text(entry.get("title", "")) or None
    date = _date(entry, "published") or _date(entry, "updated")
    return Draft(
        # Some feeds hold headlines only: such an entry is its headline.
        _text(entry) or title or "",
        origin,
        date,
        "metadata" if date else "none",
        outlet=(entry.get("source") or {}).get("title") or outlet,
        title=title,
        url=entry.get("link") or None,
        topics=tuple(tag.get("term") or "" for tag in entry.get("tags") or ()),
    )


def _text(entry: Any) -> str:
    """The longest of what the entry gives: many have a summary and the whole."""
    values = [part.get("value") or "" for part in entry.get("content") or ()] + [entry.get("summary") or ""]
    return max((markup_text(each) if looks_like_markup(each) else each.strip() for each in values), key=len)


def _date(entry: Any, name: str) -> str | None:
    """The day as the feed wrote it; feedparser's own, in UTC, may be the day before or after."""
    written = parse_date(entry.get(name) or "")
    parsed = entry.get(f"{name}_parsed")
    if written or not isinstance(parsed, struct_time):
        return written
    return parse_date(f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}")


def _why(found: Any) -> str:
    error = found.get("bozo_exception")
    return str(getattr(error, "getMessage", lambda: error)())
