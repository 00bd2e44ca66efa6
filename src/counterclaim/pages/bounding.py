"""How much a request may hold: its address, its fields and its body, counted while it comes in."""

from __future__ import annotations

from contextlib import suppress

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LONGEST_ADDRESS", "MOST_PARAMETERS", "Bounded"]

LONGEST_ADDRESS = 8_000  # bytes: what every server and browser on the way takes
MOST_PARAMETERS = 100
_UPLOADS = frozenset({"/add"})
_FORM_BYTES = 1_000_000  # anything but an upload is a few fields


class _TooMuch(MultiPartException):
    """The body went over its limit while it was read. As the parser's own error, for it then closes its files."""

    def __init__(self) -> None:
        super().__init__("too much")


class Bounded:
    """Answers 414 to addresses that are too long, 400 to too many parameters, and 413 to a body above its limit, as
    soon as that is known: by its announced length, or at the byte that is one too many. An upload may hold
    `upload_bytes`, a form a megabyte."""

    def __init__(self, app: ASGIApp, upload_bytes: int) -> None:
        self.app, self.upload_bytes = app, upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        query: bytes = scope.get("query_string", b"")
        if len(query) + len(scope.get("raw_path") or scope["path"].encode()) > LONGEST_ADDRESS:
            await _refused(scope, receive, send, 414, f"The address is longer than {LONGEST_ADDRESS:,} bytes.")
            return
        if query.count(b"&") >= MOST_PARAMETERS:
            await _refused(scope, receive, send, 400, f"The address holds more than {MOST_PARAMETERS} conditions.")
            return
        limit = self.upload_bytes if scope["path"] in _UPLOADS else min(_FORM_BYTES, self.upload_bytes)
        why = f"This holds more than {limit / 1e6:,.4g} MB, the most for one request; send it in several."
        announced = Headers(scope=scope).get("content-length", "0")
        if not (announced.isascii() and announced.isdigit()) or int(announced[:20]) > limit:
            await _refused(scope, receive, send, 413, why)
            return
        await self._counted(scope, receive, send, limit, why)

    async def _counted(self, scope: Scope, receive: Receive, send: Send, limit: int, why: str) -> None:
        taken, started = 0, False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise _TooMuch
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            if taken <= limit or started:  # else whoever read the body has made another answer of our error
                started = True
                await send(message)

        with suppress(_TooMuch):
            await self.app(scope, counted, noted)
        if taken > limit and not started:
            await _refused(scope, receive, send, 413, why)


async def _refused(scope: Scope, receive: Receive, send: Send, status: int, why: str) -> None:
    plain = PlainTextResponse(why, status, {"connection": "close"})
    answer = JSONResponse({"error": why}, status) if scope["path"].startswith("/api/") else plain
    await answer(scope, receive, send)
