"""The record handed to requests: from thread to thread, many at once, while it is written."""

from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.errors import RecordError
from counterclaim.pages import Settings, create_app
from counterclaim.pages.reading import Shelf
from counterclaim.record import Scope


def test_a_store_goes_from_thread_to_thread(record: Path) -> None:
    shelf = Shelf(record)
    held = shelf.reading()
    store = held.__enter__()
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: store.extent(Scope()).reports).result() == 10
    held.__exit__(None, None, None)
    shelf.close()


def test_a_store_that_is_done_with_is_used_again(record: Path) -> None:
    shelf = Shelf(record)
    with shelf.reading() as first, shelf.reading() as second:
        assert first is not second
    with shelf.reading() as third:
        assert third in (first, second)
    with pytest.raises(KeyError), shelf.reading() as fourth:
        raise KeyError
    with shelf.reading() as fifth:
        assert fifth is fourth
    shelf.close()


def test_a_store_that_failed_is_not_used_again(record: Path) -> None:
    shelf = Shelf(record)
    with pytest.raises(RecordError), shelf.reading() as first:
        raise RecordError("torn")
    with shelf.reading() as second:
        assert second is not first
    shelf.close()


def test_readers_and_writers_at_once_all_get_their_pages(record: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(record, tmp_path / "own.db"))
    app = create_app(Settings(own))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        shelf: Shelf = app.state.shelf
        over = threading.Event()

        def write() -> None:
            while not over.is_set():
                with shelf.writing() as store:
                    claim = next(store.claims(act="accuse"))
                    store.withdraw(store.rule(claim.id, "accepted", "Ana").id, "Ana")

        with ThreadPoolExecutor(7) as people:
            writing = people.submit(write)
            found = list(people.map(lambda path: client.get(path).status_code, ["/", "/contested", "/actors"] * 10))
            over.set()
            writing.result()
    assert found == [200] * 30
