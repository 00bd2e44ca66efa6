"""Who acts, and what they may do."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["ROLES", "Person", "Role", "key_of", "may"]

Role = Literal["reader", "coder", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks for a page: the name that signs what they do, and their role."""

    name: str
    role: Role


def may(person: Person, role: Role) -> bool:
    """Whether a person has this role or one above it: readers see, coders rule on claims, editors add reports and
    settle what coders dispute, admins manage people."""
    return ROLES.index(person.role) >= ROLES.index(role)


def key_of(name: str) -> str:
    """What makes two names the same: neither case nor width, and no space that one cannot see."""
    return " ".join(unicodedata.normalize("NFKC", name.encode("utf-8", "replace").decode()).casefold().split())
