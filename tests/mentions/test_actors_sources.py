"""What a person adds is read like what is shipped: names, offices, groups, places, merged and split codes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.actors_sources import sources
from counterclaim.mentions.places import PlacesPart
from counterclaim.model import (
    NOTHING_ADDED,
    ActorMention,
    AddedActor,
    AddedOffice,
    AddedPlace,
    Analysis,
    Knowledge,
    PlaceMention,
    Recoding,
    Report,
)
from counterclaim.parsing import SpacyParser

FRONT = AddedActor("BorderFront", "group", ("Border Front",), states=("KEN",), kinds=("rebels",))


def analysis(parser: SpacyParser, text: str, added: Knowledge) -> Analysis:
    found = Analysis(Report("r", text, "2015-06-01", "given"), parse=parser.parse(text))
    found = Analysis(found.report, found.parse, actors=ActorsPart(added=added)(found)["actors"])
    return Analysis(found.report, found.parse, actors=found.actors, places=PlacesPart(added=added)(found)["places"])


def actor(parser: SpacyParser, text: str, words: str, added: Knowledge) -> ActorMention:
    return next(each for each in analysis(parser, text, added).actors if each.span.words == words)


def place(parser: SpacyParser, text: str, name: str, added: Knowledge) -> PlaceMention:
    return next(each for each in analysis(parser, text, added).places if each.name == name)


def test_an_added_group_speaks_under_its_code_and_is_found_when_it_is_not_named(parser: SpacyParser) -> None:
    added = Knowledge(actors=(FRONT,))
    assert actor(parser, "The Border Front denied the report.", "The Border Front", added).actor == "BorderFront"
    text = "Kenya said its army had left. The rebels denied it."
    assert actor(parser, text, "The rebels", added).actor == "BorderFront"
    assert actor(parser, text, "The rebels", NOTHING_ADDED).actor != "BorderFront"


def test_an_alias_put_first_goes_before_the_shipped_reading(parser: SpacyParser) -> None:
    text = "The Pentagon denied it."
    front = Knowledge(actors=(AddedActor("GBR", "organ", ("Pentagon",), "MOD", first=True),))
    back = Knowledge(actors=(AddedActor("GBR", "organ", ("Pentagon",), "MOD"),))
    assert actor(parser, text, "The Pentagon", front).actor == "GBR"
    assert actor(parser, text, "The Pentagon", back).actor == "USA"


def test_an_added_office_holds_between_its_dates(parser: SpacyParser) -> None:
    added = Knowledge(offices=(AddedOffice("Wanjala Otieno", "KEN", "MFA", "2014-01", "2016-01", 3),))
    found = actor(parser, "Wanjala Otieno denied the report.", "Wanjala Otieno", added)
    assert (found.actor, found.unit) == ("KEN", "MFA")


def test_a_merged_code_is_the_other_from_now_on_even_where_it_is_made_from_words(parser: SpacyParser) -> None:
    added = Knowledge(recodings=(Recoding("ORG:NorthernUniversity", "KEN"), Recoding("IGO:NATO", "Alliance"),
                                 Recoding("Alliance", "Pact")))
    text = "The Northern University denied it. NATO denied it too."
    assert actor(parser, text, "The Northern University", added).actor == "KEN"
    assert actor(parser, text, "NATO", added).actor == "Pact"


def test_a_split_takes_only_the_names_that_it_lists(parser: SpacyParser) -> None:
    added = Knowledge(recodings=(Recoding("IGO:UN", "IGO:UNSC", ("UN Security Council",)),))
    text = "The UN Security Council denied it. The United Nations denied it too."
    assert actor(parser, text, "The UN Security Council", added).actor == "IGO:UNSC"
    assert actor(parser, text, "The United Nations", added).actor == "IGO:UN"


@pytest.mark.parametrize("count", [1, 2_001])
def test_added_places_are_found_few_or_many(
    parser: SpacyParser, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources().gazetteer.named("Nairobi")  # the shipped index stays where it is
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(tmp_path))
    more = tuple(AddedPlace((f"Xyloville {number}",), 1, 2) for number in range(1, count))
    added = Knowledge(places=(AddedPlace(("Qarzumanbek", "Karzumanbek"), 40.5, 47.5, "AZE", "village"), *more))
    found = place(parser, "Two men were shot in Qarzumanbek.", "Qarzumanbek", added)
    assert (found.lat, found.lon, found.country, found.kind) == (40.5, 47.5, "AZE", "village")
    assert place(parser, "Two men were shot in Garzumanbek.", "Garzumanbek", added).lat is None
    assert len(list(tmp_path.iterdir())) == (count > 2_000)


def test_an_added_place_that_is_shipped_already_is_one_place() -> None:
    shipped = sources().gazetteer.named("Nairobi")
    again = AddedPlace(("Nairobi",), shipped[0].lat + 0.01, shipped[0].lon, "KEN")
    assert sources(Knowledge(places=(again,))).gazetteer.named("Nairobi") == shipped


def test_other_additions_make_another_version_and_survive_the_way_to_a_worker() -> None:
    added = Knowledge(actors=(FRONT,))
    part = ActorsPart(added=added)
    assert part.version == f"{ActorsPart().version}+{added.digest}"
    assert pickle.loads(pickle.dumps(part)) == part
    assert PlacesPart(added=added).version != PlacesPart().version
    assert ActorsPart(added=Knowledge(actors=(FRONT, FRONT))).version != part.version
