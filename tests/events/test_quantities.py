"""How many came to harm, with bounds and ranges, each tied to its words and its event; and by what means."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from counterclaim.events.cast import Cast
from counterclaim.events.quantities import quantities
from counterclaim.events.roles import Scene
from counterclaim.model import Analysis, Claim, Quantity, Report, Span, Speaker
from counterclaim.parsing import SpacyParser
from counterclaim.words import table

AMOUNTS = table("events/amounts", "cue", "bound", "example")
HARM = table("events/harm", "lemma", "pos", "kind", "whose", "example")
Find = Callable[..., Analysis]


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def told(marked: str, parser: SpacyParser) -> tuple[str, list[Quantity]]:
    """The words in braces, and the quantities of the sentence."""
    text = marked.replace("{", "").replace("}", "")
    parse = parser.parse(text)
    own = Claim("c", "r", Speaker(None, "report"), None, (Span.of(text, 0, len(text)),), "state")
    scene = Scene(parse, Cast(Analysis(Report("r", text, None), parse)), own, frozenset(range(len(parse))))
    return marked.partition("{")[2].partition("}")[0], [quantity for _, quantity in quantities(scene)]


@pytest.mark.parametrize("row", AMOUNTS, ids=lambda row: row["cue"])
def test_the_example_of_a_bound_gives_its_words_and_ends(row: Mapping[str, str], parser: SpacyParser) -> None:
    words, found = told(row["example"], parser)
    ends = {"least": (20, None), "most": (None, 20), "above": (21, None), "below": (None, 19), "about": (20, 20)}
    expected = ends.get(row["bound"]) or (int(row["value"]), None)
    assert [(each.least, each.most) for each in found] == [expected]
    assert found[0].span.words in (words, words.removesuffix(" of"))


@pytest.mark.parametrize("row", HARM, ids=lambda row: f"{row['lemma'][:12]}-{row['kind']}-{row['whose']}")
def test_the_example_of_a_word_of_harm_gives_its_kind_and_number(row: Mapping[str, str], parser: SpacyParser) -> None:
    words, found = told(row["example"], parser)
    assert (row["kind"], words, 20, 20) in [(each.kind, each.span.words, each.least, each.most) for each in found]


@pytest.mark.parametrize(("content", "expected"), [
    ("at least 20 soldiers were killed and more than 35 wounded in the attack",
     [("killed", "at least 20", 20, None), ("wounded", "more than 35", 36, None)]),
    ("it killed between 10 and 15 rebels", [("killed", "between 10 and 15", 10, 15)]),
    ("10 to 15 rebels were killed", [("killed", "10 to 15", 10, 15)]),
    ("the bombing killed 5-7 people", [("killed", "5-7", 5, 7)]),
    ("the rocket killed 20 people or more", [("killed", "20 people or more", 20, None)]),
    ("twenty-four men were killed", [("killed", "twenty-four", 24, 24)]),
    ("the shooting killed two hundred and five people", [("killed", "two hundred and five", 205, 205)]),
    ("the army killed 2,500 men", [("killed", "2,500", 2500, 2500)]),
    ("no soldiers were killed", [("killed", "no", 0, 0)]),
    ("15 soldiers and three civilians were killed", [("killed", "15", 15, 15), ("killed", "three", 3, 3)]),
    ("the attack resulted in 14 deaths and 30 injuries", [("killed", "14", 14, 14), ("wounded", "30", 30, 30)]),
    ("the strike left six civilians dead and 12 injured", [("killed", "six", 6, 6), ("wounded", "12", 12, 12)]),
    ("the raid killed dozens of fighters", [("killed", "dozens of", 24, None)]),
    ("the army captured three towns and killed a guard", [("killed", "a", 1, 1)]),
    ("the army arrested 12 activists", [("captured", "12", 12, 12)]),
    ("rebels bombed the town in 2015", []),
    ("soldiers were killed", []),
])
def test_a_content_gives_its_quantities(content: str, expected: list[tuple[object, ...]], find: Find) -> None:
    found = find(f"Syria said {content}.", ("said", content, "SYR", "state", ""))
    quantities = [each for event in found.events for each in event.quantities]
    assert sorted((each.kind, each.span.words, each.least, each.most) for each in quantities) == sorted(expected)
    assert all(found.report.text[each.span.start : each.span.end] == each.span.words for each in quantities)


@pytest.mark.parametrize(("content", "means"), [
    ("jets bombed the port with heavy rockets", "heavy rockets"),
    ("a drone strike killed six men", "drone"),
    ("six men were killed by a drone", "drone"),
    ("rebels fired mortars at the town", "mortars"),
    ("rebels attacked the town using artillery", "artillery"),
    ("warplanes hit the depot", "warplanes"),
    ("rebels attacked the town with anger", None),
    ("the army sent its tanks home", None),
])
def test_the_means_of_an_attack_are_its_words(content: str, means: str | None, find: Find) -> None:
    found = find(f"Syria said {content}.", ("said", content, "SYR", "state", ""))
    assert [event.instrument.words if event.instrument else None for event in found.events][:1] == [means]
