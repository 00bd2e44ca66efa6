"""`counterclaim read` of an address: the page it gives, and what is not fetched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.app import app


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"Date: 2024-05-02\nNorland said on Thursday that it had left the bridge at Ost."
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a"
    server.shutdown()
    server.server_close()


def test_an_address_is_read_like_a_file(site: str, tmp_path: Path) -> None:
    record = str(tmp_path / "d.db")
    told = CliRunner().invoke(app, ["read", site, "--record", record])
    assert told.exit_code == 1
    assert f"{site}: it leads to 127.0.0.1, an address of this machine or its network" in told.output
    told = CliRunner().invoke(app, ["read", site, "--allow-private-urls", "--record", record])
    assert told.exit_code == 0, told.output
    assert "1 report read" in told.output
