"""Small whole reports, with claims built by hand over a real parse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from counterclaim.links import LinksPart, UnansweredPart
from counterclaim.model import Act, ActorMention, Analysis, Claim, Event, Report, Span, Speaker, Target, claim_id
from counterclaim.parsing import SpacyParser


@dataclass
class Story:
    """A report and the claims in it; words are looked up from where the last claim's cue stands, or from the start."""

    text: str
    parser: SpacyParser
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def span(self, words: str, at: int = 0) -> Span:
        start = self.text.index(words, at)
        return Span.of(self.text, start, start + len(words))

    def claim(self, name: str, who: str, actor: str, cue: str, content: str, act: Act, target: str | None = None,
              unit: str | None = None, person: str | None = None, inside: str | None = None, at: str = "",
              aim: str = "") -> Story:
        """Add a claim; `at` are words from which on its own are looked for, `inside` the name of the claim holding it,
        `aim` the words of the target."""
        begin = self.text.index(at) if at else 0
        source = self.span(who, begin) if who else None
        said, parts = self.span(cue, begin), (self.span(content, begin),) if content else ()
        aimed = Target(aim or target, target) if target else None
        made = Claim(claim_id("r", source, said, parts, actor), "r", Speaker(source, actor, unit, person), said, parts,
                     act, aimed, relays=(self.names[inside],) if inside else ())
        self.names[name] = made.id
        self.claims.append(made)
        return self

    def event(self, name: str, trigger: str, kind: str, agent: str | None = None, patient: str | None = None,
              negated: bool = False, place: str | None = None, when: str | None = None) -> Story:
        """Add an event to the claim of that name."""
        claim = next(c for c in self.claims if c.id == self.names[name])
        self.events.append(Event(claim.id, self.span(trigger, claim.content[0].start), kind,  # type: ignore[arg-type]
                                 agent, patient, negated, place, when))
        return self

    def mention(self, words: str, actor: str) -> Story:
        self.actors.append(ActorMention(self.span(words), actor))
        return self

    @property
    def found(self) -> Analysis:
        return Analysis(Report("r", self.text), self.parser.parse(self.text), claims=tuple(self.claims),
                        events=tuple(self.events), actors=tuple(self.actors))

    def links(self) -> set[tuple[str, str, str]]:
        """(source, kind, target) by the names given."""
        back = {each: name for name, each in self.names.items()}
        return {(back[k.source], k.kind, back[k.target]) for k in LinksPart()(self.found)["links"]}

    def unanswered(self) -> set[tuple[str, str, str]]:
        """(claim, by, words) with the names given."""
        back = {each: name for name, each in self.names.items()}
        return {(back[u.claim], u.by, u.span.words) for u in UnansweredPart()(self.found)["unanswered"]}


@pytest.fixture
def tell(parser: SpacyParser) -> Callable[[str], Story]:
    """A new story over a text."""
    return lambda text: Story(text, parser)
