"""From bytes to text: UTF-8 first, byte order marks, what the file declares, then a guess that is owned up to."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

__all__ = ["WINDOWS_1252", "Decoded", "byte_order", "decode", "decode_odd", "guess"]

WINDOWS_1252 = "Windows-1252"

_BOMS = (  # UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = re.compile(rb"[\x80-\xff]")

# English with typographic quotes in a one-byte encoding has hardly a high byte (121 of 1.5 million in FA-KES);
# Cyrillic, Greek or Arabic in one has over 80 %. Where few bytes are high there is nothing for a detector to go by.
_MOSTLY_ASCII = 0.3
# In UTF-8 that was damaged here and there, a tenth at most of the high bytes are odd; in other encodings, nearly all.
_MOSTLY_UTF8 = 0.1
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text`, the `encoding` that gave it, and whether that was guessed rather than marked, declared or proven."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. Never fails and drops no byte: what fits no encoding stays visible in the text."""
    mark, encoding = byte_order(data)
    if encoding:
        return Decoded(data[mark:].decode(encoding, "backslashreplace" if encoding == "utf-8" else "replace"), encoding)
    if declared:
        try:
            encoding = codecs.lookup(declared).name
            if encoding not in ("iso8859-1", "ascii"):
                return Decoded(data.decode(encoding), encoding)
            # As every browser does: who declares Latin-1 may mean Windows-1252, or UTF-8.
            return Decoded(decode_odd(data, WINDOWS_1252), WINDOWS_1252)
        except (LookupError, UnicodeError, ValueError):
            pass  # a false declaration: go on as if there were none
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        encoding = guess(data)
    return Decoded(decode_odd(data, encoding), encoding, guessed=True)


def byte_order(data: bytes) -> tuple[int, str | None]:
    """The length of the byte order mark and the encoding that it, or the place of the NUL bytes, tells."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return len(mark), encoding
    sample = data[:2000]
    if len(sample) >= 8:
        even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
        # Latin text in UTF-16 has a NUL in nearly every other place and hardly one elsewhere.
        if odd > 0.7 and even < 0.05:
            return 0, "utf-16-le"
        if even > 0.7 and odd < 0.05:
            return 0, "utf-16-be"
    return 0, None


def guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8: Windows-1252 where few are odd, else what a detector finds.

    Windows-1252 stands for what `decode_odd` does under this name: it leaves alone what is UTF-8.
    """
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    odd = sample.decode("utf-8", "replace").count("\N{REPLACEMENT CHARACTER}")
    if high <= _MOSTLY_ASCII * len(sample) or odd <= _MOSTLY_UTF8 * high:
        return WINDOWS_1252
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best and best.encoding not in ("ascii", "utf_8") else WINDOWS_1252


def decode_odd(data: bytes, encoding: str) -> str:
    """Bytes that are not UTF-8 as a whole, in a guessed encoding.

    For Windows-1252, stretches that are UTF-8 are read as that: files put together from many pages hold both.
    """
    if encoding == WINDOWS_1252:
        return data.decode("utf-8", _ODD)
    return data.decode(encoding, "backslashreplace")


_ODD = "counterclaim.windows-1252"
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    odd = error.object[error.start : error.end].decode("latin-1")
    return odd.translate(_C1), error.end


codecs.register_error(_ODD, _as_windows_1252)
