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
from counterclaim.record import MEMORY, open_record

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, analyses, denies, dispute, exchange

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
    for row in rows(analysis, rulings):
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
        "score": 0.75, "part": "claims 1", "ruling": None}


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
    rulings = {each: Ruling("u", each, "accepted", "Ada", "2026-01-01") for each in (claim, link)}
    rulings[flag] = Ruling("u", flag, "edited", "Ada", "2026-01-01", edit=(("kind", "impossible_date"),))
    ruled = by_type(found, rulings)
    assert [row["ruling"] for row in ruled["claim"]] == ["accepted", None, None, None]
    assert ruled["link"][0]["ruling"] == "accepted"
    assert "edit" not in ruled["link"][0]
    assert (ruled["flag"][0]["ruling"], ruled["flag"][0]["kind"]) == ("edited", "date_after_publication")
    assert ruled["flag"][0]["edit"] == {"kind": "impossible_date"}


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
