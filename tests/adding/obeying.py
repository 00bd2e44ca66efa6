"""A worker for tests, in a module of its own: a spawned process can import it by its name."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection

__all__ = ["obeying"]


def obeying(connection: Connection) -> None:
    """A worker that does what the pasted text says."""
    while True:
        try:
            order = connection.recv()
        except EOFError:
            return
        connection.send(("state", "reading"))
        match order.pasted.text:
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "exit":
                os._exit(3)
            case "sleep":
                time.sleep(60)
            case "fail":
                connection.send(("failed", "the record is gone."))
                continue
        connection.send(("done", None))
