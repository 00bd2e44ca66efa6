"""`counterclaim serve`: the pages, on this machine, or with accounts for those who share a record."""

from __future__ import annotations

import gc
import ipaddress
import socket
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_RECORD, Debug, RecordFile
from counterclaim.errors import AskedWrongly

__all__ = ["serve"]


def serve(
    record: RecordFile = DEFAULT_RECORD,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any that is free.")] = 8080,
    signer: Annotated[str, typer.Option("--signer", help="Whose name stands under rulings made here.")] = "",
    users: Annotated[
        bool, typer.Option("--users", help="People sign in; `counterclaim users add` makes their accounts.")
    ] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help="A name that browsers may reach the pages "
                                                                            "by; may be given several times.")
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Browsers come by https, to a proxy in front: cookies go by nothing else.")
    ] = False,
    proxy: Annotated[
        list[str] | None, typer.Option("--proxy", metavar="ADDRESS", help="The proxy in front, whose X-Forwarded-For "
                                                                          "and X-Forwarded-Proto are believed.")
    ] = None,
    allow_private_urls: Annotated[
        bool, typer.Option("--allow-private-urls", help="Reports may be fetched from this machine and its network.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Open the pages of the record in a browser on this machine; Ctrl-C stops them.

    Nobody else can read the pages, unless --users lets people sign in. Nothing is fetched from the network, but the
    addresses of reports that somebody gives.
    """
    import uvicorn

    from counterclaim.pages import Settings, create_app
    from counterclaim.pages.app import LOCAL
    from counterclaim.pages.looks import ready
    from counterclaim.record import open_record

    if not users and not _is_local(host):
        raise AskedWrongly(f"--host {host} shows the record to others, who could change it; add --users, so that "
                           "they sign in, or leave --host out.")
    with open_record(record):  # made if need be, so that reports can be added; NotARecord before any page opens
        pass
    if users:
        _somebody(record)
    settings = Settings(Path(record), users=users, signer=signer or _login(), https=https,
                        private_urls=allow_private_urls)
    names = (*LOCAL, host.lower(), *(each.lower() for each in allow_host or ()))
    with closing(_listening(host, port)) as listening:
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"The pages of {record}: http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C stops them)")
        # A page makes tens of thousands of small values and drops them all; looking for circles among them, and through
        # all that the server holds for good, took up to half of its time. So the templates are compiled before.
        ready()
        gc.collect()
        gc.freeze()
        gc.set_threshold(100_000, 20, 100)
        config = uvicorn.Config(create_app(settings, names), log_level="debug" if debug else "warning",
                                server_header=False, access_log=False, proxy_headers=bool(proxy),
                                forwarded_allow_ips=proxy or [], timeout_graceful_shutdown=3)
        uvicorn.Server(config).run(sockets=[listening])


def _somebody(record: Path) -> None:
    """AskedWrongly where nobody could sign in."""
    from counterclaim.people import People, people_file

    with People(people_file(record)) as people:
        if not any(each.role == "admin" and not each.disabled for each in people.accounts()):
            raise AskedWrongly("Nobody could manage these pages: there is no admin yet. Make one with "
                               f"`counterclaim users add NAME --role admin --record {record}`.")


def _listening(host: str, port: int) -> socket.socket:
    """A socket at the address; AskedWrongly, in a sentence, where another program has it or it is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol named, asyncio sends what is written at once; else the body of an answer waited for the browser to
    # acknowledge its head, 40 ms for every page after the first.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(128)  # a browser that comes before the pages are there waits for them
    except OSError as error:
        found.close()
        raise AskedWrongly(f"The pages cannot be shown at {host}:{port} ({error.strerror or error}); "
                           "give another --port, or --port 0 for any that is free.") from error
    return found


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _login() -> str:
    """The user's login name; "local user" where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local user"
