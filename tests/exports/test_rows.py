"""The export's rows, field for field as the contract has them."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from counterclaim.exports import EXPORTERS, Entry, export, line, rows
from counterclaim.model import Analysis, Report, Ruling, Span, flag_id
from counterclaim.record import MEMORY, open_record, reviewed, ruled

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, analyses, denies, dispute, exchange, ruling

CONTRACT = {
    "report": {"report", "date", "date_basis", "outlet", "title", "url", "sha256", "text"},
    "claim": {"report", "id", "source", "relays", "cue", "content", "act", "target", "said", "quote", "events", "score",
              "part", "ruling"},
    "link": {"report", "id", "kind", "from", "to", "basis", "score"},
    "control": {"report", "claim", "place", "holder", "stance", "when"},
    "agreement": {"report", "span", "words", "name", "date", "article", "agreement"},
    "unanswered": {"report", "claim", "by", "span", "words"},
    "flag": {"report", "kind", "span", "words", "reason", "candidates"},
}


def by_type(analysis: Analysis, rulings: dict[str, Ruling] | None = None) -> dict[str, list[dict[str, Any]]]:
    out = defaultdict(list)
    verdicts = rulings or {}
    for row in rows(ruled(analysis, verdicts), reviewed(verdicts.values()), analysis):
        out[row["type"]].append(row)
    return out


def test_every_type_has_the_contracts_fields_with_its_type_first() -> None:
    found = by_type(exchange())
    assert list(found) == ["report", "claim", "link", "control", "agreement", "unanswered", "flag"]
    for kind, fields in CONTRACT.items():
        for row in found[kind]:
            assert fields <= set(row)
            assert next(iter(row)) == "type"


def test_a_report_row_has_its_id_under_both_names_and_the_hash_of_its_text() -> None:
    report, row = exchange().report, by_type(exchange())["report"][0]
    assert row["report"] == row["id"] == report.id
    assert (row["text"], row["sha256"]) == (report.text, report.sha256)


def test_a_claim_row_says_who_said_what_by_which_words() -> None:
    row = by_type(exchange())["claim"][0]
    del row["id"], row["report"]
    assert row == {
        "type": "claim", "source": {"span": [0, 7], "words": "Norland", "actor": "NOR", "unit": "MOD", "name": None},
        "relays": [], "cue": {"span": [8, 15], "words": "accused"},
        "content": [{"span": [27, 56], "words": "shelling the ferry at Ostwick"}],
        "act": "accuse", "target": {"words": "Sudland", "actor": "SUD"}, "said": "2022-03-27", "quote": "none",
        "events": [{"trigger": [27, 35], "words": "shelling", "type": "ASSAULT", "agent": "SUD", "patient": None,
                    "negated": False, "place": "Ostwick", "when": "2022-03-31", "score": 1.0, "part": "",
                    "standing": "asserted", "certainty": 1.0, "quantities": [], "instrument": None,
                    "place_span": None, "when_span": None, "chain": []}],
        "score": 0.75, "part": "claims 1", "ruling": None, "reviewed_by": [], "ruled_at": None}


def test_the_reports_own_voice_has_no_span_no_cue_and_the_actor_report() -> None:
    own = by_type(exchange())["claim"][-1]
    assert own["source"] == {"span": None, "words": "", "actor": "report", "unit": None, "name": None}
    assert own["cue"] == {"span": None, "words": ""}


def test_links_point_from_the_answer_to_what_it_answers() -> None:
    found = by_type(exchange())
    accusation, denial = (row["id"] for row in found["claim"][:2])
    assert (found["link"][0]["from"], found["link"][0]["to"]) == (denial, accusation)


def test_rulings_stand_beside_what_the_machine_found() -> None:
    found = exchange()
    claim, link, flag = found.claims[0].id, found.links[0].id, flag_id("north-1", found.flags[0])
    rulings = {each: ruling(each, "accepted") for each in (claim, link)}
    rulings[flag] = ruling(flag, "edited", kind="impossible_date", value="2022-03-13")
    rows = by_type(found, rulings)
    assert [row["ruling"] for row in rows["claim"]] == ["accepted", None, None, None]
    assert (rows["claim"][0]["reviewed_by"], rows["claim"][0]["ruled_at"]) == (["Ada"], "2026-01-01T00:00:00+00:00")
    assert (rows["link"][0]["ruling"], rows["link"][0]["reviewed_by"]) == ("accepted", ["Ada"])
    assert not any("machine" in row for row in rows["claim"] + rows["link"])
    edited = rows["flag"][0]
    assert (edited["id"], edited["ruling"], edited["kind"]) == (flag, "edited", "impossible_date")
    assert [each["value"] for each in edited["candidates"]] == ["2022-03-13", "2022-03-21"]
    assert edited["machine"] == {"kind": "date_after_publication",
                                 "candidates": [{"value": "2022-03-21", "why": "typo"}]}


def test_a_rejected_claim_keeps_its_row_and_takes_what_hangs_on_it_along() -> None:
    found = exchange()
    accusation, denial, holding, _ = found.claims
    rows = by_type(found, {denial.id: ruling(denial.id, "rejected")})
    assert {row["id"]: row["ruling"] for row in rows["claim"]} == {
        each.id: "rejected" if each is denial else None for each in found.claims}
    assert [row["ruling"] for row in rows["link"] + rows["unanswered"]] == ["rejected", "rejected"]
    assert [row["ruling"] for row in rows["control"]] == [None]
    passed_on = next(row for row in rows["claim"] if row["id"] == holding.id)
    assert (passed_on["relays"], passed_on["machine"]) == ([], {"relays": [denial.id]})
    assert accusation.id in {row["id"] for row in rows["claim"]}


def test_an_edited_claim_has_its_new_values_and_under_machine_the_old_ones() -> None:
    found, text = exchange(), exchange().report.text
    accusation = found.claims[0]
    start = text.index("shelling the ferry")
    edit = ruling(accusation.id, "edited", act="warn", target=None, source__unit=None,
                  content=[[start, start + len("shelling the ferry")]])
    row = by_type(found, {accusation.id: edit})["claim"][0]
    assert (row["id"], row["ruling"], row["act"], row["target"]) == (accusation.id, "edited", "warn", None)
    assert [each["words"] for each in row["content"]] == ["shelling the ferry"]
    assert [event["type"] for event in row["events"]] == ["ASSAULT"]
    assert set(row["machine"]) == {"act", "target", "source", "content"}
    assert row["machine"]["source"]["unit"] == "MOD"


def test_the_order_of_rows_is_the_texts_whatever_order_parts_gave() -> None:
    found = exchange()
    turned = replace(found, **{layer: tuple(reversed(getattr(found, layer)))
                               for layer in ("claims", "events", "links", "control", "agreements", "flags")})
    assert list(rows(turned)) == list(rows(found))


@given(analyses())
def test_every_line_is_utf8_json_whose_spans_hold_their_words(found: Analysis) -> None:
    lines = [json.loads(line(row).encode("utf-8")) for row in rows(found)]
    text = lines[0]["text"]
    assert len(text) == len(found.report.text)

    def check(row: Any) -> None:
        if isinstance(row, dict):
            span = row.get("span") or row.get("trigger")
            if span:
                assert text[span[0] : span[1]] == row["words"]
            for each in row.values():
                check(each)
        elif isinstance(row, list):
            for each in row:
                check(each)

    check(lines)


def test_a_line_is_one_line_and_keeps_its_letters() -> None:
    written = line({"type": "report", "text": "Şuşa\nəskər"})
    assert written == '{"type": "report", "text": "Şuşa\\nəskər"}\n'


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_export_does_not_depend_on_the_order_of_writing(name: str) -> None:
    outs = []
    for order in (dispute(), tuple(reversed(dispute()))):
        out = StringIO()
        with open_record(MEMORY) as store:
            for analysis in order:
                store.put(analysis, PLAN)
            if name == "gold":  # it holds what is reviewed; the others would show the second of signing
                store.rule(exchange("a").claims[0].id, "accepted", "Ada")
            export(store, [EXPORTERS[name](out)])
        outs.append(out.getvalue())
    assert outs[0] == outs[1] != ""


def test_one_pass_feeds_every_exporter() -> None:
    outs = {name: StringIO() for name in EXPORTERS}
    with open_record(MEMORY) as store:
        store.put_many(dispute(), PLAN)
        export(store, [EXPORTERS[name](out) for name, out in outs.items()])
    assert len(outs["jsonl"].getvalue().splitlines()) == 4 * 10
    assert len(outs["csv"].getvalue().splitlines()) == 1 + 4 * 4


def test_an_analysis_that_was_never_stored_gives_the_rows_of_a_stored_one() -> None:
    out = StringIO()
    with open_record(MEMORY) as store:
        store.put(exchange(), PLAN)
        export(store, [EXPORTERS["jsonl"](out)])
    assert out.getvalue() == "".join(map(line, rows(exchange())))


def test_a_link_between_reports_carries_the_report_it_comes_from_and_csv_shows_it_at_both_ends() -> None:
    first, second = exchange("a"), exchange("c")
    across = denies("c", second.claims[1].id, first.claims[0].id)
    assert by_type(replace(second, links=(across,)))["link"][0]["report"] == "c"
    out = StringIO()
    EXPORTERS["csv"](out).feed(Entry(replace(first, links=()), {}, (across,)))
    assert f"denies {across.source}" in out.getvalue()


def test_a_report_in_which_nothing_was_found_is_still_a_row() -> None:
    assert [row["type"] for row in rows(Analysis(Report("r", "Calm.")))] == ["report"]


def test_a_span_of_a_glued_word_keeps_its_place() -> None:
    assert by_type(replace(exchange(), flags=(replace(exchange().flags[0], span=Span(0, 3, "Nor")),)))["flag"][0][
        "span"] == [0, 3]
