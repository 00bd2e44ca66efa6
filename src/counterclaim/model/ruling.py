"""A person's decision about what the machine found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

__all__ = ["VERDICTS", "Ruling", "Verdict"]

Verdict = Literal["accepted", "rejected", "edited"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on one claim, link or flag, signed and dated. It stands beside the machine's row and overwrites none.

    `subject` is the id of what is ruled on; `edit` holds the fields that an `edited` verdict changes;
    `at` and `withdrawn` are ISO times in UTC. A withdrawn ruling stays in the record and no longer counts.
    """

    id: str
    subject: str
    verdict: Verdict
    by: str
    at: str
    comment: str = ""
    edit: tuple[tuple[str, Any], ...] = ()
    withdrawn: str | None = None
    withdrawn_by: str | None = None
