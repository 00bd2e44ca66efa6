"""Standing: every cue of the table is proved by its example, and certainty goes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from counterclaim.events.cast import Cast
from counterclaim.events.cues import cues
from counterclaim.events.roles import Scene
from counterclaim.events.standing import hold, reading
from counterclaim.model import Analysis, Claim, Report, Span, Speaker
from counterclaim.parsing import SpacyParser
from counterclaim.words import table

ROWS = table("events/standing", "cue", "kind", "standing", "certainty", "example")


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def standing_of(marked: str, parser: SpacyParser) -> tuple[str, float]:
    """How the report's own voice holds the event in braces."""
    start = marked.index("{")
    text = marked.replace("{", "").replace("}", "")
    parse = parser.parse(text)
    own = Claim("c", "r", Speaker(None, "report"), None, (Span.of(text, 0, len(text)),), "state")
    scene = Scene(parse, Cast(Analysis(Report("r", text, None), parse)), own, frozenset(range(len(parse))))
    return hold(reading(scene, parse.within(start, start + 1)[0]), own=True)


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] != "act"],
                         ids=lambda row: f"{row['kind']}-{row['cue'][:20]}")
def test_the_example_of_a_cue_shows_its_standing(row: Mapping[str, str], parser: SpacyParser) -> None:
    standing, certainty = standing_of(row["example"], parser)
    assert standing == row["standing"].replace("future", "planned")
    assert certainty <= float(row["certainty"])


def test_a_word_without_a_cue_is_asserted_in_full(parser: SpacyParser) -> None:
    assert standing_of("The fleet {attacked} the port.", parser) == ("asserted", 1.0)


@pytest.mark.parametrize(("text", "standing"), [
    ("The fleet left after the {attack} on the port.", "asserted"),
    ("The fleet may sue the clan that {attacked} the port.", "asserted"),
    ("The fleet may {attack} and burn the port.", "possible"),
    ("The fleet may attack and {burn} the port.", "possible"),
    ("The fleet attacked the port and may {burn} it.", "possible"),
    ("The fleet {attacked} the port and may burn it.", "asserted"),
    ("The {attack} on the port may be a hoax.", "denied"),
    ("The {attack} on the port was not a hoax.", "asserted"),
    ("In May the fleet {attacked} the port.", "asserted"),
    ("The will of the king was read after they {attacked} the port.", "asserted"),
])
def test_a_cue_reaches_its_scope_and_no_further(text: str, standing: str, parser: SpacyParser) -> None:
    assert standing_of(text, parser)[0] == standing


def test_every_act_of_the_table_is_one(parser: SpacyParser) -> None:
    acts = {word for kind, word in cues() if kind == "act"}
    assert acts == {"deny", "refuse", "demand", "promise", "warn"}


def test_a_hedge_lowers_certainty_and_keeps_the_standing_of_the_act(find: Callable[..., Analysis]) -> None:
    text = "Egypt said Sudan will possibly attack Libya."
    found = find(text, ("said", "Sudan will possibly attack Libya", "EGY", "state", ""))
    event = found.events_of(found.claims[0].id)[0]
    assert (event.standing, event.certainty) == ("possible", 0.5)
