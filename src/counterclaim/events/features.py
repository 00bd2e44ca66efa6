"""What a sentence shows of an event between two parties, as words for a linear head: see `features`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterclaim.events.frames import IsPlace, sense
from counterclaim.events.lexicon import lexicon
from counterclaim.events.polarity import is_negated
from counterclaim.model import Parse, Token

__all__ = ["features", "head_of"]

_CONTENT = frozenset(("VERB", "NOUN", "ADJ", "ADV", "ADP", "AUX", "PART", "PROPN"))
_NEAR = 4  # words looked at on each side of a party
_LONGEST = 6  # steps of a path that are told whole


def features(parse: Parse, source: Sequence[Token], target: Sequence[Token], is_place: IsPlace) -> list[str]:
    """The features of one (sentence, source, target), each a string, with repeats.

    `source` and `target` are the tokens of the two parties; all other words are those of the sentence of the source
    and of the target. Words of a party become SRC and TGT, so that no party's name is learned.
    """
    who, whom = head_of(parse, source), head_of(parse, target)
    party = {token.i: "SRC" for token in source} | {token.i: "TGT" for token in target}
    sentences = sorted({who.sentence, whom.sentence})
    tokens = [token for i in sentences for token in parse.tokens_of(parse.sentences[i])]
    senses = {token.i: kind for token in tokens if token.i not in party and (kind := _sense(parse, token, is_place))}
    words = list(_words(tokens, party))
    out = ["bias"]
    out += [f"w:{word}" for word in set(words)]
    out += [f"b:{a}_{b}" for a, b in set(pairwise(words))]
    out += [f"t:{kind}" for kind in set(senses.values())]
    out += list(_between(parse, who, whom, party, senses))
    out += list(_path(parse, who, whom, party, senses))
    for name, head in (("s", who), ("o", whom)):
        out += list(_governors(parse, name, head, party, senses))
        out += list(_window(parse, name, head, party))
    return out


def head_of(parse: Parse, tokens: Sequence[Token]) -> Token:
    """The token of a party that governs the rest of it."""
    own = {token.i for token in tokens}
    return next((token for token in tokens if token.head not in own or token.head == token.i), tokens[-1])


def _sense(parse: Parse, token: Token, is_place: IsPlace) -> str:
    entry = sense(parse, token, is_place)
    if entry is None or entry.type is None:
        return ""
    return f"{entry.type}{'-not' if is_negated(parse, token) else ''}"


def _words(tokens: Sequence[Token], party: dict[int, str]) -> Iterator[str]:
    last = ""
    for token in tokens:
        word = party.get(token.i) or _word(token)
        if word and word != last:
            yield word
        last = word


def _word(token: Token) -> str:
    if token.pos in ("PUNCT", "SPACE"):
        return ""
    if token.pos == "PROPN" or token.ent:
        return f"#{token.ent or 'NAME'}"
    return token.lemma.lower()


def _between(parse: Parse, who: Token, whom: Token, party: dict[int, str], senses: dict[int, str]) -> Iterator[str]:
    first, last = sorted((who.i, whom.i))
    side = "f" if who.i < whom.i else "r"
    yield f"order:{side}"
    inside = [parse[i] for i in range(first + 1, last) if i not in party]
    for token in inside:
        if token.pos in _CONTENT:
            yield f"m:{side}:{_word(token)}"
        if token.i in senses:
            yield f"mt:{side}:{senses[token.i]}"


def _path(parse: Parse, who: Token, whom: Token, party: dict[int, str], senses: dict[int, str]) -> Iterator[str]:
    """The way through the tree from the source up to the word above both and down to the target."""
    up, down = [who, *parse.ancestors(who)], [whom, *parse.ancestors(whom)]
    both = {token.i for token in up} & {token.i for token in down}
    if not both:
        yield "path:none"
        return
    left = [token for token in up if token.i not in both]
    right = [token for token in down if token.i not in both]
    top = next(token for token in up if token.i in both)
    steps = [f"^{token.dep}" for token in left] + [f"v{token.dep}" for token in reversed(right)]
    yield f"top:{party.get(top.i) or _word(top)}"
    yield f"deps:{' '.join(steps[:_LONGEST])}"
    yield f"length:{min(len(steps), _LONGEST)}"
    if top.i in senses:
        yield f"toptype:{senses[top.i]}"
    for token in (*left, top, *right):
        if token.i not in party:
            yield f"p:{_word(token)}"
            if token.i in senses:
                yield f"pt:{senses[token.i]}"
    for part in parse.children(top, "neg", "prt", "dobj", "attr", "acomp", "xcomp", "ccomp", "aux", "prep"):
        if part.i not in party:
            yield f"topchild:{part.dep}:{_word(part)}"
            yield f"top2:{_word(top)}_{_word(part)}"


def _governors(parse: Parse, name: str, head: Token, party: dict[int, str], senses: dict[int, str]) -> Iterator[str]:
    """The words above a party, the nearest with its relation, and what hangs on them."""
    now, steps = head, 0
    for above in parse.ancestors(head):
        if above.i in party:
            now = above
            continue
        steps += 1
        yield f"{name}up{min(steps, 3)}:{_word(above)}"
        if steps == 1:
            yield f"{name}rel:{now.dep}"
            yield f"{name}relword:{now.dep}_{_word(above)}"
        if above.i in senses:
            yield f"{name}type{min(steps, 3)}:{senses[above.i]}"
        if above.pos in ("VERB", "AUX"):
            yield f"{name}verb:{_word(above)}"
            framing = (above.lemma, above.pos) in lexicon().framing
            for part in parse.children(above, "dobj", "attr", "acomp", "xcomp", "ccomp", "prt", "neg", "nsubjpass"):
                if part.i not in party:
                    yield f"{name}arg:{_word(above)}_{_word(part)}"
                    yield f"{name}argw:{part.dep}_{_word(part)}"
                    if part.i in senses:
                        yield f"{name}argtype:{senses[part.i]}"
            if not framing:
                return
        now = above


def _window(parse: Parse, name: str, head: Token, party: dict[int, str]) -> Iterator[str]:
    for side in (-1, 1):
        at, seen = head.i + side, 0
        while 0 <= at < len(parse) and seen < _NEAR:
            token = parse[at]
            if at not in party and token.pos not in ("PUNCT", "SPACE", "DET"):
                seen += 1
                yield f"{name}{'+' if side > 0 else '-'}:{_word(token)}"
            at += side
