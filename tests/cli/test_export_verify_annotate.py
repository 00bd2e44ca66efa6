"""The verbs for other programs: `export`, `verify`, `annotate`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

TEXT = "Ruritania accused Sylvania of shelling Baku. Sylvania denied on Friday that it had fired."
REPORT = json.dumps({"id": "x1", "date": "2022-03-26", "text": TEXT}) + "\n"


def lines(words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in words.splitlines()]


def test_export_writes_to_a_file_what_it_writes_to_the_screen(run: Any, tmp_path: Path) -> None:
    run("read", "-", stdin=REPORT)
    shown = run("export", "jsonl").stdout
    assert run("export", "jsonl", "--out", "out.jsonl").exit_code == 0
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == shown
    assert lines(shown)[0]["text"] == TEXT
    assert run("export", "csv").stdout.startswith("report,")
    assert run("export", "docx").exit_code == 2


def test_what_only_a_party_says_is_exported_as_an_event_only_on_request(run: Any) -> None:
    run("read", "-", stdin=REPORT)
    plain, claimed = (run("export", "acled", *more).stdout.splitlines() for more in ((), ("--claimed",)))
    assert len(plain) == 1
    assert "shelling Baku" in claimed[1]
    refused = run("export", "csv", "--claimed")
    assert (refused.exit_code, "--claimed is for cameo and acled" in refused.stderr) == (2, True)


def test_verify_names_what_does_not_hold(run: Any, tmp_path: Path) -> None:
    run("read", "-", stdin=REPORT)
    assert "all holds" in run("verify").stdout
    with sqlite3.connect(tmp_path / "dispute.db") as db:
        db.execute("UPDATE reports SET text = replace(text, 'Baku', 'Ganja')")
    db.close()
    result = run("verify")
    assert result.exit_code == 1
    assert "x1" in result.stderr


@pytest.mark.parametrize("layer", ["times", "places", "attributions"])
def test_annotate_gives_one_line_for_each_in_the_same_order(run: Any, layer: str) -> None:
    given = [{"doc_id": "b", "text": TEXT, "dct": "2022-03-26"}, {"doc_id": "a", "text": "Nothing."}]
    result = run("annotate", layer, stdin="".join(json.dumps(each) + "\n" for each in given))
    assert result.exit_code == 0, result.output
    found = lines(result.stdout)
    assert [row["doc_id"] for row in found] == ["b", "a"]
    key = {"times": "timexes", "places": "toponyms", "attributions": "attributions"}[layer]
    assert found[0][key]
    assert found[1][key] == []


def test_annotate_claims_gives_the_rows_of_the_export(run: Any) -> None:
    result = run("annotate", "claims", stdin=json.dumps({"doc_id": "x1", "text": TEXT, "dct": "2022-03-26"}))
    assert {"report", "claim"} <= {row["type"] for row in lines(result.stdout)}
    assert {row["report"] for row in lines(result.stdout)} == {"x1"}


def test_annotate_names_a_bad_line_and_keeps_the_order(run: Any, tmp_path: Path) -> None:
    good = json.dumps({"doc_id": "x1", "text": TEXT})
    (tmp_path / "in.jsonl").write_text(f'{good}\nno json\n{{"doc_id": "x2"}}\n{good}\n', encoding="utf-8")
    result = run("annotate", "times", "in.jsonl")
    assert result.exit_code == 1
    assert ["error" in row for row in lines(result.stdout)] == [False, True, True, False]
    assert "line 2" in result.stderr


def test_annotate_of_a_file_that_is_not_there_is_a_sentence(run: Any) -> None:
    result = run("annotate", "times", "nowhere.jsonl")
    assert result.exit_code != 0
    assert "nowhere.jsonl" in result.stderr
    assert "Traceback" not in result.output
