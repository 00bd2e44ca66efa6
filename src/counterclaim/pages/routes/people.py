"""The people who share the record, for admins: who there is, in which role, who comes and who goes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from counterclaim.errors import AskedWrongly
from counterclaim.pages.routes.common import page
from counterclaim.pages.routes.login import people_of
from counterclaim.pages.signing import Admin
from counterclaim.people import ROLES

router = APIRouter(include_in_schema=False)

_MEANS = {"reader": "sees everything", "coder": "rules on claims", "admin": "manages people, and all of this",
          "editor": "adds reports, settles what coders dispute, and rules on claims"}


@router.get("/people")
def show(request: Request, by: Admin) -> Response:
    """All accounts, and the latest changes to them."""
    return _page(request)


@router.post("/people/add")
def add(request: Request, by: Admin, name: Annotated[str, Form()] = "", role: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "") -> Response:
    """A new account; its password is to be told to its owner, who changes it."""
    return _done(request, lambda: people_of(request).add(name, role, password, by.name), name)


@router.post("/people/change")
def change(request: Request, by: Admin, name: Annotated[str, Form()] = "", what: Annotated[str, Form()] = "",
           role: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "") -> Response:
    """Another role or password for an account, or its end, or its return."""
    people = people_of(request)

    def do() -> None:
        match what:
            case "role":
                people.set_role(name, role, by.name)
            case "password":
                people.set_password(name, password, by.name)
            case "disable":
                people.disable(name, by.name)
            case "enable":
                people.enable(name, by.name)
            case _:
                raise AskedWrongly("Choose what is to be changed.")

    return _done(request, do)


def _done(request: Request, do: object, name: str = "") -> Response:
    assert callable(do)
    try:
        do()
    except AskedWrongly as error:
        answer = _page(request, str(error), name[:200])
        answer.status_code = 400
        return answer
    return RedirectResponse("/people", 303)


def _page(request: Request, problem: str = "", name: str = "") -> Response:
    people = people_of(request)
    return page(request, "people.html", "people", "People", accounts=people.accounts(), changes=people.changes(),
                roles=ROLES, means=_MEANS, problem=problem, name=name)
