"""The lexicon of events: every row's example proves its type."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from counterclaim.events.frames import sense
from counterclaim.events.lexicon import classes, lexicon
from counterclaim.model import Parse, Token
from counterclaim.parsing import SpacyParser
from counterclaim.words import alternatives, table

ROWS = table("events/triggers", "lemma", "pos", "type")
SHOWN = [row for row in ROWS if row["example"]]


@pytest.fixture(scope="module")
def parses() -> Mapping[str, Parse]:
    texts = [row["example"] for row in SHOWN]
    return dict(zip(texts, SpacyParser().pipe(texts), strict=True))


def is_place(token: object) -> bool:
    return getattr(token, "ent", "") in ("GPE", "LOC", "FAC")


def joined(parse: Parse, token: Token) -> str:
    """The token with the two before it: "de-escalation" is three tokens."""
    return "-".join((parse[token.i - 2].lower, token.lemma)) if token.i > 1 and parse[token.i - 1].text == "-" else ""


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: f"{row['lemma'][:20]}-{row['frame'][:20]}-{row['type']}")
def test_example_gets_the_type_of_its_row(row: Mapping[str, str], parses: Mapping[str, Parse]) -> None:
    parse = parses[row["example"]]
    lemmas = set(alternatives(row["lemma"]))
    words = [token for token in parse if lemmas & {token.lemma, token.lower, joined(parse, token)}]
    found = [entry.type for token in words if (entry := sense(parse, token, is_place))]
    wanted = None if "noevent" in row["frame"].split() else row["type"]
    assert wanted in found, [(token.text, token.lemma, token.pos, token.dep) for token in parse]


def test_every_class_that_a_frame_names_exists() -> None:
    for row in ROWS:
        for part in row["frame"].split():
            for each in part.partition(":")[2].split("|"):
                assert not each.startswith("@") or each[1:] in classes()


def test_the_most_specific_sense_is_tried_first() -> None:
    for entries in lexicon().entries.values():
        assert [len(each.conditions) for each in entries] == sorted((len(e.conditions) for e in entries), reverse=True)
