"""What runs through several reports, as the screen tells it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from counterclaim.cli.render import rendered
from counterclaim.views import VIEWS, Dispute
from quarrel import Quarrel


def screen(name: str, dispute: Dispute) -> str:
    out = Console(file=io.StringIO(), width=80, highlight=False)
    for each in rendered(name, VIEWS[name](dispute), several_reports=True):
        out.print(each)
    text: Any = out.file
    return str(text.getvalue())


@pytest.fixture
def quarrel() -> Quarrel:
    return Quarrel()


@pytest.fixture
def dispute(quarrel: Quarrel) -> Dispute:
    return Dispute.of(quarrel.analyses, quarrel.across, [quarrel.point])


def test_a_point_at_issue(dispute: Dispute) -> None:
    assert screen("contested", dispute) == """\
Points at issue ────────────────────────────────────────────────────────────────

“shelling the pass”  first by Ruritania (RUR)
  5 reports, 2 independent outlets and 1 report of none named, 1 copy left out
  of the count; 1 March 2022 to 6 March 2022
  asserted by Ruritania (RUR), 1 March 2022 to 6 March 2022: Elm Echo and 1
  report of none named
    “shelling the pass”  [Elm Echo, 1 March 2022]
    “Sylvania did shell the pass”  [MIL, e, 6 March 2022]
  denied by Sylvania (SYL), 2 March 2022 to 3 March 2022: Sylvan Star, copied 1
  time
    “shelling the pass”  [Sylvan Star, 2 March 2022]
  denied by Ruritania (RUR), 5 March 2022: Elm Echo
    “no shell had hit the pass”  [Elm Echo, 5 March 2022]
  Sylvania denied Ruritania, by saying the opposite
"""


def test_the_ledger(dispute: Dispute) -> None:
    assert screen("positions", dispute) == """\
Ruritania (RUR): 1 point, 1 shifted and 1 where its units differ ───────────────

On “shelling the pass”  first by Ruritania (RUR); against SYL
  1 March 2022  asserted  [Elm Echo]
    “shelling the pass”
  5 March 2022  denied  [Elm Echo]
    “no shell had hit the pass”
    ! shifted: denied, asserted before on 1 March 2022
  6 March 2022  asserted by its MIL  [e]
    “Sylvania did shell the pass”
    differs within RUR: asserted, denied before, on 5 March 2022, by another
    unit

Sylvania (SYL): 1 point ────────────────────────────────────────────────────────

On “shelling the pass”  first by Ruritania (RUR); against RUR
  2 March 2022  denied  [Sylvan Star, copied 1 time]
    “shelling the pass”
"""


def test_what_no_one_answered_and_where_that_was_searched(quarrel: Quarrel) -> None:
    early, *_, back, army = quarrel.analyses
    assert screen("unanswered", Dispute.of([early, back, army])) == """\
Reported as unanswered ─────────────────────────────────────────────────────────
  None of these reports says that anything was left without an answer.

No answer found in this record up to 6 March 2022 ──────────────────────────────
  There may have been one. Searched: 3 reports: Elm Echo and 1 report of none
  named.

Ruritania (RUR) accused Sylvania (SYL)  [Elm Echo, 1 March 2022]
  “shelling the pass”
  open for 5 days; 2 reports of that day or later, none of which quotes or names
  Sylvania
"""


def test_a_timeline_with_what_answers_what(dispute: Dispute) -> None:
    told = screen("timeline", dispute)
    assert told.startswith("5 claims: 1 with no day but that of their report\n")
    assert "2 March 2022 ──" in told
    assert "  denied Ruritania’s claim of 1 March 2022\n" in told


def test_an_answer_outside_of_what_is_shown(quarrel: Quarrel) -> None:
    beyond = {quarrel.denied.id: Dispute.of(quarrel.analyses).statement(quarrel.denied)}
    part = Dispute.of(quarrel.analyses[:1], quarrel.across, (), beyond)
    answer = "denied by Sylvania (SYL)  [Sylvan Star, 2 March 2022, outside of what is\n  shown]"
    assert answer in screen("exchange", part)
    assert "Answered outside of what is shown" in screen("unanswered", part)


def test_who_denies_the_same_elsewhere(quarrel: Quarrel) -> None:
    told = screen("exchange", Dispute.of(quarrel.analyses, (), [quarrel.point]))
    assert "denied elsewhere by Sylvania (SYL)  [Sylvan Star, 2 March 2022]" in told
