"""A part of a record on the screen: filters by actor, place, outlet and dates, and the last reports of a large one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.record import open_record
from counterclaim.views import gathering

ACCUSED = "Armenia accused Azerbaijan of shelling the pass near Goris."
DENIED = "Azerbaijan denied shelling the pass."


@pytest.fixture
def record(run: Any, telling: Any, tmp_path: Path) -> None:
    accused = telling(ACCUSED, "2022-03-01", "Elm Echo", "a")
    accused.claim("Armenia", "ARM", "accuse", "shelling the pass near Goris", "accused", target=("Azerbaijan", "AZE"))
    accused.place("Goris", "Goris")
    denied = telling(DENIED, "2022-03-05", "Sylvan Star", "b")
    denied.claim("Azerbaijan", "AZE", "deny", "shelling the pass", "denied")
    calm = telling("Kenya said that talks go on.", "2022-04-02", "Elm Echo", "c")
    calm.claim("Kenya", "KEN", "state", "talks go on", "said")
    with open_record(tmp_path / "dispute.db") as store:
        store.put_many([each.done() for each in (accused, denied, calm)], "plan")
        store.link_all()


def shown(run: Any, *words: str) -> Any:
    result = run("show", "timeline", "--json", *words)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    return [moment["said"]["report"] for stretch in found["stretches"] for moment in stretch["moments"]]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("words", "reports"), [
    ((), ["a", "b", "c"]),
    (("--actor", "ARM"), ["a"]),
    (("--actor", "armenia"), ["a"]),
    (("--actor", "Azerbaijani"), ["b"]),
    (("--place", "GORIS"), ["a"]),
    (("--outlet", "elm echo"), ["a", "c"]),
    (("--since", "2022-03-02"), ["b", "c"]),
    (("--until", "2022-03"), ["a", "b"]),
    (("--outlet", "Elm Echo", "--since", "2022-04"), ["c"]),
    (("--limit", "2"), ["b", "c"]),
    (("--actor", "KEN", "--until", "2022-03"), []),
])
def test_filters_narrow(run: Any, words: tuple[str, ...], reports: list[str]) -> None:
    assert shown(run, *words) == reports


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("words", "sentence"), [
    (("--since", "28/03/2022"), "'28/03/2022' is no date; write YYYY-MM-DD, YYYY-MM or YYYY."),
    (("--until", "2022-02-30"), "'2022-02-30' is no date"),
    (("--since", "2022-04", "--until", "2022-03"), "nothing lies between 2022-04 and 2022-03"),
    (("--actor", "Azerbajan"), "nobody in dispute.db is called 'Azerbajan'; near is Azerbaijan (AZE)."),
    (("--actor", "Chad"), "no report in dispute.db names or quotes 'Chad' (TCD)."),
    (("--place", "Gori"), "no report in dispute.db names the place 'Gori'; near is Goris."),
    (("--outlet", "Elm Eco"), "no report in dispute.db is by 'Elm Eco'; near is Elm Echo."),
    (("--dispute", "the pass"), "dispute.db holds no dispute 'the pass'"),
])
def test_what_cannot_be_meant_is_a_sentence_and_wrong_usage(run: Any, words: tuple[str, ...], sentence: str) -> None:
    result = run("show", *words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("record")
def test_the_screen_says_which_part_it_shows(run: Any) -> None:
    assert run("show", "--actor", "Armenia").stdout.startswith("actor ARM: 1 of 3 reports\n")
    nothing = run("show", "--actor", "KEN", "--until", "2022-03")
    assert (nothing.exit_code, nothing.stdout) == (0, "actor KEN, until March 2022: none of 3 reports\n")
    assert run("show").stdout.startswith("3 claims")


@pytest.mark.usefixtures("record")
def test_json_says_which_part_it_shows(run: Any) -> None:
    part = json.loads(run("show", "actors", "--json", "--outlet", "Elm Echo", "--limit", "1").stdout)["part"]
    assert (part["asked"], part["shown"], part["reports"], part["record"]) == ({"outlet": "Elm Echo"}, 1, 2, 3)


@pytest.mark.usefixtures("record")
def test_of_a_large_record_the_last_reports_are_shown_and_it_says_so(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LARGE", 2)
    monkeypatch.setattr(gathering, "LATEST", 1)
    assert run("show", "timeline").stdout.startswith("These are the last 1 of 3 reports; --limit N shows more or fewer")
    assert shown(run) == ["c"]
    assert shown(run, "--limit", "3") == ["a", "b", "c"]
