"""What a person teaches a record about its actors and places, and how reports are read with it."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

TEXT = "Date: 2015-06-01\nThe Border Front denied the report. Two men were shot in the village of Qarzumanbek.\n"
GEONAMES = "\t".join(["999001", "Qarzumanbek", "Qarzumanbek", "Karzumanbek,Гарзуманбек", "40.5", "47.5", "P", "PPL",
                      "AZ", "", "", "", "", "", "120", "", "50", "Asia/Baku", "2020-01-01"])


def claims(run: Any, tmp_path: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in run("export", "jsonl").stdout.splitlines()]
    return [row for row in rows if row["type"] == "claim" and row["source"]["actor"] != "report"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_added_actor_is_read_and_an_undone_one_no_longer(run: Any, tmp_path: Path, report: Path, jobs: str) -> None:
    assert run("read", str(report), "--jobs", jobs).exit_code == 0
    assert claims(run, tmp_path)[0]["source"]["actor"] != "BorderFront"
    added = run("actors", "add", "BorderFront", "Border Front", "--states", "AZE", "--by", "clerk")
    assert added.exit_code == 0, added.output
    again = run("read", str(report), "--jobs", jobs)
    assert "1 report read, 0 already there" in again.stdout
    assert claims(run, tmp_path)[0]["source"]["actor"] == "BorderFront"
    assert "0 reports read, 1 already there" in run("read", str(report), "--jobs", jobs).stdout
    assert run("actors", "undo", added.stdout.split(":")[0], "--by", "chief").exit_code == 0
    assert "1 report read" in run("read", str(report), "--jobs", jobs).stdout
    assert claims(run, tmp_path)[0]["source"]["actor"] != "BorderFront"
    listed = run("actors", "list").stdout
    assert "by clerk" in listed
    assert "withdrawn by chief" in listed


def test_a_table_of_actors_comes_in_once_with_its_bad_lines_named(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("actor,names,unit,states\nBorderFront,Border Front | BF,,KEN\nX Y,Bad Code,,\n"
                    "Hill,Hill Guard,ARMY,\nHill,Hill Guard,,Kenya\n,No Code,,\n\n", encoding="utf-8")
    first = run("actors", "import", str(path), "--by", "clerk")
    assert first.exit_code == 1
    assert "1 addition." in first.stdout
    for line, word in ((3, "space"), (4, "'ARMY' is no unit"), (5, "'Kenya'"), (6, "actor must be filled in")):
        assert any(f"groups.csv:{line}:" in each and word in each for each in first.stderr.splitlines()), first.stderr
    assert "Already there" in run("actors", "import", str(path), "--by", "other").stdout


@pytest.mark.parametrize("suffix", [".txt", ".txt.gz", ".txt.xz"])
def test_geonames_comes_in_by_country_and_class(run: Any, tmp_path: Path, suffix: str) -> None:
    lines = [GEONAMES, GEONAMES.replace("\tAZ\t", "\tKE\t"), GEONAMES.replace("\tP\tPPL", "\tH\tSTM"), "broken\tline",
             GEONAMES.replace("40.5", "140.5")]
    data = "\n".join(lines).encode()
    path = tmp_path / f"allCountries{suffix}"
    path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else lzma.compress(data) if suffix.endswith("xz")
                     else data)
    result = run("places", "import", str(path), "--country", "az", "--by", "clerk")
    assert result.exit_code == 1
    assert "1 addition." in result.stdout
    assert "places of other countries (1)" in result.stderr
    assert "features of other classes (1)" in result.stderr
    assert ":4: 2 cells" in result.stderr
    assert ":5: 140.5, 47.5 lies nowhere" in result.stderr


def test_added_places_are_on_the_map_of_what_is_read(run: Any, tmp_path: Path, report: Path) -> None:
    record = json.dumps({"id": 1, "name": "Гарзуманбек", "pt": "locality", "lat": 40.5, "lon": 47.5, "cc": "AZ",
                         "pop": 0, "names": {"Qarzumanbek": "eng_x_preferred"}, "gn": None, "cur": 1})
    path = tmp_path / "places.jsonl"
    path.write_text(record + "\n", encoding="utf-8")
    assert run("places", "import", str(path), "--by", "clerk").exit_code == 0
    assert run("read", str(report)).exit_code == 0
    from counterclaim.record import open_record

    with open_record(tmp_path / "dispute.db") as store:
        found = next(store.analyses())
    assert [(each.name, each.lat, each.country) for each in found.places if each.lat] == [("Qarzumanbek", 40.5, "AZE")]


def test_aliases_merges_and_splits_are_checked_and_signed(run: Any) -> None:
    assert run("actors", "alias", "Nobody", "No One", "--by", "clerk").exit_code == 2
    assert run("actors", "alias", "KEN", "The Lion State", "--by", "clerk").exit_code == 0
    assert "KEN: " in run("actors", "list", "The Lion State").stdout
    assert run("actors", "merge", "ORG:NorthernCollege", "KEN", "--by", "clerk").exit_code == 0
    assert run("actors", "split", "IGO:UN", "UN Security Council", "--into", "IGO:UNSC", "--by", "clerk").exit_code == 0
    assert run("actors", "list", "UN Security Council").stdout.startswith("IGO:UNSC: ")
    assert run("actors", "merge", "KEN", "Nobody", "--by", "clerk").exit_code == 2
    verbs = [each["verb"] for each in json.loads(run("actors", "list", "--json").stdout)]
    assert verbs == ["alias", "merge", "split"]


def test_an_office_is_listed_under_its_holder(run: Any) -> None:
    done = run("actors", "add", "KEN", "Wanjala Otieno", "--office", "--unit", "MFA", "--since", "2014")
    assert done.exit_code == 0
    assert "Wanjala Otieno: KEN MFA, 2014 to …" in run("actors", "list", "wanjala otieno").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("actors", "import", "missing.csv"), "cannot be read"),
        (("places", "import", "notes.txt"), "no list of places"),
        (("actors", "import", "notes.txt"), "no list of actors"),
        (("places", "import", "notes.txt", "--country", "Ruritania"), "'Ruritania' is no country"),
        (("places", "add", "Elm", "--at", "north"), "is no point"),
        (("actors", "add", "Two Words", "Name"), "holds a space"),
        (("actors", "add", "KEN", "Name", "--unit", "ARMY"), "is no unit"),
        (("actors", "import", "broken.csv.gz"), "damaged"),
        (("actors", "import", "empty.csv"), "nothing to add"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(run: Any, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "notes.txt").write_text("Dear all,\nthe village was quiet.\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("actor,names\n", encoding="utf-8")
    (tmp_path / "broken.csv.gz").write_bytes(gzip.compress(b"actor,names\n" * 500)[:30])
    result = run(*words)
    assert result.exit_code in (1, 2)
    assert told in result.stderr
    assert "Traceback" not in result.output
