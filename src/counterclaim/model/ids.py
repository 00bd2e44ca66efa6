"""Ids that come from content: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

__all__ = ["content_id", "text_hash"]


def content_id(prefix: str, *parts: object, length: int = 12) -> str:
    """`prefix` and the first `length` hex digits of the SHA-256 of the parts, in order.

    Parts are written with `repr`, so that `("a", "b")` and `("ab",)` differ.
    """
    digest = hashlib.sha256("\x1f".join(repr(part) for part in parts).encode("utf-8", "surrogatepass"))
    return prefix + digest.hexdigest()[:length]


def text_hash(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def numbered(ids: Iterable[str]) -> list[str]:
    """The ids in order, the second and later of the same one with `-2`, `-3` ... behind it."""
    seen: dict[str, int] = {}
    out = []
    for each in ids:
        seen[each] = seen.get(each, 0) + 1
        out.append(each if seen[each] == 1 else f"{each}-{seen[each]}")
    return out
