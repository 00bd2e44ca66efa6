"""`counterclaim serve`: the pages, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile

__all__ = ["serve"]


def serve(
    record: RecordFile = DEFAULT_RECORD,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any that is free.")] = 8080,
    signer: Annotated[str, typer.Option("--signer", help="Whose name stands under rulings made here.")] = "",
    debug: Debug = False,
) -> None:
    """Open the pages of the record in a browser on this machine; Ctrl-C stops them.

    Nothing is fetched from the network, and nobody else can read the pages.
    """
    import uvicorn

    from counterclaim.pages import Settings, create_app
    from counterclaim.record import open_record

    with open_record(record):  # made if need be, so that reports can be added; NotARecord before any page opens
        pass
    settings = Settings(Path(record), signer=signer or _login())
    typer.echo(f"The pages of {record}: http://{host}:{port}/  (Ctrl-C stops them)")
    uvicorn.run(create_app(settings), host=host, port=port, log_level="debug" if debug else "warning",
                server_header=False, access_log=False)


def _login() -> str:
    """The user's login name; "local user" where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local user"
