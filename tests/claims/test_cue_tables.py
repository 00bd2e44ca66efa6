"""Every row of the cue tables is proved by its own example: {braces} hold the content, [brackets] the target."""

from __future__ import annotations

import re

import pytest

from counterclaim.claims import attributions
from counterclaim.model import ACTS
from counterclaim.parsing import SpacyParser
from counterclaim.words import alternatives, table

TABLES = ("verbs", "nouns", "adjectives", "adverbs")


def _rows() -> list[tuple[str, str, str, str]]:
    return [
        (name, row["lemma"], row["act"], row["example"])
        for name in TABLES
        for row in table(f"claims/{name}", "lemma", "act", "example")
    ]


@pytest.fixture(scope="module")
def parsed(parser: SpacyParser) -> dict[str, object]:
    texts = sorted({re.sub(r"[{}\[\]]", "", example) for *_, example in _rows()})
    return dict(zip(texts, parser.pipe(texts), strict=True))


@pytest.mark.parametrize(("name", "lemma", "act", "example"), _rows(), ids=lambda value: str(value)[:40])
def test_each_cue_is_found_in_its_example(name: str, lemma: str, act: str, example: str, parsed: dict) -> None:
    text = re.sub(r"[{}\[\]]", "", example)
    content = re.search(r"\{(.*?)\}", example)
    target = re.search(r"\[(.*?)\]", example)
    found = attributions(parsed[text])
    first = alternatives(act)[0]
    fitting = [a for a in found if a.act == first and (not content or any(s.words == content[1] for s in a.content))]
    assert fitting, f"no claim of act {act!r} about {content and content[1]!r} among " + "; ".join(
        f"{a.act}: {[s.words for s in a.content]}" for a in found
    )
    if target:
        assert any(a.target is not None and a.target.words == target[1] for a in fitting)


@pytest.mark.parametrize("name", TABLES)
def test_acts_and_frames_are_those_of_the_guide(name: str) -> None:
    for row in table(f"claims/{name}", "lemma", "act"):
        assert set(alternatives(row["act"])) <= {*ACTS, "none"}
        for frame in alternatives(row.get("frames", "")):
            assert frame.split()[-1] in ("C", "T"), f"{row['lemma']}: {frame!r} must end in its content or target"
