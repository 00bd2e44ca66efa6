"""The report's own voice: what it asserts outside every claim."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.cues import verbs
from counterclaim.claims.quotes import quotations
from counterclaim.claims.spans import trimmed
from counterclaim.claims.subjects import own_subject
from counterclaim.model import Attribution, Parse, Sentence, Span, TimeMention, Token

__all__ = ["own_voice"]

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_FRAMES = frozenset({"after", "amid", "following", "before", "despite", "over", "because", "since", "when", "as"})
_LEAD = frozenset(
    {
        "as",
        "after",
        "and",
        "but",
        "while",
        "when",
        "that",
        "amid",
        "following",
        "due",
        "to",
        "because",
        "where",
        "in",
        "since",
        "although",
        "though",
        "before",
        "despite",
        "however",
        "with",
        "meanwhile",
        "by",
        "of",
        "for",
        "on",
        "at",
        "also",
        "so",
        "until",
        "if",
        "which",
        "who",
        "then",
        "or",
    }
)
_CLOSE = 6  # a subject further from its verb has a clause of its own between
_FEWEST = 3  # a shorter remainder is a frame ("in a statement"), not an assertion


def own_voice(parse: Parse, claims: Sequence[Attribution], times: Sequence[TimeMention]) -> tuple[Span, ...]:
    """The sentences and clauses that no claim covers, in order; none where the report only hands on what others say."""
    covered = _covered(parse, claims)
    out: list[Span] = []
    for sentence in parse.sentences:
        tokens = parse.tokens_of(sentence)
        if not any(t.i in covered for t in tokens):
            if _asserts(tokens):
                span = trimmed(parse, tokens, _LEAD - {"in", "on", "at", "for", "with", "by"})
                out += [span] if span else []
            continue
        out += _remainders(parse, sentence, covered, times)
    return tuple(out)


def _covered(parse: Parse, claims: Sequence[Attribution]) -> set[int]:
    covered: set[int] = set()
    for claim in claims:
        spans = [claim.cue, *claim.content, *(s for s in (claim.source, claim.target) if s)]
        covered.update(t.i for span in spans for t in parse.within(span.start, span.end))
    for quote in quotations(parse):
        if quote.whole:  # somebody's words, whoever's they are
            covered.update(t.i for t in parse.within(*quote.outer))
    return covered


def _asserts(tokens: Sequence[Token]) -> bool:
    return any(t.tag in _FINITE for t in tokens) and sum(t.pos != "PUNCT" for t in tokens) >= _FEWEST


def _remainders(parse: Parse, sentence: Sentence, covered: set[int], times: Sequence[TimeMention]) -> list[Span]:
    """The runs of uncovered tokens that assert something: a clause of their own, or an event that frames the claim."""
    runs: list[list[Token]] = [[]]
    for token in parse.tokens_of(sentence):
        if token.i in covered:
            runs.append([])
        else:
            runs[-1].append(token)
    out = []
    for run in runs:
        run = [t for t in run if t.pos != "PUNCT" or len(run) > 1]
        if not _stands_alone(parse, run):
            continue
        if _frames(run) or _tells_silence(run):
            continue
        while run and run[-1].lower in _FRAMES | _LEAD:
            run = run[:-1]
        run = _with_subject(parse, run)
        span = trimmed(parse, run, _LEAD)
        if span and len(span.words.split()) >= _FEWEST and not any(t.span.holds(span) for t in times):
            out.append(span)
    return out


def _with_subject(parse: Parse, run: list[Token]) -> list[Token]:
    """The run with the speaker before it, if that is its subject: "Oman expels two envoys, | accusing them of ..."."""
    for verb in run:
        if verb.tag not in _FINITE or verb.pos not in ("VERB", "AUX"):
            continue
        main = verb if verb.dep not in ("aux", "auxpass") else parse.head(verb)
        subject = own_subject(parse, main)
        if subject is None or subject.i >= run[0].i:
            return run
        first = parse.subtree(subject, without=("relcl", "appos"))[0]
        return [parse[i] for i in range(first.i, run[-1].i + 1)] if run[0].i - subject.i <= _CLOSE else run
    return run


def _frames(run: Sequence[Token]) -> bool:
    """ "This comes after ...", "The exchange follows ...": a frame for the claim behind it, no event of its own."""
    verbs_here = [t for t in run if t.pos in ("VERB", "AUX")]
    return len(verbs_here) == 1 and verbs_here[0].lemma in ("come", "follow") and run[-1].i - verbs_here[0].i <= 3


def _tells_silence(run: Sequence[Token]) -> bool:
    """ "... were given no response": told as left unanswered, not as an event."""
    lemmas = {t.lemma for t in run}
    return bool(
        lemmas & {"response", "respond", "reply", "comment", "answer"}
        and lemmas & {"not", "no", "yet", "n't", "decline"}
    )


def _stands_alone(parse: Parse, run: Sequence[Token]) -> bool:
    words = [t for t in run if t.pos not in ("PUNCT", "SPACE")]
    if len(words) < _FEWEST:
        return False
    clause = any(t.tag in _FINITE and (t.lemma not in verbs() or t.pos == "AUX") for t in words)
    subject = any(t.dep in ("nsubj", "nsubjpass", "expl") for t in words)
    if clause and (
        subject or any(own_subject(parse, t) is not None for t in words if t.tag in _FINITE and t.pos == "VERB")
    ):
        return True
    if [t.lower for t in words[:2]] == ["such", "as"]:
        return False  # who speaks, by example: "officials, such as MP X, said"
    frame = next((t for t in words if t.lower in _FRAMES and t.dep in ("prep", "mark")), None)
    return frame is not None and any(t.pos in ("NOUN", "PROPN") for t in words)
