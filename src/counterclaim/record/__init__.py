"""The record: one file that holds a dispute. Only this package knows SQL."""

from __future__ import annotations

from pathlib import Path

from counterclaim.record.opening import MEMORY, WAIT, open_database
from counterclaim.record.review_store import Candidate, Suggestion
from counterclaim.record.reviews import reviewed, verdicts_of
from counterclaim.record.ruled import ruled
from counterclaim.record.sqlite import SQLiteStore
from counterclaim.record.store import Extent, Failure, Hit, Problem, Scope, Store
from counterclaim.record.verify import analysis_problems

__all__ = ["MEMORY", "Candidate", "Extent", "Failure", "Hit", "Problem", "SQLiteStore", "Scope", "Store", "Suggestion",
           "analysis_problems", "open_record", "reviewed", "ruled", "verdicts_of"]


def open_record(path: Path | str, *, create: bool = True, write: bool = True, wait: float = WAIT,
                roams: bool = False) -> Store:
    """The record at `path` (`MEMORY`: one that ends with the process), brought to this version; close it after use.

    `create`: make it where there is none. `write=False`: for reading only; a file that cannot be written will do.
    `wait`: seconds that a write waits for another process. `roams`: the store may go from thread to thread, as long as
    one at a time uses it. Raises NotARecord for any other file, NewerRecord,
    RecordLocked, and RecordError where there is no record to read, where it is damaged, or where it cannot be made.
    """
    return SQLiteStore(open_database(path, create=create, write=write, wait=wait, roams=roams))
