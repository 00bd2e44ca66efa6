"""From a draft to a report: limits, the user's date and outlet, the date in the file's name, the id."""

from __future__ import annotations

import re
from pathlib import PurePath

from counterclaim.model import DateBasis, Report
from counterclaim.reading.dates import date_in_name
from counterclaim.reading.options import Options
from counterclaim.reading.results import Draft, Failure, Notice, Tally

__all__ = ["Finisher"]

# Neither can be stored or sent on by every tool: NUL ends a string in C, a lone surrogate has no UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LONGEST_TITLE = 1000


class Finisher:
    """Finishes the drafts of one file. `named` is the part of its path that may hold a date, None if none may."""

    def __init__(self, options: Options, named: PurePath | None) -> None:
        self._options = options
        self._date_in_name = date_in_name(named) if named else None
        self._tally = Tally()

    def __call__(self, draft: Draft) -> Report | Failure:
        if not draft.text.strip():
            return Failure(draft.origin, "it holds no text, only white space; fill it, or leave it out.")
        if len(draft.text) > self._options.max_chars:
            return Failure(
                draft.origin,
                f"the text has {len(draft.text):,} characters, above the limit of {self._options.max_chars:,} "
                "for one report; split it into its reports.",
            )
        text, replaced = _UNSTORABLE.subn(_REPLACEMENT, draft.text)
        if replaced:
            self._tally.note(
                "texts with NUL characters or halves of characters: {n} (the first: {first}); "
                "each of these was replaced by U+FFFD.",
                draft.origin,
            )
        date, basis = self._date(draft)
        outlet = _line(draft.outlet) or _line(self._options.outlet)
        return Report(
            id=_line(draft.id) or Report.id_of(text, date, outlet),
            text=text,
            date=date,
            date_basis=basis,
            outlet=outlet,
            title=_line(draft.title),
            url=_line(draft.url),
            topics=tuple(filter(None, map(_line, draft.topics))),
            origin=draft.origin,
        )

    def notices(self, origin: str) -> list[Notice]:
        return self._tally.notices(origin)

    def _date(self, draft: Draft) -> tuple[str | None, DateBasis]:
        if draft.date and not (draft.dates_the_file and self._date_in_name):
            return draft.date, draft.date_basis
        if self._date_in_name:
            return self._date_in_name, "file"
        if self._options.date:
            return self._options.date, "given"
        return None, "none"


def _line(words: str | None) -> str | None:
    """A field as one line that can be stored, None if nothing is left of it."""
    cleaned = " ".join(_UNSTORABLE.sub(_REPLACEMENT, words or "").split())
    return cleaned[:_LONGEST_TITLE] or None
