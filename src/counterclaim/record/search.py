"""Full text search over the reports' titles and texts."""

from __future__ import annotations

import re

from counterclaim.record.database import Database
from counterclaim.record.queries import reports
from counterclaim.record.store import Hit

__all__ = ["query", "search"]

_PHRASE_OR_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')


def search(db: Database, words: str, limit: int) -> tuple[Hit, ...]:
    """The reports that hold all the words, best first (BM25), equals in the record's order."""
    asked = query(words)
    if not asked:
        return ()
    rows = db.all("""SELECT reports.no, snippet(search, -1, '[', ']', '…', 24) FROM search
        JOIN reports ON reports.no = search.rowid WHERE search MATCH ?
        ORDER BY round(bm25(search), 9), coalesce(reports.date, '~'), reports.id LIMIT ?""", asked, limit)
    excerpts: dict[int, str] = dict(rows)
    numbers = [row[0] for row in rows]
    return tuple(Hit(report, excerpts[number]) for number, report in zip(numbers, reports(db, numbers), strict=True))


def query(words: str) -> str:
    """Every word and every quoted phrase as a string of FTS5, so that no mark of its syntax is taken as one.

    What holds no letter and no digit is left out: it names nothing that the index could hold.
    """
    found = (phrase or word for phrase, word in _PHRASE_OR_WORD.findall(words.replace("\x00", " ")))
    return " ".join(f'"{each}"' for each in found if any(mark.isalnum() for mark in each))
