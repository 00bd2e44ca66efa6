"""The tables of a record, as numbered steps from an empty file to now.

A step is never edited once released: what changes later is a further step. `PRAGMA user_version` counts the steps
taken, `PRAGMA application_id` says that the file is a record at all.
"""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "STEPS"]

APPLICATION_ID = int.from_bytes(b"CCLM", "big")


def _layer(name: str, keys: str) -> str:
    return f"""CREATE TABLE {name} (
        report INTEGER NOT NULL REFERENCES reports (no) ON DELETE CASCADE,
        position INTEGER NOT NULL, {keys}, body TEXT NOT NULL,
        PRIMARY KEY (report, position)) WITHOUT ROWID"""


_FIRST = (
    """CREATE TABLE reports (
        no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        date TEXT, date_basis TEXT NOT NULL, outlet TEXT, title TEXT, url TEXT, topics TEXT NOT NULL,
        origin TEXT NOT NULL, replaces TEXT, sha256 TEXT NOT NULL, text TEXT NOT NULL, plan TEXT NOT NULL)""",
    # the order of every listing: by date, the undated last, then by id
    "CREATE INDEX reports_in_order ON reports (coalesce(date, '~'), id)",
    _layer("times", "start INTEGER, type TEXT"),
    _layer("actors", "start INTEGER, actor TEXT, unit TEXT"),
    _layer("places", "start INTEGER, name TEXT, country TEXT"),
    _layer("agreements", "start INTEGER, agreement TEXT"),
    _layer("attributions", "start INTEGER, act TEXT"),
    _layer("claims", "id TEXT NOT NULL, start INTEGER, act TEXT, actor TEXT, unit TEXT"),
    _layer("events", "start INTEGER, claim TEXT, type TEXT, agent TEXT, patient TEXT"),
    _layer("control", "start INTEGER, claim TEXT, place TEXT, holder TEXT"),
    _layer("links", "id TEXT NOT NULL, kind TEXT, source TEXT, target TEXT"),
    _layer("unanswered", "start INTEGER, claim TEXT, actor TEXT"),
    _layer("flags", "start INTEGER, kind TEXT, id TEXT NOT NULL"),
    _layer("traces", "part TEXT, outcome TEXT"),
    "CREATE INDEX claims_by_id ON claims (id)",
    "CREATE INDEX claims_by_actor ON claims (actor)",
    "CREATE INDEX links_by_id ON links (id)",
    "CREATE INDEX links_by_source ON links (source)",
    "CREATE INDEX links_by_target ON links (target)",
    "CREATE INDEX flags_by_id ON flags (id)",
    # `report` holds the report as it was read, where it was read at all
    """CREATE TABLE failures (
        key TEXT PRIMARY KEY, origin TEXT NOT NULL, reason TEXT NOT NULL, plan TEXT NOT NULL, report TEXT)""",
    "CREATE INDEX failures_by_origin ON failures (origin)",
    """CREATE TABLE rulings (
        no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, verdict TEXT NOT NULL,
        signer TEXT NOT NULL, at TEXT NOT NULL, comment TEXT NOT NULL, edit TEXT NOT NULL,
        withdrawn TEXT, withdrawn_by TEXT)""",
    "CREATE INDEX rulings_by_subject ON rulings (subject)",
    """CREATE VIRTUAL TABLE search USING fts5 (
        title, text, content='reports', content_rowid='no', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER search_insert AFTER INSERT ON reports BEGIN
        INSERT INTO search (rowid, title, text) VALUES (new.no, new.title, new.text);
    END""",
    """CREATE TRIGGER search_delete AFTER DELETE ON reports BEGIN
        INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.no, old.title, old.text);
    END""",
    """CREATE TRIGGER search_update AFTER UPDATE OF title, text ON reports BEGIN
        INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.no, old.title, old.text);
        INSERT INTO search (rowid, title, text) VALUES (new.no, new.title, new.text);
    END""",
)



def _added(kind: str, keys: str) -> str:
    return f"""CREATE TABLE added_{kind} (
        curation INTEGER NOT NULL REFERENCES curations (no) ON DELETE CASCADE,
        position INTEGER NOT NULL, {keys}, body TEXT NOT NULL,
        PRIMARY KEY (curation, position)) WITHOUT ROWID"""


# what people add to the shipped knowledge of actors and places; `content` is the hash of the additions alone
_KNOWLEDGE = (
    """CREATE TABLE curations (
        no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, verb TEXT NOT NULL, subject TEXT NOT NULL,
        rows INTEGER NOT NULL, content TEXT NOT NULL, signer TEXT NOT NULL, at TEXT NOT NULL, comment TEXT NOT NULL,
        withdrawn TEXT, withdrawn_by TEXT)""",
    _added("actors", "actor TEXT NOT NULL"),
    _added("offices", "name TEXT NOT NULL, actor TEXT NOT NULL"),
    _added("places", "name TEXT NOT NULL, country TEXT NOT NULL"),
    _added("recodings", "actor TEXT NOT NULL"),
)

# The fourth of the dates that are kept apart: when the event was, when it was said, when the report came out, and when
# it was read into this record first (UTC). It goes into no export: two people's records of one dispute are the same.
_READING = ("ALTER TABLE reports ADD COLUMN first_read TEXT NOT NULL DEFAULT ''",)

# what people add to the shipped register of agreements
_AGREEMENTS = (_added("agreements", "id TEXT NOT NULL"),)

# what `Scope` asks for, so that a page over a hundred thousand reports reads only its own
_SCOPES = (
    "CREATE INDEX actors_by_actor ON actors (actor)",
    "CREATE INDEX places_by_name ON places (name COLLATE NOCASE)",
    "CREATE INDEX reports_by_outlet ON reports (outlet)",
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _KNOWLEDGE, _READING, _AGREEMENTS, _SCOPES)
