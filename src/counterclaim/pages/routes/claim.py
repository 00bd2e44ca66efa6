"""One claim: its exact words in their place, who says it to whom, what it answers and what answers it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse

from counterclaim.model import LINK_KINDS, Analysis, Claim, Link
from counterclaim.pages.marking import marked, marks_of, window
from counterclaim.pages.routes.common import Reading, page
from counterclaim.record import Store
from counterclaim.views import Dispute, Statement
from counterclaim.views.at_issue import at_issue
from counterclaim.views.gathering import gathered

router = APIRouter(include_in_schema=False)

AROUND = 600  # characters of the report on either side of the claim's words; the whole is one click away


@dataclass(frozen=True, slots=True)
class Tie:
    """A link with the claim at its other end; `outgoing`: this claim answers that one."""

    link: Link
    outgoing: bool
    other: Statement


@router.get("/claim/{claim_id}")
def show(request: Request, store: Reading, claim_id: str) -> HTMLResponse:
    """The page of a claim; 404 where the record holds no such claim."""
    claim, found = _held(store, claim_id)
    links = [*store.links(source=claim_id), *store.links(target=claim_id)]
    dispute = _around(store, claim, links)
    point = store.point_of(claim_id)
    spans = [each for each in (claim.speaker.span, claim.cue, *claim.content) if each]
    first = max(0, min((span.start for span in spans), default=0) - AROUND)
    last = max((span.end for span in spans), default=AROUND) + AROUND
    standing = {link.id: [each for each in store.rulings(link.id) if not each.withdrawn] for link in links}
    return page(request, "claim.html", "", "Claim", claim=claim, said=dispute.statement(claim), report=found.report,
                ties=_ties(dispute, claim, links), events=dispute.events.get(claim.id, ()), name=dispute.name,
                relayed=[dispute.statement(each) for each in found.claims if claim.id in each.relays],
                silences=[row for row in found.unanswered if row.claim == claim.id],
                flags=[flag for flag in found.flags if any(span.overlaps(flag.span) for span in claim.content)],
                text=window(marked(found.report.text, marks_of(found, [claim])), first, last),
                point=at_issue(dispute, point) if point and len(point.members) > 1 else None,
                rulings=store.rulings(claim.id), kinds=LINK_KINDS, link_rulings=standing)


def _held(store: Store, claim_id: str) -> tuple[Claim, Analysis]:
    """The claim as people ruled it, and its report: as the machine found it where it was rejected, else 404."""
    claim = store.claim(claim_id)
    if claim is None:
        added = (each.value for each in store.missed() if each.value.id == claim_id)
        claim = next((each for each in added if isinstance(each, Claim)), None)
    found = store.analysis(claim.report, ruled=True) if claim else None
    if claim is None or found is None:
        raise HTTPException(404, f"This record holds no claim {claim_id}. A re-reading of its report may have found it "
                                 "with other words; search for them.")
    return next((each for each in found.claims if each.id == claim_id), claim), found


def _around(store: Store, claim: Claim, links: list[Link]) -> Dispute:
    """The reports of the claim and of all that it is linked with."""
    ends = {end for link in links for end in (link.source, link.target)}
    others = (store.claim(end) for end in sorted(ends))
    return gathered(store, [claim.report, *{each.report for each in others if each} - {claim.report}])


def _ties(dispute: Dispute, claim: Claim, links: list[Link]) -> list[Tie]:
    out = []
    for link in links:
        outgoing = link.source == claim.id
        other = dispute.claims.get(link.target if outgoing else link.source)
        if other is not None and other.id != claim.id:
            out.append(Tie(link, outgoing, dispute.statement(other)))
    return sorted(out, key=lambda tie: (not tie.outgoing, dispute.order(dispute.claims[tie.other.claim])))
