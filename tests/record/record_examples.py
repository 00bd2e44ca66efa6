"""Analyses for tests of what keeps and writes them: one dispute by hand, and any that hypothesis can think of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from counterclaim.model import (
    Act,
    ActorMention,
    AgreementMention,
    Analysis,
    Attribution,
    Candidate,
    Claim,
    Control,
    Event,
    Flag,
    Link,
    PlaceMention,
    Report,
    Ruling,
    Span,
    Speaker,
    Target,
    TimeMention,
    Trace,
    Unanswered,
    Verdict,
    When,
    claim_id,
    link_id,
)

PLAN = "plan 1"


def words(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


def claim(report: Report, speaker: str | None, cue: str | None, content: str, act: Act = "state", *,
          actor: str = "NOR", target: Target | None = None, relays: tuple[str, ...] = ()) -> Claim:
    """A claim whose spans are found by their words."""
    source = words(report.text, speaker) if speaker else None
    said = words(report.text, cue) if cue else None
    told = (words(report.text, content),)
    speaker = Speaker(source, actor, "MOD" if source else None)
    return Claim(claim_id(report.id, source, said, told, actor), report.id, speaker, said, told, act, target,
                 "2022-03-27", "none", relays, 0.75, "claims 1")


def denies(report: str, source: str, target: str) -> Link:
    return Link(link_id("denies", source, target), report, "denies", source, target, "cue")


def ruling(subject: str, verdict: Verdict, by: str = "Ada", **edit: Any) -> Ruling:
    """A ruling made by hand; `edit` names fields with `__` for a dot."""
    changes = tuple((field.replace("__", "."), value) for field, value in edit.items())
    return Ruling(f"u-{by}-{subject}", subject, verdict, by, "2026-01-01T00:00:00+00:00", edit=changes)


def exchange(report_id: str = "north-1", date: str | None = "2022-03-28") -> Analysis:
    """A report with something in every layer: an accusation, its denial, a place held, an agreement, a silence."""
    text = ("Norland accused Sudland of shelling the ferry at Ostwick on 31 March. Its ministry denied it and A B "
            "claimed that it holds Ostwick under Article 4 of the Harbour Truce. Norland did not respond.")
    report = Report(report_id, text, date, "given" if date else "none", "The Northern Post", "Ferry shelled",
                    "https://example.org/ferry", ("Harbour dispute",), "north.jsonl:1")
    accusation = claim(report, "Norland", "accused", "shelling the ferry at Ostwick", "accuse",
                       target=Target("Sudland", "SUD", words(text, "Sudland")))
    denial = claim(report, "Its ministry", "denied", "it", "deny", actor="SUD")
    holding = claim(report, "A B", "claimed", "holds Ostwick", actor="SUD", relays=(denial.id,))
    own = claim(report, None, None, "Norland did not respond", actor="report")
    slip = words(text, "31 March")
    return Analysis(
        report,
        times=(TimeMention(slip, "DATE", "2022-03-31", When("2022-03-31"), (Candidate("2022-03-31", "same month"),)),),
        actors=(ActorMention(words(text, "Norland"), "NOR", head=0),
                ActorMention(words(text, "Sudland"), "SUD", "MOD", "A B")),
        places=(PlaceMention(words(text, "Ostwick"), "Ostwick", 39.5, -46.25, 123456, "NOR", "PPL", 0.5),),
        agreements=(AgreementMention(words(text, "Harbour Truce"), "Harbour Truce", "2020-11", "4", "harbour-2020"),),
        attributions=(Attribution(words(text, "Norland"), words(text, "accused"), (words(text, "shelling"),), "accuse",
                                  target=words(text, "Sudland"), holder=0, part="attribution 1"),),
        claims=(accusation, denial, holding, own),
        events=(Event(accusation.id, words(text, "shelling"), "ASSAULT", "SUD", None, False, "Ostwick", "2022-03-31"),
                Event(holding.id, words(text, "holds"), "CONTROL", "SUD", "NOR", True)),
        control=(Control(holding.id, "Ostwick", "SUD", "asserted", None, words(text, "holds Ostwick")),),
        links=(denies(report_id, denial.id, accusation.id),),
        unanswered=(Unanswered(denial.id, "NOR", words(text, "did not respond")),),
        flags=(Flag("date_after_publication", slip, "31 March is yet to come.", (Candidate("2022-03-21", "typo"),)),),
        traces=(Trace("times 1", "found"), Trace("places 1", "nothing"), Trace("events 1", "failed", "no verb")),
    )


def dispute() -> tuple[Analysis, ...]:
    """Four reports, in the order in which a record lists them; the last has no date."""
    return (exchange("b", "2022-03"), exchange("a", "2022-03-28"), exchange("c", "2022-03-28"), exchange("a2", None))


# Everything that a str can hold: NULs, emoji, lone surrogates, even halves of a pair beside each other.
any_text = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x00\ud83d\ude00😀\u2028\"'=\n"), min_size=1,
                   max_size=60)


@st.composite
def analyses(draw: st.DrawFn, report_id: str | None = None) -> Analysis:
    """Any analysis of any text: claims with spans anywhere, and one row in the layers that hold other values."""
    text = draw(any_text)
    chosen = report_id or draw(any_text)
    date = draw(st.none() | st.sampled_from(["2022", "2022-03", "2022-03-27", "2021-12-30/2022-01-02"]))
    topics = tuple(draw(st.lists(any_text, max_size=2)))
    report = Report(chosen, text, date, "given" if date else "none", draw(st.none() | any_text),
                    draw(st.none() | any_text), topics=topics, origin=draw(st.just("") | any_text))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span.of(text, start, draw(st.integers(start + 1, len(text))))

    claims = []
    for number in range(draw(st.integers(0, 3))):
        contents = tuple(span() for _ in range(draw(st.integers(0, 2))))
        speaker = Speaker(draw(st.none() | st.just(span())), draw(any_text), None, draw(st.none() | any_text))
        claims.append(Claim(f"c{number}-{chosen}", chosen, speaker, span(), contents, "deny",
                            score=draw(st.floats(0, 1)), part="claims 1"))
    names = [each.id for each in claims]
    one = bool(names)
    return Analysis(
        report, claims=tuple(claims), traces=(Trace("claims 1", "found" if one else "nothing", draw(any_text)),),
        times=(TimeMention(span(), "DATE", draw(any_text), candidates=(Candidate(draw(any_text), ""),)),),
        places=(PlaceMention(span(), draw(any_text), draw(st.floats(-90, 90)), None, draw(st.integers(0, 2**70))),),
        events=tuple(Event(each, span(), "OTHER", draw(st.none() | any_text)) for each in names),
        flags=(Flag("glued_words", span(), draw(any_text)),),
        links=tuple(denies(chosen, a, b) for a in names[:1] for b in names[1:2]),
    )


def again(analysis: Analysis, part: str) -> Analysis:
    """The same report as a newer part reads it: its first claim is found no more, the rest carry the part's name."""
    lost = analysis.claims[0].id
    return replace(analysis, claims=tuple(replace(each, part=part) for each in analysis.claims[1:]),
                   events=tuple(e for e in analysis.events if e.claim != lost), links=())
