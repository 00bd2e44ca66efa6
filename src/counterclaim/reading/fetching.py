"""One address of the web into a file: only what the user gives is fetched, and nothing of the machine's own network.

A page that somebody else wrote can lead on to a printer, a router or a cloud's key server. So every hop is checked: the
scheme, and each address that the name stands for; the connection then goes to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from counterclaim import __version__
from counterclaim.errors import ReadingError
from counterclaim.reading.kinds import supported

__all__ = ["MAX_BYTES", "SECONDS", "Fetched", "anywhere", "fetched", "is_url", "public"]

MAX_BYTES = 50_000_000  # a report as PDF with its pictures; the longest pages have 5 MB
SECONDS = 60.0  # for all of one address: connecting, its redirects and its bytes
_REDIRECTS, _STEP = 5, 15.0  # hops; seconds without a byte

_URL = re.compile(r"https?://\S", re.I)
_SAFE = "/%:@!$&'()*+,;=~-._"
# What a server's word for the kind promises, where the address itself has no suffix that does.
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "message/rfc822": ".eml",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/xml": ".xml", "text/xml": ".xml",
    "text/csv": ".csv", "text/tab-separated-values": ".tsv", "application/x-ndjson": ".jsonl", "text/plain": ".txt",
    "application/jsonl": ".jsonl", "text/markdown": ".md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}

# The way of networks without IPv4 to the rest of the internet (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allowed = Callable[[Address], bool]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: a temporary file, a name whose suffix tells its kind, the address that it came from at
    last, and the encoding that the server declared."""

    path: Path
    name: str
    url: str
    charset: str | None


def is_url(words: str) -> bool:
    """Whether this is an address of the web rather than a path."""
    return bool(_URL.match(words))


def public(address: Address) -> bool:
    """Whether an address is one of the open internet, whatever other address it carries inside."""
    inside: list[Address | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped or address in _NAT64:
            return public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        inside = [address.sixtofour, *(address.teredo or ())]
    bad = (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast, address.is_reserved,
           address.is_unspecified, getattr(address, "is_site_local", False))
    return address.is_global and not any(bad) and all(public(each) for each in inside if each)


def anywhere(address: Address) -> bool:
    """Every address: for those who fetch from their own network."""
    return True


@contextmanager
def fetched(url: str, allowed: Allowed = public, *, limit: int = MAX_BYTES, seconds: float = SECONDS,
            ) -> Iterator[Fetched]:
    """The bytes of an address, in a file that is gone after the block. ReadingError, in a sentence, for all that fails.

    `allowed` says to which addresses a connection may go; no proxy is used, no cookie kept, no password sent.
    """
    clock = _Clock(url, seconds)
    with tempfile.TemporaryDirectory(prefix="counterclaim-") as folder, clock:
        path = Path(folder) / "fetched"
        try:
            here = url
            for _ in range(_REDIRECTS + 1):
                answer = _asked(url, _split(url, here), allowed, clock)
                onward = _redirected(url, here, answer)
                if onward is None:
                    break
                here = onward
            else:
                raise ReadingError(url, f"the address leads on more than {_REDIRECTS} times; give where it ends.")
            _stored(url, answer, path, limit, clock)
        except ssl.SSLCertVerificationError as error:
            raise ReadingError(url, f"the server cannot prove that it is the one named ({error.verify_message}); "
                                    "it was not read.") from error
        except (OSError, HTTPException) as error:
            raise clock.told(error) from error
        kind = answer.headers.get_content_type().lower()
        yield Fetched(path, _name(here, kind), here, answer.headers.get_content_charset())


class _Clock:
    """Ends a connection when the time for it is over, however slowly the other side trickles."""

    def __init__(self, url: str, seconds: float) -> None:
        self._url, self._seconds, self._ends = url, seconds, time.monotonic() + seconds
        self._timer: threading.Timer | None = None
        self._socket: socket.socket | None = None

    def __enter__(self) -> None:
        self._timer = threading.Timer(self._seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        assert self._timer is not None
        self._timer.cancel()
        if self._socket:
            self._socket.close()

    def holds(self, connection: socket.socket) -> None:
        if self._socket:
            self._socket.close()
        self._socket = connection
        self.check()

    def check(self) -> None:
        if time.monotonic() >= self._ends:
            raise ReadingError(self._url, f"the server took more than {self._seconds:.0f} seconds; save the page and "
                                          "give the file.")

    def told(self, error: Exception) -> ReadingError:
        """The sentence for what went wrong on the network."""
        if time.monotonic() >= self._ends or isinstance(error, TimeoutError):
            return ReadingError(self._url, "the server answered too slowly; save the page and give the file.")
        if isinstance(error, HTTPException):
            what = type(error).__name__
            return ReadingError(self._url, f"the server broke off, or answered what is no HTTP ({what}); try again.")
        words = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return ReadingError(self._url, f"the server cannot be reached ({words}); check the address and the network.")

    def _cut(self) -> None:
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _split(url: str, here: str) -> SplitResult:
    """The parts of an address that may be fetched."""
    if any(ord(each) < 33 or ord(each) == 127 for each in here):
        raise ReadingError(url, "the address holds blanks or control characters; write them as %20.")
    try:
        parts = urlsplit(here)
        _ = parts.port
    except ValueError as error:
        raise ReadingError(url, "that is no address of the web; check its spelling.") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise ReadingError(url, f"only http and https are fetched, and it leads to {parts.scheme[:20] or 'nothing'}.")
    if not parts.hostname:
        raise ReadingError(url, "the address names no server; check its spelling.")
    if parts.username is not None or parts.password is not None:
        raise ReadingError(url, "addresses with a name or password in them are not fetched; save the page instead.")
    return parts


def _asked(url: str, parts: SplitResult, allowed: Allowed, clock: _Clock) -> HTTPResponse:
    """The server's answer, its body still to be read."""
    secure = parts.scheme.lower() == "https"
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ReadingError(url, "that is no name of a server; check its spelling.") from error
    port = parts.port or (443 if secure else 80)
    raw = _connected(_addresses(url, host, port, allowed), port)
    clock.holds(raw)
    if secure:
        locked = ssl.create_default_context().wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False)
        clock.holds(locked)
        locked.do_handshake()
        raw = locked
    connection = (HTTPSConnection if secure else HTTPConnection)(host, port, timeout=_STEP)
    connection.sock = raw  # the address that was checked, not one that the name stands for by now
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else "")
    connection.request("GET", path, headers={"User-Agent": f"counterclaim/{__version__}", "Accept": "*/*",
                                             "Accept-Encoding": "identity", "Connection": "close"})
    return connection.getresponse()


def _connected(addresses: Iterable[Address], port: int) -> socket.socket:
    """A connection to the first of the addresses that answers."""
    problem: OSError = OSError("it has no address")
    for each in addresses:
        try:
            return socket.create_connection((str(each), port), _STEP)
        except OSError as error:
            problem = error
    raise problem


def _addresses(url: str, host: str, port: int, allowed: Allowed) -> list[Address]:
    """The addresses of a name, where all of them are allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadingError(url, f"there is no server {host!r}; check the address and the network.") from error
    addresses = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    for each in addresses:
        if not allowed(each):
            raise ReadingError(url, f"it leads to {each}, an address of this machine or its network, which is not "
                                    "fetched; --allow-private-urls allows it.")
    return addresses


def _redirected(url: str, here: str, answer: HTTPResponse) -> str | None:
    """Where the answer leads on to; None where it is the page. ReadingError for any other answer."""
    onward = answer.getheader("Location")
    if answer.status in (301, 302, 303, 307, 308) and onward:
        answer.close()
        return urljoin(here, onward).partition("#")[0]
    if answer.status != 200:
        raise ReadingError(url, f"the server answered {answer.status} ({answer.reason[:60]}); check the address.")
    packed = answer.getheader("Content-Encoding", "identity").lower()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        raise ReadingError(url, f"the server sent it packed as {packed[:20]}; save the page and give the file.")
    return None


def _stored(url: str, answer: HTTPResponse, path: Path, limit: int, clock: _Clock) -> None:
    taken = 0
    with path.open("wb") as file:
        while part := answer.read(65_536):
            taken += len(part)
            if taken > limit:
                raise ReadingError(url, f"it is larger than {limit / 1e6:,.4g} MB; save the report alone.")
            file.write(part)
    clock.check()
    if answer.length:  # the bytes that were announced and did not come
        raise ReadingError(url, "the server broke off before the end; fetch it again.")


def _name(url: str, kind: str) -> str:
    """The last part of the address, with a suffix that tells the kind as the server told it."""
    last = urlsplit(url).path.rpartition("/")[2][-100:] or "page"
    suffix = _SUFFIXES.get(kind, "")
    if kind in ("text/plain", "text/xml", "application/xml") and supported(last):
        suffix = ""  # what servers say of any text: the address knows better
    return last if last.lower().endswith((suffix, f"{suffix}.gz")) else last + suffix
