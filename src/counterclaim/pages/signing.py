"""Who signs what a request does: `Signed` for anybody, `Coder`, `Editor`, `Admin` for those who may.

    @router.post("/claim/{claim_id}/accept")
    def accept(by: Coder, claim_id: str) -> RedirectResponse: ...   # by.name signs it

That a request comes from a page of ours is checked for every route (`csrf.checked`); a form holds `{{ m.token() }}`,
a script sends the `content` of `<meta name="csrf">` as the header X-CSRF-Token.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request

from counterclaim.people import Person, Role, may

__all__ = ["Admin", "Coder", "Editor", "Signed", "framed", "require"]

_DOES = {"reader": "seeing this record", "coder": "ruling on claims", "admin": "managing people",
         "editor": "adding reports and settling what coders dispute"}


def signed(request: Request) -> Person:
    """Whoever asks. There is always somebody: `Seated` lets nobody else by."""
    person = getattr(request.state, "person", None)
    if not isinstance(person, Person):
        raise HTTPException(401, "Sign in first.")
    return person


def require(role: Role) -> Callable[[Request], Person]:
    """A dependency that gives whoever asks, and answers 403, in a sentence, where their role does not reach."""

    def required(request: Request) -> Person:
        person = signed(request)
        if not may(person, role):
            raise HTTPException(403, f"{_DOES[role].capitalize()} takes the role {role} and yours is {person.role}; "
                                     "an admin can give you another.")
        return person

    return required


Signed = Annotated[Person, Depends(signed)]
Coder = Annotated[Person, Depends(require("coder"))]
Editor = Annotated[Person, Depends(require("editor"))]
Admin = Annotated[Person, Depends(require("admin"))]


def framed(request: Request) -> dict[str, Any]:
    """What the frame of every page shows of whoever looks: `person` (None before login), `csrf`, `users`."""
    state = request.state
    return {"person": getattr(state, "person", None), "csrf": getattr(state, "csrf", ""),
            "users": getattr(state, "users", False)}
