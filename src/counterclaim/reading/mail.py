"""Mails: the plain text, else the HTML; the day as the sender's clock had it; the sender's domain as the outlet."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from counterclaim.errors import Unreadable
from counterclaim.reading.decoding import decode
from counterclaim.reading.markup import markup_text
from counterclaim.reading.opening import Source
from counterclaim.reading.options import Options
from counterclaim.reading.plain import guessed
from counterclaim.reading.results import Draft, Notice

__all__ = ["read"]

# Above what mail services carry (25 MB, a third more as base64 writes it); the mail parser takes ten times as much.
_MAX_BYTES = 40_000_000


def read(source: Source, options: Options) -> Iterator[Draft | Notice]:
    """The one report of a mail. Attachments are not read; a notice says how many there are."""
    limit = f"the mail is larger than {_MAX_BYTES // 1_000_000} MB; take its attachments out."
    mail = message_from_bytes(source.read(_MAX_BYTES, limit))
    if not mail.keys():
        raise Unreadable(source.origin, "it is no mail: no line such as 'Subject: …' begins it; save it anew.")
    parts = [part for part in mail.walk() if not part.is_multipart()]
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    attached = len(parts) - len(shown)
    attached += sum(part.get_content_maintype() not in ("text", "multipart") for part in shown)
    if attached:
        yield Notice(source.origin, f"attachments not read: {attached:,}; give those that are reports as files.")
    text = yield from _body(shown, "text/plain", source)
    if not text:
        text = yield from _body(shown, "text/html", source)
    date = _day(_header(mail, "Date"))
    yield Draft(
        text,
        source.origin,
        date,
        "metadata" if date else "none",
        outlet=parseaddr(_header(mail, "From"))[1].rpartition("@")[2] or None,
        title=_header(mail, "Subject") or None,
    )


def _body(parts: list[Message], kind: str, source: Source) -> Generator[Notice, None, str]:
    """The texts of one kind, joined; a generator that returns them, for the notices on guessed encodings."""
    texts = []
    for part in parts:
        if part.get_content_type() != kind:
            continue
        payload = part.get_payload(decode=True)
        decoded = decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
        if decoded.guessed:
            yield guessed(source.origin, decoded)
        text = markup_text(decoded.text) if kind == "text/html" else decoded.text.replace("\r\n", "\n")
        texts.append(text.strip())
    return "\n\n".join(filter(None, texts))


def _header(mail: Message, name: str) -> str:
    """A header in words; as it stands where its encoding is broken."""
    raw = str(mail.get(name, ""))
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except (HeaderParseError, MessageError, LookupError, UnicodeError, ValueError):
        return " ".join(raw.split())


def _day(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
