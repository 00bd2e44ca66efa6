"""What the screen shows of a record, and that text of reports stays text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import Analysis
from counterclaim.model.mention import Candidate
from counterclaim.record import open_record
from counterclaim.views import VIEWS

TEXT = ("Ruritania accused Sylvania on 9 May of breaking the Pass Treaty by shelling the village of Elm. "
        "Sylvania denied that it had shelled Elm. Borduria and Syldavia made the same accusation but got no reply.")


def quarrel(telling: Any) -> Analysis:
    t = telling(TEXT, outlet="Elm Echo")
    content = "breaking the Pass Treaty by shelling the village of Elm"
    accused = t.claim("Ruritania", "Ruritania", "accuse", content, "accused", target=("Sylvania", "Sylvania"),
                      said="2022-05-09")
    denied = t.claim("Sylvania", "Sylvania", "deny", "it had shelled Elm", "denied")
    t.link("denies", denied, accused)
    for who in ("Borduria", "Syldavia"):
        same = t.claim(who, who, "accuse", "the same accusation", "made")
        t.link("repeats", same, accused)
        t.unanswered(same, "Sylvania", "got no reply")
    t.control(denied, "Elm", "Ruritania", "denied")
    t.agreement("the Pass Treaty", "Pass Treaty", "1999")
    t.event(accused, "breaking", "BREACH", "Sylvania")
    t.flag("date_after_publication", "9 May", candidates=(Candidate("2022-03-09", "the month slipped"),))
    return t.done()


@pytest.fixture
def record(run: Any, telling: Any, tmp_path: Path) -> None:
    with open_record(tmp_path / "dispute.db") as store:
        store.put(quarrel(telling), "plan")


@pytest.mark.usefixtures("record")
def test_the_exchange_reads_as_a_thread(run: Any) -> None:
    assert run("show").stdout == """\
4 claims by 4 parties in 1 report, 28 March 2022
1 denied, 2 repeated and 2 left unanswered

! “9 May” lies after the report’s own date, 28 March 2022; likelier is 9 March
2022.

9 May 2022  doubtful, likelier 9 March 2022 ────────────────────────────────────

Ruritania accused Sylvania
  “breaking the Pass Treaty by shelling the village of Elm”
├── also by Borduria and Syldavia  [reported 28 March 2022]
│     “the same accusation”
│   └── left unanswered by Sylvania, the report says: “got no reply”
└── denied by Sylvania  [reported 28 March 2022]
      “it had shelled Elm”

Agreements invoked ─────────────────────────────────────────────────────────────

Pass Treaty of 1999
  invoked by Ruritania; Ruritania says that Sylvania broke it

Who holds what, by whose word ──────────────────────────────────────────────────

Elm
  not held by Ruritania, says Sylvania
"""


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_the_width_and_leaves_no_codes_in_a_pipe(run: Any, view: str) -> None:
    result = run("show", view)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("view", VIEWS)
def test_json_names_its_view(run: Any, view: str) -> None:
    assert json.loads(run("show", view, "--json").stdout)["view"] == view


def test_markup_and_control_characters_in_reports_are_text(run: Any, telling: Any, tmp_path: Path) -> None:
    t = telling("[bold]Ruritania[/bold] said that \x1b[31mall [link=x]is well[/link] \u202ehere.")
    t.claim("[bold]Ruritania[/bold]", "Ruritania", "state", "\x1b[31mall [link=x]is well[/link] \u202ehere", "said")
    with open_record(tmp_path / "dispute.db") as store:
        store.put(t.done(), "plan")
    for view in ("exchange", "actors"):
        shown = run("show", view).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert "[bold]Ruritania[/bold] (Ruritania) said" in run("show").stdout
    assert "[link=x]is well[/link]" in run("show").stdout


def test_an_empty_record_says_what_to_do(run: Any, tmp_path: Path) -> None:
    open_record(tmp_path / "dispute.db").close()
    result = run("show")
    assert (result.exit_code, "counterclaim read" in result.stdout) == (0, True)


def test_no_record_is_a_sentence_and_no_traceback(run: Any) -> None:
    result = run("show")
    assert result.exit_code == 1
    assert "dispute.db" in result.stderr
    assert "Traceback" not in result.output


def test_an_unknown_view_is_wrong_usage(run: Any) -> None:
    assert run("show", "everything").exit_code == 2
