"""Whether the words around a date say that it lies behind the report or ahead of it: light rules, no parse."""

from __future__ import annotations

from typing import Literal

from counterclaim.times.scan import Tokens

__all__ = ["Tense", "sentence_bounds", "sure_to_come", "tense_at"]

Tense = Literal["past", "future", "present", ""]
_REACH = 14  # tokens; a cue farther off governs another clause as often as this one
_LONGEST = 200  # tokens; a text without full stops is no sentence
_WILL = frozenset(("will", "shall", "'ll", "’ll"))
_NO_VERB = frozenset(
    ("its", "his", "her", "their", "our", "my", "this", "that", "these", "those", "other", "another", "all", "both",
     "some", "any", "nothing", "it", "them", "him", "us", "prison", "hospital", "court", "power", "safety")
)
_ABBREVIATIONS = frozenset(
    ("mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "capt", "rep", "sen", "gov", "st", "no", "vs")
)


def sentence_bounds(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The token range of the sentence that holds the tokens `first` to `last`; a paragraph's end always parts."""
    start, low, high = first, max(0, first - _LONGEST), min(len(tokens), last + _LONGEST)
    while start > low and not _ends(tokens, start - 1):
        start -= 1
    end = last
    while end < high and not _ends(tokens, end):
        end += 1
    return start, end


def _ends(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    if word[0] == "\n" or word in "!?":
        return True
    if word != "." or i + 1 >= len(tokens):
        return word == "."
    following = tokens.words[i + 1]
    before = tokens.words[i - 1] if i else ""
    if (len(before) == 1 and before.isupper()) or before.lower() in _ABBREVIATIONS:
        return False
    return not following[0].islower() and following not in ",;)"


def tense_at(tokens: Tokens, first: int, last: int, sentence: tuple[int, int]) -> Tense:
    """The tense that governs the tokens `first` to `last`: of the nearest verb before them in the sentence, else
    after."""
    start, end = sentence
    if tokens.lower(first - 1) == "as" and tokens.lower(first - 2) in ("soon", "early"):
        return "future"
    for i in range(first - 1, max(start, first - _REACH) - 1, -1):
        found = _cue(tokens, i, start)
        if found:
            return found
    for i in range(last, min(end, last + _REACH)):
        found = _cue(tokens, i, start)
        if found:
            return found
    return ""


def sure_to_come(tokens: Tokens, first: int, sentence: tuple[int, int]) -> bool:
    """Whether the nearest cue before the token `first` is "will" or "shall" itself."""
    for i in range(first - 1, max(sentence[0], first - _REACH) - 1, -1):
        if tokens.lower(i) in _WILL:
            return True
        if _cue(tokens, i, sentence[0]):
            return False
    return False


def _cue(tokens: Tokens, i: int, start: int) -> Tense:
    """The tense that the token `i` shows, with the auxiliaries before it."""
    values = tokens.values.get(i)
    if not values:
        return ""
    if "futurecue" in values:
        return _expected(tokens, i)
    if "infinitive" in values:
        return _governor(tokens, i) if _is_infinitive(tokens, i) else ""
    if "modal" in values:
        return "future"
    if "finitepast" in values or "perfect" in values:
        return "past"
    if "pasttense" in values:
        return _participle(tokens, i, start)
    return "present" if "presenttense" in values else ""


def _expected(tokens: Tokens, i: int) -> Tense:
    """A word of expectation points ahead, but not in "had been due", and "set" only before "to" or "for"."""
    if tokens.lower(i) == "set" and tokens.lower(i + 1) not in ("to", "for"):
        return "past"
    return "past" if tokens.lower(i - 1) == "had" or tokens.lower(i - 2) == "had" else "future"


def _participle(tokens: Tokens, i: int, start: int) -> Tense:
    """A form in -ed is past by itself; after "will be" it is ahead, after "is" present."""
    for back in range(i - 1, max(start, i - 4) - 1, -1):
        before = tokens.values.get(back) or {}
        if "futurecue" in before or "modal" in before:
            return "future"
        if "infinitive" in before and (back == i - 1 or tokens.lower(back + 1) in ("be", "have")):
            return _governor(tokens, back)
        if "finitepast" in before or "perfect" in before:
            return "past"
        if "presenttense" in before:
            return "present"
    return "past"


def _is_infinitive(tokens: Tokens, i: int) -> bool:
    """Whether a verb can follow "to": not "to southern Gaza", "to its border", "to hospital on Monday"."""
    following = tokens.words[i + 1] if i + 1 < len(tokens) else ""
    if following in _NO_VERB or following.endswith("ern"):
        return False
    return following.islower() and not tokens.values.get(i + 1)


def _governor(tokens: Tokens, i: int) -> Tense:
    """What an infinitive points to: ahead ("plan to meet"), unless a past verb of success stands right before it."""
    if "futurecue" in tokens.values.get(i - 1, {}):
        return _expected(tokens, i - 1)
    done = ("had", "began", "started", "continued", "managed", "failed", "refused", "used")
    return "past" if tokens.lower(i - 1) in done else "future"
