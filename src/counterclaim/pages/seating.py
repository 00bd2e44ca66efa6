"""Who asks: the one person whose machine this is, or with accounts whoever's session the cookie names."""

from __future__ import annotations

import hashlib
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.errors import CounterclaimError
from counterclaim.pages.csrf import SAFE_METHODS, comes_from_us, token_for
from counterclaim.pages.looks import drawn
from counterclaim.pages.settings import Settings
from counterclaim.people import People, Person
from counterclaim.people.limits import Bucket, place_of

__all__ = ["Seated", "client_of", "is_secure", "seat_cookie"]

_OPEN = ("/login",)  # what one sees without a session, besides the files of /static
# Somebody who accepts claims by key sends two a second; a program that floods the record sends thousands.
BURST, RATE = 300, 5.0
_CROSS_SITE = "This was not done: it was sent from a page of another site. Open the page here and do it again."
_TOO_MANY = "Too many changes at once from this address; wait some seconds and go on."


class Seated:
    """Puts `person` (None before login), `csrf` (the token of the pages), `seat` (what the token is bound to) and
    `session` (the cookie's, "" without) into the request's state; turns away who is not let in.

    Nothing behind it runs without a person, but /login and /static: what is added later is closed from the start.
    """

    def __init__(self, app: ASGIApp, settings: Settings, people: People | None) -> None:
        self.app, self.settings, self.people = app, settings, people
        self._local = Person(settings.signer, "admin")
        self._writes = Bucket(BURST, RATE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        name = seat_cookie(self.settings, secure=is_secure(self.settings, scope))
        held = _cookie(headers, name)
        seat = held or secrets.token_urlsafe(32)
        state = scope.setdefault("state", {})
        state.update(person=None, csrf=token_for(seat), seat=seat, session="", users=self.people is not None)
        turned_away = await self._seated(scope, headers, held, state)

        async def seated(message: Message) -> None:
            if message["type"] == "http.response.start":
                _mark(message, "" if held else f"{name}={seat}", self.people is not None, scope, self.settings)
            await send(message)

        await (turned_away or self.app)(scope, receive, seated)

    async def _seated(self, scope: Scope, headers: Headers, held: str, state: dict[str, object]) -> Response | None:
        """Finds out who it is; the answer for those who are not let in."""
        writes = scope["method"] not in SAFE_METHODS
        if writes and not comes_from_us(headers):
            return _refusal(scope, 403, "Not done", _CROSS_SITE, state)
        if writes and not self._writes.take(place_of(client_of(scope))):
            return _refusal(scope, 429, "Too fast", _TOO_MANY, state)
        if self.people is None:
            state["person"] = self._local
            return None
        try:
            person = await run_in_threadpool(self.people.resume, held) if held else None
        except CounterclaimError as error:
            return _refusal(scope, 503, "The accounts", str(error), state)
        state.update(person=person, session=held if person else "")
        return None if person or scope["path"] in _OPEN else _to_login(scope, state)


def client_of(scope: Scope) -> str:
    """The address that the request comes from, or that a proxy which is trusted says that it comes from."""
    return str((scope.get("client") or ("unknown",))[0])


def is_secure(settings: Settings, scope: Scope) -> bool:
    """Whether the browser reached us by https, as far as we are told."""
    return settings.https or scope.get("scheme") == "https"


def seat_cookie(settings: Settings, *, secure: bool) -> str:
    """The name of the cookie: one a record, as cookies are shared by all ports of a host."""
    mark = hashlib.sha256(str(settings.record.absolute()).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{'__Host-' if secure else ''}counterclaim-{mark}"


def _cookie(headers: Headers, name: str) -> str:
    """The value of a cookie, "" where there is none that we can have made."""
    for line in headers.getlist("cookie"):
        try:
            found = SimpleCookie(line).get(name)
        except CookieError:
            continue
        if found and 20 <= len(found.value) <= 100 and found.value.isascii():
            return found.value
    return ""


def _mark(start: Message, cookie: str, users: bool, scope: Scope, settings: Settings) -> None:
    """Hands the browser its seat, unless the page has just given it another; keeps other people's pages out of
    caches that several share."""
    headers = MutableHeaders(scope=start)
    if cookie and "set-cookie" not in headers:
        headers.append("set-cookie", f"{cookie}; {attributes(settings, scope)}")
    if users:
        headers.setdefault("cache-control", "private, no-cache")
    if is_secure(settings, scope):
        headers.setdefault("strict-transport-security", "max-age=31536000")


def attributes(settings: Settings, scope: Scope) -> str:
    """Lax and not Strict: whoever follows a link to a claim from a mail is still signed in."""
    return "Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if is_secure(settings, scope) else "")


def _to_login(scope: Scope, state: dict[str, object]) -> Response:
    if scope["path"].startswith("/api/") or scope["method"] not in ("GET", "HEAD"):
        return _refusal(scope, 401, "Sign in", "Sign in first: this record is for those who have an account.", state)
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse("/login" + (f"?next={quote(wanted, safe='')}" if wanted != "/" else ""), 303)


def _refusal(scope: Scope, status: int, title: str, what: str, state: dict[str, object]) -> Response:
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": what}, status)
    return Response(drawn("error.html", here="", title=title, what=what, person=None, csrf=state["csrf"],
                          users=state["users"]), status, media_type="text/html")


def handed(request: Request, response: Response, token: str | None) -> Response:
    """The response with another cookie for this browser: after login the session's, after logout (None) none."""
    settings: Settings = request.app.state.settings
    name = seat_cookie(settings, secure=is_secure(settings, request.scope))
    value = f"{name}={token}; " if token else f"{name}=; Max-Age=0; "
    response.headers.append("set-cookie", value + attributes(settings, request.scope))
    return response
