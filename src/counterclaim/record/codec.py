"""Values to JSON and back, by their type hints: one codec for every layer.

A dataclass becomes an object of its fields, a tuple a list, a set of words a sorted list, a span `[start, end, words]`.
Fields that are empty by default and empty here (None, "", () or no set) are left out, so that a field added to a value
later needs no migration.
Surrogates are written as they are, never as escapes: two halves beside each other would come back as one character.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from counterclaim.model import Span

__all__ = ["decoded", "encoded", "spans"]

Coder = Callable[[Any], Any]
T = TypeVar("T")
_EMPTY: tuple[Any, ...] = (None, "", (), frozenset())


def encoded(value: Any) -> str:
    """The value, a dataclass, as one line of JSON."""
    kind: Any = type(value)
    return json.dumps(_encoder(kind)(value), ensure_ascii=False, separators=(",", ":"))


def decoded(kind: type[T], body: str) -> T:
    """The value of type `kind` that `encoded` wrote; ValueError, TypeError, LookupError if the body is damaged."""
    hashable: Any = kind
    value: T = _decoder(hashable)(json.loads(body))
    return value


def spans(value: Any) -> Iterator[Span]:
    """Every span inside a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


@cache
def _encoder(kind: Hashable) -> Coder:
    if kind is Span:
        return lambda span: [span.start, span.end, span.words]
    if is_dataclass(kind):
        return _object_encoder(kind)
    inner = _inner(kind)
    if inner is None:
        return _same
    encode = _encoder(inner)
    if get_origin(kind) is frozenset:
        return sorted
    if get_origin(kind) is tuple:
        return lambda values: [encode(each) for each in values]
    return lambda value: None if value is None else encode(value)


@cache
def _decoder(kind: Hashable) -> Coder:
    if kind is Span:
        return lambda row: Span(row[0], row[1], row[2])
    if is_dataclass(kind):
        return _object_decoder(kind)
    inner = _inner(kind)
    if inner is None:
        return _same
    decode = _decoder(inner)
    if get_origin(kind) is frozenset:
        return frozenset
    if get_origin(kind) is tuple:
        return lambda values: tuple(decode(each) for each in values)
    return lambda value: None if value is None else decode(value)


def _object_encoder(kind: Any) -> Coder:
    hints = get_type_hints(kind)
    steps = [(f.name, _encoder(hints[f.name]), f.default in _EMPTY and f.default is not MISSING)
             for f in fields(kind)]

    def encode(value: Any) -> dict[str, Any]:
        out = {}
        for name, step, may_lack in steps:
            part = getattr(value, name)
            if not (may_lack and part in _EMPTY):
                out[name] = step(part)
        return out

    return encode


def _object_decoder(kind: Any) -> Coder:
    hints = get_type_hints(kind)
    steps = {f.name: _decoder(hints[f.name]) for f in fields(kind)}

    def decode(row: dict[str, Any]) -> Any:
        return kind(**{name: steps[name](part) for name, part in row.items() if name in steps})

    return decode


def _inner(kind: Any) -> Any:
    """The type inside an optional, a tuple of one type or a set of plain values; None for a plain value."""
    origin = get_origin(kind)
    if origin is frozenset and get_args(kind) == (str,):
        return str
    if origin is tuple:
        inner, *rest = get_args(kind)
        if rest == [Ellipsis]:
            return inner
    elif origin in (Union, UnionType):
        inner = [each for each in get_args(kind) if each is not NoneType]
        if len(inner) == 1:
            return inner[0]
    elif origin is Literal or kind in (str, int, float, bool, Any):
        return None
    raise TypeError(f"the record cannot hold a {kind}")


def _same(value: Any) -> Any:
    return value
