"""An analysis as people ruled it: what they rejected is gone, what they edited is changed, what they added is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.model import Analysis, Claim, Event, Flag, Held, Link, Member, Missed, Point, Ruling, Span, flag_id
from counterclaim.record.edits import edited_claim, edited_flag, edited_link

__all__ = ["ruled", "ruled_links", "ruled_points"]

Verdicts = Mapping[str, Ruling]
# the layers whose rows belong to one claim and leave with it
_OF_A_CLAIM = ("events", "control", "unanswered", "cores", "unresolved")


def ruled(analysis: Analysis, verdicts: Verdicts, missed: Iterable[Missed] = ()) -> Analysis:
    """The analysis as these rulings leave it; without any on it, the same.

    `verdicts` maps the id of a claim, link or flag to the ruling that counts, of the whole record or of this report
    and the claims that its links answer; `missed` is what people added, to whatever report. A rejected claim leaves
    with its events, control, links and silences, and chains that ran through it are mended. An edited claim keeps its
    id; events whose words its new content no longer holds leave it. What a person added and a machine finds later is
    the machine's row.
    """
    added = [each.value for each in missed if each.withdrawn is None and each.value.report == analysis.report.id]
    if not added and not _concerned(analysis, verdicts):
        return analysis
    found = {claim.id: claim for claim in analysis.claims}
    links = {link.id: link for link in analysis.links}
    for each in added:  # what a machine finds too, now, is its row
        if isinstance(each, Claim):
            found.setdefault(each.id, each)
        else:
            links.setdefault(each.id, each)
    text = analysis.report.text
    now = {each: _claim(claim, verdicts, text) for each, claim in found.items() if not _rejected(each, verdicts)}
    given: dict[str, Any] = {layer: tuple(row for row in getattr(analysis, layer) if row.claim in now)
                             for layer in _OF_A_CLAIM if hasattr(analysis, layer)}
    given["events"] = tuple(_event(row, verdicts) for row in given["events"]
                            if _still_there(row.trigger, found[row.claim], now[row.claim]))
    given["control"] = tuple(row for row in given["control"]
                             if _still_there(row.span, found[row.claim], now[row.claim]))
    return replace(analysis, claims=tuple(now.values()), links=ruled_links(links.values(), verdicts, set(now)),
                   flags=_flags(analysis, verdicts), **given)


def ruled_links(links: Iterable[Link], verdicts: Verdicts, sources: set[str] | None = None) -> tuple[Link, ...]:
    """The links that rulings leave: none rejected, none from or to a rejected claim, edited ones as edited.

    `sources`: the claims that links may come from, where they are known.
    """
    out = []
    for link in links:
        if _rejected(link.id, verdicts):
            continue
        ended = edited_link(link, _edit(link.id, verdicts))
        ends_stand = not _rejected(ended.source, verdicts) and not _rejected(ended.target, verdicts)
        if ends_stand and (sources is None or ended.source in sources):
            out.append(ended)
    return tuple(out)


def ruled_points(points: Iterable[Point], verdicts: Verdicts) -> tuple[Point, ...]:
    """The points without the members that rest on a rejected claim, speakers as edited; those left empty are gone."""
    out = []
    for point in points:
        kept = tuple(_member(each, verdicts) for each in point.members if not _rejected(each.claim, verdicts))
        if kept:
            out.append(point if kept == point.members else replace(point, members=kept))
    return tuple(out)


def _member(member: Member, verdicts: Verdicts) -> Member:
    """For a silence the claim is the one left unanswered: its speaker is not the member's."""
    actor = _edit(member.claim, verdicts).get("source.actor") if member.stance != "silent" else None
    return replace(member, actor=actor) if actor else member


def _edit(subject: str, verdicts: Verdicts) -> dict[str, Any]:
    ruling = verdicts.get(subject)
    return dict(ruling.edit) if ruling and ruling.verdict == "edited" else {}


def _concerned(analysis: Analysis, verdicts: Verdicts) -> bool:
    """Whether any ruling is on this report's rows, or on the claims that its links answer."""
    if not verdicts:
        return False
    report = analysis.report.id
    return (any(claim.id in verdicts for claim in analysis.claims)
            or any(link.id in verdicts or link.target in verdicts for link in analysis.links)
            or any(flag_id(report, flag) in verdicts for flag in analysis.flags))


def _rejected(subject: str, verdicts: Verdicts) -> bool:
    ruling = verdicts.get(subject)
    return ruling is not None and ruling.verdict == "rejected"


def _claim(claim: Claim, verdicts: Verdicts, text: str) -> Claim:
    """The claim as edited, its chain without rejected claims."""
    if any(_rejected(each, verdicts) for each in claim.relays):
        claim = replace(claim, relays=tuple(each for each in claim.relays if not _rejected(each, verdicts)))
    ruling = verdicts.get(claim.id)
    if ruling is None or ruling.verdict != "edited":
        return claim
    try:
        return edited_claim(claim, dict(ruling.edit), text)
    except (RecordError, ValueError, TypeError):
        return claim  # signed before edits were checked


def _flags(analysis: Analysis, verdicts: Verdicts) -> tuple[Flag, ...]:
    out = []
    for flag in analysis.flags:
        ruling = verdicts.get(flag_id(analysis.report.id, flag))
        if ruling is None or ruling.verdict == "accepted":
            out.append(flag)
        elif ruling.verdict == "edited":
            out.append(edited_flag(flag, dict(ruling.edit), ruling.by))
    return tuple(out)


def _still_there(words: Span | None, before: Claim, now: Claim) -> bool:
    """Whether words stand in a claim's content as edited, if they stood in it before."""
    if words is None or before.content == now.content:
        return True
    return any(each.holds(words) for each in now.content) or not any(each.holds(words) for each in before.content)


def _event(event: Event, verdicts: Verdicts) -> Event:
    """The event with its standing and its chain as the rulings on its claim and on those around it have them."""
    edit = _edit(event.claim, verdicts)
    if "standing" in edit:
        event = replace(event, standing=edit["standing"])
    chain = tuple(_held(held, verdicts) for held in event.chain if not _rejected(held.claim, verdicts))
    return event if chain == event.chain else replace(event, chain=chain)


def _held(held: Held, verdicts: Verdicts) -> Held:
    actor = _edit(held.claim, verdicts).get("source.actor")
    return replace(held, actor=actor) if actor else held
