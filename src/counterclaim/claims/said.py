"""The day on which a statement was made, where the words or the tense give it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.subjects import is_passive
from counterclaim.model import Attribution, Parse, Report, Span, TimeMention, Token

__all__ = ["said_on"]

_PRESENT = frozenset({"VBZ", "VBP"})


def said_on(
    parse: Parse, report: Report, claim: Attribution, times: Sequence[TimeMention], contents: Sequence[Span] = ()
) -> str | None:
    """An ISO prefix, or None where neither words nor tense say when.

    A date that stands with the cue and outside every content (`contents`, of all claims) counts first; then the
    present or perfect tense of a daily report gives the report's own date. A plain past without a day gives nothing.
    """
    cue = _word(parse, claim.cue)
    if cue is None:
        return None
    beside = _beside(parse, claim, cue, times, contents)
    if beside is not None:
        return beside
    if report.date is None or len(report.date) != len("2022-03-28"):
        return None
    if cue.lower == "according":
        return report.date  # handed on as of today; "according to" has no tense of its own
    return report.date if _is_present(parse, cue) else None


def _word(parse: Parse, span: Span) -> Token | None:
    """The verb of the cue, else its last word."""
    tokens = parse.within(span.start, span.end)
    verbs = [t for t in tokens if t.pos in ("VERB", "AUX")]
    return next(iter(verbs or tokens), None)


def _beside(
    parse: Parse, claim: Attribution, cue: Token, times: Sequence[TimeMention], contents: Sequence[Span]
) -> str | None:
    others = [span for span in contents if not span.overlaps(claim.cue)]
    inside = [*claim.content, *others, *([claim.source] if claim.source else [])]
    found = []
    for time in times:
        if time.type != "DATE" or time.when is None or any(span.overlaps(time.span) for span in inside):
            continue
        tokens = parse.within(time.span.start, time.span.end)
        if not tokens or tokens[0].sentence != cue.sentence:
            continue
        if _stands_with(parse, tokens[-1], cue):
            found.append((abs(time.span.start - cue.start), str(time.when)))
    return min(found)[1] if found else None


def _stands_with(parse: Parse, word: Token, cue: Token) -> bool:
    """Whether a date hangs on the cue itself, through prepositions only: "the 2015 deal" dates no statement."""
    for above in parse.ancestors(word):
        if above.pos not in ("ADP", "VERB", "AUX", "SCONJ") and above.i != cue.i:
            return False
        if above.i == cue.i:
            return True
        if above.pos in ("VERB", "AUX"):
            # a date before the first of two coordinated cues holds for both
            return any(a.i == above.i for a in _coordinated(parse, cue)) and word.i < cue.i
    return False


def _coordinated(parse: Parse, cue: Token) -> list[Token]:
    out = []
    while cue.dep == "conj":
        cue = parse.head(cue)
        out.append(cue)
    if cue.dep == "ccomp" or cue.dep == "advcl":
        out.append(parse.head(cue))
    return out


def _is_present(parse: Parse, verb: Token) -> bool:
    """Present or perfect, or a participle, infinitive or coordination that leans on such a verb."""
    if verb.pos not in ("VERB", "AUX"):
        return False
    aux = parse.children(verb, "aux", "auxpass")
    if any(a.tag in _PRESENT and a.lemma in ("have", "be", "do") for a in aux):
        return True
    if any(a.tag == "VBD" or a.tag == "MD" for a in aux):
        return False
    if verb.tag in _PRESENT:
        return True
    if verb.tag == "VB" and verb.dep == "ROOT" and not aux:
        return True  # the tagger's slip for a plural present: "The rebels accuse"
    if verb.tag in ("VBG", "VBN") and verb.dep in ("advcl", "acl", "conj", "xcomp", "pcomp", "relcl"):
        above = next((a for a in parse.ancestors(verb) if a.pos in ("VERB", "AUX")), None)
        return above is not None and not is_passive(parse, verb) and _is_present(parse, above)
    return False
