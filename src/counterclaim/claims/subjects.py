"""Who speaks: from a verb to the noun that is its subject, through coordination, participles and relative clauses."""

from __future__ import annotations

from functools import cache

from counterclaim.claims.cues import document_nouns, light_verbs, verbs
from counterclaim.model import Parse, Token
from counterclaim.words import alternatives, table

__all__ = ["is_passive", "own_subject", "same_tense", "speaker_of"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_TO_OBJECT = frozenset(
    {
        "urge",
        "ask",
        "order",
        "tell",
        "force",
        "call",
        "allow",
        "lead",
        "cause",
        "prompt",
        "persuade",
        "expect",
        "want",
        "require",
        "instruct",
        "enable",
        "push",
        "get",
        "invite",
    }
)


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether `verb` is passive: "was rejected", "a plan proposed by Oman"."""
    if parse.child(verb, "auxpass", "nsubjpass"):
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not parse.child(verb, "aux")


def same_tense(a: Token, b: Token) -> bool:
    """Whether two verbs have the same form: "say" and "denies" are both present, whatever their number."""
    present = {"VBZ", "VBP"}
    return a.tag == b.tag or {a.tag, b.tag} <= present


def own_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject that stands with the verb itself, or with its auxiliary, if any."""
    found = parse.children(verb, "nsubj", "nsubjpass") or parse.children(verb, *_SUBJECTS)
    if found:  # "The town, the army said, was shelled": of two before the verb, the nearer is its own
        return next((each for each in reversed(found) if each.i < verb.i), found[0])
    return next((s for aux in parse.children(verb, "aux", "auxpass") for s in parse.children(aux, *_SUBJECTS)), None)


def speaker_of(parse: Parse, verb: Token) -> Token | None:
    """The head of the words that name who performs `verb`; None if the sentence hides it.

    For an active verb that is its logical subject, for a passive one what stands behind "by".
    """
    if is_passive(parse, verb):
        return _agent(parse, verb)
    return _logical_subject(parse, verb, set()) or _right_before(parse, verb)


def _right_before(parse: Parse, verb: Token) -> Token | None:
    """The noun right before a finite verb, where the parser hung it elsewhere: "near Tyre, the mayor says"."""
    if verb.tag not in ("VBZ", "VBP", "VBD") or verb.i == 0 or verb.dep in ("conj", "relcl"):
        return None
    before = parse[verb.i - 1]
    if verb.i + 1 < len(parse) and parse[verb.i + 1].lower == "to":
        return None  # "prisoners said to be officers"
    return before if before.pos in ("NOUN", "PROPN") and before.sentence == verb.sentence else None


def _agent(parse: Parse, verb: Token) -> Token | None:
    by = parse.child(verb, "agent") or next((prep for prep in parse.children(verb, "prep") if prep.lower == "by"), None)
    return parse.child(by, "pobj") if by else None


def _logical_subject(parse: Parse, verb: Token, seen: set[int]) -> Token | None:
    if verb.i in seen:
        return None
    seen.add(verb.i)
    subject = own_subject(parse, verb)
    if subject is not None:
        if subject.lower in _RELATIVE and verb.dep in ("relcl", "acl", "ccomp", "advcl"):
            return parse.head(verb) if verb.dep != "ccomp" else None
        return subject
    head = parse.head(verb)
    if verb.dep in ("conj", "advcl", "acl") and (cue := _going_on(parse, verb)):
        return _surface_subject(parse, cue, seen)
    if verb.dep == "conj":
        # the parser may hang a coordinated verb on the object before it: climb to the verb that has a subject
        first = (
            head if head.pos in ("VERB", "AUX") else next((v for v in parse.ancestors(head) if v.pos == "VERB"), None)
        )
        return _surface_subject(parse, first, seen) if first else None
    if verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX"):
        if head.lemma in _TO_OBJECT and (obj := parse.child(head, "dobj", "dative")):
            return obj
        return _logical_subject(parse, head, seen)
    if verb.dep in ("advcl", "dep", "parataxis") and head.pos in ("VERB", "AUX"):
        return _with_subject(parse, verb) or _beside_dummy(parse, head, verb) or _surface_subject(parse, head, seen)
    if verb.dep in ("acl", "amod") and head.pos in ("NOUN", "PROPN", "PRON"):
        if any(aux.tag == "TO" for aux in parse.children(verb, "aux")):
            return None  # "the power to veto": nobody vetoes
        if verb.tag == "VBG" and head.dep in ("dobj", "pobj") and not _may_speak(head):
            above = next((a for a in parse.ancestors(head) if a.pos in ("VERB", "AUX")), None)
            if above is not None and (subject := _surface_subject(parse, above, seen)) is not None:
                return subject  # "march against a deal demanding trials": the marchers demand
        return _behind_document(parse, head, seen)
    if verb.dep == "pcomp":
        return _through_preposition(parse, head, seen)
    return None


def _may_speak(noun: Token) -> bool:
    """Whether a noun names somebody, a body or a paper."""
    if noun.pos in ("PROPN", "PRON") or noun.lemma in document_nouns():
        return True
    return noun.lemma in _people() or noun.lower in _people()


@cache
def _people() -> frozenset[str]:
    """The last words of the phrases that name people and bodies in the table of roles."""
    rows = table("actors/roles", "kind", "words")
    return frozenset(phrase.split()[-1].lower() for row in rows for phrase in alternatives(row["words"]))


def _going_on(parse: Parse, verb: Token) -> Token | None:
    """The cue that a verb of speech inside its content goes on from: "said A left, adding B" is the speaker adding.

    A participle behind a comma goes on from the nearest cue above it; a coordinated verb from the nearest cue in its
    own tense, unless the verb that it is coordinated with has that tense too.
    """
    if verb.lemma not in verbs():
        return None
    first = parse.subtree(verb)[0]
    if verb.dep in ("advcl", "acl"):
        comma = first.i and parse[first.i - 1].text == ","
        states = any(child.dep == "ccomp" and child.i > verb.i for child in parse.children(verb))
        if verb.tag != "VBG" or not (states if verb.dep == "acl" else comma or states):
            return None
    if verb.dep == "conj" and same_tense(parse.head(verb), verb):
        return None
    below = verb
    for above in parse.ancestors(verb):
        is_cue = below.dep in ("ccomp", "xcomp") and above.lemma in verbs() and above.i < verb.i
        if is_cue and (verb.dep != "conj" or same_tense(above, verb)):
            return above
        below = above
    return None


def _with_subject(parse: Parse, verb: Token) -> Token | None:
    """ "with Oman confirming": the object of "with" right before the participle is its subject."""
    before = parse[verb.i - 1] if verb.i else verb
    return before if before.dep == "pobj" and parse.head(before).lower == "with" else None


def _beside_dummy(parse: Parse, head: Token, verb: Token) -> Token | None:
    """ "This comes after Oman fired, claiming ...": not "this" claims, the subject of the clause between does."""
    subject = own_subject(parse, head)
    if subject is None or subject.lower not in ("this", "it", "there", "that"):
        return None
    for between in parse.children(head, "advcl"):
        if head.i < between.i < verb.i and (real := own_subject(parse, between)):
            return real
    return None


def _surface_subject(parse: Parse, verb: Token, seen: set[int]) -> Token | None:
    """The subject as it stands, passive or not: "Oman was praised, calling it ..." is Oman calling."""
    subject = own_subject(parse, verb)
    if subject is not None and subject.lower not in _RELATIVE:
        return subject
    return _logical_subject(parse, verb, seen)


def _through_preposition(parse: Parse, prep: Token, seen: set[int]) -> Token | None:
    above = parse.head(prep)
    if prep.lower == "as" and above.lemma in ("quote", "cite"):
        return parse.child(above, "dobj", "nsubjpass")  # "quoted the governor as saying"
    if above.pos in ("VERB", "AUX"):
        return _surface_subject(parse, above, seen)
    if above.pos in ("NOUN", "PROPN"):
        return parse.child(above, "poss")
    return None


def _behind_document(parse: Parse, noun: Token, seen: set[int]) -> Token | None:
    """ "issued a statement saying" speaks for who issued it; "a statement saying" alone for itself."""
    verb = parse.head(noun)
    if noun.dep in ("dobj", "pobj") and noun.lemma in document_nouns():
        if noun.dep == "pobj":
            verb = parse.head(verb)
        if verb.pos == "VERB" and (verb.lemma in light_verbs() or noun.dep == "pobj"):
            return _logical_subject(parse, verb, seen) or noun
    return noun
