"""The record as a request sees it: one connection a thread, kept, and one snapshot a request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.record import Store, open_record

__all__ = ["Shelf"]


class Shelf:
    """Hands out the record: for reading to whoever asks, for writing to one at a time.

    A store belongs to one thread, and opening one takes longer than most pages; so each of the server's threads keeps
    its own, which ends with the thread.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mine = threading.local()
        self._pen = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The record for reading, as it is at the first look, whoever writes meanwhile. RecordError, its children."""
        store: Store | None = getattr(self._mine, "store", None)
        if store is None:
            store = self._mine.store = open_record(self.path, create=False, write=False)
        with store.snapshot():
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The record for writing; requests that write wait for each other here, and not at the file."""
        with self._pen, open_record(self.path) as store:
            yield store
