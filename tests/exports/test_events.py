"""The event exports: what a pipeline for GDELT, ACLED or NGEC data loads, and what it must not take for a fact."""

from __future__ import annotations

import csv
import json
import re
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from counterclaim.exports import CLAIMED, EXPORTERS, Entry, acled, cameo, export
from counterclaim.exports.told import ATTRIBUTION
from counterclaim.model import (
    Analysis,
    Candidate,
    Claim,
    Event,
    Flag,
    Held,
    Link,
    Quantity,
    Report,
    Ruling,
    Span,
    TimeMention,
    When,
    flag_id,
)
from counterclaim.record import MEMORY, open_record, reviewed, ruled

sys.path.append(str(Path(__file__).parents[1] / "record"))

from record_examples import PLAN, analyses, dispute, exchange, ruling, words

Row = dict[str, str]


def written(name: str, entry: Entry, *, claimed: bool = False) -> str:
    out = StringIO()
    exporter = (CLAIMED if claimed else EXPORTERS)[name](out)
    exporter.feed(entry)
    exporter.finish()
    return out.getvalue()


def plover_rows(analysis: Analysis, **more: Any) -> list[dict[str, Any]]:
    lines = written("plover", Entry(analysis, **more)).split("\n")  # splitlines() would part at U+2028, too
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


def cells(line: str) -> list[str]:
    """The cells of a line of `cameo`, as docs/exports.md says to read them."""
    plain = {"t": "\t", "n": "\n", "r": "\r"}
    return [re.sub(r"\\(.)", lambda match: plain.get(match[1], match[1]), cell) for cell in line.split("\t")]


def cameo_rows(analysis: Analysis, *, claimed: bool = False, **more: Any) -> list[Row]:
    head, *lines = written("cameo", Entry(analysis, **more), claimed=claimed).removesuffix("\n").split("\n")
    return [dict(zip(head.split("\t"), cells(line), strict=True)) for line in lines]


def acled_rows(analysis: Analysis, *, claimed: bool = False, **more: Any) -> list[Row]:
    text = written("acled", Entry(analysis, **more), claimed=claimed)
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


TEXT = ("Rebels shelled Ostwick on 20 March 2022, killing at least nine people. Azeri guns were moved, Armenia's army "
        "said.\n\nIt vowed to withdraw its own.")


def own_words(**changes: Any) -> Analysis:
    """A report that tells of a shelling in its own voice, and of what one army says of two other events."""
    report = Report("r1", TEXT, "2022-03-28", "given", "The Northern Post", "=Guns", "https://example.org/guns")
    own = Claim("c1", "r1", speaker=exchange().claims[-1].speaker, cue=None, act="state", part="claims 1",
                content=(words(TEXT, "Rebels shelled Ostwick on 20 March 2022, killing at least nine people"),))
    army = replace(exchange().claims[0].speaker, span=words(TEXT, "Armenia's army"), actor="ARM", unit="MIL")
    said = Claim("c2", "r1", army, words(TEXT, "said"), (words(TEXT, "Azeri guns were moved"),), "state")
    vow = Claim("c3", "r1", replace(army, span=words(TEXT, "It")), words(TEXT, "vowed"),
                (words(TEXT, "withdraw its own"),), "promise")
    shelling = Event("c1", words(TEXT, "shelled"), "ASSAULT", "M23", "AZE", False, "the Ostwick", "2022-03-20")
    moved = Event("c2", words(TEXT, "moved"), "MOBILIZE", "AZE", chain=(Held("report"),))
    leaving = Event("c3", words(TEXT, "withdraw"), "RETREAT", "ARM", standing="promised", chain=(Held("report"),))
    place = replace(exchange().places[0], span=words(TEXT, "Ostwick"), country="ROU", kind="town")
    return replace(Analysis(report, claims=(own, said, vow), events=(shelling, moved, leaving), places=(place,)),
                   **changes)


def changed(**fields: Any) -> Analysis:
    """The same report, with other values in the event of its own voice."""
    found = own_words()
    return replace(found, events=(replace(found.events[0], **fields), *found.events[1:]))


# What is written, and what is not

def test_a_table_of_events_has_by_default_only_what_the_report_itself_says() -> None:
    assert [(row["kind"], row["voice"], row["standing"]) for row in cameo_rows(own_words())] == [
        ("event", "report", "asserted"), ("act", "report", "asserted"), ("act", "report", "asserted")]
    assert [row["trigger_words"] for row in acled_rows(own_words())] == ["shelled"]


def test_what_a_party_says_is_written_on_request_with_its_standing() -> None:
    rows = [row for row in cameo_rows(own_words(), claimed=True) if row["kind"] == "event"]
    assert [(row["trigger_words"], row["voice"], row["standing"]) for row in rows] == [
        ("shelled", "report", "asserted"), ("moved", "ARM", "asserted"), ("withdraw", "ARM", "promised")]
    assert [row["standing"] for row in acled_rows(own_words(), claimed=True)] == ["asserted", "asserted", "promised"]


def test_plover_has_every_event_with_its_standing_and_context() -> None:
    rows = plover_rows(own_words())
    assert [(row["event_type"], row["standing"], row["contexts"]) for row in rows] == [
        ("ASSAULT", "asserted", []), ("MOBILIZE", "asserted", []), ("RETREAT", "promised", ["future"])]


@pytest.mark.parametrize("fields", [{"negated": True}, {"standing": "possible"}, {"standing": "planned"},
                                    {"certainty": 0.7}])
def test_what_the_report_denies_doubts_or_foresees_is_no_plain_event(fields: dict[str, Any]) -> None:
    assert acled_rows(changed(**fields)) == []
    assert len(acled_rows(changed(**fields), claimed=True)) == 3


@pytest.mark.parametrize(("act", "standing"), [
    ("state", "asserted"), ("accuse", "asserted"), ("deny", "denied"), ("demand", "demanded"), ("promise", "promised"),
    ("refuse", "denied"), ("warn", "possible"), ("condemn", "reported"), ("silent", "reported")])
def test_events_of_an_older_record_stand_by_the_act_alone(act: Any, standing: str) -> None:
    found = own_words()
    older = replace(found, claims=(replace(found.claims[1], act=act),), events=(replace(found.events[1], chain=()),))
    assert [row["standing"] for row in plover_rows(older)] == [standing]


def test_an_act_inside_a_claim_is_told_by_that_claim_and_not_by_the_report() -> None:
    found = own_words()
    inner = replace(found.claims[2], relays=("c2",))
    nested = replace(found, claims=(*found.claims[:2], inner))
    assert [row["claim"] for row in cameo_rows(nested) if row["kind"] == "act"] == ["c2"]
    assert [(row["voice"], row["standing"]) for row in cameo_rows(nested, claimed=True)
            if row["kind"] == "act" and row["claim"] == "c3"] == [("ARM", "asserted")]


def as_ruled(analysis: Analysis, *rulings: Ruling) -> dict[str, Any]:
    """The analysis as these rulings leave it, with them beside it."""
    return {"analysis": ruled(analysis, {each.subject: each for each in rulings}), "reviews": reviewed(rulings)}


def test_what_people_rejected_is_no_row_in_any_format() -> None:
    assert [row["ruling"] for row in acled_rows(**as_ruled(own_words(), ruling("c1", "accepted")))] == ["accepted"]
    rejected = as_ruled(own_words(), ruling("c1", "rejected"))
    assert "c1" not in {row["claim"] for row in acled_rows(**rejected, claimed=True)}
    assert "c1" not in {row["claim"] for row in cameo_rows(**rejected, claimed=True)}
    assert "c1" not in {row["attribution"]["claim"] for row in plover_rows(**rejected)}


def test_what_people_edited_is_told_as_edited() -> None:
    edited = as_ruled(own_words(), ruling("c2", "edited", act="deny", source__actor="RUS", standing="denied"))
    row = next(row["attribution"] for row in plover_rows(**edited) if row["attribution"]["claim"] == "c2")
    assert (row["ruling"], row["act"], row["speaker"], row["standing"]) == ("edited", "deny", "RUS", "denied")


def test_what_coders_dispute_stays_as_the_machine_has_it_and_says_so() -> None:
    both = (ruling("c1", "accepted"), ruling("c1", "rejected", "Ben"))
    entry = {"analysis": own_words(), "reviews": reviewed(both)}
    assert [row["ruling"] for row in acled_rows(**entry)] == ["disputed"]


# Who says so

def test_every_row_says_who_tells_it_in_which_words() -> None:
    row = plover_rows(exchange())[0]["attribution"]
    accusation = exchange().claims[0]
    assert tuple(row) == ATTRIBUTION
    names = ("act", "speaker", "speaker_unit", "speaker_words", "target", "denied_by", "said", "claim", "report",
             "outlet", "report_date", "content_spans", "score")
    assert {name: row[name] for name in names} == {
        "act": "accuse", "speaker": "NOR", "speaker_unit": "MOD", "speaker_words": "Norland", "target": "SUD",
        "denied_by": 1, "said": "2022-03-27", "claim": accusation.id, "report": "north-1",
        "outlet": "The Northern Post", "report_date": "2022-03-28", "content_spans": "27-56", "score": 1.0}


@pytest.mark.parametrize("name", ["cameo", "acled", "plover"])
def test_offsets_lead_to_the_exact_words(name: str) -> None:
    found = own_words()
    rows: Any = {"cameo": lambda: cameo_rows(found, claimed=True), "acled": lambda: acled_rows(found, claimed=True),
                 "plover": lambda: [row["attribution"] for row in plover_rows(found)]}[name]()
    for row in rows:
        assert TEXT[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger_words"]
        start, end = map(int, row["content_spans"].split("-"))
        assert TEXT[start:end] == row["content_words"]


def test_the_chain_names_every_source_and_how_it_holds_the_event() -> None:
    found = own_words()
    chain = (Held("report"), Held("RUS", "c9", "denied"))
    row = plover_rows(replace(found, events=(replace(found.events[1], chain=chain),)))[0]
    assert row["attribution"]["chain"] == "report reported > RUS denied > ARM asserted"


def test_a_contradiction_counts_at_both_ends_and_a_rejected_link_at_none() -> None:
    link = Link("l1", "r1", "contradicts", "c2", "c1", "polarity")
    found = replace(own_words(), links=(link,))
    rows = {row["claim"]: row for row in cameo_rows(found)}
    assert (rows["c1"]["contradicted_by"], rows["c2"]["contradicted_by"], rows["c3"]["contradicted_by"]) == (
        "1", "1", "0")
    rejected = as_ruled(found, ruling("l1", "rejected"))
    assert {row["contradicted_by"] for row in cameo_rows(**rejected)} == {"0"}
    denial = Link("l2", "r2", "denies", "elsewhere", "c1", "cue")
    assert cameo_rows(found, incoming=(denial,))[0]["denied_by"] == "1"


# When

@pytest.mark.parametrize(("when", "sqldate", "month", "year", "fraction", "basis"), [
    ("2022-03-20", "20220320", "202203", "2022", "2022.2192", "event"),
    ("2022-03-20/2022-03-20", "20220320", "202203", "2022", "2022.2192", "event"),
    ("2022-03", "", "202203", "2022", "", "event"), ("2022", "", "", "2022", "", "event"),
    ("2021-12-30/2022-01-02", "", "", "", "", "event"),
    (None, "20220328", "202203", "2022", "2022.2411", "report"),
    ("soon", "20220328", "202203", "2022", "2022.2411", "report")])
def test_gdelts_dates_are_as_precise_as_the_words_and_say_what_they_rest_on(
        when: str | None, sqldate: str, month: str, year: str, fraction: str, basis: str) -> None:
    row = cameo_rows(changed(when=when))[0]
    assert [row[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate", "date_basis", "when")] == [
        sqldate, month, year, fraction, basis, when or ""]


def test_the_reports_day_never_becomes_the_events_in_acled_or_plover() -> None:
    row, event = acled_rows(changed(when=None))[0], plover_rows(changed(when=None))[0]
    assert (row["event_date"], row["year"], row["time_precision"], row["report_date"]) == ("", "", "", "2022-03-28")
    assert (event["date_resolved"], event["date_raw"], event["pub_date"]) == (None, "", "2022-03-28")


def test_a_month_is_no_day_in_acled() -> None:
    row = acled_rows(changed(when="2022-03"))[0]
    assert (row["event_date"], row["year"], row["time_precision"]) == ("", "2022", "3")


def test_a_report_without_a_date_leaves_gdelts_dates_empty() -> None:
    found = replace(changed(when=None), report=Report("r1", TEXT))
    row = cameo_rows(found)[0]
    assert (row["SQLDATE"], row["DATEADDED"], row["date_basis"]) == ("", "", "none")


def test_a_flagged_date_is_shown_and_not_used_until_the_flag_is_rejected() -> None:
    span = words(TEXT, "20 March 2022")
    flag = Flag("date_after_publication", span, "yet to come", (Candidate("2022-03-02", "typo"),))
    found = replace(own_words(), flags=(flag,), times=(TimeMention(span, "DATE", "2022-03-20", When("2022-03-20")),))
    assert (acled_rows(found)[0]["event_date"], acled_rows(found)[0]["when_flag"]) == ("", "date_after_publication")
    row = cameo_rows(found)[0]
    assert (row["SQLDATE"], row["date_basis"], row["when"]) == ("20220328", "report", "2022-03-20")
    rejected = as_ruled(found, ruling(flag_id("r1", flag), "rejected"))
    assert acled_rows(**rejected)[0]["event_date"] == "2022-03-20"


# Where, who and what

def test_a_place_of_the_report_puts_the_event_on_the_map() -> None:
    row, event, other = cameo_rows(own_words())[0], acled_rows(own_words())[0], plover_rows(own_words())[0]
    assert [row[f"ActionGeo_{name}"] for name in ("Type", "FullName", "CountryCode", "Lat", "Long", "FeatureID")] == [
        "4", "Ostwick", "RO", "39.5", "-46.25", ""]
    assert [event[name] for name in ("location", "latitude", "longitude", "geo_precision", "iso", "country",
                                     "geonameid", "place_precision")] == [
        "Ostwick", "39.5", "-46.25", "1", "642", "Romania", "123456", "settlement"]
    assert other["event_geolocation"]["geo"]["geonameid"] == "123456"


def test_a_place_that_is_not_on_the_map_keeps_its_name_only() -> None:
    found = changed(place="the far bank")
    assert acled_rows(found)[0]["location"] == "the far bank"
    assert cameo_rows(found)[0]["ActionGeo_Type"] == cameo_rows(found)[0]["ActionGeo_Lat"] == ""
    assert plover_rows(found)[0]["event_geolocation"] == {"reason": "the place is not on the map", "geo": None}


def test_of_two_places_of_one_name_the_nearest_to_the_trigger_counts() -> None:
    found = own_words()
    far = replace(found.places[0], span=words(TEXT, "Azeri"), name="Ostwick", lat=1.0)
    assert cameo_rows(replace(found, places=(far, *found.places)))[0]["ActionGeo_Lat"] == "39.5"


def test_actors_have_cameos_codes() -> None:
    event, act = cameo_rows(own_words())[:2]
    assert [event[name] for name in ("Actor1Code", "Actor1Name", "Actor1Type1Code", "Actor2Code", "Actor2Name")] == [
        "REB", "M23", "REB", "AZE", "AZERBAIJAN"]
    assert [act[name] for name in ("Actor1Code", "Actor1CountryCode", "Actor1Type1Code", "EventCode")] == [
        "ARMMIL", "ARM", "MIL", "010"]


def test_the_codes_tell_no_more_than_the_words() -> None:
    row, event = cameo_rows(own_words())[0], acled_rows(own_words())[0]
    assert [row[name] for name in ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass")] == [
        "194", "194", "19", "4"]
    assert (row["GoldsteinScale"], row["AvgTone"], event["fatalities"], event["inter1"]) == ("", "", "", "")
    assert (event["event_type"], event["sub_event_type"]) == (
        "Explosions/Remote violence", "Shelling/artillery/missile attack")
    hit = acled_rows(changed(trigger=words(TEXT, "killing")))[0]
    assert (hit["disorder_type"], hit["event_type"]) == ("Political violence", "")


def test_fatalities_are_the_least_that_the_words_count() -> None:
    nine = Quantity("killed", words(TEXT, "at least nine"), 9)
    row = acled_rows(changed(quantities=(nine,)))[0]
    assert (row["fatalities"], row["quantities"]) == ("9", "killed 9-")


def test_what_a_code_book_does_not_know_is_no_row_of_it() -> None:
    assert [row["kind"] for row in cameo_rows(changed(type="OTHER"))] == ["act", "act"]
    assert acled_rows(changed(type="CONSULT")) == []
    assert plover_rows(changed(type="OTHER"))[0]["event_type"] == "OTHER"


def test_only_what_stands_in_the_first_paragraph_is_a_root_event() -> None:
    assert [row["IsRootEvent"] for row in cameo_rows(own_words())] == ["1", "1", "0"]


# The form

def test_the_columns_are_those_of_the_code_books_and_then_ours_each_once() -> None:
    assert (len(cameo.GDELT), len(acled.ACLED)) == (61, 31)
    assert cameo.GDELT[:5] == ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
    assert (cameo.GDELT[25], cameo.GDELT[29], cameo.GDELT[51], cameo.GDELT[-1]) == (
        "IsRootEvent", "QuadClass", "ActionGeo_Type", "SOURCEURL")
    for columns, theirs in ((cameo.COLUMNS, cameo.GDELT), (acled.COLUMNS, acled.ACLED)):
        assert columns == (*theirs, *ATTRIBUTION)
        assert len(set(columns)) == len(columns)


@pytest.mark.parametrize("outlet", ["a\tb", "two\nlines", "re\rturn", "back\\slash", "\\t", "=1+1", "@x", "-1", "Şuşa",
                                    'say "no"', "\\", "half \ud800"])
def test_every_cell_of_cameo_survives_the_format(outlet: str) -> None:
    found = own_words(report=replace(own_words().report, outlet=outlet))
    text = written("cameo", Entry(found))
    assert {line.count("\t") for line in text.removesuffix("\n").split("\n")} == {len(cameo.COLUMNS) - 1}
    assert not re.search(r"(?m)[\t\n][=+@]", text)
    assert cameo_rows(found)[0]["outlet"] == outlet.replace("\ud800", "\ufffd")


@pytest.mark.parametrize("outlet", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_cells_of_acled_that_a_spreadsheet_would_run_are_guarded(outlet: str) -> None:
    row = acled_rows(own_words(report=replace(own_words().report, outlet=outlet)))[0]
    assert row["source"] == row["outlet"] == "'" + outlet


def test_the_same_event_has_one_id_in_all_formats_and_a_number_of_its_own_in_gdelts() -> None:
    rows = cameo_rows(own_words(), claimed=True)
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)
    assert all(0 <= int(row["GLOBALEVENTID"]) < 2**53 for row in rows)
    ids = [row["id"] for row in plover_rows(own_words())]
    assert [row["event_id"] for row in rows if row["kind"] == "event"] == ids
    assert acled_rows(own_words())[0]["event_id_cnty"] == ids[0]


def test_equal_events_of_one_claim_have_ids_of_their_own() -> None:
    found = own_words()
    ids = [row["id"] for row in plover_rows(replace(found, events=(found.events[0], found.events[0])))]
    assert len(set(ids)) == 2


@pytest.mark.parametrize("name", ["plover", "cameo", "acled"])
def test_the_order_of_rows_is_the_texts_whatever_order_parts_gave(name: str) -> None:
    found = own_words()
    turned = replace(found, claims=found.claims[::-1], events=found.events[::-1])
    assert written(name, Entry(turned)) == written(name, Entry(found))


@given(analyses())
def test_any_analysis_gives_well_formed_rows(found: Analysis) -> None:
    assert len(plover_rows(found)) == len(found.events)
    assert all(len(row) == len(cameo.COLUMNS) for row in cameo_rows(found, claimed=True))
    assert all(None not in row for row in acled_rows(found, claimed=True))


def read_back(name: str, text: str) -> list[Any]:
    """The rows of any format; fails if the file is not well-formed."""
    if name in ("jsonl", "plover", "gold"):
        return [json.loads(line) for line in text.splitlines()]
    if name == "cameo":
        rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    else:
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])
    return rows[1:]


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_writes_a_well_formed_file_of_a_dispute_and_of_an_empty_record(name: str) -> None:
    empty, full = StringIO(), StringIO()
    with open_record(MEMORY) as store:
        export(store, [EXPORTERS[name](empty)])
        store.put_many((*dispute(), own_words()), PLAN)
        store.rule(exchange("a").claims[0].id, "accepted", "Ada")
        export(store, [EXPORTERS[name](full)])
    assert read_back(name, empty.getvalue()) == []
    assert read_back(name, full.getvalue()) != []


@pytest.mark.parametrize("name", CLAIMED)
def test_what_is_claimed_adds_rows_and_changes_none(name: str) -> None:
    plain, claimed = (read_back(name, written(name, Entry(own_words()), claimed=each)) for each in (False, True))
    assert [row for row in claimed if row in plain] == plain
    assert len(claimed) > len(plain)


def test_a_span_with_a_line_break_keeps_its_row_whole() -> None:
    found = own_words()
    broken = Span.of(TEXT, TEXT.index("said."), TEXT.index("It vowed") + 2)
    assert "\n" in broken.words
    rows = cameo_rows(replace(found, claims=(replace(found.claims[1], content=(broken,)),), events=()))
    assert rows[0]["content_words"] == broken.words
