"""The rule part: attributions from cue tables over the parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from counterclaim.claims.cues import adjectives
from counterclaim.claims.headless import headless
from counterclaim.claims.nouns import nominal, predicative
from counterclaim.claims.passing import according_to, cited, hedged
from counterclaim.claims.quotes import attribute, quotations
from counterclaim.claims.subjects import own_subject
from counterclaim.claims.trailing import trailing
from counterclaim.claims.verbs import verbal
from counterclaim.model import Analysis, Attribution, Parse, Span

__all__ = ["RuleAttributions", "attributions", "nested"]

_BESIDE = 8  # characters: room for "for" or a comma between a content and the hedge that goes on with it
_OWN_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})


@dataclass(frozen=True)
class RuleAttributions:
    """Speaker, cue, content, act and target by rules over the parse and the reviewed cue tables."""

    name: str = "attribution-rules"
    version: str = "1"
    needs: tuple[str, ...] = ("parse",)
    gives: tuple[str, ...] = ("attributions",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        label = f"{self.name} {self.version}"
        return {"attributions": tuple(replace(each, part=label) for each in attributions(found.parsed))}


def attributions(parse: Parse) -> list[Attribution]:
    """Every attribution of a text, in order of its cue, each with the index of the one that holds it."""
    found: list[Attribution] = []
    for source in (verbal, nominal, predicative, according_to, hedged, headless):
        found += [each for _, each in source(parse)]
    found += trailing(parse, found)
    found = _without_echoes(_performed(parse, _distinct(attribute(parse, found))))
    found = [each for each in found if not _inside_own_quotation(parse, each) and not _lent(parse, each, found)]
    found = _marked(parse, [*found, *cited(parse, found)])
    found = sorted(found, key=lambda a: (a.cue.start, a.cue.end, a.content))
    return list(nested([_repeated(parse, each, found[:i]) for i, each in enumerate(found)]))


def _repeated(parse: Parse, each: Attribution, before: Sequence[Attribution]) -> Attribution:
    """ "Issued similar warnings about the dam": the act is that of the claim before with the same matter."""
    words = each.cue.words.lower().split()
    if each.act != "state" or not {"similar", "same", "identical"} & set(words):
        return each
    matter = _matter(parse, each)
    for earlier in reversed(before):
        if earlier.source is not None and earlier.act != "state" and matter & _matter(parse, earlier):
            return replace(each, act=earlier.act)
    return each


def _matter(parse: Parse, each: Attribution) -> set[str]:
    """The first letters of the nouns and verbs of a content: "breach", "breaching" and "breached" are one matter."""
    tokens = (t for span in each.content for t in parse.within(span.start, span.end))
    return {t.lemma[:6] for t in tokens if t.pos in ("NOUN", "VERB") and len(t.lemma) > 3}


def _distinct(found: Sequence[Attribution]) -> list[Attribution]:
    """One attribution a cue and content: the surer where two rules found the same."""
    kept: list[Attribution] = []
    for each in sorted(found, key=lambda a: -a.score):
        if not any(each.cue.overlaps(k.cue) and (_same(each, k) or not each.content) for k in kept):
            kept.append(each)
    return kept


def _same(a: Attribution, b: Attribution) -> bool:
    return any(x.overlaps(y) for x in a.content for y in b.content)


def _performed(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """ "Oman said that it rejected the plan" is one act, the rejection: saying it is doing it.

    The inner act takes the outer speaker's words, and the outer claim goes. Where the inner one is a readiness
    ("says it is prepared to withdraw"), the outer claim stays, whole, with the inner act.
    """
    out: list[Attribution | None] = list(found)
    for i, outer in enumerate(found):
        if outer.act != "state" or not outer.content or outer.source is None:
            continue
        inner = [j for j, each in enumerate(found) if j != i and _own_act(parse, each, outer)]
        for j in inner:
            if found[j].act in ("promise", "state"):
                out[i] = replace(outer, act=found[j].act)
                out[j] = None
            else:
                out[j] = replace(found[j], source=outer.source)
                out[i] = None
    return [each for each in out if each is not None]


def _own_act(parse: Parse, inner: Attribution, outer: Attribution) -> bool:
    return (
        inner.source is not None
        and inner.source.words.lower() in _OWN_PRONOUNS
        and outer.content[0].start == inner.source.start
        and _is_what_it_does(parse, inner)
    )


def _is_what_it_does(parse: Parse, inner: Attribution) -> bool:
    """Whether the cue is the verb of the pronoun itself, or coordinated with it, and not something further inside."""
    verb = next((t for t in parse.within(inner.cue.start, inner.cue.end) if t.pos in ("VERB", "AUX")), None)
    while verb is not None and own_subject(parse, verb) is None and verb.dep == "conj":
        verb = parse.head(verb)
    subject = own_subject(parse, verb) if verb is not None else None
    return subject is not None and inner.source is not None and subject.start == inner.source.start


def _without_echoes(found: Sequence[Attribution]) -> list[Attribution]:
    """Without "allegedly" and its like where a named accuser says it already."""
    accusers = [each for each in found if each.source is not None and each.act in ("accuse", "condemn")]
    return [each for each in found if each.source is not None or not any(_echoes(each, k) for k in accusers)]


def _lent(parse: Parse, each: Attribution, found: Sequence[Attribution]) -> bool:
    """A readiness that somebody else reports: that the king is ready to talk is the claim of the aide who says so."""
    if each.act not in ("promise", "state"):
        return False
    adjective = any(t.lower in adjectives() for t in parse.within(each.cue.start, each.cue.end))
    return adjective and any(k is not each and any(s.holds(each.cue) for s in k.content) for k in found)


def _inside_own_quotation(parse: Parse, each: Attribution) -> bool:
    """What "I" and "we" do inside a quotation is part of what is quoted, not another claim."""
    first = each.source is not None and each.source.words.lower() in ("i", "we")
    return first and any(quote.whole and quote.inner.holds(each.cue) for quote in quotations(parse))


def _echoes(hedge: Attribution, accuser: Attribution) -> bool:
    """Whether a hedged clause is, or directly follows, what the accuser alleges."""
    if _same(hedge, accuser):
        return True
    return bool(accuser.content) and 0 <= hedge.cue.start - accuser.content[-1].end <= _BESIDE


def _marked(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Each with its kind of quotation: `mixed` where marks stand inside a clause of the reporter's."""
    quotes = quotations(parse)
    out = []
    for each in found:
        if each.quote == "none" and any(s.overlaps(q.inner) for s in each.content for q in quotes):
            whole = len(each.content) == 1 and any(q.whole and q.inner == each.content[0] for q in quotes)
            each = replace(each, quote="direct" if whole else "mixed")
        out.append(each)
    return out


def nested(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Each with the index of the nearest one whose content holds its cue and content whole."""
    for i, each in enumerate(found):
        holders = [
            (sum(s.end - s.start for s in outer.content), j)
            for j, outer in enumerate(found)
            if j != i and _inside(each, outer) and not _inside(outer, each)
        ]
        yield replace(each, holder=min(holders)[1] if holders else None)


def _inside(inner: Attribution, outer: Attribution) -> bool:
    spans: tuple[Span, ...] = (inner.cue, *inner.content)
    return all(any(o.holds(s) for o in outer.content) for s in spans)
