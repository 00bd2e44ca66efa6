"""A person's list of agreements: what of it can be used, and how reports are read with it."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from counterclaim.errors import ReadingError
from counterclaim.mentions.actors import ActorsPart
from counterclaim.mentions.actors_files import BadLine
from counterclaim.mentions.agreements import AgreementsPart
from counterclaim.mentions.agreements_import import agreement_id, agreements_in
from counterclaim.mentions.agreements_register import agreements, register
from counterclaim.model import AddedAgreement, Analysis, Knowledge, Report
from counterclaim.parsing import SpacyParser
from counterclaim.times import TimesPart

TRUCE = AddedAgreement("harbour-2020", ("Harbour Truce", "Ostwick understanding"), "ceasefire", "2020-11-09",
                       ("NOR", "SUD"), ("IGO:UN",), ("Ostwick",))


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def ids(parser: SpacyParser, text: str, *added: AddedAgreement) -> list[str | None]:
    found = Analysis(Report("r1", text, "2023-06-01", "given"), parser.parse(text))
    for part in (TimesPart(), ActorsPart(), AgreementsPart(added=Knowledge(agreements=added))):
        found = replace(found, **part(found))
    return [each.agreement for each in found.agreements]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_table_of_agreements_is_read_whatever_parts_its_cells(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "truces.csv"
    rows = (("id", "names", "kind", "date", "parties", "broker", "about"),
            ("harbour-2020", "Harbour Truce | Ostwick understanding", "ceasefire", "2020-11-09", "NOR|SUD", "IGO:UN",
             "Ostwick"))
    path.write_text("# our own list\n" + "".join(mark.join(row) + "\n" for row in rows), encoding="utf-8")
    assert list(agreements_in(path)) == [TRUCE]


def test_the_shipped_register_is_such_a_table(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    path.write_text((files("counterclaim.words") / "agreements/register.tsv").read_text("utf-8"), encoding="utf-8")
    assert [each.id for each in agreements_in(path) if isinstance(each, AddedAgreement)] == list(register())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("harbour truce,Harbour Truce,ceasefire,2020", "holds a space"),
        ("harbour,Harbour Truce,handshake,2020", "'handshake' is no kind"),
        ("harbour,Harbour Truce,ceasefire,2021-02-30", "'2021-02-30' is no date"),
        ("harbour,Harbour Truce,ceasefire,9 May 2020", "is no date"),
        ("harbour,Harbour Truce,ceasefire,2020/2021", "is no date"),
        ("harbour,Harbour Truce,ceasefire,", "date must be filled in"),
        ("harbour,|,ceasefire,2020", "it has no name"),
        ("harbour,—,ceasefire,2020", "it has no name"),
        ("harbour,Harbour Truce,ceasefire,2020,North Land", "'North Land' holds a space"),
        ("harbour,Harbour Truce,ceasefire,2020,NOR,SUD", "6 cells under 5 columns"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_by_its_number(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "truces.csv"
    path.write_text(f"id,names,kind,date,parties\nford,Ford Pact,pact,2001\n{line}\n", encoding="utf-8")
    _, bad = agreements_in(path)
    assert isinstance(bad, BadLine)
    assert bad.number == 3
    assert told in bad.reason


def test_any_other_file_is_no_list_of_agreements(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The truce held for a week.\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="no list of agreements"):
        agreements_in(path)


@pytest.mark.parametrize(
    ("name", "date", "made"),
    [("the Harbour Truce", "2020-11-09", "harbour-truce-2020"), ("2020 Harbour Truce", "2020", "2020-harbour-truce"),
     ("Überlingen Accord", "1999", "uberlingen-accord-1999"), ("Договор", "1999", "")],
)
def test_an_id_is_made_of_name_and_year(name: str, date: str, made: str) -> None:
    assert agreement_id(name, date) == made


def test_an_added_agreement_is_found_by_each_name_and_by_its_date(parser: SpacyParser) -> None:
    text = "Both sides signed the Harbour Truce. The Ostwick understanding failed. Then the 2020 ceasefire collapsed."
    assert "harbour-2020" not in ids(parser, text)
    assert ids(parser, text, TRUCE) == ["harbour-2020"] * 3


def test_an_added_agreement_goes_before_the_shipped_one_of_its_name(parser: SpacyParser) -> None:
    text = "Both sides welcomed the Tehran Declaration on Monday."
    assert ids(parser, text) == ["tehran-declaration-2010"]
    own = AddedAgreement("our-tehran", ("Tehran Declaration",), "declaration", "2022")
    assert ids(parser, text, own) == ["our-tehran"]


def test_two_that_a_dated_mention_may_mean_leave_it_open_unless_they_are_one() -> None:
    twin = replace(TRUCE, id="river-2020", names=("River Truce",))
    text = "After the 2020 ceasefire Ostwick was quiet."
    assert agreements((TRUCE,)).by_date("ceasefire", "2020", text) == "harbour-2020"
    assert agreements((TRUCE, twin)).by_date("ceasefire", "2020", text) is None
    assert agreements((TRUCE, replace(twin, id=TRUCE.id))).by_date("ceasefire", "2020", text) == "harbour-2020"


def test_the_version_tells_what_was_added() -> None:
    plain, one = AgreementsPart(), AgreementsPart(added=Knowledge(agreements=(TRUCE,)))
    other = AgreementsPart(added=Knowledge(agreements=(replace(TRUCE, date="2021"),)))
    assert len({plain.version, one.version, other.version}) == 3
    assert one.version.startswith(f"{plain.version}+")
