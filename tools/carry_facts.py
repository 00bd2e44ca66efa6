"""Carry facts (who held which office from when to when) from extracts into tables of our own form.

    python tools/carry_facts.py PACKS      writes holders.tsv (words/actors) and settlements.tsv (words/places)

PACKS is a folder with `offices/` (CSV extracts of Wikidata, CC0; `heads-factbook.csv` from the CIA World Factbook,
public domain), `actors/Phoenix.Countries.actors.txt` (Open Event Data Alliance, MIT) and `gazetteer/` (Who's On First
records as JSON lines, CC0 or CC BY by record). Names, states, offices, dates and coordinates are carried, nothing else.
The tables are checked in; this script says where they come from and makes them anew.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.mentions.actors_packs import RANKS, factbook, positions_unit
from counterclaim.model import AddedOffice

WORDS = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "words"

STATES = {
    "abkhazia": "Abkhazia",
    "armenia": "ARM",
    "artsakh": "Artsakh",
    "azerbaijan": "AZE",
    "belarus": "BLR",
    "china": "CHN",
    "donetsk": "DPR",
    "ethiopia": "ETH",
    "france": "FRA",
    "georgia": "GEO",
    "india": "IND",
    "iran": "IRN",
    "iraq": "IRQ",
    "israel": "ISR",
    "pakistan": "PAK",
    "russia": "RUS",
    "sudan": "SDN",
    "turkey": "TUR",
    "ukraine": "UKR",
    "united-kingdom": "GBR",
    "us": "USA",
    "yemen": "YEM",
}
WORLD = {
    "united nations": "IGO:UN",
    "court of justice": "IGO:ICJ",
    "osce": "IGO:OSCE",
    "arab parliament": "IGO:ArabLeague",
    "council of europe": "IGO:CouncilOfEurope",
    "world trade": "IGO:WTO",
}
class Holder(NamedTuple):
    name: str
    actor: str
    unit: str
    since: str
    until: str
    rank: int


def offices(folder: Path) -> Iterator[Holder]:
    for path in sorted(folder.glob("*.csv")):
        stem = re.sub(r"-(ministers|cabinet)$", "", path.stem)
        if stem not in STATES and stem != "world":
            continue
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                position, actor, unit = row["position"], STATES.get(stem, ""), positions_unit(row["position"])
                if stem == "world":
                    actor = next((code for words, code in WORLD.items() if words in position.lower()), "")
                    unit = ""
                if stem == "sudan" and "southern sudan" in position.lower():
                    actor = "SSD"
                if actor and unit is not None and row["person"] and not re.fullmatch(r"Q\d+", row["person"]):
                    yield Holder(row["person"], actor, unit, row["start"], row["end"], RANKS.get(unit, 5))


def carried(found: Iterable[object]) -> Iterator[Holder]:
    """The offices among what an importer of the package gives."""
    for each in found:
        if isinstance(each, AddedOffice):
            yield Holder(each.name, each.actor, each.unit or "", each.since, each.until, each.rank)


PHOENIX = {"GOV": "GOV", "MIL": "MIL", "OPP": "OPP", "LEG": "LEG", "JUD": "JUD", "COP": "COP", "PTY": "PAR"}
SMALL = {word.capitalize(): word for word in ("al", "el", "de", "da", "van", "von", "bin", "ibn", "der")}


def phoenix(path: Path) -> Iterator[Holder]:
    """Persons with a dated role after 1990; the names stand in capitals without diacritics there."""
    names: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("\t"):
            found = re.match(r"\t\[([A-Z]{3})([A-Z]{3})[A-Z]*\s*(.*)\]", line)
            if found and found[2] in PHOENIX and names:
                since, until = _phoenix_dates(found[3])
                if until == "" or until >= "1990":
                    yield from (Holder(each, found[1], PHOENIX[found[2]], since, until, 9) for each in names)
        elif "CountryInfo" in line and line.count("_") >= 2:
            words = line.split(";")[0].strip().strip("_ ").replace("_", " ").title().split()
            if len(words) >= 2 and all(re.fullmatch(r"[A-Za-z.'-]+", word) for word in words):
                names = [" ".join([words[0], *(SMALL.get(word, word) for word in words[1:])])]
        elif line.strip() and not line.startswith("+"):
            names = []


def _phoenix_dates(words: str) -> tuple[str, str]:
    def iso(short: str) -> str:
        century = "19" if short[:2] > "30" else "20"
        return f"{century}{short[:2]}-{short[2:4]}-{short[4:6]}"

    if found := re.fullmatch(r"(\d{6})-(\d{6})", words):
        return iso(found[1]), iso(found[2])
    if found := re.fullmatch(r">(\d{6})", words):
        return iso(found[1]), ""
    if found := re.fullmatch(r"<(\d{6})", words):
        return "", iso(found[1])
    return "", ""


def merged(holders: Iterable[Holder]) -> list[Holder]:
    """One row for what two extracts both say; a dated row is kept before an undated one."""
    out: dict[tuple[str, str, str, str], Holder] = {}
    for each in holders:
        key = (each.name.lower(), each.actor, each.unit, each.since[:4])
        if key not in out or (out[key].until == "" and each.until):
            out[key] = each
    return sorted(out.values(), key=lambda h: (h.actor, h.rank, h.since, h.name))


COUNTRIES = {
    "AZ": "AZE",
    "AM": "ARM",
    "UA": "UKR",
    "SY": "SYR",
    "YE": "YEM",
    "SD": "SDN",
    "IL": "ISR",
    "LB": "LBN",
    "PS": "PSE",
}
KINDS = {"region": "region", "county": "district", "locality": "town"}
WHOLE = ("AZ", "AM")  # of these the settlements are carried too; of the others the regions and districts
LATIN = re.compile(r"[A-Za-zÀ-ɏəƏ'’`ʻ .-]{3,40}")


def settlements(folder: Path) -> Iterator[tuple[str, ...]]:
    for path in sorted(folder.glob("whosonfirst-*")):
        data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
        for row in map(json.loads, data.splitlines()):
            kind = KINDS.get(row["pt"])
            if kind is None or row["cc"] not in COUNTRIES or (kind == "town" and row["cc"] not in WHOLE):
                continue
            names = [each for each in dict.fromkeys([row["name"], *row["names"]]) if LATIN.fullmatch(each)]
            if names:
                yield (
                    " | ".join(names[:8]),
                    COUNTRIES[row["cc"]],
                    kind,
                    f"{row['lat']:.3f}",
                    f"{row['lon']:.3f}",
                    str(row["gn"] or ""),
                )


PLACES_HEADER = """# Settlements and districts of disputed areas that a gazetteer of cities lacks. Made by
# tools/carry_facts.py; names and points carried from Who's On First (whosonfirst.org, CC0 and CC BY by record, mostly
# of GeoNames, CC BY 4.0). Columns as in regions.tsv.
"""

HEADER = """# Who held which office from when to when. Made by tools/carry_facts.py; facts carried from extracts of
# Wikidata (CC0) and the CIA World Factbook (public domain) up to 2026, and, rank 9, from the Phoenix actor
# dictionaries of the Open Event Data Alliance (MIT, January 2014; no diacritics, unit GOV for all of the cabinet).
# `since`, `until`: ISO prefixes, empty where open. `rank`: 1 head of state, 2 head of government, 3 foreign or defence
# minister, 5 others; bare surnames are looked up only to rank 3.
"""


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("packs", type=Path)
    packs = args.parse_args().packs
    rows = merged(
        [
            *offices(packs / "offices"),
            *carried(factbook(packs / "offices" / "heads-factbook.csv")),
            *phoenix(packs / "actors" / "Phoenix.Countries.actors.txt"),
        ]
    )
    _write(WORDS / "actors" / "holders.tsv", HEADER + "name\tactor\tunit\tsince\tuntil\trank\n", rows)
    _write(
        WORDS / "places" / "settlements.tsv",
        PLACES_HEADER + "names\tcountry\tkind\tlat\tlon\tgeonameid\n",
        sorted(set(settlements(packs / "gazetteer"))),
    )


def _write(target: Path, header: str, rows: Sequence[tuple[object, ...]]) -> None:
    with target.open("w", encoding="utf-8") as out:
        out.write(header)
        out.writelines("\t".join(map(str, row)).rstrip("\t") + "\n" for row in rows)
    print(f"{target.name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
