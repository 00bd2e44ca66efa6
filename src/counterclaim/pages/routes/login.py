"""Signing in and out, and one's own account; there only where people have accounts."""

from __future__ import annotations

from math import ceil
from typing import Annotated, cast

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from counterclaim.errors import AskedWrongly
from counterclaim.pages.routes.common import page
from counterclaim.pages.seating import client_of, handed
from counterclaim.pages.signing import Signed
from counterclaim.people import People
from counterclaim.people.limits import Brakes, place_of

__all__ = ["local_path", "people_of", "router"]

router = APIRouter()

_WRONG = "That is not the name and password of an account that may sign in here."


@router.get("/login", include_in_schema=False)
def asked(request: Request, next: str = "/") -> Response:  # noqa: A002  it is what the address says
    """The form; whoever is signed in goes on at once."""
    people_of(request)
    if request.state.person is not None:
        return RedirectResponse(local_path(next), 303)
    return page(request, "login.html", "login", "Sign in", next=local_path(next), name="", problem="")


@router.post("/login", include_in_schema=False)
def login(request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "",
          next: Annotated[str, Form()] = "/") -> Response:  # noqa: A002
    """Sign in: another session in any case, so that nobody can have laid out the one that is used from now on."""
    people, where = people_of(request), place_of(client_of(request.scope))
    brakes = _brakes(request)
    wait = brakes.wait(name, where)
    if wait:
        return _again(request, 429, name, next, _too_many(wait), {"retry-after": str(ceil(wait))})
    person = people.check(name, password)
    if person is None:
        return _again(request, 401, name, next, _WRONG)
    brakes.clear(name, where)
    if request.state.session:
        people.end(request.state.session)
    return handed(request, RedirectResponse(local_path(next), 303), people.begin(person))


@router.post("/logout", include_in_schema=False)
def logout(request: Request) -> Response:
    """Sign out: the session ends here, whatever the browser keeps."""
    people = people_of(request)
    if request.state.session:
        people.end(request.state.session)
    answer = RedirectResponse("/login", 303, {"clear-site-data": '"cache"'})
    return handed(request, answer, None)


@router.get("/account", include_in_schema=False)
def account(request: Request, by: Signed, done: bool = False) -> Response:
    """One's own account: name, role, and another password."""
    people_of(request)
    return page(request, "account.html", "account", "Your account", problem="", done=done)


@router.post("/account", include_in_schema=False)
def changed(request: Request, by: Signed, old: Annotated[str, Form()] = "", new: Annotated[str, Form()] = "",
            again: Annotated[str, Form()] = "") -> Response:
    """Another password: all other sessions of the account end."""
    people = people_of(request)
    brakes, where = _brakes(request), place_of(client_of(request.scope))
    wait = brakes.wait(by.name, where)
    problem = ""
    if wait:
        problem = _too_many(wait)
    elif people.check(by.name, old) is None:
        problem = "The password that you have now is another one."
    elif new != again:
        problem = "The new password was not typed the same twice."
    else:
        brakes.clear(by.name, where)
        try:
            people.set_password(by.name, new, by.name)
        except AskedWrongly as error:
            problem = str(error)
    if problem:
        answer = page(request, "account.html", "account", "Your account", problem=problem, done=False)
        answer.status_code = 429 if wait else 400
        return answer
    return handed(request, RedirectResponse("/account?done=true", 303), people.begin(by))


@router.get("/api/me")
def me(request: Request, by: Signed) -> dict[str, str]:
    """Whoever asks, and the token that requests which change something carry as the header X-CSRF-Token."""
    return {"name": by.name, "role": by.role, "csrf": request.state.csrf}


def people_of(request: Request) -> People:
    """The accounts; 404 where there are none: one person works alone here."""
    people = request.app.state.people
    if people is None:
        raise HTTPException(404, "There are no accounts here: `counterclaim serve` was started without --users.")
    return cast(People, people)


def local_path(wanted: str) -> str:
    """A path on this server, "/" for anything that a browser could take for another's address."""
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted and len(wanted) < 2000
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else "/"


def _brakes(request: Request) -> Brakes:
    return cast(Brakes, request.app.state.brakes)


def _too_many(wait: float) -> str:
    return f"Too many tries with a wrong password. Wait {ceil(wait):,} seconds, then try again."


def _again(request: Request, status: int, name: str, onward: str, problem: str,
           headers: dict[str, str] | None = None) -> Response:
    answer = page(request, "login.html", "login", "Sign in", next=local_path(onward), name=name[:200], problem=problem)
    answer.status_code = status
    answer.headers.update(headers or {})
    return answer
