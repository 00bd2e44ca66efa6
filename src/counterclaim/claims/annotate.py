"""Attributions in the form that the published attribution corpora annotate, for `annotate attributions`.

Those corpora (PARC, PolNeAR) take into the cue its auxiliaries and adverbs ("has repeatedly said") and into the content
its complementiser and its quotation marks; the record keeps the shortest words instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterclaim.model import Attribution, Parse, Span, Wide

__all__ = ["attribution_rows"]

_QUOTES = '"“”«»'
_LEADS = ("that ", "That ", " to ")


def attribution_rows(parse: Parse, found: Sequence[Attribution]) -> list[dict[str, Any]]:
    """One object for each attribution: `source`, `cue` and `content`, each a list of [start, end] offsets.

    Speech acts that those corpora do not annotate are left out, where the part that found them can tell.
    """
    return [
        _as_found(each.wide)
        if each.wide is not None
        else {
            "source": [[each.source.start, each.source.end]] if each.source else [],
            "cue": [_cue(parse, each.cue)],
            "content": [_content(parse.text, span) for span in each.content],
        }
        for each in found
        if each.only != "claim"
    ]


def _as_found(wide: Wide) -> dict[str, Any]:
    return {
        "source": [[wide.source.start, wide.source.end]] if wide.source else [],
        "cue": [[wide.cue.start, wide.cue.end]],
        "content": [[span.start, span.end] for span in wide.content],
    }


def _cue(parse: Parse, cue: Span) -> list[int]:
    """The cue with the auxiliaries and bare adverbs that stand right before its verb."""
    verb = next((t for t in parse.within(cue.start, cue.end) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return [cue.start, cue.end]
    own = {c.i for c in parse.children(verb, "aux", "auxpass", "neg", "advmod") if not parse.children(c)}
    first = verb.i
    while first - 1 in own:
        first -= 1
    return [min(cue.start, parse[first].start), cue.end]


def _content(text: str, span: Span) -> list[int]:
    """The content with the marks around it and the word that introduces it."""
    start, end = span.start, span.end
    while start and (text[start - 1] in _QUOTES or text[:start].endswith(_LEADS)):
        lead = next((lead for lead in _LEADS if text[:start].endswith(lead)), "")
        start -= len(lead.lstrip()) if lead else 1
    stop = end + 1 if text[end : end + 1] in (".", ",") and text[end + 1 : end + 2] in tuple(_QUOTES) else end
    while text[stop : stop + 1] in tuple(_QUOTES):
        stop += 1
    return [start, stop if stop > end + 1 or text[end : end + 1] in tuple(_QUOTES) else end]
