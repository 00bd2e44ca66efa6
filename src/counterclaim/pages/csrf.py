"""Requests that change something have to come from a page of ours, not from one that another site made up.

Three things hold each of them: the browser says where it comes from (`Origin`, `Sec-Fetch-Site`), the request carries a
token that only our pages know, and the cookie that the token is bound to is not sent along from elsewhere.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator

from fastapi import HTTPException, Request
from starlette.datastructures import FormData, Headers

__all__ = ["FIELD", "HEADER", "SAFE_METHODS", "checked", "comes_from_us", "token_for"]

FIELD, HEADER = "csrf", "x-csrf-token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

# What one form may hold: an upload is some hundred files, a pasted text some megabytes.
MOST_FILES, MOST_FIELDS, LONGEST_FIELD = 200, 500, 5_000_000

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_UNSIGNED = ("This was not done: it does not come from a page that this server made for you, or the page is from "
             "before a new start. Load the page again and repeat it.")
_SECRET = secrets.token_bytes(32)  # of this process: pages that an earlier one made have to be loaded again


def token_for(seat: str) -> str:
    """The token of the pages that are shown to one browser; `seat` is what its cookie holds."""
    return hmac.new(_SECRET, seat.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def comes_from_us(headers: Headers) -> bool:
    """Whether a browser says that a page of ours sent this; a program that says nothing is let by, to the token."""
    if headers.get("sec-fetch-site", "none").lower() not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower() != ""


async def checked(request: Request) -> AsyncIterator[None]:
    """A dependency of every route: 403 for a request that changes something and does not carry its page's token."""
    if request.method in SAFE_METHODS:
        yield
        return
    form: FormData | None = None
    try:
        given = request.headers.get(HEADER)
        if given is None and request.headers.get("content-type", "").lower().startswith(_FORMS):
            form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD)
            field = form.get(FIELD)
            given = field if isinstance(field, str) else None
        if given is None or not hmac.compare_digest(given.encode("utf-8", "replace"), request.state.csrf.encode()):
            raise HTTPException(403, _UNSIGNED)
        yield
    finally:
        if form is not None:
            await form.close()  # the files of an upload lie on the disk until then
