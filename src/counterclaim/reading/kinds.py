"""Which format a file is in: by its content where that is decisive, by its suffix otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from counterclaim.errors import Unreadable
from counterclaim.reading.decoding import byte_order, decode
from counterclaim.reading.opening import Source
from counterclaim.reading.options import Options
from counterclaim.reading.results import Draft, Failure, Notice

__all__ = ["KINDS", "Kind", "Reader", "kind_of", "suffix_of", "supported"]

Reader = Callable[[Source, Options], Iterator[Draft | Failure | Notice]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: the suffixes that promise it and the module whose `read` reads it, imported when first needed."""

    name: str
    suffixes: tuple[str, ...]

    def reader(self) -> Reader:
        return cast(Reader, import_module(f"counterclaim.reading.{self.name}").read)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("plain", (".txt", ".text", ".md", ".markdown")),
        Kind("html", (".html", ".htm", ".xhtml")),
        Kind("pdf", (".pdf",)),
        Kind("docx", (".docx",)),
        Kind("mail", (".eml",)),
        Kind("feed", (".rss", ".atom", ".xml", ".rdf")),
        Kind("warc", (".warc",)),
        Kind("tables", (".csv", ".tsv", ".tab")),
        Kind("jsonl", (".jsonl", ".ndjson")),
    )
}
_BY_SUFFIX = {suffix: kind for kind in KINDS.values() for suffix in kind.suffixes}

# The first bytes of what is often found under a wrong name, and what to call it.
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc) or one locked with a password; save it as .docx without one"),
    (b"{\\rtf", "an RTF file; save it as .docx or .txt"),
    (b"PK\x03\x04", "a zip archive or a file of an office suite; unpack it, or save it as .docx"),
    (b"\x1f\x8b", "compressed twice; unpack it once"),
    (b"BZh", "a bzip2 archive; unpack it"),
    (b"\xfd7zXZ", "an xz archive; unpack it"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; unpack it"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it"),
    (b"SQLite format 3", "an SQLite database; give its records with --record"),
    (b"\x7fELF", "a program"),
)
_MARKUP_LEAD = r"\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*"
_HTML = re.compile(_MARKUP_LEAD + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(_MARKUP_LEAD + r"<(?:rss|feed|rdf:RDF|channel)\b", re.I | re.S)
_XML = re.compile(r"\s*<\?xml\b", re.I)
_HEADER_LINE = r"[A-Z][\w-]{1,40}: .*\n(?:[ \t].*\n)*"
_MAIL = re.compile(rf"(?:{_HEADER_LINE}){{0,40}}?(?=From: |Received: )(?:{_HEADER_LINE}){{2}}")
_JSON_LINE = re.compile(r'\s*\{\s*"')

# Text holds no control characters but tabs, line ends and form feeds; random or compressed bytes hold 10 % of them.
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_BINARY = 0.02


def kind_of(source: Source, options: Options) -> Kind:
    """The format of a source. Unreadable if it is empty, of no kind that is read, or not what its name says."""
    head, suffix = source.head, suffix_of(source.name)
    if not head:
        raise Unreadable(source.origin, "the file is empty; fill it, or leave it out.")
    named = _BY_SUFFIX.get(suffix)
    if head.lstrip().startswith(b"%PDF-") or (named is KINDS["pdf"] and b"%PDF-" in head[:1024]):
        return KINDS["pdf"]
    if head.startswith(b"WARC/"):
        return KINDS["warc"]
    if head.startswith(b"PK\x03\x04") and named is KINDS["docx"]:
        return named
    _refuse_binary(source, head)
    if named and named.name in ("pdf", "docx", "warc"):
        wanted = {"pdf": "begins with %PDF", "docx": "is a zip archive", "warc": "begins with WARC/"}[named.name]
        raise Unreadable(
            source.origin, f"it is no {suffix} file: one {wanted}. It was cut off or misnamed; fetch it again."
        )
    if named and named.name in ("tables", "jsonl", "mail"):
        return named
    return _by_text(source, decode(head).text, named, suffix, options)


def suffix_of(name: str) -> str:
    """The suffix that tells the kind, in lower case: of `a.jsonl.gz` it is `.jsonl`."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def supported(name: str) -> bool:
    """Whether a file of this name is read when it is met in a folder."""
    return suffix_of(name) in _BY_SUFFIX


def _refuse_binary(source: Source, head: bytes) -> None:
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise Unreadable(source.origin, f"it holds no readable text: it is {what}.")
    if byte_order(head)[1] is None and len(_CONTROLS.findall(head)) > _BINARY * len(head):
        raise Unreadable(source.origin, "it is binary data, not text; give the document it was made from.")


def _by_text(source: Source, text: str, named: Kind | None, suffix: str, options: Options) -> Kind:
    if _FEED.match(text):
        return KINDS["feed"]
    if _HTML.match(text):
        return KINDS["html"]
    if named is KINDS["feed"] or (_XML.match(text) and not named):
        raise Unreadable(source.origin, "it is XML, but neither RSS nor Atom; give a feed, a page or plain text.")
    if named:
        return named
    if _JSON_LINE.match(text):
        return KINDS["jsonl"]
    if _MAIL.match(text):
        return KINDS["mail"]
    if options.columns and source.path is None:
        return KINDS["tables"]
    if not suffix or source.path is None:
        return KINDS["plain"]
    known = " ".join(_BY_SUFFIX)
    raise Unreadable(source.origin, f"files named {suffix} are not read; rename it if it is one of {known}.")
