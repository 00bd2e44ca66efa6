"""The example dispute in a record, and a real server over it, for the tests of the pages."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from typer.testing import CliRunner

from counterclaim.cli.app import app as command

__all__ = ["example_record", "serving"]

EXAMPLE = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "example"
OUTLETS = {"araks-post": "Araks Post", "caspian-courier": "Caspian Courier", "meridian-wire": "Meridian Wire",
           "neva-dispatch": "Neva Dispatch"}


def example_record(path: Path) -> Path:
    """A record of the example dispute, read outlet by outlet as `make demo` reads it."""
    for folder, outlet in OUTLETS.items():
        told = CliRunner().invoke(command, ["read", str(EXAMPLE / folder), "--outlet", outlet, "--record", str(path)])
        assert told.exit_code == 0, told.output
    return path


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address of a server over the application, on a free port of this machine, for as long as the block runs."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started:
            assert thread.is_alive()
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
