"""From tokens to the spans that a claim keeps: the words of a speaker, the words of a content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.claims.cues import light_verbs, verbs
from counterclaim.model import Parse, Span, Token

__all__ = ["clause_tokens", "content_spans", "noun_phrase", "trimmed"]

_QUOTES = frozenset('"“”«»‘') | {"''", "``"}
_EDGE = frozenset(",;:.–—-…!?)(") | {"...", "--"} | _QUOTES | {"'", "’"}
_RELATIVES = frozenset({"who", "which", "that", "what", "whom", "where", "when"})
_LOOSE_ENDS = frozenset({"and", "but", "while", "whereas", "or", "with", "as", "instead", "too"})


def noun_phrase(parse: Parse, head: Token, *, joint: bool = True) -> Span:
    """The words that name a speaker: the head and what stands with it, without what follows a comma or a bracket.

    With `joint`, coordinated heads ("France and Egypt") are one stretch.
    """
    if head.pos == "PRON" and not parse.children(head, "prep", "conj", "appos"):
        return Span.of(parse.text, head.start, head.end)
    tokens = [head, *_branch(parse, head, joint)]
    tokens = _contiguous(parse, head, tokens)
    return trimmed(parse, tokens) or Span.of(parse.text, head.start, head.end)


def _branch(parse: Parse, head: Token, joint: bool) -> list[Token]:
    out: list[Token] = []
    for child in parse.children(head):
        if child.dep == "case" or child.tag == "POS":
            continue
        if child.dep in ("relcl", "parataxis", "advcl", "dep") and child.i > head.i:
            continue
        if child.dep == "appos" and child.i > head.i and _marked_off(parse, head, child):
            continue
        if child.dep == "acl" and (_marked_off(parse, head, child) or _speaks(child)):
            continue
        if child.dep in ("conj", "cc") and not joint:
            continue
        if child.dep == "conj" and child.pos not in ("NOUN", "PROPN", "PRON", "ADJ"):
            continue
        if child.dep == "prep" and child.i > head.i and _marked_off(parse, head, child):
            continue
        if child.dep == "conj":
            out += [child, *_branch(parse, child, joint)]
        else:
            out += parse.subtree(child, without=("relcl",))
    return out


def _speaks(participle: Token) -> bool:
    """ "protesters calling for ...": the cue is no part of the name."""
    return participle.tag == "VBG" and (participle.lemma in verbs() or participle.lemma in light_verbs())


def _marked_off(parse: Parse, head: Token, child: Token) -> bool:
    """Whether a comma, dash or bracket stands between the head and the branch of `child`."""
    first = parse.subtree(child)[0]
    return any(parse[i].text in (",", "(", "–", "—", "--", ":", ";") for i in range(head.i + 1, first.i + 1))


def _contiguous(parse: Parse, head: Token, tokens: Sequence[Token]) -> list[Token]:
    """The run of `tokens` around the head; commas, conjunctions and possessive marks inside the run do not break it."""
    have = {token.i for token in tokens}
    low = high = head.i
    while low - 1 in have or (low - 2 in have and parse[low - 1].pos in ("PUNCT", "CCONJ", "PART")):
        low -= 1
    while high + 1 in have or (high + 2 in have and parse[high + 1].pos in ("PUNCT", "CCONJ", "PART")):
        high += 1
    return [parse[i] for i in range(low, high + 1)]


def trimmed(parse: Parse, tokens: Sequence[Token], lead: Iterable[str] = ()) -> Span | None:
    """The stretch of `tokens` without marks at its edges and without the words `lead` at its head; None if empty.

    A pair of quotation marks is trimmed only together, unless the stretch has but one of them.
    """
    lead = frozenset(lead)
    low, high = 0, len(tokens)
    while low < high and (tokens[low].text in _EDGE or tokens[low].lower in lead):
        low += 1
    while high > low and (tokens[high - 1].text in _EDGE or tokens[high - 1].lower in _LOOSE_ENDS):
        high -= 1
    if low >= high:
        return None
    start, end = tokens[low].start, tokens[high - 1].end
    return _rebalanced(parse.text, start, end)


def _rebalanced(text: str, start: int, end: int) -> Span:
    """Take back in a quotation mark whose partner is inside: `said it is "crisis point"` keeps both."""
    words = text[start:end]
    for opening, closing in (("“", "”"), ("«", "»")):
        if words.count(opening) == words.count(closing) + 1 and text[end : end + 1] == closing:
            return Span.of(text, start, end + 1)
        if words.count(closing) == words.count(opening) + 1 and text[start - 1 : start] == opening:
            return Span.of(text, start - 1, end)
    if words.count('"') % 2:
        if text[end : end + 1] == '"':
            return Span.of(text, start, end + 1)
        if text[end : end + 2] in ('."', ',"'):
            return Span.of(text, start, end + 2)
        if start and text[start - 1] == '"':
            return Span.of(text, start - 1, end)
    return Span.of(text, start, end)


def clause_tokens(parse: Parse, head: Token, drop: Iterable[Token] = ()) -> list[Token]:
    """The tokens under `head` in text order, without the branches of the tokens in `drop`."""
    gone: set[int] = set()
    for each in drop:
        gone.update(token.i for token in parse.subtree(each))
    return [token for token in parse.subtree(head) if token.i not in gone]


def content_spans(
    parse: Parse, tokens: Sequence[Token], holes: Iterable[Token], lead: Iterable[str] = ()
) -> tuple[Span, ...]:
    """The spans of a content: from its first to its last token, parted only where the cue or the speaker stands inside.

    `holes` are the tokens of cue and speaker; `lead` are words left out at the head ("that", "to").
    """
    if not tokens:
        return ()
    low, high = min(t.i for t in tokens), max(t.i for t in tokens)
    gone = {token.i for token in holes if low <= token.i <= high}
    runs: list[list[Token]] = [[]]
    for i in range(low, high + 1):
        if i in gone:
            runs.append([])
        else:
            runs[-1].append(parse[i])
    spans = []
    for number, run in enumerate(run for run in runs if run):
        span = trimmed(parse, run, lead if not number else ())
        if span and span.words.lower() not in _RELATIVES:
            spans.append(span)
    return tuple(spans)
