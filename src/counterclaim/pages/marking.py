"""A report's text with the words that claims rest on marked in it: stretches that never cross, for any overlap."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.model import Analysis, Claim

__all__ = ["Mark", "Stretch", "marked", "marks_of", "window"]

Role = Literal["source", "cue", "content", "flag", "silence", "agreement", "asked"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text, `[start, end)` in code points, and what they are to what: a claim's cue, a flag."""

    start: int
    end: int
    role: Role
    subject: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text under the same marks. `anchors` are the `start-end` of the marks that begin with it."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mark.role for mark in self.marks))

    @property
    def subjects(self) -> tuple[str, ...]:
        """The claims whose content this is, the innermost last."""
        return tuple(dict.fromkeys(mark.subject for mark in self.marks if mark.role in ("source", "cue", "content")))


def marked(text: str, marks: Iterable[Mark]) -> tuple[Stretch, ...]:
    """The text cut at every border of a mark; the stretches put together are the text again."""
    found = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
                   key=lambda mark: (mark.start, -mark.end, mark.role, mark.subject))
    borders = sorted({0, len(text), *(mark.start for mark in found), *(mark.end for mark in found)})
    out, at, given = [], 0, set[str]()
    current: list[Mark] = []
    for start, end in itertools.pairwise(borders):
        current = [mark for mark in current if mark.end > start]
        anchors = []
        while at < len(found) and found[at].start == start:
            current.append(found[at])
            name = f"{found[at].start}-{found[at].end}"
            if name not in given:  # an id stands on a page once
                given.add(name)
                anchors.append(name)
            at += 1
        out.append(Stretch(start, text[start:end], tuple(current), tuple(anchors)))
    return tuple(out)


def window(stretches: Sequence[Stretch], first: int, last: int) -> tuple[Stretch, ...]:
    """The stretches between two offsets, the outermost cut at a word; all of them where little would be cut."""
    out = []
    for each in stretches:
        end = each.start + len(each.text)
        if end <= first or each.start >= last:
            continue
        words, start = each.text, each.start
        if end > last and not each.marks:
            words = words[: last - start].rsplit(" ", 1)[0] + " …"
        if start < first and not each.marks:
            words = "… " + words[first - start :].split(" ", 1)[-1]
        out.append(Stretch(start, words, each.marks, each.anchors))
    return tuple(out)


def marks_of(found: Analysis, claims: Sequence[Claim] | None = None) -> list[Mark]:
    """The marks of a report's claims (all of them, or those given), flags, silences and agreements."""
    out = [mark for claim in (found.claims if claims is None else claims) for mark in _claim(claim)]
    out.extend(Mark(flag.span.start, flag.span.end, "flag", flag.kind) for flag in found.flags)
    out.extend(Mark(row.span.start, row.span.end, "silence", row.claim) for row in found.unanswered)
    out.extend(Mark(row.span.start, row.span.end, "agreement", row.name) for row in found.agreements)
    return out


def _claim(claim: Claim) -> Iterable[Mark]:
    if claim.own_voice:
        return
    if claim.speaker.span:
        yield Mark(claim.speaker.span.start, claim.speaker.span.end, "source", claim.id)
    if claim.cue:
        yield Mark(claim.cue.start, claim.cue.end, "cue", claim.id)
    for span in claim.content:
        yield Mark(span.start, span.end, "content", claim.id)
