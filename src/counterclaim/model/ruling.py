"""A person's decision about what the machine found, what it missed, and what several people's decisions come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from counterclaim.model.claim import Claim
from counterclaim.model.link import Link

__all__ = ["VERDICTS", "Assignment", "Missed", "Review", "ReviewState", "Ruling", "Verdict"]

Verdict = Literal["accepted", "rejected", "edited"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ReviewState = Literal["accepted", "rejected", "edited", "disputed"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on one claim, link or flag, signed and dated. It stands beside the machine's row and overwrites none.

    `subject` is the id of what is ruled on, `report` the id of its report; `edit` holds the fields that an `edited`
    verdict changes (see `record.edits`); `at` and `withdrawn` are ISO times in UTC. A withdrawn ruling stays in the
    record and no longer counts. `adjudicates` are the ids of the rulings that this one, an editor's, settles.
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
    adjudicates: tuple[str, ...] = ()
    report: str = ""

    @property
    def says(self) -> tuple[str, str]:
        """What is decided, apart from who decided it when: two coders agree if theirs are equal."""
        return self.verdict, repr(sorted(self.edit))


@dataclass(frozen=True, slots=True)
class Missed:
    """A claim or link that the machine missed and a person added; its `part` is `person:NAME`. Signed, withdrawable."""

    id: str
    value: Claim | Link
    by: str
    at: str
    comment: str = ""
    withdrawn: str | None = None
    withdrawn_by: str | None = None

    @property
    def ruling(self) -> Ruling:
        """Whoever adds something accepts it: the ruling that the addition is worth."""
        return Ruling(self.id, self.value.id, "accepted", self.by, self.at, self.comment, (), self.withdrawn,
                      self.withdrawn_by, (), self.value.report)


@dataclass(frozen=True, slots=True)
class Review:
    """What people's rulings on one subject come to.

    `ruling` is the one that counts: an editor's that settled it, else the latest of coders who agree; None where they
    differ and nobody has settled it: the machine's row then stands. `coders` holds each coder's latest, in the order of
    signing, without what an editor settled.
    """

    subject: str
    ruling: Ruling | None
    coders: tuple[Ruling, ...] = ()

    @property
    def state(self) -> ReviewState:
        return self.ruling.verdict if self.ruling else "disputed"

    @property
    def reviewed_by(self) -> tuple[str, ...]:
        """Everyone who ruled on it, in the order of signing, the editor who settled it last."""
        names = [each.by for each in self.coders]
        if self.ruling:
            names.append(self.ruling.by)
        return tuple(dict.fromkeys(names))

    @property
    def ruled_at(self) -> str | None:
        """When it was decided as it now stands; None while it is disputed."""
        return self.ruling.at if self.ruling else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A report that somebody is to code, by whom they were asked and when (an ISO time in UTC)."""

    coder: str
    report: str
    by: str
    at: str
