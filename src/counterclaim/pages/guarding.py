"""What stands between the network and the pages: headers that keep a browser safe, sizes, and answers not changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["SAFE", "Guarded", "Tagged"]

# Report text is data, never markup: no script but our own files, no style but our own file, nothing from elsewhere.
_POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
           "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
SAFE = (
    ("content-security-policy", _POLICY), ("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"), ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
)


class Guarded:
    """Adds the headers of `SAFE` to every answer, and answers only the hosts that the server is meant to have.

    A page elsewhere can point a name of its own at 127.0.0.1 and read what it gets; it cannot change the host it asks.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE:
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        host = Headers(scope=scope).get("host", "").rsplit(":", 1)[0].strip("[]").lower()
        if self.hosts and host not in self.hosts:
            await _refused(guarded, 421, f"This server does not answer for {host!r}.")
            return
        await self.app(scope, receive, guarded)


class Tagged:
    """Gives answers of 200 to GET an ETag from their bytes, and answers 304 where the browser holds them already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        started: list[Message] = []
        body = bytearray()
        known = Headers(scope=scope).get("if-none-match", "")

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = Headers(raw=message["headers"])
                streamed = headers.get("content-type", "").startswith("text/event-stream")
                if message["status"] != 200 or streamed or "etag" in headers:
                    await send(message)
                else:
                    started.append(message)
                return
            if not started:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await _finish(started[0], bytes(body), known, send)

        await self.app(scope, receive, tagged)


async def _finish(start: Message, body: bytes, known: str, send: Send) -> None:
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = MutableHeaders(scope=start)
    headers["etag"] = tag
    if tag in (each.strip() for each in known.split(",")):
        del headers["content-length"]
        await send({**start, "status": 304})
        await send({"type": "http.response.body", "body": b""})
        return
    await send(start)
    await send({"type": "http.response.body", "body": body})


async def _refused(send: Send, status: int, why: str) -> None:
    await send({"type": "http.response.start", "status": status,
                "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await send({"type": "http.response.body", "body": why.encode()})
