"""A claim as a form shows it, and what a filled form changes: only the fields that differ go into the ruling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from counterclaim.errors import AskedWrongly
from counterclaim.model import Claim, Span

__all__ = ["SPANS", "edit_of", "fields_of", "missed_of", "offsets"]

# the fields of a claim's edit (see record.edits) that hold offsets, written `120-180, 200-210`
SPANS = ("source.span", "cue", "content", "target.span")
_NULLABLE = ("source.unit", "source.name", "source.span", "cue", "said", "target.actor", "target.span")
_WORDS = ("act", "source.actor", "source.unit", "source.name", "target.actor", "said", "quote")
_SPAN = re.compile(r"\s*(\d{1,9})\s*[-–]\s*(\d{1,9})\s*")


def fields_of(claim: Claim) -> dict[str, str]:
    """What stands in the form: "" for what the claim lacks."""
    target = claim.target
    return {
        "act": claim.act, "source.actor": claim.speaker.actor, "source.unit": claim.speaker.unit or "",
        "source.name": claim.speaker.name or "", "source.span": _written(claim.speaker.span),
        "cue": _written(claim.cue), "content": _written(*claim.content),
        "target.actor": (target and target.actor) or "", "target.span": _written(target.span if target else None),
        "said": claim.said or "", "quote": claim.quote, "standing": "",
    }


def edit_of(claim: Claim, form: Mapping[str, str]) -> dict[str, Any]:
    """What the form changes, ready to be signed; AskedWrongly for offsets that are none. Fields not in it stay."""
    before, out = fields_of(claim), dict[str, Any]()
    for field, was in before.items():
        now = form.get(field, was).strip()
        if now != was:
            out[field] = _value(field, now)
    emptied = "target.actor" in out and out["target.actor"] is None and not form.get("target.span", "").strip()
    if claim.target and emptied:
        for field in ("target.actor", "target.span"):
            out.pop(field, None)
        out["target"] = None
    return out


def missed_of(form: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a claim that the machine missed: those that the form fills."""
    given = {field: form.get(field, "").strip() for field in (*_WORDS, *SPANS)}
    return {field: _value(field, value) for field, value in given.items() if value}


def offsets(field: str, written: str) -> list[list[int]]:
    """`120-180, 200-210` as pairs of offsets; AskedWrongly for anything else."""
    out = []
    for each in filter(str.strip, written.split(",")):
        found = _SPAN.fullmatch(each)
        if found is None:
            raise AskedWrongly(f"{field}: {each.strip()[:40]!r} is no stretch of the text; write 120-180.")
        out.append([int(found[1]), int(found[2])])
    return out


def _value(field: str, now: str) -> Any:
    if field in SPANS and now:
        found = offsets(field, now)
        if field == "content":
            return found
        if len(found) != 1:
            raise AskedWrongly(f"{field}: give one stretch, such as 120-180, not {len(found)}.")
        return found[0]
    if field == "content":
        return []
    return None if not now and field in _NULLABLE else now


def _written(*spans: Span | None) -> str:
    return ", ".join(f"{span.start}-{span.end}" for span in spans if span)
