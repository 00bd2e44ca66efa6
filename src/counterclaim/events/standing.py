"""How the speaker of a claim holds an event: asserted, denied, possible, conditional, demanded, promised, planned,
questioned or only reported, by the act of the claim and the cues in its content.

The way goes from the trigger upward through what frames it, to the top of the content; there the act joins in. What the
content takes for granted on the way ("the prisoners *seized* in May", "after the *attack*") stays asserted whatever the
act. Polarity is not looked at: "may not have attacked" is possible and negated.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.events.cues import Cue, cues
from counterclaim.events.frames import light_carrier
from counterclaim.events.hidden import Scene
from counterclaim.events.lexicon import classes, lexicon
from counterclaim.events.scopes import cues_at, frame
from counterclaim.model import Parse, Standing, Token

__all__ = ["Reading", "hold", "reading"]

_VERBAL = frozenset(("VERB", "AUX"))
_GRANTED = frozenset(("after", "before", "since", "because", "as", "when", "while", "although", "though", "following",
                      "despite", "amid", "during", "once", "where"))  # what follows them is taken for granted
_GRANTED_BEHIND = frozenset(("after", "before", "since", "following", "despite", "amid", "during", "over", "because",
                             "given", "response", "to", "due", "about", "under", "by"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her", "'s", "’s", "our"))
_FAR = {"denied": 3, "questioned": 2, "conditional": 1}  # the further a standing is from fact, the more it outweighs
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words say: the standing, how firmly, and whether only the tense says so ("will attack")."""

    standing: Standing = "asserted"
    certainty: float = 1.0
    future: bool = False
    topmost: bool = True  # whether the act of the claim reaches the event

    def under(self, cue: Cue | None, *, weak: bool = False) -> Reading:
        """The reading with a cue from further out added."""
        if cue is None:
            return self
        certainty = min(self.certainty, cue.certainty)
        mine, other = _FAR.get(self.standing, 0), _FAR.get(cue.standing, 0)
        if self.standing == "asserted" or other > mine or (self.future and not weak and mine == 0):
            return Reading(cue.standing, certainty, cue.future, self.topmost)
        return Reading(self.standing, certainty, self.future, self.topmost)


def reading(scene: Scene, token: Token) -> Reading:
    """What the words of the content and the act of the claim say of the event that `token` reports."""
    found = Reading()
    now, joined = token, False
    if token.pos == "VERB" and token.lemma in classes()["plotting"]:  # "plotted attacks": the object gives the type
        found = found.under(cues()[("frame", token.lemma)][0])
    for _ in range(_DEPTH):
        for cue in cues_at(scene, now, joined):
            found = found.under(cue, weak=cue.where == "weak")
        above = scene.parse.head(now)
        if above.i == now.i or above.i not in scene.inside:
            break
        if _granted(scene, now, above):
            return Reading(found.standing, found.certainty, found.future, False)
        found = found.under(frame(scene, now, above))
        joined = now.dep == "conj" and _own_clause(scene.parse, now)
        now = above
    if found.future and any(each.lower == "any" for each in scene.parse.children(token, "det")):
        found = Reading("possible", 0.4, False)  # "will defend the port from any attack"
    if _asked(scene.parse, now):
        found = found.under(Cue("questioned", 0.5))
    elif _commanded(scene, now):
        found = found.under(Cue("demanded", 1.0))
    return _by_act(scene, now, found)


def hold(found: Reading, own: bool) -> tuple[Standing, float]:
    """The standing and the certainty; `own` tells whether the speaker is the doer, or nobody else is known to be."""
    if found.future and found.standing == "planned" and not own:
        return "possible", found.certainty
    return found.standing, found.certainty


def _granted(scene: Scene, now: Token, above: Token) -> bool:
    """Whether the content takes the event for granted: a relative clause, "after ...", a definite noun as object."""
    parse = scene.parse
    infinitive = any(each.tag == "TO" for each in parse.children(now, "aux"))
    framing = ("frame", above.lemma) in cues() or (above.lemma, above.pos) in lexicon().framing
    if (now.dep == "relcl" and not infinitive) or (
            now.dep == "acl" and not infinitive and not framing and above.pos != "VERB"):
        return True
    if now.dep == "advcl":
        marks = {each.lower for each in parse.children(now, "mark", "advmod")}
        return bool(marks & _GRANTED) and now.pos in _VERBAL
    if above.pos == "ADP" and now.dep in ("pobj", "pcomp"):
        over = parse.head(above)
        if above.lower == "of" and over.lemma in classes()["marked_by"]:
            return True  # "the site of an attack"
        if now.dep == "pcomp" and above.lower in ("after", "since", "despite", "following"):
            return True
        framed = (over.lemma, over.pos) in lexicon().framing or ("frame", over.lemma) in cues()
        if framed or over.dep == "prep" or over.i not in scene.inside:
            return False
        return above.lower in _GRANTED_BEHIND and _definite(parse, now) and light_carrier(parse, now) is None
    if now.dep == "dobj" and above.pos == "VERB" and now.pos == "NOUN":
        plain = not framing and above.lemma not in classes()["preventing"]
        return plain and _definite(parse, now) and light_carrier(parse, now) is None
    return False


def _definite(parse: Parse, noun: Token) -> bool:
    return any(each.lower in _DEFINITE or each.dep == "poss" for each in parse.children(noun, "det", "poss"))


def _own_clause(parse: Parse, token: Token) -> bool:
    return parse.child(token, "nsubj", "nsubjpass", "aux", "auxpass") is not None


def _asked(parse: Parse, token: Token) -> bool:
    """Whether the word heads a question that yes or no answers ("Did the fleet attack?")."""
    sentence = parse.sentence_of(token)
    if token.head != token.i or token.pos not in _VERBAL or parse[sentence.last - 1].text not in ("?", '"', "”", "'"):
        return False
    if not any(each.text == "?" for each in parse.tokens_of(sentence)[-3:]):
        return False
    who = parse.child(token, "nsubj", "nsubjpass")
    helper = parse.child(token, "aux", "auxpass") or token
    return who is not None and helper.i < who.i


def _commanded(scene: Scene, token: Token) -> bool:
    """Whether the word heads an order ("Withdraw your men!")."""
    if token.head != token.i or token.tag != "VB" or scene.claim.act not in ("state", "demand"):
        return False
    return not scene.parse.children(token, "nsubj", "nsubjpass", "aux", "auxpass", "expl")


def _by_act(scene: Scene, top: Token, found: Reading) -> Reading:
    """The reading with the act of the claim, which reaches what the content does not take for granted."""
    claim, parse = scene.claim, scene.parse
    if claim.own_voice:
        return found
    word = _said_by(scene)
    infinitive = any(each.tag == "TO" for each in parse.children(top, "aux")) or top.tag == "VB"
    if claim.act == "warn":
        return _warned(found, top, infinitive, word)
    acted = cues().get(("act", claim.act), ())
    if acted:
        return found.under(acted[0])
    for cue in cues().get(("frame", word), ()):
        fits = infinitive or top.pos == "NOUN" if cue.where == "to" else cue.where != "noun"
        if cue.standing in ("possible", "planned", "promised", "questioned") and fits:
            return found.under(cue)
    return found


def _warned(found: Reading, top: Token, infinitive: bool, word: str) -> Reading:
    """A threat to do something is a plan of its speaker; a warning of something leaves it possible; a warning that it
    has happened asserts it."""
    if infinitive or word in ("threaten", "threat"):
        return found.under(Cue("planned", 0.7))
    if top.pos in _VERBAL and top.tag != "VBG":
        return found
    return found.under(cues()[("act", "warn")][0])


def _said_by(scene: Scene) -> str:
    """The lemma of the claim's cue, the first verb or noun in it."""
    cue = scene.claim.cue
    if cue is None:
        return ""
    words = scene.parse.within(cue.start, cue.end)
    return next((each.lemma for each in words if each.pos in ("VERB", "NOUN", "ADJ")), "")
