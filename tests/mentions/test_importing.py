"""Collections of actors and places as additions: small files of our own, and the packs where they are beside us."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from counterclaim.errors import ReadingError
from counterclaim.mentions.actors_files import BadLine, LeftOut
from counterclaim.mentions.actors_import import actors_in
from counterclaim.mentions.places_import import country_code, places_in
from counterclaim.model import AddedActor, AddedOffice, AddedPlace


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


UCDP = "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullEng,Org,Location\n"


def test_ucdp_gives_groups_under_a_known_code_or_their_short_name(tmp_path: Path) -> None:
    path = written(tmp_path, "ucdp.csv", UCDP + '1,BFK,BFK,n/a,Border Front of Kenya,,,1,"Kenya, Somalia"\n'
                   "2,Hizb,Hezbollah,n/a,Hezbollah,,,1,Lebanon\n3,Government of Kenya,x,n/a,x,,,4,Kenya\n"
                   "4,Hill people,x,n/a,x,,,3,Kenya\n")
    first, second, *left = actors_in(path)
    assert first == AddedActor("BFK", "group", ("BFK", "Border Front of Kenya"), states=("KEN", "SOM"))
    assert isinstance(second, AddedActor)
    assert second.actor == "Hezbollah"
    assert all(isinstance(each, LeftOut) for each in left)


def test_phoenix_gives_dated_roles_and_groups_with_their_synonyms(tmp_path: Path) -> None:
    path = written(tmp_path, "own.actors.txt", "# a .actor file\nKENYA_ [KEN]\n+KENYAN_\nWANJALA_OTIENO_\n"
                   "\t[KENGOV 20100101-20140101]\n\t[KENELI]\n\nNORTHERN_HILL_FRONT_\n+NHF_\n\t[KENREB]\n"
                   "FRIENDS_OF_THE_LAKE_ ; a note\n\t[NGOENV]\nLOST_\n")
    found = list(actors_in(path))
    assert [each for each in found if isinstance(each, AddedOffice)] == [
        AddedOffice("Wanjala Otieno", "KEN", "GOV", "2010-01-01", "2014-01-01", 9)]
    group, body = (each for each in found if isinstance(each, AddedActor))
    assert (group.actor, group.kind, group.names, group.states) == (
        "NorthernHillFront", "group", ("Northern Hill Front", "NHF"), ("KEN",))
    assert (body.actor[:4], body.kind) == ("ORG:", "org")
    assert [each.number for each in found if isinstance(each, BadLine)] == [13]


def test_lists_of_ministers_take_their_state_from_their_name_position_or_option(tmp_path: Path) -> None:
    head = "position,person,personID,start,end\n"
    row = "Minister of Foreign Affairs,Jane Roe,Q1,2014-03,2016\nGardener,Joe Roe,Q2,2014,2016\n"
    office = AddedOffice("Jane Roe", "KEN", "MFA", "2014-03", "2016", 3)
    assert office in list(actors_in(written(tmp_path, "kenya-ministers.csv", head + row)))
    assert office in list(actors_in(written(tmp_path, "mine.csv", head + row), "KEN"))
    world = head + "Secretary-General of the United Nations,Jane Roe,Q1,2014-03,2016\n"
    assert list(actors_in(written(tmp_path, "mine.csv", world))) == [
        AddedOffice("Jane Roe", "IGO:UN", None, "2014-03", "2016", 5)]
    with pytest.raises(ReadingError, match="--actor"):
        list(actors_in(written(tmp_path, "mine.csv", head + row)))


def test_own_tables_may_use_semicolons_quotes_and_notes(tmp_path: Path) -> None:
    path = written(tmp_path, "own.csv", '# our own\nactor;names;kinds\nHillFront;"Hill Front | HF; the";rebels | '
                   "militia\n")
    assert list(actors_in(path)) == [
        AddedActor("HillFront", "group", ("Hill Front", "HF; the"), kinds=("rebels", "militia"), first=True)]


def test_a_zip_holds_one_table(tmp_path: Path) -> None:
    line = "\t".join(["1", "Ostwick", "Ostwick", "Ostvik", "1.5", "2.5", "P", "PPL", "KE", "", "", "", "", "", "7", "",
                      "", "", ""])
    with zipfile.ZipFile(tmp_path / "KE.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
        archive.writestr("KE.txt", line + "\n")
    assert list(places_in(tmp_path / "KE.zip")) == [
        AddedPlace(("Ostwick", "Ostvik"), 1.5, 2.5, "KEN", "town", 7, 1)]
    with zipfile.ZipFile(tmp_path / "KE.zip", "a") as archive:
        archive.writestr("UG.txt", line + "\n")
    with pytest.raises(ReadingError, match="2 files"):
        list(places_in(tmp_path / "KE.zip"))


@pytest.mark.parametrize(("words", "code"), [("az", "AZE"), ("AZE", "AZE"), ("Armenia", "ARM"), ("Elbonia", "")])
def test_a_country_is_known_by_name_and_codes(words: str, code: str) -> None:
    assert country_code(words) == code


@pytest.mark.shared
def test_every_pack_comes_in(shared: Path) -> None:
    packs = shared / "packs"
    for path in sorted([*(packs / "actors").iterdir(), *(packs / "offices").iterdir()]):
        found = Counter(type(each).__name__ for each in actors_in(path))
        assert found["AddedActor"] + found["AddedOffice"] > 20, path.name
        assert found["BadLine"] <= 0.005 * found.total() + 1, path.name
    for path in sorted((packs / "gazetteer").iterdir()):
        kinds = Counter(type(each).__name__ for each in places_in(path))
        assert kinds["AddedPlace"] > 1_000, path.name
        assert kinds["BadLine"] == 0, path.name
