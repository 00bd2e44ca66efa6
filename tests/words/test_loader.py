"""The loader of the reviewed tables, and the form of every table."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import counterclaim.words as words
from counterclaim.errors import WordsError
from counterclaim.words import alternatives, table

TABLES = sorted(
    f"{folder.name}/{entry.name.removesuffix('.tsv')}"
    for folder in files("counterclaim.words").iterdir() if folder.is_dir()
    for entry in folder.iterdir() if entry.name.endswith(".tsv")
)


def read(text: str, *needed: str) -> list[dict[str, str]]:
    return [dict(row) for row in words._rows("words/own/cues.tsv", text, needed)]


def test_notes_and_blank_lines_are_no_rows() -> None:
    text = "# verbs of speech\nlemma\tact\n\nsay\tstate\n# a note between\ndeny\tdeny\n"
    assert read(text, "lemma") == [{"lemma": "say", "act": "state"}, {"lemma": "deny", "act": "deny"}]


def test_cells_are_stripped_and_missing_ones_are_empty() -> None:
    assert read("lemma\tact\tnote\n say \tstate\n") == [{"lemma": "say", "act": "state", "note": ""}]


def test_quotation_marks_are_the_cells_own() -> None:
    assert read('lemma\texample\nsay\tHe said: "go".\n')[0]["example"] == 'He said: "go".'


@pytest.mark.parametrize(("text", "sentence"), [
    ("lemma\tact\nsay\tstate\n", "words/own/cues.tsv:1: the table lacks the column example."),
    ("# note\nlemma\texample\tact\nsay\the said so\tstate\tmore\n",
     "words/own/cues.tsv:3: 4 cells under 3 columns; is a tab too many?"),
    ("lemma\tact\texample\nsay\tstate\tShe said so.\nadd\tstate\t\n",
     "words/own/cues.tsv:3: the cell 'example' is empty and must not be."),
    ("lemma\tact\texample\nadd\n", "words/own/cues.tsv:2: the cell 'example' is empty and must not be."),
])
def test_a_malformed_table_is_named_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(WordsError) as error:
        read(text, "lemma", "example")
    assert str(error.value) == sentence


@given(st.lists(st.text("abc -", min_size=1).filter(str.strip), min_size=1))
def test_alternatives_are_parted_by_bars_and_stripped(cells: list[str]) -> None:
    assert alternatives(" | ".join(cells)) == tuple(cell.strip() for cell in cells)


def test_an_empty_cell_has_no_alternatives() -> None:
    assert alternatives("") == alternatives(" | ") == ()


def test_there_are_tables() -> None:
    assert len(TABLES) > 30


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_notes_a_head_and_rows_without_doubles(name: str) -> None:
    lines = (files("counterclaim.words") / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#"), "a table begins with a note for its reviewer"
    rows = table(name)
    assert rows
    assert all(any(row.values()) for row in rows)
    plain = [tuple(sorted(row.items())) for row in rows]
    assert len(set(plain)) == len(plain), [dict(row) for row in plain if plain.count(row) > 1]


@pytest.mark.parametrize("name", [name for name in TABLES if "example" in table(name)[0]])
def test_every_row_of_a_table_with_examples_has_one_of_its_own(name: str) -> None:
    # a row that says what its word is not ("noevent") has nothing to show
    examples = [row["example"] for row in table(name) if row.get("frame") != "noevent"]
    assert [each for each in examples if not any(c.isalpha() for c in each)] == []


# Rooms whose tables are of words that mean something in a sentence; the others are of names, codes and numbers.
CUES = {"claims", "events", "links", "parsing", "reading"}
NUMBERS = {"events/classes", "links/frequent", "links/joint", "links/weights"}  # made by a script, or of codes


@pytest.mark.parametrize("name", [name for name in TABLES if name.split("/")[0] in CUES])
def test_tables_of_cues_prove_their_rows(name: str) -> None:
    assert "example" in table(name)[0] or name in NUMBERS
