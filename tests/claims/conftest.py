"""What a report's claims are, in a form that a test can state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from counterclaim.model import Analysis, Claim, Report
from counterclaim.parsing import SpacyParser
from counterclaim.pipeline import Plan, default_parts

PUBLISHED = "2023-05-16"  # a Tuesday
NEEDED = ("times", "actors", "attribution-rules", "claims")


@dataclass(frozen=True)
class Told:
    """The claims of one report; sources only, unless asked for the report's own voice."""

    found: Analysis

    @property
    def claims(self) -> list[Claim]:
        return [claim for claim in self.found.claims if not claim.own_voice]

    @property
    def brief(self) -> list[tuple[str, str, str]]:
        """(actor, act, content) of each claim, parted contents joined by " ... "."""
        return [(c.speaker.actor, c.act, words(c)) for c in self.claims]

    @property
    def voice(self) -> list[str]:
        """What the report says in its own voice."""
        return [span.words for claim in self.found.claims if claim.own_voice for span in claim.content]

    @property
    def one(self) -> Claim:
        """The only claim; an AssertionError if there are more or none."""
        (claim,) = self.claims
        return claim


def words(claim: Claim) -> str:
    return " ... ".join(span.words for span in claim.content)


@pytest.fixture(scope="session")
def tell(parser: SpacyParser) -> Callable[..., Told]:
    """Read a text as a report of a Tuesday, or of another day or none."""
    plan = Plan(parser, tuple(part for part in default_parts(attributions="fast") if part.name in NEEDED))

    def read(text: str, date: str | None = PUBLISHED) -> Told:
        return Told(plan.analyse([Report("r1", text, date, "given" if date else "none")])[0])

    return read
