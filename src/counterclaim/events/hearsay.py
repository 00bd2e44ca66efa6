"""What stands in the report's own voice and yet is only said by someone: a last guard behind the claims.

Where the claims part misses a speaker, the words that it left to the report must still not turn into a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from counterclaim.events.lexicon import classes
from counterclaim.model import Parse, Sentence, Token
from counterclaim.words import table

__all__ = ["is_hearsay", "is_speech", "trailing_speech"]

_CONTENT = frozenset(("ccomp", "xcomp", "pcomp", "acl"))
_OBJECT = frozenset(("dobj", "pobj", "nsubjpass"))
_OF = frozenset(("of", "for", "over", "against"))
_CLAIMED = frozenset(("accuse", "deny", "demand", "warn", "condemn", "refuse"))  # acts whose bare object is a content
_DEPTH = 8  # governors looked at upward


@cache
def _speech() -> Mapping[str, str]:
    """The act of each verb of speech, by lemma."""
    return {row["lemma"]: row["act"].split()[0] for row in table("claims/verbs", "lemma", "act")}


def is_speech(token: Token) -> bool:
    """Whether the word is a verb of speech: in the report's own voice it only frames."""
    return token.pos == "VERB" and token.lemma in _speech()


def is_hearsay(parse: Parse, token: Token) -> bool:
    """Whether the words around an event say that it is only alleged, or put it under a verb of speech."""
    for near in (token, *parse.children(token)):
        if any(each.lemma in classes()["hearsay"] for each in parse.children(near, "amod", "advmod")):
            return True
    now = token
    for _ in range(_DEPTH):
        above = parse.head(now)
        if above.i == now.i:
            return False
        if above.pos == "VERB":
            act = _speech().get(above.lemma)
            claimed = act in _CLAIMED and (now.dep in _OBJECT or (now.dep == "prep" and now.lower in _OF))
            if act is not None and (now.dep in _CONTENT or claimed):
                return True
            if now.dep in ("conj", *_OBJECT) and any(
                    each.lemma in classes()["hearsay"] for each in parse.children(above, "advmod")):
                return True
        now = above
    return False


def trailing_speech(parse: Parse, sentence: Sentence) -> int:
    """Where a sentence that ends in its speaker begins to name it ("... were killed, the army said on Friday").

    The index of the speaker's first token; all before it is what was said. The sentence's first index if none.
    """
    for token in reversed(parse.tokens_of(sentence)):
        if token.pos != "VERB" or _speech().get(token.lemma) != "state" or token.tag not in ("VBD", "VBZ", "VBP"):
            continue
        who = parse.child(token, "nsubj")
        behind = [each for each in parse.children(token, "ccomp", "xcomp", "dobj")
                  if each.i > token.i and each.ent not in ("DATE", "TIME")]
        if who is None or behind or who.i > token.i:
            continue
        first = min(each.i for each in parse.subtree(who))
        if first > sentence.first + 3:
            return first
    return sentence.first
