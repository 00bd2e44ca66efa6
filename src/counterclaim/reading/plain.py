"""Plain text and Markdown: one report a file, its date in the first line where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.reading.dates import parse_date
from counterclaim.reading.decoding import Decoded, decode
from counterclaim.reading.opening import Source
from counterclaim.reading.options import Options
from counterclaim.reading.results import Draft, Notice

__all__ = ["guessed", "read", "too_long"]

# ` date 2022-03-28 ` before the first words, or `Date: 2022-03-28`; either may have the line to itself.
_HEADER = re.compile(r"\s*(?:date |[Dd]ate:\s*|DATE:\s*)(\d{4}-\d{2}-\d{2})(?=\s|$)")
_HEADING = re.compile(r"#{1,2}\s+(\S[^\n]{0,300}?)\s*#*\s*(?:\n|$)")

_BYTES_A_CHARACTER = 4  # the most in any encoding that is read here


def read(source: Source, options: Options) -> Iterator[Draft | Notice]:
    """The one report of a text file. The date header and white space around the text are not part of the text."""
    # Read no further than the longest report could reach: a file of gigabytes fails at once.
    decoded = decode(source.read(_BYTES_A_CHARACTER * (options.max_chars + 1000), too_long(options)), source.charset)
    if decoded.guessed:
        yield guessed(source.origin, decoded)
    text, date = decoded.text, None
    if header := _HEADER.match(text):
        date = parse_date(header[1])
        if date:
            text = text[header.end() :]
        else:
            yield Notice(source.origin, f"there is no day {header[1]}; the report is kept without that date.")
    text = text.strip()
    heading = _HEADING.match(text)
    yield Draft(
        text, source.origin, date, "header" if date else "none", title=heading[1] if heading else None
    )


def too_long(options: Options) -> str:
    """Why a text above the limit is not read, and what to do."""
    return f"the text has more than {options.max_chars:,} characters, the limit for one; split it into its reports."


def guessed(origin: str, decoded: Decoded) -> Notice:
    """The notice for a text that is not UTF-8 and declares no encoding."""
    return Notice(
        origin, f"it is not UTF-8 and was read as {decoded.encoding}; if words look wrong, save it as UTF-8."
    )
