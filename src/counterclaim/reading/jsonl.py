"""JSON Lines: one report a line, an object with `text` and what else is known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.errors import Unreadable
from counterclaim.reading.lines import lines
from counterclaim.reading.opening import Source
from counterclaim.reading.options import COLUMNS, Options
from counterclaim.reading.results import Draft, Failure, Notice, Tally
from counterclaim.reading.rows import Order, draft_of

__all__ = ["read"]

# A character outside the basic plane is twelve bytes when escaped (`\ud83d\ude00`); a megabyte for the other fields.
_BYTES_A_CHARACTER, _OTHER_FIELDS = 12, 1_000_000


def read(source: Source, options: Options) -> Iterator[Draft | Failure | Notice]:
    """The reports of the lines; a line that is no report is a failure of its own. Blank lines are passed over."""
    tally = Tally()
    fields = {name: options.columns.get(name, name) for name in COLUMNS}
    order = Order(source, lambda: _dates(source, options, fields["date"]))
    unseen = set(options.columns.values())
    for number, line in lines(source, _limit(options), tally):
        origin = f"{source.origin}:{number}"
        if line is not None and not line.strip():
            continue
        try:
            found = _object(line, origin)
        except Unreadable as error:
            yield Failure.of(error)
            continue
        unseen.difference_update(found)
        if not isinstance(found.get(fields["text"]), str):
            yield Failure(origin, _no_text(found, fields["text"]))
            continue
        values = {name: _words(found.get(field)) for name, field in fields.items() if name != "topics"}
        yield draft_of(values, _topics(found.get(fields["topics"])), origin, order, tally)
    yield from tally.notices(source.origin)
    if unseen:
        yield Notice(source.origin, f"no line has the field {', '.join(sorted(unseen))} that --columns names.")


def _limit(options: Options) -> int:
    return _BYTES_A_CHARACTER * options.max_chars + _OTHER_FIELDS


def _object(line: str | None, origin: str) -> Mapping[str, Any]:
    if line is None:
        raise Unreadable(origin, "the line is far longer than one report may be; split it into its reports.")
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise Unreadable(
            origin, f"the line is broken JSON ({error.msg}, column {error.colno}); mend or delete it."
        ) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, a thousand brackets
        raise Unreadable(origin, "the line is JSON that cannot be a report; mend or delete it.") from error
    if not isinstance(found, dict):
        raise Unreadable(origin, 'the line is JSON but no object; write {"text": "…", "date": "…"}.')
    return found


def _no_text(found: Mapping[str, Any], field: str) -> str:
    if field in found:
        return f"the field {field!r} must be a string; mend or delete the line."
    has = ", ".join(map(repr, list(found)[:12])) or "none"
    return f"the object has no field {field!r} (it has {has}); name the right one with --columns text=NAME."


def _dates(source: Source, options: Options, field: str) -> Iterator[str]:
    for _, line in lines(source, _limit(options), Tally(), counted=False):
        try:
            found = json.loads(line or "null")
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            yield _words(found.get(field))


def _words(value: Any) -> str:
    """A field as words: a number as it is written, a list as its members, nothing for nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _topics(value: Any) -> tuple[str, ...]:
    members = value if isinstance(value, list) else [value]
    return tuple(filter(None, map(_words, members)))
