"""What an `edited` ruling may change, checked when it is signed, and the changed value.

An edit is a mapping from the fields below to new values; spans are `[start, end]` offsets into the report's text.

claim   `act`; `source.actor`, `source.unit`, `source.name`, `source.span`; `cue` (a span or null); `content` (a list of
        spans); `target` (null: there is none), `target.actor`, `target.span`, `target.words` (where no span has them);
        `said` (an ISO prefix or null); `quote`; `standing` (of every event in the content, as the speaker holds it)
link    `kind`; `from` and `to`, ids of claims, `from` one of the same report
flag    `kind`; `value`, the date that is meant
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

from counterclaim.errors import RecordError
from counterclaim.model import (
    ACTS,
    FLAG_KINDS,
    LINK_KINDS,
    STANDINGS,
    UNITS,
    Candidate,
    Claim,
    Flag,
    Link,
    Quote,
    Span,
    Target,
    When,
)

__all__ = ["FIELDS", "checked", "edited_claim", "edited_flag", "edited_link", "sound_actor", "sound_spans"]

Edit = Mapping[str, Any]
Check = Callable[[str, Any, str], Any]
# a state's three letters, IGO: ORG: MED: and a name, or the plain name of a group, as the guide has them
_ACTOR = re.compile(r"[A-Z]{3}|(?:IGO|ORG|MED):[^\s:]+|unknown|(?=[^\s:]*[A-Z])[^\s:]{2,}")


def checked(layer: str, edit: Edit, text: str) -> dict[str, Any]:
    """The edit of a row of `layer` (claims, links, flags) in plain form; RecordError, in a sentence, for a bad one."""
    checks = FIELDS[layer]
    out = {}
    for field, value in edit.items():
        if field not in checks:
            raise RecordError(f"{field!r} cannot be edited in a {layer[:-1]}; use one of {', '.join(checks)}.")
        out[field] = checks[field](field, value, text)
    if "target" in out and any(field.startswith("target.") for field in out):
        raise RecordError("An edit takes the target away or changes it, not both.")
    return out


def edited_claim(claim: Claim, edit: Edit, text: str) -> Claim:
    """The claim with its checked edit applied; it keeps its id."""
    out, speaker = claim, claim.speaker
    for field in ("actor", "unit", "name"):
        if f"source.{field}" in edit:
            speaker = replace(speaker, **{field: edit[f"source.{field}"]})
    if "source.span" in edit:
        speaker = replace(speaker, span=_span(edit["source.span"], text))
    for field in ("act", "said", "quote"):
        if field in edit:
            out = replace(out, **{field: edit[field]})
    if "cue" in edit:
        out = replace(out, cue=_span(edit["cue"], text))
    if "content" in edit:
        out = replace(out, content=tuple(Span.of(text, *each) for each in edit["content"]))
    return replace(out, speaker=speaker, target=_target(claim.target, edit, text))


def edited_link(link: Link, edit: Edit) -> Link:
    """The link with its edit applied; it keeps its id."""
    return replace(link, kind=edit.get("kind", link.kind), source=edit.get("from", link.source),
                   target=edit.get("to", link.target))


def edited_flag(flag: Flag, edit: Edit, by: str) -> Flag:
    """The flag with its edit applied: the date that a person gives goes before the machine's candidates."""
    others = flag.candidates
    if "value" in edit:
        others = (Candidate(edit["value"], f"as {by} reads it"),
                  *(each for each in others if each.value != edit["value"]))
    return replace(flag, kind=edit.get("kind", flag.kind), candidates=others)


def sound_actor(field: str, value: Any, _: str = "") -> str:
    """An actor code, as it is; RecordError if it has not the form of one."""
    if not isinstance(value, str) or not _ACTOR.fullmatch(value):
        raise RecordError(f"{field}: {value!r} is no actor code; write a state's three letters (RUS), IGO:UN, "
                          "ORG:Name, MED:Name, a group's plain name without spaces (Hezbollah), or unknown.")
    return value


def sound_spans(field: str, value: Any, text: str) -> list[list[int]]:
    """A list of spans in text order; RecordError if it is none, if one lies outside the text, or if two overlap."""
    if not isinstance(value, list | tuple):
        raise RecordError(f"{field}: {value!r} is no list of [start, end] offsets.")
    found = sorted(_offsets(field, each, text) for each in value)
    for (_, end), (start, _) in pairwise(found):
        if start < end:
            raise RecordError(f"{field}: two of its stretches overlap at {start}; join them.")
    return found


def _target(target: Target | None, edit: Edit, text: str) -> Target | None:
    if "target" in edit:
        return None
    if not any(field.startswith("target.") for field in edit):
        return target
    actor = edit.get("target.actor", target.actor if target else None)
    span = target.span if target else None
    words = target.words if target else ""
    if "target.span" in edit:
        span = _span(edit["target.span"], text)
        words = span.words if span else ""
    if "target.words" in edit and span is None:
        words = edit["target.words"]
    return Target(words, actor, span)


def _span(offsets: Any, text: str) -> Span | None:
    return None if offsets is None else Span.of(text, *offsets)


def _offsets(field: str, value: Any, text: str) -> list[int]:
    if not (isinstance(value, list | tuple) and len(value) == 2 and all(type(each) is int for each in value)):
        raise RecordError(f"{field}: {value!r} is no pair of offsets; write [start, end].")
    start, end = value
    if not 0 <= start < end <= len(text):
        raise RecordError(f"{field}: [{start}, {end}] is no stretch of a text of {len(text)} characters.")
    return [start, end]


def _one_of(values: tuple[str, ...], *, empty: bool = False) -> Check:
    def check(field: str, value: Any, _: str) -> Any:
        if value not in values and not (empty and value is None):
            raise RecordError(f"{field}: {value!r} is not one of {', '.join(values)}.")
        return value

    return check


def _optional(inner: Check) -> Check:
    return lambda field, value, text: None if value is None else inner(field, value, text)


def _nothing(field: str, value: Any, _: str) -> None:
    if value is not None:
        raise RecordError(f"{field}: it can only be taken away (null); {field}.actor and {field}.span change it.")


def _words(field: str, value: Any, _: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise RecordError(f"{field}: {value!r} is no name.")
    return value


def _date(field: str, value: Any, _: str) -> str:
    try:
        When(value)
    except (ValueError, TypeError, AttributeError) as error:
        raise RecordError(f"{field}: {value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD.") from error
    return str(value)


FIELDS: Mapping[str, Mapping[str, Check]] = {
    "claims": {
        "act": _one_of(ACTS), "source.actor": sound_actor, "source.unit": _one_of(UNITS, empty=True),
        "source.name": _optional(_words), "source.span": _optional(_offsets), "cue": _optional(_offsets),
        "content": sound_spans, "target": _nothing, "target.actor": _optional(sound_actor),
        "target.span": _optional(_offsets), "target.words": _words, "said": _optional(_date),
        "quote": _one_of(get_args(Quote)), "standing": _one_of(STANDINGS),
    },
    "links": {"kind": _one_of(LINK_KINDS), "from": _words, "to": _words},
    "flags": {"kind": _one_of(FLAG_KINDS), "value": _date},
}
