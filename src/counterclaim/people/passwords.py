"""Passwords: which are taken, and how they are kept and checked so that neither tells more than yes or no."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from counterclaim.errors import AskedWrongly

__all__ = ["SHORTEST", "check", "hashed", "is_right"]

SHORTEST, LONGEST = 10, 500  # NIST SP 800-63B asks for 8 at the least and to take 64 at the least

# argon2id as RFC 9106 recommends where memory is scarce: 64 MiB, 3 passes, 4 lanes; some 50 ms a check.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4)
# Two at once, 128 MiB: a flood of logins waits instead of filling the memory.
_AT_ONCE = threading.BoundedSemaphore(2)


def check(password: str, name: str) -> None:
    """AskedWrongly, in a sentence, for a password that is too short, too long, or nothing but the name."""
    if len(password) < SHORTEST:
        raise AskedWrongly(f"The password has {len(password)} characters; take at least {SHORTEST}, "
                           "such as four words that have nothing to do with each other.")
    if len(password) > LONGEST:
        raise AskedWrongly(f"The password is longer than {LONGEST} characters.")
    if password.casefold().strip() in (name.casefold(), name.casefold() * 2) or len(set(password)) < 4:
        raise AskedWrongly("The password is too easy to guess: it is the name, or the same few characters again and "
                           "again.")


def hashed(password: str) -> str:
    """What is stored in place of a password: an argon2id hash with its own salt and parameters."""
    with _AT_ONCE:
        return _HASHER.hash(_bytes(password))


def is_right(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one; with None, for no account, it takes as long to say no."""
    if len(password) > LONGEST:  # nobody's: none is set that is longer
        password, stored = "", None
    with _AT_ONCE:
        try:
            return _HASHER.verify(stored or _nobodys(), _bytes(password)) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


def _bytes(password: str) -> bytes:
    """The same bytes for what looks the same, whichever keyboard typed it."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


@cache
def _nobodys() -> str:
    """The hash that an account which is not there is checked against."""
    return _HASHER.hash("nobody has this password")
