"""The agreements that the dispute turns on: who invokes them, who is said to have broken them."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model import AgreementMention, Claim
from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["Agreement", "Agreements", "Invocation", "agreements"]


@dataclass(frozen=True, slots=True)
class Invocation:
    """One mention of an agreement. `by` is the claim that makes it, None where it stands outside every claim.
    `breach_by` are the parties that the claim says broke it."""

    report: str
    span: tuple[int, int]
    words: str
    article: str | None
    by: Statement | None
    breach_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement. `invoked` and `breached` are pairs to read as "RUS invokes it" and "RUS: AZE broke it"."""

    name: str
    date: str | None
    agreement: str | None
    articles: tuple[str, ...]
    invoked_by: tuple[str, ...]
    breaches: tuple[tuple[str, str], ...]
    mentions: tuple[Invocation, ...]


@dataclass(frozen=True, slots=True)
class Agreements:
    agreements: tuple[Agreement, ...]


def agreements(dispute: Dispute) -> Agreements:
    """Each agreement once, in the order of its making; what has no known date comes last."""
    groups: dict[str, list[tuple[str, AgreementMention]]] = {}
    for report, mention in dispute.agreements:
        groups.setdefault(_key(mention), []).append((report, mention))
    found = [_agreement(dispute, rows) for rows in groups.values()]
    return Agreements(tuple(sorted(found, key=lambda each: (each.date or "9999", each.name))))


def _key(mention: AgreementMention) -> str:
    """The register's entry; without one, the name and date as the report gives them."""
    return mention.agreement or f"{_bare(mention.name).lower()} {mention.date or ''}"


def _agreement(dispute: Dispute, rows: list[tuple[str, AgreementMention]]) -> Agreement:
    mentions = [_invocation(dispute, report, mention) for report, mention in rows]
    speakers = [(each, each.by.speaker.actor) for each in mentions if each.by and each.by.speaker.actor != "report"]
    breaches = [(actor, broken) for each, actor in speakers for broken in each.breach_by]
    return Agreement(
        name=max((_bare(mention.name) for _, mention in rows), key=lambda name: (len(name), name)),
        date=max((mention.date for _, mention in rows if mention.date), key=len, default=None),
        agreement=rows[0][1].agreement,
        articles=tuple(dict.fromkeys(mention.article for _, mention in rows if mention.article)),
        invoked_by=tuple(dict.fromkeys(actor for _, actor in speakers)), breaches=tuple(dict.fromkeys(breaches)),
        mentions=tuple(mentions),
    )


def _invocation(dispute: Dispute, report: str, mention: AgreementMention) -> Invocation:
    claim = next(iter(dispute.holders(report, mention.span)), None)
    return Invocation(
        report=report, span=(mention.span.start, mention.span.end), words=mention.span.words, article=mention.article,
        by=dispute.statement(claim) if claim else None, breach_by=_breakers(dispute, claim) if claim else (),
    )


def _breakers(dispute: Dispute, claim: Claim) -> tuple[str, ...]:
    """Whom a claim says to have broken the agreement in it: the agents of its breaches."""
    events = [event for event in dispute.events.get(claim.id, ()) if event.type == "BREACH" and not event.negated]
    return tuple(dict.fromkeys(event.agent for event in events if event.agent))


def _bare(name: str) -> str:
    """A name without its article and the quotation marks that the report may put around it."""
    words = " ".join(name.split()).strip("\"'“”‘’«»")
    for article in ("the ", "The ", "a ", "an "):
        words = words.removeprefix(article)
    return words
