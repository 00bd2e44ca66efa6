"""What people ruled, in every export: taken back it leaves no trace, and what was reviewed can train and measure."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.exports import EXPORTERS, export
from counterclaim.model import Analysis, flag_id
from counterclaim.record import MEMORY, Store, open_record

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, analyses, denies, exchange

FOUND = exchange()
ACCUSATION, DENIAL, HOLDING, OWN = FOUND.claims


@pytest.fixture
def store() -> Iterator[Store]:
    with open_record(MEMORY) as opened:
        opened.put(FOUND, PLAN)
        yield opened


def written(store: Store) -> dict[str, str]:
    """Every format of one pass over the record."""
    outs = {name: StringIO(newline="") for name in EXPORTERS}
    export(store, [EXPORTERS[name](out) for name, out in outs.items()])
    return {name: out.getvalue() for name, out in outs.items()}


def lines(store: Store, name: str) -> list[dict[str, Any]]:
    return [json.loads(each) for each in written(store)[name].splitlines()]


def rule_somehow(store: Store, found: Analysis, data: st.DataObject) -> None:
    """A ruling, settled or not, or an addition, on anything that the report holds."""
    report, length = found.report.id, len(found.report.text)
    by = data.draw(st.sampled_from(["Ada", "Ben"]))
    subjects = [("claim", each.id) for each in found.claims] + [("link", each.id) for each in found.links] + [
        ("flag", flag_id(report, each)) for each in found.flags]
    kind, subject = data.draw(st.sampled_from([*subjects, ("new", "")]))
    if kind == "new":
        if not store.missed(by=by):
            store.add_claim(report, {"content": [[0, length]], "source.actor": "NOR"}, by)
        return
    edits: dict[str, dict[str, Any]] = {"claim": {"act": "warn", "content": [[0, length]]}, "link": {"kind": "answers"},
                                        "flag": {"value": "2022-03"}}
    verdict = data.draw(st.sampled_from(["accepted", "rejected", "edited"]))
    edit = edits[kind] if verdict == "edited" else None
    settle = bool(store.rulings(subject)) and data.draw(st.booleans())
    sign = store.adjudicate if settle else store.rule
    sign(subject, verdict, by, edit=edit)


@settings(max_examples=25, deadline=None)
@given(analyses("r1"), st.data())
def test_rulings_taken_back_leave_every_export_as_it_was_to_the_byte(found: Analysis, data: st.DataObject) -> None:
    with open_record(MEMORY) as store:
        store.put(found, PLAN)
        before = written(store)
        for _ in range(data.draw(st.integers(1, 5))):
            rule_somehow(store, found, data)
        written(store)
        for each in data.draw(st.permutations(store.rulings())):
            store.withdraw(each.id, "Eve")
        for one in store.missed():
            store.take_back(one.id, "Eve")
        assert written(store) == before


def test_nothing_is_lost_from_jsonl_by_ruling(store: Store) -> None:
    before = {row["id"] for row in lines(store, "jsonl") if "id" in row}
    for each in FOUND.claims:
        store.rule(each.id, "rejected", "Ada")
    rows = lines(store, "jsonl")
    assert {row["id"] for row in rows if "id" in row} == before
    assert {row["type"]: row["ruling"] for row in rows if "ruling" in row} == {
        "claim": "rejected", "link": "rejected", "control": "rejected", "unanswered": "rejected", "flag": None}
    assert [row["claims"] for row in lines(store, "gold")] == [[]]


def test_what_is_disputed_says_so_and_names_both(store: Store) -> None:
    store.rule(DENIAL.id, "rejected", "Ada")
    store.rule(DENIAL.id, "accepted", "Ben")
    row = next(row for row in lines(store, "jsonl") if row.get("id") == DENIAL.id)
    assert (row["ruling"], row["disputed"], row["reviewed_by"], row["ruled_at"]) == (None, True, ["Ada", "Ben"], None)


def test_links_that_people_led_elsewhere_or_added_are_counted_where_they_now_end(store: Store) -> None:
    other = exchange("south-1")
    store.put(replace(other, links=(denies("south-1", other.claims[1].id, ACCUSATION.id),)), PLAN)

    def links_in() -> dict[str, str]:
        out = StringIO(newline="")
        export(store, [EXPORTERS["csv"](out)])
        rows = [row.split(",") for row in out.getvalue().splitlines()]
        at = rows[0].index("links_in")
        return {row[4]: row[at] for row in rows[1:]}

    assert links_in()[ACCUSATION.id] == f"denies {DENIAL.id}; denies {other.claims[1].id}"
    store.rule(store.incoming("north-1")[0].id, "edited", "Ada", edit={"to": HOLDING.id})
    store.add_link("answers", other.claims[0].id, DENIAL.id, "Ada")
    assert links_in()[ACCUSATION.id] == f"denies {DENIAL.id}"
    assert links_in()[HOLDING.id] == f"denies {other.claims[1].id}"
    assert links_in()[DENIAL.id] == f"answers {other.claims[0].id}"


# gold

def test_gold_holds_what_was_reviewed_as_it_was_left_and_no_more(store: Store) -> None:
    assert written(store)["gold"] == ""
    store.rule(ACCUSATION.id, "accepted", "Ada")
    store.rule(HOLDING.id, "edited", "Ben", edit={"source.actor": "EST"})
    store.rule(OWN.id, "accepted", "Ada")
    store.rule(flag_id("north-1", FOUND.flags[0]), "accepted", "Ada")
    (gold,) = lines(store, "gold")
    assert list(gold)[:8] == ["id", "date", "claims", "links", "control", "agreements", "unanswered", "flags"]
    assert [claim["id"] for claim in gold["claims"]] == [ACCUSATION.id, HOLDING.id, "report"]
    assert [claim["source"]["actor"] for claim in gold["claims"]] == ["NOR", "EST", "report"]
    assert gold["claims"][1]["relays"] == gold["links"] == gold["unanswered"] == []
    assert gold["control"] == [{"claim": HOLDING.id, "place": "Ostwick", "holder": "SUD", "stance": "asserted"}]
    assert gold["flags"] == [{"kind": "date_after_publication", "span": [60, 68], "words": "31 March"}]
    assert set(gold["claims"][0]["events"][0]) == {
        "trigger", "words", "type", "agent", "patient", "negated", "place", "when"}
    assert (gold["complete"], gold["coders"], gold["text"]) == (False, ["Ada", "Ben"], FOUND.report.text)


def test_a_report_is_complete_once_every_speakers_claim_is_decided(store: Store) -> None:
    for each in (ACCUSATION, DENIAL):
        store.rule(each.id, "accepted", "Ada")
    assert lines(store, "gold")[0]["complete"] is False
    store.rule(HOLDING.id, "rejected", "Ada")
    store.rule(FOUND.links[0].id, "accepted", "Ada")
    (gold,) = lines(store, "gold")
    assert (gold["complete"], gold["links"]) == (True, [{"kind": "denies", "from": DENIAL.id, "to": ACCUSATION.id}])
    store.rule(DENIAL.id, "rejected", "Ben")
    assert lines(store, "gold")[0]["complete"] is False


@pytest.mark.shared
def test_the_golds_own_scorer_reads_it_and_finds_the_record_right(store: Store, shared: Path, tmp_path: Path) -> None:
    for each in FOUND.claims:
        store.rule(each.id, "accepted", "Ada")
    store.rule(FOUND.links[0].id, "accepted", "Ada")
    paths = {name: tmp_path / f"{name}.jsonl" for name in ("gold", "jsonl")}
    for name, text in written(store).items():
        if name in paths:
            paths[name].write_text(text, encoding="utf-8")
    scored = subprocess.run([sys.executable, str(shared / "gold" / "record" / "score_record.py"), str(paths["gold"]),
                             str(paths["jsonl"]), "--json"], check=True, capture_output=True, text=True)
    figures = json.loads(scored.stdout)
    assert all(figures[name]["f"] == 1 for name in ("claim", "full", "event", "link"))
