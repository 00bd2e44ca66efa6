"""A report told claim by claim, for tests that need no parser."""

from __future__ import annotations

from typing import Any

from counterclaim.model import (
    Act,
    AgreementMention,
    Analysis,
    Claim,
    Control,
    Core,
    Event,
    Flag,
    Link,
    LinkKind,
    PlaceMention,
    Report,
    Span,
    Speaker,
    Target,
    Unanswered,
    Unresolved,
    claim_id,
    link_id,
)


class Telling:
    """One report under way; every word given must stand in its text."""

    def __init__(self, text: str, date: str | None = "2022-03-28", outlet: str | None = None, key: str = "r1") -> None:
        self.report = Report(key, text, date, "given" if date else "none", outlet)
        self.layers: dict[str, list[Any]] = {}

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.report.text.index(words, start + 1)
        return Span(start, start + len(words), words)

    def claim(self, source: str | None, actor: str, act: Act, content: str, cue: str | None = None,
              **more: Any) -> Claim:
        spans = (self.span(content),) if content else ()
        who = self.span(source) if source else None
        mark = self.span(cue) if cue else None
        target = more.pop("target", None)
        made = Claim(claim_id(self.report.id, who, mark, spans, actor), self.report.id,
                     Speaker(who, actor, more.pop("unit", None), more.pop("name", None)), mark, spans, act,
                     Target(*target) if target else None, **more)
        self._add("claims", made)
        return made

    def link(self, kind: LinkKind, source: Claim, target: Claim) -> Link:
        made = Link(link_id(kind, source.id, target.id), source.report, kind, source.id, target.id, "cue")
        self._add("links", made)
        return made

    def unanswered(self, claim: Claim, by: str, words: str) -> None:
        self._add("unanswered", Unanswered(claim.id, by, self.span(words)))

    def control(self, claim: Claim, place: str, holder: str, stance: Any = "asserted") -> None:
        self._add("control", Control(claim.id, place, holder, stance))

    def place(self, words: str, name: str) -> None:
        self._add("places", PlaceMention(self.span(words), name))

    def unresolved(self, claim: Claim, words: str, why: str) -> None:
        self._add("unresolved", Unresolved(claim.id, self.span(words), why))

    def core(self, core: Core) -> None:
        self._add("cores", core)

    def agreement(self, words: str, name: str, date: str | None = None, article: str | None = None,
                  register: str | None = None) -> None:
        self._add("agreements", AgreementMention(self.span(words), name, date, article, register))

    def event(self, claim: Claim, trigger: str, kind: Any, agent: str | None, **more: Any) -> None:
        self._add("events", Event(claim.id, self.span(trigger), kind, agent, **more))

    def flag(self, kind: Any, words: str, reason: str = "it cannot be", candidates: tuple[Any, ...] = ()) -> None:
        self._add("flags", Flag(kind, self.span(words), reason, candidates))

    def done(self) -> Analysis:
        return Analysis(self.report, **{layer: tuple(values) for layer, values in self.layers.items()})

    def _add(self, layer: str, value: Any) -> None:
        self.layers.setdefault(layer, []).append(value)
