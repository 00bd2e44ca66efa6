"""Full text search over the reports' titles and texts."""

from __future__ import annotations

import json
import re
from math import inf

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
    numbers = _best(db, asked, limit)
    # the words are sought again, in these alone
    excerpts: dict[int, str] = dict(db.all("SELECT rowid, snippet(search, -1, '[', ']', '…', 24) FROM search "
                                           "WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))",
                                           asked, json.dumps(numbers)))
    return tuple(Hit(report, excerpts[number]) for number, report in zip(numbers, reports(db, numbers), strict=True))


def _best(db: Database, asked: str, limit: int) -> list[int]:
    """The numbers of the reports that fit best. Only those as good as the last of them are looked up for their place in
    the order: to look up all 4,790 that hold "prime minister" took as long as to weigh them."""
    found = db.all("SELECT rowid, round(bm25(search), 9) FROM search WHERE search MATCH ?", asked)
    if 0 <= limit < len(found):
        last = sorted(score for _, score in found)[limit - 1] if limit else -inf
        found = [row for row in found if row[1] <= last]
    place: dict[int, tuple[str, str]] = {number: (date, report) for number, date, report in db.all(
        "SELECT no, coalesce(date, '~'), id FROM reports WHERE no IN (SELECT value FROM json_each(?))",
        json.dumps([number for number, _ in found]))}
    ranked = sorted(found, key=lambda row: (row[1], place[row[0]]))
    return [number for number, _ in (ranked if limit < 0 else ranked[:limit])]


def query(words: str) -> str:
    """Every word and every quoted phrase as a string of FTS5, so that no mark of its syntax is taken as one.

    What holds no letter and no digit is left out: it names nothing that the index could hold.
    """
    found = (phrase or word for phrase, word in _PHRASE_OR_WORD.findall(words.replace("\x00", " ")))
    return " ".join(f'"{each}"' for each in found if any(mark.isalnum() for mark in each))
