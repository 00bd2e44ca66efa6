"""The tables of a record, as numbered steps from an empty file to now.

A step is never edited once released: what changes later is a further step. `PRAGMA user_version` counts the steps
taken, `PRAGMA application_id` says that the file is a record at all.
"""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "DOUBT", "STEPS"]

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

# How the claims of several reports hang together. All of it but the regroupings can be made anew from the layers; see
# `linking`. A core is referred to by one number, of its report and its position (`linking.core_number`).
_ACROSS = (
    _layer("cores", "claim TEXT NOT NULL, actor TEXT"),
    "CREATE INDEX cores_by_claim ON cores (claim)",
    _layer("unresolved", "start INTEGER, claim TEXT"),
    # the reports that are linked, and by which version of the linking
    """CREATE TABLE linked (
        report INTEGER PRIMARY KEY REFERENCES reports (no) ON DELETE CASCADE, linker TEXT NOT NULL)""",
    # what a claim can be found by: hashes of what it says, with the day (ordinal) on which it was said
    """CREATE TABLE keys (
        key INTEGER NOT NULL, day INTEGER NOT NULL, core INTEGER NOT NULL,
        PRIMARY KEY (key, day, core)) WITHOUT ROWID""",
    """CREATE TABLE points (
        no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, founder TEXT NOT NULL, words TEXT NOT NULL,
        date TEXT, report TEXT NOT NULL, start INTEGER NOT NULL, contested INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX points_in_order ON points (coalesce(date, '~'), report, start, id)",
    "CREATE INDEX points_contested ON points (coalesce(date, '~'), report, start, id) WHERE contested",
    """CREATE TABLE members (
        point INTEGER NOT NULL REFERENCES points (no) ON DELETE CASCADE,
        claim TEXT NOT NULL, actor TEXT NOT NULL, stance TEXT NOT NULL,
        report INTEGER NOT NULL REFERENCES reports (no) ON DELETE CASCADE,
        start INTEGER NOT NULL, day TEXT, score REAL NOT NULL, basis TEXT NOT NULL,
        PRIMARY KEY (point, claim, actor, stance)) WITHOUT ROWID""",
    "CREATE INDEX members_by_claim ON members (claim)",
    "CREATE INDEX members_by_report ON members (report)",
    "CREATE INDEX members_by_actor ON members (actor)",
    # links between claims of two reports: `report` holds the source, `other` the target; `maker` was linked later
    """CREATE TABLE across (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        report INTEGER NOT NULL REFERENCES reports (no) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES reports (no) ON DELETE CASCADE,
        maker INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX across_by_source ON across (source)",
    "CREATE INDEX across_by_target ON across (target)",
    "CREATE INDEX across_by_report ON across (report)",
    "CREATE INDEX across_by_other ON across (other)",
    # the same text in several reports: bands of its signature to find it by, and the first report that carried it
    """CREATE TABLE bands (
        band INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES reports (no) ON DELETE CASCADE,
        PRIMARY KEY (band, report)) WITHOUT ROWID""",
    """CREATE TABLE copies (
        report INTEGER PRIMARY KEY REFERENCES reports (no) ON DELETE CASCADE,
        original INTEGER NOT NULL REFERENCES reports (no) ON DELETE CASCADE)""",
    "CREATE INDEX copies_by_original ON copies (original)",
    """CREATE TABLE disputes (
        no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, founder TEXT NOT NULL, name TEXT NOT NULL,
        parties TEXT NOT NULL)""",
    """CREATE TABLE grouped (
        report INTEGER PRIMARY KEY REFERENCES reports (no) ON DELETE CASCADE,
        dispute INTEGER NOT NULL REFERENCES disputes (no) ON DELETE CASCADE,
        pair TEXT NOT NULL, topic TEXT NOT NULL, place TEXT NOT NULL, day INTEGER NOT NULL)""",
    "CREATE INDEX grouped_by_dispute ON grouped (dispute, day)",
    "CREATE INDEX grouped_by_pair ON grouped (pair, day)",
    "CREATE INDEX grouped_by_topic ON grouped (topic, day)",
    # what people say of the disputes, beside the machine's grouping
    """CREATE TABLE regroupings (
        no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, verb TEXT NOT NULL, dispute TEXT NOT NULL,
        name TEXT NOT NULL, target TEXT NOT NULL, reports TEXT NOT NULL, signer TEXT NOT NULL, at TEXT NOT NULL,
        comment TEXT NOT NULL, withdrawn TEXT, withdrawn_by TEXT)""",
)

# How much of a claim is doubtful by its own row (see `candidates`), for the index that the review queue walks. A body
# is bytes where its text holds lone surrogates, and may be damaged: JSON functions would refuse both.
DOUBT = """CASE WHEN typeof(body) = 'text' AND json_valid(body) THEN
    1 - coalesce(json_extract(body, '$.score'), 1) + 0.3 * (actor = 'unknown')
    + 0.3 * (act = 'accuse' AND json_extract(body, '$.target') IS NULL) ELSE 0 END"""

# Review by several people: what a ruling settles and what the machine's row was when it was signed (`found`), what the
# machine missed, who codes which reports.
_REVIEW = (
    "ALTER TABLE rulings ADD COLUMN adjudicates TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE rulings ADD COLUMN report TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE rulings ADD COLUMN layer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE rulings ADD COLUMN found TEXT NOT NULL DEFAULT ''",
    *(f"""UPDATE rulings SET layer = '{layer}', (report, found) = (
        SELECT reports.id, {layer}.body FROM {layer} JOIN reports ON reports.no = {layer}.report
        WHERE {layer}.id = rulings.subject) WHERE subject IN (SELECT id FROM {layer})"""  # noqa: S608
      for layer in ("claims", "links", "flags")),
    "CREATE INDEX rulings_by_report ON rulings (report)",
    """CREATE TABLE missed (
        no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, layer TEXT NOT NULL, subject TEXT NOT NULL,
        report TEXT NOT NULL, body TEXT NOT NULL, signer TEXT NOT NULL, at TEXT NOT NULL, comment TEXT NOT NULL,
        withdrawn TEXT, withdrawn_by TEXT)""",
    "CREATE INDEX missed_by_subject ON missed (subject)",
    "CREATE INDEX missed_by_report ON missed (report)",
    """CREATE TABLE assignments (
        coder TEXT NOT NULL, report TEXT NOT NULL, signer TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (coder, report)) WITHOUT ROWID""",
    f"CREATE INDEX claims_by_doubt ON claims ({DOUBT}) WHERE actor <> 'report'",
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _KNOWLEDGE, _READING, _AGREEMENTS, _SCOPES, _ACROSS, _REVIEW)
