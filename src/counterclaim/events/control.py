"""Who is said to hold, take or lose which place: one row for each claim that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.events.cast import Cast
from counterclaim.events.frames import sense
from counterclaim.events.lexicon import classes
from counterclaim.events.setting import Setting
from counterclaim.events.syntax import objects, of_preposition, subject
from counterclaim.model import Analysis, Claim, Control, Event, PlaceMention, Span, Token
from counterclaim.words import table

__all__ = ["ControlPart"]

_UNREAL = frozenset(("demand", "promise", "warn", "refuse"))
_MODALS = frozenset(("will", "would", "may", "might", "could", "should", "shall", "'ll", "can", "must"))


@dataclass(frozen=True)
class ControlPart:
    """The control that claims assert or deny, place by place; conflicts stand side by side.

    A row needs a place that the report names (also through "the city") and a holder. What a claim only demands,
    threatens or foresees is no row.
    """

    name: str = "control"
    version: str = "1"
    needs: tuple[str, ...] = ("parse", "actors", "places", "claims", "events")
    gives: tuple[str, ...] = ("control",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Control, ...]]:
        if not found.claims:
            return {"control": ()}
        cast = Cast(found)
        setting = Setting(found, cast)
        claims = {claim.id: claim for claim in found.claims}
        rows: list[Control] = []
        for event in sorted(found.events, key=lambda each: each.trigger.start):
            if event.type == "CONTROL":
                row = self._taken(found, cast, setting, claims[event.claim], event, rows)
                if row is not None:
                    rows.append(row)
        rows.extend(self._held(found, cast, setting))
        kept: dict[tuple[str, str, str, str], Control] = {}
        for row in rows:
            kept.setdefault((row.claim, row.place, row.holder, row.stance), row)
        return {"control": tuple(kept.values())}

    def _taken(self, found: Analysis, cast: Cast, setting: Setting, claim: Claim, event: Event, rows: list[Control]
               ) -> Control | None:
        token = found.parsed.within(event.trigger.start, event.trigger.end)[0]
        if claim.act in _UNREAL or _unreal(found, token):
            return None
        place = next((named for theme in _themes(found, cast, token) if (named := _named(found, cast, theme))), None)
        if place is None:
            return None
        name = setting.name(place)
        holder = event.agent or next((row.holder for row in reversed(rows) if row.place == name), None)
        if holder is None:
            return None
        denied = event.negated != (claim.act == "deny")
        return Control(claim.id, name, holder, "denied" if denied else "asserted", event.when, event.trigger,
                       f"{self.name} {self.version}")

    def _held(self, found: Analysis, cast: Cast, setting: Setting) -> Iterator[Control]:
        """ "Rebel-held Saraqib": the words before the hyphen hold the place behind it."""
        text, parse = found.report.text, found.parsed
        for match in _holding().finditer(text):
            tokens = parse.within(match.start(), match.end())
            if not tokens:
                continue
            phrase = parse.within(match.end(), min(len(text), match.end() + 60))
            place = _following(cast, phrase)
            claim = _claim_at(found, match.start())
            if place is None or claim is None:
                continue
            holder = _holder(found, match)
            name, span = setting.name(place), Span.of(text, match.start(), match.end())
            yield Control(claim.id, name, holder, "asserted", None, span,
                          f"{self.name} {self.version}")


@cache
def _holding() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"]) for row in table("events/holding", "word"))
    return re.compile(rf"\b([A-Za-z][\w.]+(?: State)?)[-‑–](?:{words})\b")


@cache
def _parts() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("events/parts", "lemma"))


def _holder(found: Analysis, match: re.Match[str]) -> str:
    for mention in found.actors:
        if mention.span.start < match.end(1) and match.start(1) < mention.span.end:
            return mention.actor
    word = match.group(1)
    return word[0].upper() + word[1:] + ("" if word.endswith("s") else "s")


def _following(cast: Cast, phrase: list[Token]) -> PlaceMention | None:
    """The place named right behind "X-held", with at most common words for places and "of" between."""
    for token in phrase:
        place = cast.place(token)
        if place is not None:
            return place
        if not (token.lemma in classes()["place"] or token.lower in ("of", "the") or token.pos == "ADJ"):
            return None
    return None


def _claim_at(found: Analysis, position: int) -> Claim | None:
    """The innermost claim whose content covers a position; the report's own voice where none does."""
    covering = [claim for claim in found.claims if not claim.own_voice
                and any(span.start <= position < span.end for span in claim.content)]
    if covering:
        return min(covering, key=lambda claim: sum(span.end - span.start for span in claim.content))
    return next((claim for claim in found.claims if claim.own_voice), None)


def _unreal(found: Analysis, token: Token) -> bool:
    """Whether the taking is only meant, feared or foreseen: an infinitive or a modal."""
    aux = found.parsed.children(token, "aux")
    return token.pos == "VERB" and any(each.tag == "TO" or each.lower in _MODALS for each in aux)


def _themes(found: Analysis, cast: Cast, token: Token) -> Iterator[Token]:
    """What is taken, held or lost."""
    parse = found.parsed
    if token.pos == "NOUN":
        if token.lemma in ("control", "hand"):
            over = of_preposition(parse, token, "over")
            who = subject(parse, parse.head(token)) or _clause_subject(found, token)
            yield from (each for each in (over, who) if each is not None)
        for name in ("of", "over", "in"):
            held = of_preposition(parse, token, name)
            if held is not None:
                yield held
        return
    entry = sense(parse, token, cast.is_place)
    if entry is not None and any(c.slot == "obj" and "control" in c.words for c in entry.conditions):
        for held in objects(parse, token):
            inner = of_preposition(parse, held, "of") or of_preposition(parse, held, "over")
            if inner is not None:
                yield inner
        return
    if token.lemma == "fall":
        who = subject(parse, token)
        if who is not None:
            yield who
        return
    if token.lemma not in ("enter", "advance", "penetrate"):
        yield from objects(parse, token)


def _clause_subject(found: Analysis, token: Token) -> Token | None:
    for above in found.parsed.ancestors(token):
        if above.pos in ("VERB", "AUX"):
            return subject(found.parsed, above)
    return None


def _named(found: Analysis, cast: Cast, theme: Token) -> PlaceMention | None:
    """The place that a noun phrase names, itself or through "the city"."""
    own = cast.place(theme)
    if own is not None:
        return own
    if theme.lemma in _parts():
        return None
    for token in found.parsed.subtree(theme, without=("relcl", "acl", "advcl")):
        place = cast.place(token)
        if place is not None:
            return place
    if theme.lemma in classes()["place"] and any(
            each.lower in ("the", "this", "that") for each in found.parsed.children(theme, "det")):
        return _antecedent(found, theme)
    return None


def _antecedent(found: Analysis, theme: Token) -> PlaceMention | None:
    """The place that "the city" points back to: the last one that the report calls a city, else the last one."""
    before = sorted((place for place in found.places if place.span.end <= theme.start), key=lambda place: place.span)
    text = found.report.text
    for place in reversed(before):
        around = text[max(0, place.span.start - 15) : place.span.start] + text[place.span.end : place.span.end + 12]
        if re.search(rf"\b{re.escape(theme.lemma)}\b", around, re.IGNORECASE):
            return place
    return before[-1] if before else None
