"""What a person teaches a record about agreements, and how reports are read with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = "Date: 2021-06-01\nKenya said that Uganda had broken the Harbour Truce. Uganda denied the accusation.\n"
TABLE = ("id,names,kind,date,parties,broker,about\n"
         "harbour-2020,Harbour Truce | Ostwick understanding,ceasefire,2020-11-09,KEN | UGA,IGO:AU,Ostwick\n")


def ids(tmp_path: Path) -> list[str | None]:
    from counterclaim.record import open_record

    with open_record(tmp_path / "dispute.db", write=False) as store:
        return [each.agreement for found in store.analyses() for each in found.agreements]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_imported_agreement_is_read_and_an_undone_one_no_longer(
    run: Any, tmp_path: Path, report: Path, jobs: str
) -> None:
    (tmp_path / "truces.csv").write_text(TABLE, encoding="utf-8")
    assert run("read", str(report), "--jobs", jobs).exit_code == 0
    assert ids(tmp_path) == ["harbour-truce"]
    added = run("agreements", "import", "truces.csv", "--by", "clerk")
    assert added.exit_code == 0, added.output
    assert "1 report read, 0 already there" in run("read", str(report), "--jobs", jobs).stdout
    assert ids(tmp_path) == ["harbour-2020"]
    assert "0 reports read, 1 already there" in run("read", str(report), "--jobs", jobs).stdout
    assert run("agreements", "undo", added.stdout.split(":")[0], "--by", "chief").exit_code == 0
    assert "1 report read" in run("read", str(report), "--jobs", jobs).stdout
    assert ids(tmp_path) == ["harbour-truce"]
    listed = run("agreements", "list").stdout
    assert "by clerk" in listed
    assert "withdrawn by chief" in listed


def test_the_same_table_twice_is_one_and_its_bad_lines_are_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "truces.csv").write_text(TABLE + "ford,Ford Pact,handshake,2001\n", encoding="utf-8")
    first = run("agreements", "import", "truces.csv", "--by", "clerk")
    assert first.exit_code == 1
    assert "1 addition." in first.stdout
    assert "truces.csv:3: 'handshake' is no kind" in first.stderr
    assert "Already there" in run("agreements", "import", "truces.csv", "--by", "other").stdout
    assert len(json.loads(run("agreements", "list", "--json").stdout)) == 1


def test_one_agreement_is_added_by_its_names(run: Any, tmp_path: Path) -> None:
    done = run("agreements", "add", "Harbour Truce", "Ostwick understanding", "--date", "2020-11-09", "--kind",
               "ceasefire", "--parties", "KEN,UGA", "--broker", "IGO:AU", "--about", "Ostwick,Elm Ford", "--by",
               "clerk")
    assert done.exit_code == 0, done.output
    from counterclaim.model import AddedAgreement
    from counterclaim.record import open_record

    with open_record(tmp_path / "dispute.db", write=False) as store:
        assert store.knowledge().agreements == (
            AddedAgreement("harbour-truce-2020", ("Harbour Truce", "Ostwick understanding"), "ceasefire", "2020-11-09",
                           ("KEN", "UGA"), ("IGO:AU",), ("Ostwick", "Elm Ford")),)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "missing.csv"), "cannot be read"),
        (("import", "notes.txt"), "no list of agreements"),
        (("import", "empty.csv"), "nothing to add"),
        (("add", "Elm Pact", "--date", "spring"), "is no date"),
        (("add", "Elm Pact", "--date", "2020", "--kind", "handshake"), "is no kind"),
        (("add", "Elm Pact", "--date", "2020", "--id", "elm pact"), "holds a space"),
        (("add", "Договор", "--date", "2020"), "is empty"),
        (("add", " ", "--date", "2020", "--id", "elm"), "no name"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(run: Any, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "notes.txt").write_text("Dear all,\nthe truce held.\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("id,names,kind,date\n", encoding="utf-8")
    result = run("agreements", *words)
    assert result.exit_code in (1, 2)
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert not any(path.suffix == ".db" and path.stat().st_size == 0 for path in tmp_path.iterdir())
