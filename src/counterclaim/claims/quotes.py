"""Quotations: where they stand in the text, and which cue they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from counterclaim.claims.cues import verbs
from counterclaim.claims.spans import noun_phrase
from counterclaim.claims.subjects import speaker_of
from counterclaim.model import Attribution, Parse, Span, Token

__all__ = ["Quotation", "attribute", "quotations"]

_PARAGRAPH = re.compile(r"\n\s*\n")
_PAIRS = {"“": "”", "«": "»", "„": "“"}
_OPENING = re.compile("[" + re.escape("".join(_PAIRS)) + '"]')
_A_FEW = 3  # "Otherwise," or "And:" between two statements of one speaker
_FEWEST_WORDS = 4  # a shorter quotation inside a clause is a term or a sneer, seldom an utterance


@dataclass(frozen=True, slots=True)
class Quotation:
    """The text inside one pair of marks. `whole` says that it can stand alone as an utterance; `open` that its closing
    mark is missing, as it is where the next paragraph goes on with the quotation."""

    inner: Span
    outer: tuple[int, int]
    whole: bool
    open: bool = False


def quotations(parse: Parse) -> list[Quotation]:
    """The quotations of a text, in order. An opening mark without its partner reaches to the end of its paragraph."""
    out: list[Quotation] = []
    at = 0
    for stop in [*_PARAGRAPH.finditer(parse.text), None]:
        end = stop.start() if stop else len(parse.text)
        out += [q for pair in _marks(parse.text, at, end) if (q := _quotation(parse, *pair))]
        at = stop.end() if stop else end
    return out


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(offset of the opening mark, offset behind the closing one) inside one paragraph."""
    i = start
    while opening := _OPENING.search(text, i, end):
        i = opening.start()
        closing = _PAIRS.get(text[i]) or ('"' if text[i] == '"' and _opens(text, i) else None)
        if closing is None:
            i += 1
            continue
        j = text.find(closing, i + 1, end)
        if j < 0 and closing == "”":
            j = text.find('"', i + 1, end)
        if j < 0:
            if text[i] == "“" or text[max(0, i - 2) : i].strip() == ":":
                yield i, end
            return
        yield i, j + 1
        i = j + 1


def _opens(text: str, i: int) -> bool:
    return (i == 0 or not text[i - 1].isalnum()) and i + 1 < len(text) and not text[i + 1].isspace()


def _quotation(parse: Parse, start: int, end: int) -> Quotation | None:
    inner_end = end - 1 if end > start + 1 and not parse.text[end - 1].isalnum() else end
    words = parse.text[start + 1 : inner_end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip(" \t\n,"))
    if right <= left:
        return None
    inner = Span.of(parse.text, start + 1 + left, start + 1 + right)
    tokens = parse.within(inner.start, inner.end)
    has_verb = any(t.tag in ("VBD", "VBZ", "VBP", "MD", "VB") for t in tokens)
    before = parse.text[max(0, start - 3) : start].rstrip()
    word = parse.within(max(0, start - 30), start)[-1:]
    opens_utterance = (
        not before or before[-1] in ':,.!?\n"”' or bool(word and _speech(word[0]) and inner.words[0].isupper())
    )
    capital = inner.words[0].isupper()
    whole = (
        len(inner.words.split()) >= _FEWEST_WORDS and has_verb and opens_utterance and (capital or before[-1:] != ",")
    )
    return Quotation(inner, (start, end), whole, parse.text[end - 1] not in '"”»“')


def attribute(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with quotations taken in: contents widened to the whole quotation, resumed quotations appended, and new
    attributions for quotations that a cue verb, a colon or the sentence before introduces."""
    out = list(found)
    last: int | None = None
    last_end = -1
    before: Quotation | None = None
    waiting: list[Quotation] = []  # paragraphs of a quotation whose speaker is named behind the last of them
    quotes = quotations(parse)
    for quote in quotes:
        if not quote.whole:
            continue
        continues = before is not None and before.open and not parse.text[before.outer[1] : quote.outer[0]].strip()
        before, waiting = quote, waiting if continues else []
        owner = _owner(out, quote)
        if owner is not None:
            out[owner] = _widened(parse, out[owner], quote)
        elif (new := _introduced(parse, out, quote)) is not None:
            out.append(new)
            owner = len(out) - 1
        elif last is not None and (_resumes(parse, last_end, quote.outer[0]) or (continues and not waiting)):
            out[last] = replace(out[last], content=_joined(parse, (*out[last].content, quote.inner)))
            owner = last
        elif (new := _goes_on(parse, out, quote)) is not None:
            out.append(new)
            owner = len(out) - 1
        if owner is not None:
            if waiting:
                out[owner] = replace(
                    out[owner], content=tuple(sorted((*(q.inner for q in waiting), *out[owner].content)))
                )
            last, last_end, waiting = owner, quote.outer[1], []
        elif quote.open:
            waiting.append(quote)
    return [_with_first_half(parse, each, quotes) for each in out]


def _with_first_half(parse: Parse, claim: Attribution, quotes: Sequence[Quotation]) -> Attribution:
    """ "“The bridge,” Oman said, “is closed”": both halves are content, whatever the parser makes of the first."""
    for first, second in pairwise(quotes):
        between = parse.text[first.outer[1] : second.outer[0]]
        around = first.outer[1] <= claim.cue.start and claim.cue.end <= second.outer[0]
        if around and parse.text[first.outer[1] - 2] == "," and between.rstrip().endswith(",") and "\n" not in between:
            rest = [s for s in claim.content if not s.overlaps(first.inner) and not s.overlaps(second.inner)]
            if any(s.overlaps(second.inner) or s.overlaps(first.inner) for s in claim.content):
                content = tuple(sorted((*rest, first.inner, second.inner)))
                return replace(claim, content=content, quote="mixed" if rest else "direct")
    return claim


def _owner(found: Sequence[Attribution], quote: Quotation) -> int | None:
    """The attribution whose content is mostly this quotation, or the outermost one that holds it."""
    best: tuple[int, int] | None = None
    for i, each in enumerate(found):
        if each.cue.overlaps(quote.inner):
            continue
        shared = sum(max(0, min(s.end, quote.inner.end) - max(s.start, quote.inner.start)) for s in each.content)
        if shared and (best is None or shared > best[0]):
            best = (shared, i)
    return best[1] if best else None


def _widened(parse: Parse, claim: Attribution, quote: Quotation) -> Attribution:
    inside = [s for s in claim.content if s.overlaps(quote.inner)]
    if all(quote.inner.start <= s.start + 1 and s.end <= quote.inner.end + 2 for s in inside):
        others = [s for s in claim.content if not s.overlaps(quote.inner)]
        content = tuple(sorted((*others, quote.inner)))
        return replace(claim, content=_joined(parse, content), quote="direct" if not others else claim.quote)
    start = min(*(s.start for s in inside), quote.outer[0])
    end = max(*(s.end for s in inside), quote.outer[1])
    if start < claim.cue.end and claim.cue.start < end:
        return replace(claim, quote="mixed")
    others = [s for s in claim.content if not s.overlaps(quote.inner)]
    return replace(claim, content=tuple(sorted((*others, Span.of(parse.text, start, end)))), quote="mixed")


def _joined(parse: Parse, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbouring spans with nothing but marks and spaces between them, as one."""
    out: list[Span] = []
    for span in sorted(content):
        if (
            out
            and not any(c.isalnum() for c in parse.text[out[-1].end : span.start])
            and "\n" not in parse.text[out[-1].end : span.start]
        ):
            out[-1] = Span.of(parse.text, out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _resumes(parse: Parse, end: int, start: int) -> bool:
    """Whether only a tag such as "he said." stands between two quotations, or nothing."""
    between = parse.text[end:start]
    return 0 <= end <= start and len(between.split()) <= 12 and between.count(".") <= 1 and "\n\n" not in between


def _goes_on(parse: Parse, found: Sequence[Attribution], quote: Quotation) -> Attribution | None:
    """A quotation that nothing introduces, right behind what somebody said: that speaker goes on."""
    before = [a for a in found if a.source is not None and a.content and a.content[-1].end <= quote.outer[0]]
    last = max(before, key=lambda a: a.content[-1].end, default=None)
    if last is None or len(parse.text[last.content[-1].end : quote.outer[0]].split()) > _A_FEW:
        return None
    return replace(last, content=(quote.inner,), act="state", quote="direct", target=None, score=0.5)


def _introduced(parse: Parse, found: Sequence[Attribution], quote: Quotation) -> Attribution | None:
    before = parse.text[: quote.outer[0]].rstrip()
    if before.endswith(":"):
        return _behind_colon(parse, found, quote, len(before))
    cue = _cue_beside(parse, quote)
    if cue is None:
        return None
    speaker = speaker_of(parse, cue)
    if speaker is None or quote.inner.start <= speaker.start < quote.inner.end:
        return None
    if any(a.cue.start == cue.start and a.content for a in found):
        return None
    row = verbs()[cue.lemma][0]
    span = Span.of(parse.text, cue.start, cue.end)
    return Attribution(noun_phrase(parse, speaker), span, (quote.inner,), row.act, "direct", score=0.85)


def _behind_colon(parse: Parse, found: Sequence[Attribution], quote: Quotation, colon: int) -> Attribution | None:
    """The speaker of what stands before the colon goes on in the quotation."""
    sentence = next((s for s in reversed(parse.sentences) if parse[s.first].start < colon), None)
    if sentence is None:
        return None
    start = parse[sentence.first].start
    line = parse.text.rfind("\n", 0, colon) + 1
    before = [a for a in found if max(start, line) <= a.cue.start < colon and a.source is not None]
    if before:
        held = before[-1]
        act = held.act if not held.content else "state"
        return replace(held, content=(quote.inner,), act=act, quote="direct", target=None, score=0.7)
    words = parse.within(max(start, line), colon)
    cue = next((t for t in reversed(words) if t.lemma in verbs() and t.pos == "VERB"), None)
    speaker = speaker_of(parse, cue) if cue else None
    if cue is None or speaker is None:
        return None
    span = Span.of(parse.text, cue.start, cue.end)
    return Attribution(
        noun_phrase(parse, speaker), span, (quote.inner,), verbs()[cue.lemma][0].act, "direct", score=0.7
    )


def _cue_beside(parse: Parse, quote: Quotation) -> Token | None:
    """A verb of speech outside the quotation, within a few words of it in the same sentence."""
    after = parse.within(quote.outer[1], quote.outer[1] + 120)[:12]
    before = parse.within(max(0, quote.outer[0] - 80), quote.outer[0])[-8:]
    last = parse.within(quote.inner.start, quote.inner.end)
    if not last:
        return None
    for token in after:
        if token.text in (".", "!", "?") or "\n" in parse.text[quote.outer[1] : token.start]:
            break
        if _speech(token):
            return token
    if before and before[-1].text == ",":
        for token in reversed(before):
            if token.text in (".", "!", "?"):
                break
            if _speech(token):
                return token
    return None


def _speech(token: Token) -> bool:
    return token.pos == "VERB" and any(cue.takes_clause for cue in verbs().get(token.lemma, ()))
