"""All that a record holds, indexed once, for the views to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache

from counterclaim.model import (
    AgreementMention,
    Analysis,
    Claim,
    Control,
    DisputeEntry,
    Event,
    Flag,
    Link,
    Point,
    Report,
    Span,
    Unanswered,
    Unresolved,
    When,
)
from counterclaim.views.statement import Day, Statement, Who, where
from counterclaim.words import alternatives, table

__all__ = ["Dispute"]

# Content of fewer words ("This", "calm", "the reports") says little alone: the cue is shown with it.
FEW_WORDS = 3
_PRONOUNS = frozenset({
    "", "he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "both", "who", "each", "each other",
    "one another", "the other", "the other side", "both sides", "the two sides",
})
_TURNS_DOWN = frozenset({"denies", "contradicts", "corrects", "answers"})
UNDATED = "9999"  # sorts behind every date
_DATE_FLAGS = frozenset({"date_after_publication", "impossible_date", "weekday_mismatch", "order_conflict"})


@dataclass(frozen=True)
class Dispute:
    """The reports, claims, links ... of a record, or of a part of it, by the keys that the views need. Built by
    `Dispute.of`.

    `links` have both ends here; `outside` are those with one end in a report that is not, `beyond` tells such claims.
    `points` are those with a member here, whole; `named` are the reports that quote or name a party. `focus` is the
    actor that was asked for: who answers whom is then told as far as it concerns that one. `unresolved` are the
    rejections of which no report here tells what they reject.
    """

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    links: tuple[Link, ...]
    control: tuple[tuple[str, Control], ...]
    agreements: tuple[tuple[str, AgreementMention], ...]
    unanswered: tuple[Unanswered, ...]
    flags: Mapping[str, tuple[Flag, ...]]
    events: Mapping[str, tuple[Event, ...]]
    claims_of: Mapping[str, tuple[Claim, ...]]
    silences: Mapping[str, tuple[Span, ...]]
    joint: Set[tuple[str, Span]]
    names: Mapping[str, str]
    named: Mapping[str, Set[str]] = field(default_factory=dict)
    outside: tuple[Link, ...] = ()
    points: tuple[Point, ...] = ()
    beyond: Mapping[str, Statement] = field(default_factory=dict)
    disputes: tuple[DisputeEntry, ...] = ()
    focus: str | None = None
    unresolved: tuple[Unresolved, ...] = ()

    @classmethod
    def of(cls, analyses: Iterable[Analysis], across: Iterable[Link] = (), points: Iterable[Point] = (),
           beyond: Mapping[str, Statement] | None = None, disputes: Iterable[DisputeEntry] = (),
           focus: str | None = None) -> Dispute:
        """From what a record holds, in its order, and the links and points that tie its reports to each other.

        Links without an end here are left out; of those with one end here, `beyond` tells the other.
        """
        reports: dict[str, Report] = {}
        claims: dict[str, Claim] = {}
        links: list[Link] = []
        control: list[tuple[str, Control]] = []
        agreements: list[tuple[str, AgreementMention]] = []
        unanswered: list[Unanswered] = []
        flags: dict[str, tuple[Flag, ...]] = {}
        events: dict[str, tuple[Event, ...]] = {}
        claims_of: dict[str, tuple[Claim, ...]] = {}
        silences: dict[str, tuple[Span, ...]] = {}
        named: dict[str, set[str]] = {}
        unresolved: list[Unresolved] = []
        for found in analyses:
            key = found.report.id
            reports[key] = found.report
            claims_of[key], flags[key] = found.claims, found.flags
            silences[key] = tuple(row.span for row in found.unanswered)
            claims.update((claim.id, claim) for claim in found.claims)
            links.extend(found.links)
            control.extend((key, row) for row in found.control)
            agreements.extend((key, row) for row in found.agreements)
            unanswered.extend(found.unanswered)
            unresolved.extend(found.unresolved)
            for event in found.events:
                events[event.claim] = (*events.get(event.claim, ()), event)
            for actor in {each.actor for each in found.actors} | {each.speaker.actor for each in found.claims}:
                named.setdefault(actor, set()).add(key)
        links = list({(link.kind, link.source, link.target): link for link in (*links, *across)}.values())
        return cls(
            reports=reports, claims=claims, links=tuple(link for link in links if _joins(link, claims)),
            control=tuple(row for row in control if row[1].claim in claims), agreements=tuple(agreements),
            unanswered=tuple(row for row in unanswered if row.claim in claims), flags=flags, events=events,
            claims_of=claims_of, silences=silences, joint=_joint(claims.values()),
            names=_names(claims.values()), named=named,
            outside=tuple(link for link in links if (link.source in claims) != (link.target in claims)),
            points=tuple(each for each in points if any(member.claim in claims for member in each.members)),
            beyond=beyond or {}, disputes=tuple(disputes), focus=focus,
            unresolved=_untied(unresolved, claims, links),
        )

    def spoken(self) -> Iterator[Claim]:
        """The claims of speakers: all but the reports' own voices."""
        return (claim for claim in self.claims.values() if not claim.own_voice)

    def who(self, claim: Claim) -> Who:
        """The speaker of a claim, as a reader would name it."""
        speaker = claim.speaker
        label = speaker.words
        if speaker.name and speaker.name not in label:
            label = speaker.name
        elif not _is_name(label) or (claim.report, speaker.span) in self.joint:
            label = self.name(speaker.actor)
        return Who(speaker.actor, speaker.unit, speaker.name, speaker.words, label)

    def name(self, actor: str) -> str:
        """The plain name of a party: a state's short name, else as this record's own words give it, else its code."""
        if actor == "report":
            return "the report itself"
        if actor == "unknown":
            return "an unnamed source"
        return _states().get(actor) or self.names.get(actor) or actor.partition(":")[2] or actor

    def told(self, claim: str) -> Statement | None:
        """A claim of these reports, or one beyond them that is tied to them; None for any other."""
        return self.statement(self.claims[claim]) if claim in self.claims else self.beyond.get(claim)

    def statement(self, claim: Claim) -> Statement:
        """A claim told for a reader."""
        report = self.reports[claim.report]
        target = claim.target
        aimed = None
        if target is not None:
            label = target.words if _is_name(target.words) else self.name(target.actor or target.words)
            aimed = Who(target.actor or "unknown", None, None, target.words, label)
        spans = self.shown(claim)
        return Statement(
            claim=claim.id, report=report.id, where=where(report), outlet=report.outlet, title=report.title,
            day=self.day(claim), speaker=self.who(claim), act=claim.act, cue=claim.cue.words if claim.cue else "",
            words=tuple(span.words for span in spans), spans=tuple((span.start, span.end) for span in spans),
            target=aimed, quote=claim.quote,
            via=tuple(self.who(self.claims[each]) for each in claim.relays if each in self.claims), score=claim.score,
        )

    def shown(self, claim: Claim) -> tuple[Span, ...]:
        """The exact words to show for a claim: its content, with the cue where the content alone says little."""
        text = self.reports[claim.report].text
        if claim.own_voice:
            # What the report says of an answer that never came is shown with the claim that it did not answer.
            silent = self.silences.get(claim.report, ())
            return tuple(span for span in claim.content if not any(each.overlaps(span) for each in silent))
        if sum(len(span.words.split()) for span in claim.content) >= FEW_WORDS or claim.cue is None:
            return claim.content
        pieces = [claim.cue, *claim.content]
        if not claim.content and claim.speaker.span:
            pieces.append(claim.speaker.span)
        whole = Span.of(text, min(span.start for span in pieces), max(span.end for span in pieces))
        # A cue far from its few words ("rejected, at a briefing that ..., the reports") would drag the rest in.
        return (whole,) if len(whole.words.split()) <= 5 * FEW_WORDS else claim.content

    def day(self, claim: Claim) -> Day:
        """When a claim was made: the day that the words give, else the report's own."""
        report = self.reports[claim.report]
        if claim.said is None:
            return Day(report.date, "published" if report.date else "none")
        flag = next((flag for flag in self.flags[report.id] if _dates(flag, claim)), None)
        if flag is not None:
            likelier = flag.candidates[0].value if flag.candidates else None
            return Day(claim.said, "said", flag.reason, likelier if likelier != claim.said else None)
        if report.date and When(claim.said).earliest > When(report.date).latest:
            return Day(claim.said, "said", f"the report is of {report.date}")
        return Day(claim.said, "said")

    def order(self, claim: Claim) -> tuple[str, str, str, str, int, int]:
        """By day (the likelier one of a doubtful date), then publication, report and place in the text."""
        report, day = self.reports[claim.report], self.day(claim)
        published = report.date or UNDATED
        sortable = day.likelier or (min(published, day.value or UNDATED) if day.doubt else day.value)
        first = When(sortable).earliest.isoformat() if sortable and sortable != UNDATED else UNDATED
        spans = [*claim.content, *([claim.cue] if claim.cue else [])]
        start = min((span.start for span in spans), default=0)
        return (first, "" if day.doubt else "said", published, report.id, start,
                claim.speaker.span.start if claim.speaker.span else 0)

    def holders(self, report: str, span: Span) -> list[Claim]:
        """The claims of a report whose content holds a span, the innermost first."""
        found = [claim for claim in self.claims_of[report] if any(each.holds(span) for each in claim.content)]
        return sorted(found, key=lambda claim: (claim.own_voice, sum(len(each.words) for each in claim.content)))


@cache
def _states() -> dict[str, str]:
    return {row["code"]: alternatives(row["names"])[0] for row in table("actors/states", "code", "names")}


def _joins(link: Link, claims: Mapping[str, Claim]) -> bool:
    return link.source in claims and link.target in claims and link.source != link.target


def _untied(rows: Iterable[Unresolved], claims: Mapping[str, Claim], links: Iterable[Link]) -> tuple[Unresolved, ...]:
    """The rejections that no link ties to what they reject, in another report than their own either."""
    tied = {link.source for link in links if link.kind in _TURNS_DOWN}
    return tuple(row for row in rows if row.claim in claims and row.claim not in tied)


def _is_name(words: str) -> bool:
    """Whether words tell who is meant, if need be with the code beside them; "it", "He" and "each other" do not."""
    return words.lower() not in _PRONOUNS


def _joint(claims: Iterable[Claim]) -> set[tuple[str, Span]]:
    """The words by which several parties are named at once ("the two countries"), with their report."""
    actors: dict[tuple[str, Span], set[str]] = {}
    for claim in claims:
        if claim.speaker.span:
            actors.setdefault((claim.report, claim.speaker.span), set()).add(claim.speaker.actor)
    return {words for words, found in actors.items() if len(found) > 1}


def _dates(flag: Flag, claim: Claim) -> bool:
    """Whether a doubtful date is the one that dates this claim: it stands between speaker and content."""
    if flag.kind not in _DATE_FLAGS:
        return False
    spans = [each for each in (claim.speaker.span, claim.cue, *claim.content) if each]
    inside = any(each.holds(flag.span) for each in claim.content)
    return not inside and bool(spans) and min(s.start for s in spans) <= flag.span.start < max(s.end for s in spans)


def _names(claims: Iterable[Claim]) -> dict[str, str]:
    """The words most often used for each bare party, as speaker or target: "Azerbaijan" for AZE."""
    used: dict[str, Counter[str]] = {}
    for claim in claims:
        pairs = [(claim.speaker.actor, claim.speaker.words)] if not (claim.speaker.unit or claim.speaker.name) else []
        if claim.target and claim.target.actor:
            pairs.append((claim.target.actor, claim.target.words))
        for actor, words in pairs:
            if words[:1].isupper() and _is_name(words) and actor not in {"unknown", "report"}:
                used.setdefault(actor, Counter())[words.removeprefix("the ").removeprefix("The ")] += 1
    return {actor: min(found, key=lambda words: (-found[words], len(words), words)) for actor, found in used.items()}
