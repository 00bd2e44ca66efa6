"""`export csv`: what an analyst opens in a spreadsheet, and what a spreadsheet must not run."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from counterclaim.exports import EXPORTERS, Entry
from counterclaim.model import Analysis, Ruling
from counterclaim.record import reviewed, ruled

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import exchange, ruling


def table(analysis: Analysis, rulings: dict[str, Ruling] | None = None) -> list[dict[str, str]]:
    out = StringIO()
    exporter = EXPORTERS["csv"](out)
    verdicts = rulings or {}
    exporter.feed(Entry(ruled(analysis, verdicts), reviewed(verdicts.values())))
    exporter.finish()
    return list(csv.DictReader(StringIO(out.getvalue(), newline="")))


def test_a_row_is_a_claim_with_all_that_an_analyst_sorts_by() -> None:
    accusation, denial = exchange().claims[:2]
    row = table(exchange(), {accusation.id: ruling(accusation.id, "accepted")})[0]
    assert row == {
        "report": "north-1", "date": "2022-03-28", "outlet": "The Northern Post", "title": "Ferry shelled",
        "claim": accusation.id, "speaker": "Norland", "actor": "NOR", "unit": "MOD", "name": "", "act": "accuse",
        "cue": "accused", "content": "shelling the ferry at Ostwick", "target": "Sudland", "target_actor": "SUD",
        "said": "2022-03-27", "quote": "none", "events": "SUD ASSAULT at Ostwick on 2022-03-31", "links_out": "",
        "links_in": f"denies {denial.id}", "relays": "", "flags": "date_after_publication: 31 March", "score": "0.75",
        "ruling": "accepted", "url": "https://example.org/ferry"}


def test_a_rejected_claim_is_no_row_and_leaves_no_link() -> None:
    accusation, denial = exchange().claims[:2]
    found = table(exchange(), {accusation.id: ruling(accusation.id, "rejected")})
    assert accusation.id not in {row["claim"] for row in found}
    assert [row["links_out"] for row in found if row["claim"] == denial.id] == [""]


def test_a_negated_event_says_not() -> None:
    assert table(exchange())[2]["events"] == "SUD not CONTROL NOR"


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_cells_that_a_spreadsheet_would_run_are_escaped(title: str) -> None:
    found = exchange()
    row = table(replace(found, report=replace(found.report, title=title)))[0]
    assert row["title"] == "'" + title


@pytest.mark.parametrize("title", ["a, b", 'say "no"', "two\nlines", "nul\x00", "Şuşa", "half \ud800", ""])
def test_every_other_cell_survives_the_format(title: str) -> None:
    found = exchange()
    row = table(replace(found, report=replace(found.report, title=title)))[0]
    assert row["title"] == title.replace("\ud800", "\ufffd")


def test_a_record_without_claims_has_its_heading() -> None:
    out = StringIO()
    EXPORTERS["csv"](out).finish()
    assert out.getvalue().startswith("report,date,")
