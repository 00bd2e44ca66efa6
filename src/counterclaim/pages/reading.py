"""The record as a request sees it: a store of its own out of those that are open, and one snapshot."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.errors import RecordError
from counterclaim.record import Store, open_record

__all__ = ["Shelf"]


class Shelf:
    """Hands out the record: for reading to whoever asks, for writing to one at a time.

    Opening a store takes longer than most pages, so one that a request is done with waits for the next. A request
    opens, reads and closes on whichever threads the server has free, hence stores that may roam.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: list[Store] = []  # append and pop are single steps, whatever thread takes them
        self._pen = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The record for reading, as it is at the first look, whoever writes meanwhile. RecordError, its children."""
        try:
            store = self._idle.pop()
        except IndexError:
            store = open_record(self.path, create=False, write=False, roams=True)
        try:
            with store.snapshot():
                yield store
        except RecordError:
            store.close()  # whatever is wrong with it, the next request opens another
            raise
        except BaseException:
            self._idle.append(store)
            raise
        self._idle.append(store)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The record for writing; requests that write wait for each other here, and not at the file."""
        with self._pen, open_record(self.path) as store:
            yield store

    def close(self) -> None:
        """Close the stores that wait; the server calls it when it stops."""
        while self._idle:
            self._idle.pop().close()
